import {readFile} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'
import type {JournalBundle, JournalHost, JournalName} from '../../src/knowledge/journal-tables.ts'

const data = new URL('../../data/journals/', import.meta.url)
const output = 'server/src/knowledge/bundled/journals.json'

/** Rows of a tab-separated file, each by the names of its header. Throws with file and line when a row is short. */
async function rows(name: string): Promise<ReadonlyMap<string, string>[]> {
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

const cell = (row: ReadonlyMap<string, string>, column: string): string => row.get(column) ?? ''

/** A row is a fact when at least two identifiers say so, and nine in ten of those that bear the code. */
const isFact = (count: number, total: number): boolean => count >= 2 && count / total >= 0.9

const sorted = (entries: readonly (readonly [string, string])[]): Record<string, string> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))

/** Code → title, of the rows that are facts. */
async function counted(name: string): Promise<Record<string, string>> {
  const facts = (await rows(name)).filter(row => isFact(Number(cell(row, 'n_title')), Number(cell(row, 'n_total'))))
  return sorted(facts.map(row => [cell(row, 'code'), cell(row, 'journal_title')]))
}

/** Code → title, of a file whose rows were all checked by hand. */
async function checked(name: string): Promise<Record<string, string>> {
  return sorted((await rows(name)).map(row => [cell(row, 'code'), cell(row, 'journal_title')]))
}

/** Start of a DOI → title. */
async function starts(): Promise<Record<string, string>> {
  return sorted((await rows('doi-starts.tsv')).map(row => [cell(row, 'start'), cell(row, 'journal_title')]))
}

/** DOI prefix → who registered it. */
async function registrants(): Promise<Record<string, string>> {
  const facts = (await rows('doi-prefix-publishers.tsv')).filter(row =>
    isFact(Number(cell(row, 'n_publisher')), Number(cell(row, 'n_total')))
  )
  return sorted(facts.map(row => [cell(row, 'prefix'), cell(row, 'publisher')]))
}

async function hosts(): Promise<JournalHost[]> {
  return (await rows('hosts.tsv')).map(row => ({
    host: cell(row, 'host'),
    title: cell(row, 'journal_title'),
    yearOfVolumeZero: Number(cell(row, 'year_of_volume_0'))
  }))
}

async function names(): Promise<JournalName[]> {
  return (await rows('names.tsv')).map(row => ({
    written: cell(row, 'written'),
    title: cell(row, 'journal_title'),
    alone: cell(row, 'place') === 'alone'
  }))
}

/** Generated files and their content, by path from the root of the repository. */
export async function files(): Promise<Map<string, string>> {
  const bundle: JournalBundle = {
    version: 1,
    nature: {...(await counted('nature-s-codes.tsv')), ...(await checked('nature-reviews-codes.tsv'))},
    natureLegacy: await counted('nature-legacy-codes.tsv'),
    bmc: await counted('bmc-springeropen-codes.tsv'),
    bmj: await counted('bmj-codes.tsv'),
    jama: await counted('jama-codes.tsv'),
    plos: await counted('plos-codes.tsv'),
    elsevierIssn: {...(await counted('elsevier-pii-issn.tsv')), ...(await checked('lancet-issn-by-hand.tsv'))},
    doiStarts: await starts(),
    registrants: await registrants(),
    hosts: await hosts(),
    names: await names()
  }
  const lines = Object.entries(bundle).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
  return new Map([[output, `{\n${lines.join(',\n')}\n}\n`]])
}
