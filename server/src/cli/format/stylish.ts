import type {Language, Severity} from '../../service/index.ts'
import type {FileReport, OfferedFix, Report, ReportedFinding, Summary} from '../report.ts'
import {harmless, harmlessStart} from './harmless.ts'
import {locate, sourceBlock} from './source-block.ts'
import type {Look, Style} from './style.ts'
import {textWidth} from './width.ts'
import {wrap} from './wrap.ts'

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
export function stylish(report: Report, look: Look): string {
  const {files} = report
  const blocks = files.flatMap(file => file.findings.map(finding => findingBlock(file, finding, look)))
  return [...blocks, closing(report, look)].join('\n')
}

function findingBlock({path}: FileReport, finding: ReportedFinding, look: Look): string {
  const {language, style} = look
  const say = words[language]
  const paint = painter(finding.severity, style)
  const number = String(finding.line)
  const gutter = ' '.repeat(number.length)
  const head = `${say[finding.severity]}[${finding.ruleId}]`
  const note = (label: string, colon: string, text: string) =>
    hanging(look, {lead: `${gutter} ${style.blue('=')} `, width: number.length + 3, label, colon, text})
  const hidden = finding.related.length - maxRelated
  return [
    ...hanging(look, {lead: '', width: 2, label: head, colon: say.colon, text: finding.message, paint, isStrong: true}),
    ...sourceBlock({path, ...finding}, number.length, paint, look),
    ...distinct(finding.fixes).flatMap(({safety, title}) => note(say[safety], say.colon, title)),
    ...finding.related
      .slice(0, maxRelated)
      .flatMap(one => note(say.see, '', `${locate(path, one)}${say.colon} ${one.message}`)),
    ...(hidden > 0 ? note(say.more(hidden), '', '') : []),
    ''
  ].join('\n')
}

type Sentence = {
  /** What stands before the label, and how far the lines after the first are indented, in columns. */
  readonly lead: string
  readonly width: number
  readonly label: string
  readonly colon: string
  readonly text: string
  readonly paint?: (text: string) => string
  readonly isStrong?: boolean
}

/** A label and what it says; at a terminal in lines that hang under each other. */
function hanging({columns, isWrapped, style}: Look, sentence: Sentence): string[] {
  const {lead, width, label, colon, text, paint = style.bold, isStrong = false} = sentence
  const room = isWrapped ? Math.max(20, columns - 1 - width) : Number.POSITIVE_INFINITY
  const used = textWidth(`${label}${colon} `) - (lead === '' ? width : 0)
  const show = (line: string) => (isStrong ? style.bold(line) : line)
  const [first = '', ...rest] = wrap(harmless(text), room, used)
  return [
    `${lead}${paint(label)}${show(`${colon} ${first}`.trimEnd())}`,
    ...rest.map(line => `${' '.repeat(width)}${show(harmlessStart(line))}`)
  ]
}

const distinct = (fixes: readonly OfferedFix[]): OfferedFix[] => [
  ...new Map(fixes.map(fix => [`${fix.safety} ${fix.title}`, fix])).values()
]

const painter =
  (severity: Severity, style: Style) =>
  (text: string): string => {
    const color = {error: style.red, warning: style.yellow, info: style.cyan}[severity]
    return style.bold(color(text))
  }

function closing({summary, fixed, known = 0, isQuiet = false}: Report, look: Look): string {
  const {language, style} = look
  const sum = sums[language]
  const total = summary.errors + summary.warnings + summary.infos
  const mended = fixed.fixes > 0 ? `${style.green(sum.fixed(fixed.fixes, fixed.files))}\n` : ''
  // Where nothing could be checked, what stood in the way has been said.
  if (summary.files === 0) return mended
  if (total > 0) return `${mended}${broken(sum.found(summary), look).map(style.bold).join('\n')}\n`
  const isNew = known > 0
  const nothing = isQuiet ? sum.noErrors(summary.files, isNew) : sum.clean(summary.files, isNew)
  return `${mended}${style.green(nothing)}\n`
}

/** The lines of a sentence at a terminal. */
const broken = (sentence: string, {columns, isWrapped}: Look): string[] =>
  isWrapped ? wrap(sentence, columns - 1) : [sentence]

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
    clean: (files: number, isNew: boolean) => `No ${isNew ? 'new ' : ''}problems in ${english(files, 'file')}.`,
    noErrors: (files: number, isNew: boolean) => `No ${isNew ? 'new ' : ''}errors in ${english(files, 'file')}.`,
    fixed: (fixes: number, files: number) => `Fixed ${english(fixes, 'problem')} in ${english(files, 'file')}.`
  },
  fr: {
    found: (summary: Summary) =>
      `${counted(french, summary, ['erreur', 'avertissement', 'info'])} dans ${french(summary.files, 'fichier')}${
        summary.fixable > 0
          ? `\u202f; ${summary.fixable} ${summary.fixable > 1 ? 'corrigeables' : 'corrigeable'} avec --fix`
          : ''
      }`,
    clean: (files: number, isNew: boolean) =>
      `Aucun ${isNew ? 'nouveau ' : ''}constat dans ${french(files, 'fichier')}.`,
    noErrors: (files: number, isNew: boolean) =>
      `Aucune ${isNew ? 'nouvelle ' : ''}erreur dans ${french(files, 'fichier')}.`,
    fixed: (fixes: number, files: number) =>
      `${french(fixes, 'correction')} ${fixes > 1 ? 'faites' : 'faite'} dans ${french(files, 'fichier')}.`
  }
} satisfies Record<Language, object>
