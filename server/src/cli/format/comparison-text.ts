import type {Language} from '../../service/index.ts'
import {
  type ComparisonReport,
  isUnfaithful,
  type ReportedDifference,
  type ReportedSection
} from '../comparison-report.ts'
import {harmless, harmlessStart} from './harmless.ts'
import {locate, sourceBlock} from './source-block.ts'
import type {Look, Style} from './style.ts'
import {wrap} from './wrap.ts'

/** Longest name of a source that is shown, in UTF-16 units. */
const nameLimit = 120

type Kind = ReportedDifference['kind']
type Subject = ReportedDifference['subject']

const words = {
  en: {
    colon: ':',
    start: '(before the first heading)',
    expected: (place: string) => `expected near ${place}`,
    became: (a: string, b: string) => `${a} became ${b}`,
    kinds: {lost: 'lost', broken: 'broken', altered: 'altered', added: 'added', moved: 'moved'},
    subjects: {citation: 'citation', number: 'number'},
    broken: (name: string) => `${name} is no longer the link that it was`
  },
  fr: {
    colon: '\u00a0:',
    start: '(avant le premier titre)',
    expected: (place: string) => `attendu vers ${place}`,
    became: (a: string, b: string) => `${a} est devenu ${b}`,
    kinds: {lost: 'perdu', broken: 'rompu', altered: 'altéré', added: 'ajouté', moved: 'déplacé'},
    subjects: {citation: 'citation', number: 'nombre'},
    broken: (name: string) => `${name} n’est plus le lien que c’était`
  }
} as const satisfies Record<Language, object>

/** The comparison for people: by section, each difference with its lines in both texts. */
export function comparisonText(report: ComparisonReport, isVerbose: boolean, look: Look): string {
  const shown = [...report.differences, ...(isVerbose ? report.moved : [])]
  let last = ''
  const blocks = shown.map(difference => {
    const head = sectionHead(difference, look)
    const block = differenceBlock(difference, look)
    const isNew = head !== last
    last = head
    return isNew ? `${head}\n\n${block}` : block
  })
  return [...blocks, closing(report, isVerbose, look)].join('\n')
}

/** Title and line of the section in both texts. */
function sectionHead({sections: {a, b}}: ReportedDifference, {language, style}: Look): string {
  const titleOf = ({title}: ReportedSection) => harmlessStart(harmless(title === '' ? words[language].start : title))
  const [left, right] = [titleOf(a), titleOf(b)]
  const both = left === right ? left : `${left} → ${right}`
  return style.bold(style.underline(`${both} (${a.line} → ${b.line})`))
}

function differenceBlock(difference: ReportedDifference, look: Look): string {
  const {kind, a, b, expected} = difference
  const {language, style, columns, isWrapped} = look
  const say = words[language]
  const paint = painter(kind, style)
  const gutter = Math.max(...[a, b].map(one => String(one?.line ?? 0).length))
  const label = labelOf(kind, difference.subject, language)
  const room = isWrapped ? Math.max(20, columns - 3) : Number.POSITIVE_INFINITY
  const [first = '', ...rest] = wrap(`${label}${say.colon} ${sentence(difference, language)}`, room)
  return [
    paint(first.slice(0, label.length)) + style.bold(first.slice(label.length)),
    ...rest.map(line => `  ${style.bold(harmlessStart(line))}`),
    ...(a ? sourceBlock(a, gutter, paint, look) : []),
    ...(b ? sourceBlock(b, gutter, paint, look) : []),
    ...(expected
      ? [
          `${' '.repeat(gutter)} ${style.blue('=')} ${say.expected(locate(expected.path, {...expected, column: 1, endLine: expected.line, endColumn: 1}).replace(/:1$/, ''))}`
        ]
      : []),
    ''
  ].join('\n')
}

/** `citation[lost]`, as the findings of lint begin with their severity and rule. */
const labelOf = (kind: Kind, subject: Subject, language: Language): string => {
  const say = words[language]
  const isFeminine = language === 'fr' && subject === 'citation'
  return `${say.subjects[subject]}[${say.kinds[kind]}${isFeminine ? 'e' : ''}]`
}

function sentence({kind, a, b}: ReportedDifference, language: Language): string {
  const say = words[language]
  const quoted = (name: string | undefined): string => {
    const text = harmless((name ?? '').replace(/\s+/g, ' ')).replaceAll('`', 'ˋ')
    return `\`${text.length > nameLimit ? `${text.slice(0, nameLimit - 1)}…` : text}\``
  }
  if (kind === 'altered') return say.became(quoted(a?.name), quoted(b?.name))
  if (kind === 'broken') return say.broken(quoted(a?.name))
  return quoted((a ?? b)?.name)
}

const painter =
  (kind: Kind, style: Style) =>
  (text: string): string => {
    const color = {lost: style.red, broken: style.red, altered: style.red, added: style.yellow, moved: style.cyan}[kind]
    return style.bold(color(text))
  }

const plural = (count: number, noun: string, language: Language): string =>
  `${count} ${noun}${count === 1 || (language === 'fr' && count === 0) ? '' : 's'}`

function closing(report: ComparisonReport, isVerbose: boolean, {language, style}: Look): string {
  const {differences, moved, citations, numbers} = report
  const agree = `${plural(citations.kept, words[language].subjects.citation, language)} ${language === 'fr' ? 'et' : 'and'} ${plural(numbers.kept, words[language].subjects.number, language)} ${language === 'fr' ? 'concordent' : 'agree'}`
  const hidden = isVerbose || moved.length === 0 ? '' : `${style.dim(movedNote(moved.length, language))}\n`
  if (differences.length === 0) {
    const colon = language === 'fr' ? 'Fidèle\u00a0: ' : 'Faithful: '
    return `${style.green(`${colon}${agree}.`)}\n${hidden}`
  }
  const sums = (['citation', 'number'] as const).flatMap(subject =>
    (['lost', 'broken', 'altered', 'added'] as const).flatMap(kind => {
      const count = differences.filter(one => one.kind === kind && one.subject === subject).length
      return count > 0 ? [counted(count, kind, subject, language)] : []
    })
  )
  const paint = isUnfaithful(report) ? style.red : style.yellow
  return `${style.bold(paint(`${sums.join(', ')}${language === 'fr' ? '\u202f;' : ';'} ${agree}.`))}\n${hidden}`
}

function counted(count: number, kind: Kind, subject: Subject, language: Language): string {
  const say = words[language]
  const noun = plural(count, say.subjects[subject], language)
  if (language === 'en') return `${noun} ${say.kinds[kind]}`
  return `${noun} ${say.kinds[kind]}${subject === 'citation' ? 'e' : ''}${count > 1 ? 's' : ''}`
}

const movedNote = (count: number, language: Language): string =>
  language === 'fr'
    ? `${plural(count, 'citation', language)} ${count > 1 ? 'ont changé' : 'a changé'} de section (--verbose)`
    : `${plural(count, 'citation', language)} moved to another section (--verbose)`
