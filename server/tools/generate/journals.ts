import {readFile} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'
import type {
  JournalBundle,
  JournalHost,
  JournalNames,
  PublisherHost,
  TableName
} from '../../src/knowledge/journal-tables.ts'
import {titleKey} from '../../src/knowledge/journal-title.ts'

const data = new URL('../../data/journals/', import.meta.url)
const output = 'server/src/knowledge/bundled/journals.json'

type Cells = ReadonlyMap<string, string>

/** A code whose journal is a fact, other titles that it was seen with, and its ISSN if that is bundled. */
type Row = {readonly code: string; readonly title: string; readonly others: readonly string[]; readonly issn: string}

/** Rows of a tab-separated file, each by the names of its header. Throws with file and line when a row is short. */
async function rows(name: string): Promise<Cells[]> {
  const path = fileURLToPath(new URL(name, data))
  const [header = '', ...lines] = (await readFile(path, 'utf8')).replace(/\n$/, '').split('\n')
  const columns = header.split('\t')
  return lines.map((line, index) => {
    const cells = line.split('\t')
    if (cells.length !== columns.length) {
      throw new Error(`${path}:${index + 2}: ${cells.length} cells, expected ${columns.length}`)
    }
    return new Map(columns.map((column, at) => [column, cells[at] ?? '']))
  })
}

const cell = (row: Cells, column: string): string => row.get(column) ?? ''

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const sorted = (entries: readonly (readonly [string, string])[]): [string, string][] =>
  entries.map(([key, value]): [string, string] => [key, value]).sort(([a], [b]) => order(a, b))

/** A row is a fact when at least two identifiers say so, and nine in ten of those that bear the code. */
const isFact = (count: number, total: number): boolean => count >= 2 && count / total >= 0.9

/** All spellings of a row's titles with their counts: `PLOS Biology`, `PLoS Biology (25)`. */
function titlesOf(row: Cells): {readonly title: string; readonly count: number}[] {
  const others = cell(row, 'other_titles_seen(n>=2)')
  return [
    {title: cell(row, 'journal_title'), count: Number(cell(row, 'n_title'))},
    ...[...others.matchAll(/(?:^|; )(.+?) \((\d+)\)(?=; |$)/g)].map(([, title = '', count]) => ({
      title,
      count: Number(count)
    }))
  ]
}

/** Titles in capitals only are how a list was typed. */
const isShouted = (title: string): boolean => title === title.toUpperCase() && /\p{Lu}{5}/u.test(title)

/** Code → title, of the rows that are facts. Spellings that differ in case, `&` and the like count as one title. */
async function counted(
  name: string,
  keyOf = (row: Cells): string => cell(row, 'code'),
  hasIssn = false
): Promise<Row[]> {
  return (await rows(name)).flatMap(row => {
    const all = titlesOf(row)
    const key = titleKey(all[0]?.title ?? '')
    const same = all.filter(({title}) => titleKey(title) === key)
    const count = same.reduce((sum, one) => sum + one.count, 0)
    if (!isFact(count, Number(cell(row, 'n_total')))) return []
    const title = (same.find(one => !isShouted(one.title)) ?? same[0])?.title ?? ''
    const others = all.filter(one => !same.includes(one)).map(one => one.title)
    return [{code: keyOf(row), title, others, issn: hasIssn ? cell(row, 'issn_l_or_issn').toLowerCase() : ''}]
  })
}

/** Code → title, of a file whose rows were all checked by hand. */
const checked = async (name: string): Promise<Row[]> =>
  (await rows(name)).map(row => ({code: cell(row, 'code'), title: cell(row, 'journal_title'), others: [], issn: ''}))

/** `10.1161/jaha`: prefix and letters of the example, as one file holds codes of several prefixes. */
function societyKey(row: Cells): string {
  const key = /^10\.\d+\/(?:j\.[a-z]+|[a-z]+\d?)(?=[.\d])/.exec(cell(row, 'example_doi'))?.[0]
  if (!key) throw new Error(`No code in ${cell(row, 'example_doi')}`)
  return key
}

/** One string of rows in the order of their titles, each title without what it shares with the one before. */
function packed(table: readonly Row[], hasIssn: boolean): string {
  let before = ''
  const lines = [...table]
    .sort((a, b) => order(a.title, b.title) || order(a.code, b.code))
    .map(({code, title, issn}) => {
      if (/[| ]/.test(code) || title.includes('|')) throw new Error(`${code}: a bar or a space`)
      let shared = 0
      while (shared < 35 && shared < title.length && title[shared] === before[shared]) shared++
      before = title
      const number = hasIssn ? `${issn.replace('-', '').slice(0, 7)} ` : ''
      return `${code} ${number}${shared.toString(36)}${title.slice(shared)}`
    })
  return lines.join('|')
}

/** Rows without the ISSNs that two titles share: they would say which of two journals is meant. */
function withoutDoubts(tables: readonly Row[][]): Row[][] {
  const keys = new Map<string, Set<string>>()
  for (const {issn, title} of tables.flat()) {
    if (!issn) continue
    keys.set(issn, (keys.get(issn) ?? new Set()).add(titleKey(title)))
  }
  return tables.map(table => table.map(row => ((keys.get(row.issn)?.size ?? 0) > 1 ? {...row, issn: ''} : row)))
}

const springerCode = /^s\d{5}$/

/**
 * Pairs of titles for one journal: those that one code was seen with, that one Springer Nature code has under two prefixes,
 * or that one ISSN has. Only pairs of which both titles stand in the tables can ever be asked for.
 */
