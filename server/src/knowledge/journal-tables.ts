import json from './bundled/journals.json' with {type: 'json'}

/** A host whose addresses give volume and page instead of an identifier. The year is `yearOfVolumeZero + volume`. */
export type JournalHost = {readonly host: string; readonly title: string; readonly yearOfVolumeZero: number}

/**
 * Ways of writing a journal's name → its title, by where they count: anywhere; `alone`, where nothing follows but a date
 * or a word for the kind of text, as the name is also an ordinary word; or `dated`, only where a date does follow.
 */
export type JournalNames = Readonly<Record<'anywhere' | 'alone' | 'dated', Readonly<Record<string, string>>>>

/**
 * A host that shows the works of one publisher only, and the starts of their DOIs. `host` is empty where a publisher's
 * hosts show works of others as well.
 */
export type PublisherHost = {readonly publisher: string; readonly host: string; readonly starts: readonly string[]}

/** Tables whose keys are codes inside a DOI or a PII, and what a key looks like. */
export type TableName =
  /** `s41422` in `10.1038/s41422-…`. */
  | 'nature'
  /** `leu` in `10.1038/leu.2013.169` and `10.1038/leu2013169`. */
  | 'natureLegacy'
  /** `s13075` in `10.1186/s13075-…`. */
  | 'bmc'
  /** `s00330` in `10.1007/s00330-…`. */
  | 'springer'
  /** `s41599` in `10.1057/s41599-…` and under six more prefixes. */
  | 'springerOther'
  /** `ard` in `10.1136/ard-…`. */
  | 'bmj'
  /** `jamaoncol` in `10.1001/jamaoncol.…`. */
  | 'jama'
  /** `pmed` in `10.1371/journal.pmed.…`. */
  | 'plos'
  /** `jaut` in `10.1016/j.jaut.…`. */
  | 'elsevier'
  /** `0140-6736` in a PII. */
  | 'elsevierIssn'
  /** `art` in `10.1002/art.…`. */
  | 'wiley1002'
  /** `bjh` in `10.1111/bjh.…`. */
  | 'wiley1111'
  /** `nar` in `10.1093/nar/…`. */
  | 'oup'
  /** `ijms` in `10.3390/ijms…`. */
  | 'mdpi'
  /** `fimmu` in `10.3389/fimmu.…`. */
  | 'frontiers'
  /** `10.1161/jaha` in `10.1161/jaha.…`. */
  | 'society'

/**
 * The bundled tables. A table is one string: rows `code title`, or `code issn title` (its ISSN may be empty), between bars, in the order of the
 * titles. A title says in its first character (base 36) how many characters it shares with the title before it. How they
 * were made: `server/data/journals/README.md`.
 */
export type JournalBundle = {
  readonly version: number
  readonly tables: Readonly<Record<TableName, string>>
  /** Tables whose rows give an ISSN, without hyphen and check character. */
  readonly withIssn: readonly string[]
  /** Titles that differ and name one journal, as its register or its code says: `title = other`, between bars. */
  readonly otherTitles: string
  /** Start of a DOI → title. */
  readonly doiStarts: Readonly<Record<string, string>>
  /** `10.1038` → who registered the prefix; rows `prefix registrant` between bars. */
  readonly registrants: string
  readonly hosts: readonly JournalHost[]
  readonly publisherHosts: readonly PublisherHost[]
  readonly names: JournalNames
}

/** A table as it is asked: keys in lower case, an ISSN as its first seven digits. */
type Table = {readonly byCode: ReadonlyMap<string, string>; readonly byIssn: ReadonlyMap<string, string>}

/** What the tables answer. A table is read when it is first asked. */
export type JournalTables = {
  readonly hosts: readonly JournalHost[]
  readonly publisherHosts: readonly PublisherHost[]
  readonly names: JournalNames
  readonly doiStarts: JournalBundle['doiStarts']
  /** Title of the journal with this code; `undefined` when the table does not know. */
  titleOf(table: TableName, code: string): string | undefined
  /** Title of the journal with this ISSN in any table that gives one; the check character does not count. */
  titleOfIssn(issn: string): string | undefined
  registrant(prefix: string): string | undefined
  /** All titles, each once. Reads every table. */
  titles(): ReadonlySet<string>
  /** Pairs of titles that name one journal. */
  otherTitles(): readonly (readonly [string, string])[]
  /** Names of the tables that were read so far. */
  read(): readonly string[]
}

/** Code, ISSN where the table has one, and packed title of a row. */
function split(row: string, hasIssn: boolean): readonly [code: string, issn: string, title: string] {
  const first = row.indexOf(' ')
  const second = hasIssn ? row.indexOf(' ', first + 1) : first
  return [row.slice(0, first), hasIssn ? row.slice(first + 1, second) : '', row.slice(second + 1)]
}

function readTable(rows: string, hasIssn: boolean): Table {
  const byCode = new Map<string, string>()
  const byIssn = new Map<string, string>()
  let title = ''
  for (const row of rows.split('|')) {
    const [code, issn, rest] = split(row, hasIssn)
    title = title.slice(0, Number.parseInt(rest.charAt(0), 36)) + rest.slice(1)
    byCode.set(code, title)
    if (issn) byIssn.set(issn, title)
  }
  return {byCode, byIssn}
}

const pairs = (rows: string, mark: string): [string, string][] =>
  rows === ''
    ? []
    : rows.split('|').map(row => [row.slice(0, row.indexOf(mark)), row.slice(row.indexOf(mark) + mark.length)])

/** Tables of `bundle`, none of them read yet. */
export function createJournalTables(bundle: JournalBundle): JournalTables {
  const read = new Map<string, Table>()
  let registrants: ReadonlyMap<string, string> | undefined
  const tableOf = (name: string, rows: string): Table => {
    const known = read.get(name)
    if (known) return known
    const table = readTable(rows, bundle.withIssn.includes(name))
    read.set(name, table)
    return table
  }
  return {
    hosts: bundle.hosts,
    publisherHosts: bundle.publisherHosts,
    names: bundle.names,
    doiStarts: bundle.doiStarts,
    titleOf: (name, code) => tableOf(name, bundle.tables[name]).byCode.get(code),
    titleOfIssn(issn) {
      const digits = issn.replace('-', '').slice(0, 7)
      for (const [name, rows] of Object.entries(bundle.tables)) {
        const title = bundle.withIssn.includes(name) ? tableOf(name, rows).byIssn.get(digits) : undefined
        if (title !== undefined) return title
      }
      return undefined
    },
    registrant(prefix) {
      registrants ??= new Map(pairs(bundle.registrants, ' '))
      return registrants.get(prefix)
    },
    titles: () =>
      new Set(Object.entries(bundle.tables).flatMap(([name, rows]) => [...tableOf(name, rows).byCode.values()])),
    otherTitles: () => pairs(bundle.otherTitles, ' = '),
    read: () => [...read.keys()]
  }
}

/** The tables that MedCite ships. */
export const journalTables: JournalTables = createJournalTables(json)
