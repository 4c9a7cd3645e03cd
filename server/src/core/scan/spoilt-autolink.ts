import {isLocator} from '../evidence.ts'
import {identifyUrl} from '../identifier/index.ts'
import {near} from '../places.ts'
import {endRun, type Range, shift} from '../text.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'
import {inlineBlocks, isEscaped} from './inline.ts'

type Kind =
  | 'paddedAutolink'
  | 'schemelessAutolink'
  | 'anglesInAutolink'
  | 'encodedAngles'
  | 'escapedScheme'
  | 'brokenSchemeInText'

type Shape = {
  readonly pattern: RegExp
  /** What all that it finds holds. */
  readonly holds: string
  readonly kind: Kind
  /** The address that was meant, from the pattern's groups. */
  readonly meant: (groups: readonly (string | undefined)[]) => string | undefined
}

const shapes: readonly Shape[] = [
  {
    pattern: /<[ \t\u00a0\u202f]*(https?:\/\/[^\s<>]{4,1000})[ \t\u00a0\u202f]*>/gi,
    holds: '<',
    kind: 'paddedAutolink',
    meant: ([url]) => url
  },
  {
    pattern: /<((?:dx\.)?doi\.org\/10\.[^\s<>]{4,500}|www\.[^\s<>]{4,500})>/gi,
    holds: '<',
    kind: 'schemelessAutolink',
    meant: ([rest]) => `https://${rest}`
  },
  {
    pattern: /<https?:>([^\s<>]{4,500})<\/https?:>/gi,
    holds: '</',
    kind: 'schemelessAutolink',
    meant: ([rest]) => `https://${rest?.replace(/^\/\//, '')}`
  },
  {
    pattern: /<(https?:\/\/(?:dx\.)?doi\.org\/10\.\d{4,9}\/[^\s<>]{1,200}<[^\s<>]{1,200}>[^\s<>]{1,200})>/gi,
    holds: '<',
    kind: 'anglesInAutolink',
    meant: ([url]) => url?.replaceAll('<', '%3C').replaceAll('>', '%3E')
  },
  {pattern: /&lt;(https?:\/\/[^\s<>&]{4,1000})&gt;/gi, holds: '&', kind: 'encodedAngles', meant: ([url]) => url},
  {
    pattern: /(?<![\w\\])(https?)\\:\\?\/\\?\/([^\s<>]{4,1000})/gi,
    holds: '\\',
    kind: 'escapedScheme',
    meant: ([scheme, rest]) => `${scheme}://${rest?.replace(/\\(?=[!-/:-@[-`{-~])/g, '')}`
  },
  {
    pattern:
      /(?<![\w/:.)\]-])(?:h{1,2}t{1,3}ps?|htps|httsp|htpps|ttps?)(?:[ \u00a0\u202f]{0,2}[:：;；][ \u00a0\u202f]{0,2}\/{0,2}[ \u00a0\u202f]{0,2}|\/\/:?)((?:[a-z0-9-]+\.){1,5}[a-z]{2,6}\/[^\s<>"«»“”]{1,1000})/gi,
    holds: '/',
    kind: 'brokenSchemeInText',
    meant: ([rest]) => `https://${rest}`
  }
]

/**
 * Addresses in running text that no renderer recognises as one, or not to its end.
 *
 * ```text
 * < https://example.org/rest >
 *  ^                         ^ with spaces this is text
 * ```
 */
export const scanSpoiltAutolinks: Scanner<Kind> = context => {
  const {loose} = context
  if (!/[<&\\]|p[s;:：；/\s\u00a0\u202f]/i.test(loose) && !context.text.includes('<')) return []
  return inlineBlocks(context.reading).flatMap(({range}) =>
    shapes.flatMap(shape => {
      const source = (
        shape.kind === 'schemelessAutolink' || shape.kind === 'anglesInAutolink' ? context.text : loose
      ).slice(range.start, range.end)
      if (!source.includes(shape.holds)) return []
      return [...source.matchAll(shape.pattern)].flatMap(match => spoilt(context, shape, range.start, match) ?? [])
    })
  )
}

function spoilt(
  context: ScanContext,
  {kind, meant}: Shape,
  from: number,
  match: RegExpMatchArray
): Defect<Kind> | undefined {
  const {reading, text} = context
  const found = match[0]
  if (kind === 'brokenSchemeInText' && /^https?:\/\//i.test(found)) return undefined
  const trailing =
    kind === 'escapedScheme' || kind === 'brokenSchemeInText'
      ? found.slice(found.length - endRun(found, ".,;:!?)]*_’'"))
      : ''
  const complete = meant(match.slice(1))?.slice(0, trailing === '' ? undefined : -trailing.length)
  const isPlain = kind === 'brokenSchemeInText' && !/^[htp]+s/i.test(found)
  const url = isPlain ? complete?.replace(/^https/, 'http') : complete
  // « le protocole http : example.org » names the protocol.
  if (kind === 'brokenSchemeInText' && /^\w+[ \u00a0\u202f]+[:：](?!\s*\/)/.test(found)) return undefined
  const range = shift({start: match.index ?? 0, end: (match.index ?? 0) + found.length - trailing.length}, from)
  // Behind a parenthesis it is the rest of something else.
  if (kind === 'brokenSchemeInText' && /[)\]]/.test(text[range.start - 1] ?? ' ')) return undefined
  if (!url || !isLocator(url) || isTaken(reading, text, range) || isEscaped(text, range.start)) return undefined
  const whole = kind === 'brokenSchemeInText' || kind === 'escapedScheme' ? url : `<${url}>`
  const isSure = kind !== 'brokenSchemeInText' || identifyUrl(url)?.scheme !== 'url' || /^(?:https?)/i.test(found)
  const inner = {start: range.start, end: range.end}
  return {
    kind,
    range,
    data: {url},
    repairs: [
      {titleId: 'writeAutolink', safety: isSure ? 'safe' : 'review', edits: [{...range, text: whole}], data: {url}}
    ],
    meant: {kind: 'bare', range, destination: inner, url}
  }
}

/** Whether the place is a link that works, or code. */
const isTaken = ({links, opaque}: ScanContext['reading'], text: string, range: Range): boolean =>
  near(links, range).some(one => one.range.start <= range.start && range.end <= one.range.end) ||
  near(opaque, range).some(({start, end}) => text[start] !== '<' && start <= range.start && range.end <= end)
