import {type Identifier, landingPage} from '../../core/identifier/index.ts'
import type {Language} from '../../core/language.ts'
import type {CitationHover, Place} from '../../features/hover.ts'
import type {Knowledge} from '../../knowledge/index.ts'
import type {FactKind, Work} from '../../knowledge/record.ts'
import type {SourceDate} from '../../knowledge/source-date.ts'
import {sourceKindNames} from '../../knowledge/source-kind.ts'
import {vancouverLine} from '../../knowledge/vancouver.ts'
import {fill} from '../message.ts'
import {factLine, sourceLink, type Teller} from './fact.ts'
import {recordLines} from './record.ts'
import {dateInWords, dateNotes, hoverTexts, sourceWorth, workNames, workWorth} from './texts.ts'
import type {Writer} from './writer.ts'

const factsOfWorks: ReadonlySet<FactKind> = new Set(['scope', 'status', 'result'])
const mostPlaces = 3

/** What a citation is, what it is worth, and where else the document cites it. */
export function citationLines(found: CitationHover, known: Knowledge, teller: Teller): string[] {
  const {write} = teller
  const {record} = found
  // A registration: what is known of its trial says more than its address.
  const own =
    record === undefined
      ? sourceLines(found, write)
      : record.type === 'work'
        ? workLines(found, record, teller)
        : recordLines(record, known, teller)
  return [...own, ...shownLine(found, write), ...placesLine(found.places, write), ...copies(found, write)]
}

function workLines({date: _, ...found}: CitationHover, work: Work, teller: Teller): string[] {
  const {write} = teller
  const {language} = write
  const facts = work.facts.filter(({kind}) => factsOfWorks.has(kind))
  const authors =
    work.authors && `${work.authors.first[0]}${work.authors.more || work.authors.first[1] ? ' et al.' : ''}`
  const head = [write.strong(work.journal), write.plain(String(work.year)), write.plain(workNames[work.kind][language])]
  const where = work.place ? ` (${work.year};${work.place})` : ''
  return [
    head.join(' · '),
    '',
    write.item(write.plain(`${authors ? `${authors} ` : ''}${work.title}${where}`)),
    write.item(
      idsOf(work)
        .map(({text, page}) => write.link(text, page))
        .join(' · ')
    ),
    write.item(write.plain(workWorth[work.kind][language])),
    ...facts.map(fact => write.item(factLine(fact, teller))),
    ...(facts.length === 0 && work.sources[0] ? [write.item(sourceLink(work.sources[0], write))] : []),
    ...(found.evidence === 'registration' ? [write.item(write.plain(hoverTexts.plan[language]))] : [])
  ]
}

function sourceLines(found: CitationHover, write: Writer): string[] {
  const {language} = write
  const {journal, evidence, identifier, page, url, date, version} = found
  const name = journal?.title ?? sourceName(found)
  const when = [
    ...(date ? [write.plain(dateOf(date, language))] : []),
    ...(version === undefined ? [] : [write.plain(fill(hoverTexts.version[language], {version}))])
  ]
  // A DOI of no journal that is known may be of a book, a figure or a deposit.
  const isUnknown = evidence === 'article' && identifier?.scheme === 'doi' && journal === undefined
  const worth = isUnknown ? undefined : sourceWorth[evidence]
  const kind = isUnknown ? hoverTexts.kindUnknown : sourceKindNames[evidence]
  return [
    [write.strong(name), ...when, write.plain(kind[language])].join(' · '),
    '',
    ...(identifier ? [write.item(write.link(shownId(identifier), page ?? url))] : []),
    ...(worth ? [write.item(write.plain(worth[language]))] : [])
  ]
}

/** An identifier as readers know it. */
const shownId = ({scheme, value}: Identifier): string =>
  scheme === 'url' ? value.replace(/^https:\/\//, '') : scheme === 'trial' ? value : `${scheme}:${value}`

const idsOf = ({doi, pmid}: Work): {readonly text: string; readonly page: string}[] => [
  {text: `doi:${doi}`, page: landingPage({scheme: 'doi', value: doi}) ?? ''},
  ...(pmid ? [{text: `PMID ${pmid}`, page: landingPage({scheme: 'pmid', value: pmid}) ?? ''}] : [])
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

const shownLine = ({shown}: CitationHover, write: Writer): string[] =>
  shown ? [write.item(write.plain(fill(hoverTexts.shown[write.language], {shown: shown.value})))] : []

/** Places that are told apart by line or label. */
function distinct(places: readonly Place[]): Place[] {
  const seen = new Set<string>()
  return places.filter(({line, label}) => {
    const key = `${line} ${label}`
    return !seen.has(key) && seen.add(key)
  })
}

function placesLine(places: readonly Place[], write: Writer): string[] {
  const apart = distinct(places)
  if (apart.length === 0) return []
  const {language} = write
  const list = distinct(places)
    .slice(0, mostPlaces)
    .map(({line, label, isListed}) => {
      const where = fill(hoverTexts.line[language], {line: line + 1})
      const quoted = label === undefined ? '' : language === 'fr' ? ` «\u202f${label}\u202f»` : ` “${label}”`
      return write.plain(`${where}${quoted}${isListed ? ` (${hoverTexts.listed[language]})` : ''}`)
    })
  if (apart.length > mostPlaces) {
    list.push(write.plain(fill(hoverTexts.more[language], {count: apart.length - mostPlaces})))
  }
  return [write.item(write.pair(hoverTexts.places[language], list.join(language === 'fr' ? '\u202f; ' : '; ')))]
}

/** What an author may want on her clipboard. */
function copies({record, identifier}: CitationHover, write: Writer): string[] {
  const say = (id: 'copyDoi' | 'copyPmid' | 'copyNumber' | 'copyReference'): string => hoverTexts[id][write.language]
  const work = record?.type === 'work' ? record : undefined
  const of = (scheme: Identifier['scheme']): string | undefined =>
    identifier?.scheme === scheme ? identifier.value : undefined
  const doi = work?.doi ?? of('doi')
  const pmid = work?.pmid ?? of('pmid')
  const number = of('trial')
  const reference = work && vancouverLine(work)
  const links = [
    ...(doi ? [write.copy(say('copyDoi'), doi)] : []),
    ...(pmid ? [write.copy(say('copyPmid'), pmid)] : []),
    ...(number ? [write.copy(say('copyNumber'), number)] : []),
    ...(reference ? [write.copy(say('copyReference'), reference)] : [])
  ].filter(link => link !== '')
  return links.length > 0 ? ['', links.join(' · ')] : []
}
