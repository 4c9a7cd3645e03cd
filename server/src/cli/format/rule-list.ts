import {rules} from '../../service/index.ts'
import {toJson} from './json.ts'
import type {Look} from './style.ts'
import {padTo, textWidth} from './width.ts'
import {wrap} from './wrap.ts'

const heads = {
  en: ['Rule', 'Severity', 'Fix', 'Reports'],
  fr: ['Règle', 'Gravité', 'Correction', 'Signale']
} as const

const words = {
  en: {error: 'error', warning: 'warning', info: 'info', off: 'off', safe: 'safe', review: 'review', none: '–'},
  fr: {error: 'erreur', warning: 'avertissement', info: 'info', off: 'off', safe: 'sûre', review: 'à relire', none: '–'}
} as const

/** Fewest columns in which a title is readable beside the others; where fewer are left it stands below them. */
const narrowest = 20

/** All rules as a table; at a terminal the titles, which are last, are broken to its width. */
export function ruleTable({language, style, columns, isWrapped}: Look): string {
  const say = words[language]
  const rows = rules.map(({id, severity, isOptIn, fix, title}) => [
    id,
    isOptIn ? say.off : say[severity],
    say[fix],
    title[language]
  ])
  const widths = heads[language].map((head, index) =>
    Math.max(textWidth(head), ...rows.map(row => textWidth(row[index] ?? '')))
  )
  const draw = (row: readonly string[]) => row.slice(0, -1).map((cell, index) => padTo(cell, widths[index] ?? 0))
  const used = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0)
  const isBelow = isWrapped && columns - 1 - used < narrowest
  const indent = isBelow ? 2 : used
  const room = isWrapped ? columns - 1 - indent : Number.POSITIVE_INFINITY
  const beside = (cells: readonly string[], title = ''): string[] => {
    const [first = '', ...rest] = wrap(title, room).map(line => line.trimEnd())
    const hanging = rest.map(line => ' '.repeat(indent) + line)
    if (!isBelow) return [[...cells, first].join('  '), ...hanging]
    const [id = '', ...others] = cells
    const above = used - 2 < columns ? [cells.join('  ')] : [id, `  ${others.join('  ')}`]
    return [...above.map(line => line.trimEnd()), ' '.repeat(indent) + first, ...hanging]
  }
  const lines = rows.flatMap((row, index) => {
    const [id = '', severity = '', ...rest] = draw(row)
    const color = {error: style.red, warning: style.yellow, info: style.cyan}[rules[index]?.severity ?? 'info']
    return beside([style.bold(row[0] ?? '') + id.slice(row[0]?.length), color(severity), ...rest], row.at(-1))
  })
  const head = beside(draw(heads[language]), heads[language].at(-1)).map(line => line.replace(/\S.*/, style.underline))
  return `${[...head, ...lines].join('\n')}\n`
}

/** All rules as JSON, version 1; titles in one language. */
export const ruleJson = ({language}: Look): string =>
  toJson({
    version: 1,
    rules: rules.map(({id, category, severity, isOptIn, fix, since, title}) => ({
      id,
      category,
      severity: isOptIn ? 'off' : severity,
      fix,
      since,
      title: title[language]
    }))
  })
