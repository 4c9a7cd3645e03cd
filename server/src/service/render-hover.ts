import {type Identifier, landingPage} from '../core/identifier/index.ts'
import type {Language, Text} from '../core/language.ts'
import type {CitationHover, HoverFinding, Place} from '../features/hover.ts'
import {type Knowledge, knowledge} from '../knowledge/index.ts'
import {
  type Fact,
  type FactKind,
  inLanguage,
  type KnownRecord,
  nameOf,
  type Source,
  type Work
} from '../knowledge/record.ts'
import type {SourceDate} from '../knowledge/source-date.ts'
import {sourceKindNames} from '../knowledge/source-kind.ts'
import {checkNames, dateInWords, dateNotes, factNames, hoverTexts, workNames} from './hover-texts.ts'
import {fill, printable} from './message.ts'

/** How a client shows a hover. */
export type HoverFormat = 'markdown' | 'plaintext'

/** Longest hover, in UTF-16 units. */
const limit = 8192

/** What each kind of record says, in this order; the rest is for the knowledge page. */
const shownFacts: Readonly<Record<'therapy' | 'trial' | 'term', readonly FactKind[]>> = {
  therapy: ['target', 'modality', 'approval', 'status', 'safety'],
  trial: ['population', 'intervention', 'comparator', 'enrolment', 'primary', 'result', 'status', 'registration'],
  term: ['definition', 'scope', 'usage', 'safety']
}
const factsOfSources: ReadonlySet<FactKind> = new Set(['scope', 'status', 'result', 'registration'])
const mostPlaces = 3

/**
 * A hover as text, in `language`: what it is, then one fact a line, each with its source and date.
 *
 * Everything that comes from a document or a record goes through one escaping function: nothing in it can become a
 * link, an image, HTML or a command.
 */
export function renderHover(
  found: HoverFinding,
  language: Language,
  format: HoverFormat,
  known: Knowledge = knowledge
): string {
  const write = writerOf(format, language)
  const lines = found.kind === 'term' ? termLines(found.record, known, write) : citationLines(found, write)
  lines.push('', write.quiet(fill(unknownPart(found)[language], {date: dateInWords(found.asOf, language)})))
  const text = lines.join('\n')
  return text.length > limit ? `${text.slice(0, text.lastIndexOf('\n', limit))}\n…` : text
}

/** What every hover ends with: how far it was looked, and what is not known. */
function unknownPart(found: HoverFinding): Text {
  if (found.kind === 'term') return hoverTexts.asOf
  return found.record ? hoverTexts.unchecked : hoverTexts.unknown
}

/** Puts pieces of a hover into its format. */
type Writer = {
  readonly language: Language
  plain(text: string): string
  strong(text: string): string
  quiet(text: string): string
  /** A link to `url`, with what to show on it; only its text where the address is none that a reader may be sent to. */
  link(text: string, url: string, title?: string): string
  item(text: string): string
}

function writerOf(format: HoverFormat, language: Language): Writer {
  if (format === 'plaintext') {
    const plain = (text: string) => printable(text.replace(/[\t\n\v\f\r ]+/g, ' '))
    const link = (text: string, url: string) => (text === url ? plain(url) : plain(`${text} (${url})`))
    return {language, plain, strong: plain, quiet: plain, link, item: text => `- ${text}`}
  }
  return {
    language,
    plain: escaped,
    strong: text => `**${escaped(text)}**`,
    quiet: text => `*${escaped(text)}*`,
    link: (text, url, title) => {
      const target = safeTarget(url)
      const tip = title ? ` "${escaped(title).replaceAll('"', '\\"')}"` : ''
      return target ? `[${escaped(text)}](${target}${tip})` : escaped(text)
    },
    item: text => `- ${text}`
  }
}

/**
 * `text` as it is shown, in Markdown: what would be markup, an address or an entity is escaped, what is invisible is
 * spelled out, and it is one line.
 */
