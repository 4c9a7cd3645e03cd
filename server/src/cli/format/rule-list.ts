import {rules} from '../../service/index.ts'
import {toJson} from './json.ts'
import type {Look} from './style.ts'
import {padTo, textWidth} from './width.ts'

const heads = {
  en: ['Rule', 'Severity', 'Fix', 'Reports'],
  fr: ['Règle', 'Gravité', 'Correction', 'Signale']
} as const

const words = {
  en: {error: 'error', warning: 'warning', info: 'info', off: 'off', safe: 'safe', review: 'review', none: '–'},
  fr: {error: 'erreur', warning: 'avertissement', info: 'info', off: 'non', safe: 'sûre', review: 'à relire', none: '–'}
} as const

/** All rules as a table. */
export function ruleTable({language, style}: Look): string {
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
  const draw = (row: readonly string[]) => row.map((cell, index) => padTo(cell, widths[index] ?? 0))
  const lines = rows.map((row, index) => {
    const [id = '', severity = '', ...rest] = draw(row)
    const color = {error: style.red, warning: style.yellow, info: style.cyan}[rules[index]?.severity ?? 'info']
    return [style.bold(id), color(severity), ...rest].join('  ')
  })
  const head = style.underline(draw(heads[language]).join('  ').trimEnd())
  return `${[head, ...lines.map(line => line.trimEnd())].join('\n')}\n`
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
