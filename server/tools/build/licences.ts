import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Shipped} from './shipped.ts'

/** Names of the files that hold a package's licence, or the notices of what it holds itself. */
const legalFile = /^(?:licen[cs]e|copying|notice|third-?party)/i

const line = '-'.repeat(78)

/**
 * The licences of everything that ships: their texts must go with every copy. A text that several share is given once.
 *
 * Fails when a package brings none: its licence is then to be found and settled by a person.
 */
export function renderLicences(shipped: readonly Shipped[], root: string): string {
  const holders = new Map<string, string[]>()
  for (const {path, name, entry} of shipped) {
    const text = textsIn(join(root, path))
    if (text === '') throw new Error(`${path} ships, but brings no text of its licence`)
    const title = `${name} ${entry.version} (${entry.license})`
    holders.set(text, [...(holders.get(text) ?? []), title])
  }
  const parts = [...holders].map(([text, titles]) => `${line}\n${titles.join('\n')}\n${line}\n\n${text}\n`)
  const journals = tidy(readFileSync(join(root, 'server/data/journals/LICENSE'), 'utf8'))
  return `MedCite ships with the following works of others, bundled into its programs.\n
${[...parts, `${line}\nTables of journals (ODbL-1.0)\n${line}\n\n${journals}\n`].join('\n')}`
}

function textsIn(folder: string): string {
  const names = readdirSync(folder).filter(name => legalFile.test(name))
  return names
    .sort()
    .map(name => tidy(readFileSync(join(folder, name), 'utf8')))
    .join('\n\n')
}

/** The same text, whatever the line ends, the byte order mark and the spaces at the ends of lines. */
const tidy = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replace(/[ \t]*\r?\n/g, '\n')
    .trim()