function escaped(text: string): string {
  return printable(text.replace(/[\t\n\v\f\r ]+/g, ' '))
    .replace(/[\\`*_[\]<>&~|$]/g, '\\$&')
    .replace(/:(?=\/\/)|@|(?<=www)\./gi, '\\$&')
    .replace(/^[#+-]|(?<=^\d{1,9})[.)]/, '\\$&')
}

/** `url` as a link's target, or `undefined` for anything but a plain https address. */
function safeTarget(url: string): string | undefined {
  if (!/^https:\/\/[\w.-]+(?:[/?#]|$)/.test(url) || url.length > 2000) return undefined
  return url.replace(/[^\w\-.~:/?#@!$&'*+,;=%]/g, unit =>
    [...unit]
      .map(encodeURIComponent)
      .join('')
      .replace(/[()]/g, paren => (paren === '(' ? '%28' : '%29'))
  )
}

function termLines(record: KnownRecord, known: Knowledge, write: Writer): string[] {
  if (record.type === 'work') return []
  const {language} = write
  const say = (text: Text): string => text[language]
  const head = [write.strong(nameOf(record, language)), ...subtitle(record, write)].join(' · ')
  const lines = [head, '']
  if (record.type === 'therapy') {
    const names = [...record.synonyms, ...record.codes, ...new Set(record.brands.map(({name}) => name))]
    if (names.length > 0)
      lines.push(write.item(`${write.plain(say(hoverTexts.also))}${colon(language)}${write.plain(names.join(', '))}`))
  }
  if (record.type === 'trial') {
    for (const {number, check, sources} of record.registrations) {
      const link = write.link(number, sources[0]?.url ?? '')
      lines.push(
        write.item(`${write.plain(say(factNames.registration))}${colon(language)}${link} (${say(checkNames[check])})`)
      )
    }
  }
  for (const kind of shownFacts[record.type]) {
    for (const fact of record.facts) if (fact.kind === kind) lines.push(write.item(factLine(fact, write)))
  }
  lines.push(...linkedLines(record, known, write))
  if (record.type === 'trial' && record.registrations.length > 0) lines.push('', write.quiet(say(hoverTexts.plan)))
  if (record.type === 'therapy') lines.push('', write.quiet(say(hoverTexts.label)))
  return lines
}

/** What stands behind the name: the class of a therapy, phase and plan of a trial with its title. */
function subtitle(record: KnownRecord, {language, plain}: Writer): string[] {
  const first = (kind: FactKind): string[] => {
    const value = record.facts.find(fact => fact.kind === kind && fact.state === 'known')?.value
    return value === undefined ? [] : [plain(inLanguage(value, language))]
  }
  if (record.type === 'therapy') return first('class')
  if (record.type !== 'trial') return []
  return [...(record.acronym ? [plain(record.names[language])] : []), ...first('phase'), ...first('design')]
}

/** A fact with its limits and its first source. */
function factLine({kind, value, note, sources}: Fact, write: Writer): string {
  const {language} = write
  const said = `${write.plain(factNames[kind][language])}${colon(language)}${write.plain(inLanguage(value, language))}`
  const limits = note ? ` (${write.plain(note[language].replace(/\.$/, ''))})` : ''
  const [source] = sources
  return `${said}${limits}${source ? ` — ${sourceLink(source, write)}` : ''}`
}

function sourceLink({name, url, date, seen}: Source, write: Writer): string {
  const whole = inLanguage(name, write.language)
  // That it is a copy, and where it was read, is on the link: the line is to be read in three seconds.
  const short = whole.replace(/ \([^()]*\)$/, '')
  const {language} = write
  const when = date ? dateInWords(date, language) : fill(hoverTexts.read[language], {date: dateInWords(seen, language)})
  const copy = /copie|copy/.test(whole.slice(short.length)) ? ` (${hoverTexts.copy[write.language]})` : ''
  return `${write.link(short, url, short === whole ? undefined : whole)}${copy}, ${write.plain(when)}`
}

/** Trials of a therapy, publications of a trial. */
function linkedLines(record: KnownRecord, known: Knowledge, write: Writer): string[] {
  const {language} = write
  if (record.type === 'therapy' && record.trials.length > 0) {
    const names = record.trials.flatMap(id => known.record(id) ?? []).map(one => nameOf(one, language))
    return [
      write.item(`${write.plain(hoverTexts.trials[language])}${colon(language)}${write.plain(names.join(' · '))}`)
    ]
  }
  if (record.type !== 'trial') return []
  return record.publications.flatMap(id => {
    const work = known.record(id)
    if (work?.type !== 'work') return []
    const cited = write.link(`${work.journal} ${work.year}`, `https://doi.org/${work.doi}`)
    return [write.item(`${write.plain(hoverTexts.publications[language])}${colon(language)}${cited}`)]
  })
}

