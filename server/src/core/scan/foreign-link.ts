import {isLocator} from '../evidence.ts'
import {near} from '../places.ts'
import type {Reading} from '../syntax/reading.ts'
import {contains, overlaps, type Range, shift} from '../text.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'
import {inlineBlocks} from './inline.ts'

type Kind = 'foreignLink'

type Syntax = {
  /** How its users call it. */
  readonly name: string
  readonly pattern: RegExp
  /** What all that it finds holds. */
  readonly holds: string
  /** Which group of the pattern holds the label, and which the address. */
  readonly label: number
  readonly url: number
  readonly isSure?: true
  /** Found in the source: renderers take it for HTML or an autolink. */
  readonly inSource?: true
}

/** A remark on an address in brackets, or the number of a source: when it was read, what it is. */
const remark =
  /^(?:consult|acc[eè]s|visit|retriev|cité|cited|view|lue? le|derni|last|pages?\b|pp?\.|online|en ligne|archiv|pdf\b|doi\b|sic\b|[\^@,;.]|[\d\s.,;–-]+$|\d{1,2}[ /.-]\p{L})/iu

const url = '(https?:\\/\\/[^\\s<>"|\\[\\]{}]{3,1000}?)'
const syntaxes: readonly Syntax[] = [
  {
    name: 'Org',
    holds: '[[',
    pattern: new RegExp(`\\[\\[${url}\\]\\[([^[\\]\\n\\r]{1,300})\\]\\]`, 'gi'),
    url: 1,
    label: 2,
    isSure: true
  },
  {
    name: 'BBCode',
    holds: '[/',
    pattern: new RegExp(`\\[url=["']?${url}["']?\\]([^[\\]\\n\\r]{1,300})\\[\\/url\\]`, 'gi'),
    url: 1,
    label: 2,
    isSure: true
  },
  {
    name: 'BBCode',
    holds: '[/',
    pattern: new RegExp(`\\[url\\]${url}\\[\\/url\\]`, 'gi'),
    url: 1,
    label: 1,
    isSure: true
  },
  {name: 'LaTeX', holds: '\\', pattern: new RegExp(`\\\\url\\{${url}\\}`, 'gi'), url: 1, label: 1, isSure: true},
  {
    name: 'LaTeX',
    holds: '\\',
    pattern: new RegExp(`\\\\href\\{${url}\\}\\{([^{}\\n\\r]{1,300})\\}`, 'gi'),
    url: 1,
    label: 2,
    isSure: true
  },
  {
    name: 'Slack',
    holds: '|',
    pattern: /<(https?:\/\/[^\s<>|]{3,1000})\|([^<>|\n\r]{1,300})>/gi,
    url: 1,
    label: 2,
    isSure: true,
    inSource: true
  },
  {
    name: 'Jira',
    holds: '|',
    pattern: new RegExp(`(?<!\\[)\\[([^[\\]|\\n\\r]{1,300})\\|${url}\\](?!\\])`, 'gi'),
    url: 2,
    label: 1
  },
  {
    name: 'MediaWiki',
    holds: '[',
    pattern: new RegExp(`(?<![\\]!\\w[])\\[${url}[ \\u00a0]([^[\\]\\n\\r]{1,300})\\](?![(\\[:])`, 'gi'),
    url: 1,
    label: 2
  },
  {
    name: 'reStructuredText',
    holds: '`_',
    pattern: /`([^`<>\n\r]{1,300}?)[ \u00a0]?<(https?:\/\/[^\s<>`]{3,1000})>`__?/gi,
    url: 2,
    label: 1,
    inSource: true
  },
  {
    name: 'AsciiDoc',
    holds: '[',
    pattern:
      /(?<![\w/=(<[])(?:link:)?(https?:\/\/[^\s<>"|[\]{}()（）「」『』《》。，]{3,1000})\[([^[\]\n\r]{1,300})\](?!\()/gi,
    url: 1,
    label: 2
  },
  {
    name: 'Textile',
    holds: '":',
    pattern: /(?<![\w(=])"([^"\n\r]{1,300})":(https?:\/\/[^\s<>"|[\]{}]{3,1000}?)(?=[.,;:!?)]*(?:\s|$))/gi,
    url: 2,
    label: 1
  }
]

/**
 * Links in the syntax of another language.
 *
 * ```text
 * [[https://example.org/tea][tea]]   \href{https://example.org/tea}{tea}
 * ```
 */
export const scanForeignLinks: Scanner<Kind> = context => {
  if (!context.text.includes('://')) return []
  const isHeld = context.loose.includes('://')
  return inlineBlocks(context.reading).flatMap(({range}) => {
    const found: Defect<Kind>[] = []
    for (const syntax of syntaxes) {
      if (!isHeld && !syntax.inSource) continue
      const source = (syntax.inSource ? context.text : context.loose).slice(range.start, range.end)
      if (!source.includes(syntax.holds)) continue
      for (const match of source.matchAll(syntax.pattern)) {
        const one = foreign(context, syntax, match, range.start)
        if (one && !found.some(other => other.range.start < one.range.end && one.range.start < other.range.end))
          found.push(one)
      }
    }
    return found
  })
}

/** Syntaxes that differ from a bracketed remark on an address by its words only. */
const isRemarkable = new Set(['MediaWiki', 'AsciiDoc'])

function foreign(
  {text, reading, isClaimed}: ScanContext,
  syntax: Syntax,
  match: RegExpMatchArray,
  from: number
): Defect<Kind> | undefined {
  const range = shift({start: match.index ?? 0, end: (match.index ?? 0) + match[0].length}, from)
  const [label = '', address = ''] = [match[syntax.label], match[syntax.url]]
  if (!isMeant(syntax, label, address) || isClaimed(range) || isInCode(text, reading, syntax, range)) return undefined
  const place = (part: string): Range => {
    const start = range.start + match[0].indexOf(part)
    return {start, end: start + part.length}
  }
  const words = label.trim()
  return {
    kind: 'foreignLink',
    range,
    data: {syntax: syntax.name},
    repairs: [
      {
        titleId: 'writeLink',
        safety: syntax.isSure && !isLesson(text, syntax, words, range) ? 'safe' : 'review',
        removesResidue: true,
        edits: [{...range, text: words === address ? `<${address}>` : `[${words}](${address})`}]
      }
    ],
    meant: {kind: 'broken', range, label: place(words), destination: place(address)}
  }
}

/** Whether it shows how the other language is written: its label is a placeholder, or its sentence names the language. */
const isLesson = (text: string, {name}: Syntax, words: string, {start}: Range): boolean =>
  /^(?:your |votre |le |the )?(?:text|texte|title|titre|label|libellé|link|lien)$/i.test(words) ||
  text.slice(Math.max(0, start - 80), start).includes(name)

/** Whether both parts can be those of a link, and not an address with a remark on it. */
function isMeant({name}: Syntax, label: string, address: string): boolean {
  if (!isLocator(address) || !/[\p{L}\p{N}]/u.test(label) || label.startsWith('/')) return false
  if (name === 'AsciiDoc' && /[/=&?]$/.test(address)) return false
  return !isRemarkable.has(name) || (!remark.test(label) && !/[,;]$/.test(address))
}

/** Whether it stands in code: backticks are the code spans of Markdown, but for reStructuredText's own. */
function isInCode(text: string, {blocks, opaque}: Reading, {name}: Syntax, range: Range): boolean {
  const isSpan = near(opaque, range).some(one => text[one.start] === '`' && overlaps(one, range))
  if (isSpan && name !== 'reStructuredText') return true
  return blocks.some(one => one.kind === 'code' && contains(one.range, range))
}
