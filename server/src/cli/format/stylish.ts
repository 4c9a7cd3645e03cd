import type {Language, Severity} from '../../service/index.ts'
import type {FileReport, OfferedFix, Place, Report, ReportedFinding, Summary} from '../report.ts'
import {excerpt} from './excerpt.ts'
import {harmless} from './harmless.ts'
import type {Look, Style} from './style.ts'

/** Most related places shown for one finding. */
const maxRelated = 4

const words = {
  en: {
    error: 'error',
    warning: 'warning',
    info: 'info',
    colon: ':',
    safe: 'fix (safe)',
    review: 'fix (review)',
    see: 'see',
    more: (count: number) => `and ${count} more ${count > 1 ? 'places' : 'place'}`
  },
  fr: {
    error: 'erreur',
    warning: 'avertissement',
    info: 'info',
    colon: '\u00a0:',
    safe: 'correction (sûre)',
    review: 'correction (à relire)',
    see: 'voir',
    more: (count: number) => `et ${count} ${count > 1 ? 'autres endroits' : 'autre endroit'}`
  }
} as const

/** The report for people: each finding with its place, its source line, a caret under it and what can be done. */
export function stylish({files, summary, fixed}: Report, look: Look): string {
  const blocks = files.flatMap(file => file.findings.map(finding => findingBlock(file, finding, look)))
  return [...blocks, closing(summary, fixed, look)].join('\n')
}

function findingBlock({path}: FileReport, finding: ReportedFinding, {language, style, columns}: Look): string {
  const say = words[language]
  const paint = painter(finding.severity, style)
  const number = String(finding.line)
  const gutter = ' '.repeat(number.length)
  const bar = style.blue('|')
  const shown = shownMark(finding, columns - number.length - 3)
  const lines = [
    `${paint(`${say[finding.severity]}[${finding.ruleId}]`)}${style.bold(`${say.colon} ${harmless(finding.message)}`)}`,
    `${gutter}${style.blue('-->')} ${locate(path, finding)}`,
    `${gutter} ${bar}`,
    `${style.blue(number)} ${bar} ${shown.text}`.trimEnd(),
    `${gutter} ${bar} ${' '.repeat(shown.markStart)}${paint('^'.repeat(shown.markWidth))}`
  ]
  const note = (label: string, text: string) =>
    lines.push(`${gutter} ${style.blue('=')} ${style.bold(label)}${say.colon} ${harmless(text)}`)
  for (const {safety, title} of distinct(finding.fixes)) note(say[safety], title)
  for (const one of finding.related.slice(0, maxRelated))
    lines.push(
      `${gutter} ${style.blue('=')} ${style.bold(say.see)} ${locate(path, one)}${say.colon} ${harmless(one.message)}`
    )
  const hidden = finding.related.length - maxRelated
  if (hidden > 0) lines.push(`${gutter} ${style.blue('=')} ${say.more(hidden)}`)
  return `${lines.join('\n')}\n`
}

/** A range over several lines is marked to the end of its first. */
function shownMark({sourceLine, line, endLine, column, endColumn}: ReportedFinding, columns: number) {
  const end = endLine > line ? sourceLine.length : endColumn - 1
  return excerpt(sourceLine, column - 1, end, Math.max(20, columns))
}

/** A place as terminals make it clickable. */
const locate = (path: string, {line, column}: Place): string => `${harmless(path)}:${line}:${column}`

const distinct = (fixes: readonly OfferedFix[]): OfferedFix[] => [
  ...new Map(fixes.map(fix => [`${fix.safety} ${fix.title}`, fix])).values()
]

const painter =
  (severity: Severity, style: Style) =>
  (text: string): string => {
    const color = {error: style.red, warning: style.yellow, info: style.cyan}[severity]
    return style.bold(color(text))
  }

function closing(summary: Summary, fixed: Report['fixed'], {language, style}: Look): string {
  const sum = sums[language]
  const total = summary.errors + summary.warnings + summary.infos
  const mended = fixed.fixes > 0 ? `${style.green(sum.fixed(fixed.fixes, fixed.files))}\n` : ''
  if (total === 0) return `${mended}${style.green(sum.clean(summary.files))}\n`
  return `${mended}${style.bold(sum.found(summary))}\n`
}

const english = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
const french = (count: number, noun: string): string => `${count} ${noun}${count < 2 ? '' : 's'}`

const counted = (
  count: typeof english,
  {errors, warnings, infos}: Summary,
  [error, warning, info]: readonly [string, string, string]
): string =>
  [errors > 0 && count(errors, error), warnings > 0 && count(warnings, warning), infos > 0 && count(infos, info)]
    .filter(Boolean)
    .join(', ')

const sums = {
  en: {
    found: (summary: Summary) =>
      `${counted(english, summary, ['error', 'warning', 'info'])} in ${english(summary.files, 'file')}${
        summary.fixable > 0 ? `; ${summary.fixable} fixable with --fix` : ''
      }`,
    clean: (files: number) => `No problems in ${english(files, 'file')}.`,
    fixed: (fixes: number, files: number) => `Fixed ${english(fixes, 'problem')} in ${english(files, 'file')}.`
  },
  fr: {
    found: (summary: Summary) =>
      `${counted(french, summary, ['erreur', 'avertissement', 'info'])} dans ${french(summary.files, 'fichier')}${
        summary.fixable > 0
          ? `\u202f; ${summary.fixable} ${summary.fixable > 1 ? 'corrigeables' : 'corrigeable'} avec --fix`
          : ''
      }`,
    clean: (files: number) => `Aucun problème dans ${french(files, 'fichier')}.`,
    fixed: (fixes: number, files: number) =>
      `${french(fixes, 'problème')} ${fixes > 1 ? 'corrigés' : 'corrigé'} dans ${french(files, 'fichier')}.`
  }
} satisfies Record<Language, object>