function citationLines(found: CitationHover, write: Writer): string[] {
  const {language} = write
  const {record, journal, evidence, identifier, page, url, shown, places, date} = found
  const work = record?.type === 'work' ? record : undefined
  const name = work?.journal ?? journal?.title ?? (record ? nameOf(record, language) : sourceName(found))
  const kind = work ? workNames[work.kind] : sourceKindNames[evidence]
  const when = work ? String(work.year) : date && dateOf(date, language)
  const lines = [
    [write.strong(name), ...(when ? [write.plain(when)] : []), write.plain(kind[language])].join(' · '),
    ''
  ]
  if (work) lines.push(write.item(write.plain(`${work.title}${work.place ? ` (${work.year};${work.place})` : ''}`)))
  const ids = work ? idsOf(work) : identifier ? [{text: shownId(identifier), page: page ?? url}] : []
  if (ids.length > 0) {
    lines.push(
      write.item(ids.map(one => (one.page ? write.link(one.text, one.page) : write.plain(one.text))).join(' · '))
    )
  }
  if (shown) lines.push(write.item(write.plain(fill(hoverTexts.shown[language], {shown: shown.value}))))
  const facts = (record?.facts ?? []).filter(({kind: about}) => factsOfSources.has(about))
  lines.push(...facts.map(fact => write.item(factLine(fact, write))))
  if (work?.sources[0] && facts.length === 0) lines.push(write.item(sourceLink(work.sources[0], write)))
  if (evidence === 'preprint') lines.push(write.item(write.plain(hoverTexts.preprint[language])))
  if (evidence === 'registration') lines.push(write.item(write.plain(hoverTexts.plan[language])))
  if (places.length > 0) lines.push(write.item(placesLine(places, write)))
  return lines
}

/** An identifier as readers know it, with its page. */
type ShownId = {readonly text: string; readonly page: string | undefined}

const shownId = ({scheme, value}: Identifier): string =>
  scheme === 'url' ? value.replace(/^https:\/\//, '') : scheme === 'trial' ? value : `${scheme}:${value}`

const idsOf = ({doi, pmid}: Work): ShownId[] => [
  {text: `doi:${doi}`, page: landingPage({scheme: 'doi', value: doi})},
  ...(pmid ? [{text: `PMID ${pmid}`, page: landingPage({scheme: 'pmid', value: pmid})}] : [])
]

/** What to call a source of which nothing but its address is known. */
function sourceName({identifier, url}: CitationHover): string {
  const server = /\b(bioRxiv|medRxiv)\.org\//i.exec(url)?.[1]
  if (server) return server.toLowerCase() === 'biorxiv' ? 'bioRxiv' : 'medRxiv'
  if (!identifier) return url
  if (identifier.scheme !== 'url') return identifier.value
  return URL.canParse(identifier.value) ? new URL(identifier.value).hostname : identifier.value
}

function dateOf({year, month, day, basis}: SourceDate, language: Language): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  const iso = [String(year), ...(month ? [two(month)] : []), ...(month && day ? [two(day)] : [])].join('-')
  const note = dateNotes[basis][language]
  return `${dateInWords(iso, language)}${note ? ` (${note})` : ''}`
}

function placesLine(places: readonly Place[], write: Writer): string {
  const {language} = write
  const list = places.slice(0, mostPlaces).map(({line, label, isListed}) => {
    const where = fill(hoverTexts.line[language], {line: line + 1})
    const quoted = label === undefined ? '' : language === 'fr' ? ` «\u202f${label}\u202f»` : ` “${label}”`
    return write.plain(`${where}${quoted}${isListed ? ` (${hoverTexts.listed[language]})` : ''}`)
  })
  if (places.length > mostPlaces) {
    list.push(write.plain(fill(hoverTexts.more[language], {count: places.length - mostPlaces})))
  }
  return `${write.plain(hoverTexts.places[language])}${colon(language)}${list.join(language === 'fr' ? '\u202f; ' : '; ')}`
}

const colon = (language: Language): string => (language === 'fr' ? '\u00a0: ' : ': ')
