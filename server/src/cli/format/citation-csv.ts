import {type CitationFile, isoDate} from '../listing.ts'
import {harmless} from './harmless.ts'

const head = [
  ...['path', 'line', 'column', 'end_line', 'end_column', 'kind', 'label', 'url', 'scheme', 'identifier'],
  ...['journal', 'date', 'date_basis', 'evidence', 'listed', 'status', 'findings', 'rule_ids']
]

/**
 * The citations as CSV by RFC 4180: a row of names, then one for each citation; lines end with CR LF. What is not known is
 * an empty cell; ids of rules are separated by spaces.
 *
 * A cell that a spreadsheet would take for a formula has an apostrophe before it, and what would command a terminal
 * stands as its code point.
 */
export function citationCsv(files: readonly CitationFile[]): string {
  const rows = files.flatMap(({path, hasBom, citations}) =>
    citations.map(one => {
      const by = (line: number): number => (hasBom && line === 1 ? 1 : 0)
      return [
        path,
        String(one.line),
        String(one.column + by(one.line)),
        String(one.endLine),
        String(one.endColumn + by(one.endLine)),
        one.kind,
        one.label,
        one.url,
        one.identifier?.scheme,
        one.identifier?.value,
        one.journal,
        isoDate(one),
        one.date?.basis,
        one.evidence,
        one.isListed ? 'yes' : 'no',
        one.status,
        String(one.findings),
        one.rules.join(' ')
      ]
    })
  )
  return [head, ...rows].map(row => `${row.map(cell).join(',')}\r\n`).join('')
}

/** What begins a formula in some spreadsheet; full-width forms do so in some languages. */
const formula = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]/

function cell(text: string | undefined): string {
  const shown = harmless(text ?? '')
  const guarded = formula.test(shown) ? `'${shown}` : shown
  return /[",;\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