async function otherTitles(tables: readonly (readonly Row[])[], files: readonly string[]): Promise<[string, string][]> {
  const known = new Map(tables.flat().map(({title}) => [titleKey(title), title]))
  const groups = new Map<string, Set<string>>()
  const add = (key: string, title: string): void => {
    const bundled = known.get(titleKey(title))
    if (bundled) groups.set(key, (groups.get(key) ?? new Set()).add(bundled))
  }
  for (const {code, title} of tables.flat()) if (springerCode.test(code)) add(code, title)
  for (const file of files) {
    for (const row of await rows(file)) {
      const issn = cell(row, 'issn_l_or_issn')
      for (const {title} of titlesOf(row)) add(`${file} ${cell(row, 'code')}`, title)
      if (issn && Number(cell(row, 'n_title')) >= 2) add(issn, cell(row, 'journal_title'))
    }
  }
  const pairs = [...groups.values()].flatMap(group => {
    const [first, ...rest] = [...group].sort(order)
    return first === undefined ? [] : rest.map(other => `${first} = ${other}`)
  })
  return [...new Set(pairs)]
    .sort(order)
    .map(pair => pair.split(' = '))
    .map(([a = '', b = '']) => [a, b])
}

/** Start of a DOI → title. */
const starts = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    sorted((await rows('doi-starts.tsv')).map(row => [cell(row, 'start'), cell(row, 'journal_title')]))
  )

/** DOI prefix → who registered it. */
async function registrants(): Promise<string> {
  const facts = (await rows('doi-prefix-publishers.tsv')).filter(row =>
    isFact(Number(cell(row, 'n_publisher')), Number(cell(row, 'n_total')))
  )
  return sorted(facts.map(row => [cell(row, 'prefix'), cell(row, 'publisher')]))
    .map(pair => pair.join(' '))
    .join('|')
}

const hosts = async (): Promise<JournalHost[]> =>
  (await rows('hosts.tsv')).map(row => ({
    host: cell(row, 'host'),
    title: cell(row, 'journal_title'),
    yearOfVolumeZero: Number(cell(row, 'year_of_volume_0'))
  }))

const publisherHosts = async (): Promise<PublisherHost[]> =>
  (await rows('publisher-hosts.tsv')).map(row => ({
    publisher: cell(row, 'publisher'),
    host: cell(row, 'host'),
    starts: cell(row, 'doi_starts').split(' ')
  }))

async function names(): Promise<JournalNames> {
  const all = await rows('names.tsv')
  const at = (place: string): Record<string, string> =>
    Object.fromEntries(
      all.filter(row => cell(row, 'place') === place).map(row => [cell(row, 'written'), cell(row, 'journal_title')])
    )
  const found = {anywhere: at('anywhere'), alone: at('alone'), dated: at('dated')}
  const count = Object.values(found).reduce((sum, one) => sum + Object.keys(one).length, 0)
  if (count !== all.length) throw new Error('names.tsv: a name that stands twice or a place that is none')
  return found
}

/** The files whose rows were counted. */
const countedFiles: Readonly<Record<TableName, string>> = {
  nature: 'nature-s-codes.tsv',
  natureLegacy: 'nature-legacy-codes.tsv',
  bmc: 'bmc-springeropen-codes.tsv',
  springer: 'springer-1007-codes.tsv',
  springerOther: 'springer-other-prefix-codes.tsv',
  bmj: 'bmj-codes.tsv',
  jama: 'jama-codes.tsv',
  plos: 'plos-codes.tsv',
  elsevier: 'elsevier-j-codes.tsv',
  elsevierIssn: 'elsevier-pii-issn.tsv',
  wiley1002: 'wiley-1002-codes.tsv',
  wiley1111: 'wiley-1111-codes.tsv',
  oup: 'oup-codes.tsv',
  mdpi: 'mdpi-codes.tsv',
  frontiers: 'frontiers-codes.tsv',
  society: 'acs-aha-lww-codes.tsv'
}

/** Files whose rows were checked by hand, which go into a table of counted rows. */
const checkedFiles: Readonly<Partial<Record<TableName, string>>> = {
  nature: 'nature-reviews-codes.tsv',
  elsevierIssn: 'lancet-issn-by-hand.tsv'
}

/** Tables whose ISSNs stand in addresses: in a PII, after mdpi.com, in older DOIs of BMC. */
const withIssn: readonly string[] = ['elsevier', 'mdpi', 'bmc'] satisfies readonly TableName[]

async function tableOf(name: string, file: string): Promise<Row[]> {
  const extra = Object.entries(checkedFiles).find(([table]) => table === name)?.[1]
  const key = name === 'society' ? societyKey : undefined
  return [...(await counted(file, key, withIssn.includes(name))), ...(extra ? await checked(extra) : [])]
}

/** Generated files and their content, by path from the root of the repository. */
export async function files(): Promise<Map<string, string>> {
  const tableNames = Object.entries(countedFiles)
  const tables = withoutDoubts(await Promise.all(tableNames.map(([name, file]) => tableOf(name, file))))
  const strings = Object.fromEntries(
    tableNames.map(([name], index) => [name, packed(tables[index] ?? [], withIssn.includes(name))])
  )
  const others = await otherTitles(tables, Object.values(countedFiles))
  const bundle: Omit<JournalBundle, 'tables'> & {readonly tables: Readonly<Record<string, string>>} = {
    version: 2,
    tables: strings,
    withIssn,
    otherTitles: others.map(pair => pair.join(' = ')).join('|'),
    doiStarts: await starts(),
    registrants: await registrants(),
    hosts: await hosts(),
    publisherHosts: await publisherHosts(),
    names: await names()
  }
  const lines = Object.entries(bundle).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
  return new Map([[output, `{\n${lines.join(',\n')}\n}\n`]])
}
