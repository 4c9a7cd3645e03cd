import {near} from '../places.ts'
import {isPandoc} from '../profile.ts'
import {shift} from '../text.ts'
import type {Defect, Repair, ScanContext, Scanner} from './defect.ts'
import {inlineBlocks} from './inline.ts'

type Kind = 'attributeDebris' | 'unclosedAnchor' | 'pipeInLink'

/** Attributes of HTML and classes: `{n=305}` is a figure, and `{:target="_blank"}` what kramdown reads. */
const attributes =
  /^\{(?:[.#][\w-]+|(?:class|id|target|rel|width|height|style|lang|title|dir|align|role|data-[\w-]+|aria-[\w-]+|custom-style)=(?:"[^"\n\r]{0,200}"|[^\s{}"]{1,100}))(?: (?:[.#][\w-]+|[\w-]+=(?:"[^"\n\r]{0,200}"|[^\s{}"]{1,100})))*\}/
const residue =
  /^\{(?:\.(?:underline|ul|mark|smallcaps|anchor|external|uri|email)|(?:target|rel)=\S+)(?: \.\w+| (?:target|rel)=\S+)*\}$/
const anchor = /<a\b[^<>\n\r]{0,1000}\bhref\s*=[^<>\n\r]{1,1000}>/gi

/**
 * What stands at a link and is none of its parts to a renderer: attributes of Pandoc, an anchor of HTML without its end,
 * a pipe that cuts it in two in a table.
 *
 * ```text
 * [tea](https://example.org/tea){.underline}
 *                               ^ shown as it is
 * ```
 */
export const scanLinkDebris: Scanner<Kind> = context => [...debris(context), ...anchors(context), ...pipes(context)]

function debris({text, reading, profile}: ScanContext): Defect<Kind>[] {
  if (isPandoc(profile) || profile === 'myst') return []
  return reading.links.flatMap(({range}) => {
    const found = attributes.exec(text.slice(range.end, range.end + 400))?.[0]
    if (found === undefined) return []
    const place = {start: range.end, end: range.end + found.length}
    const repair: Repair = {
      titleId: 'dropAttributes',
      // Classes of word processors; others may be read by another renderer.
      safety: residue.test(found) ? 'safe' : 'review',
      removesResidue: true,
      edits: [{...place, text: ''}]
    }
    return [{kind: 'attributeDebris' as const, range: place, data: {found}, repairs: [repair]}]
  })
}

/** `<a href="…">KEYNOTE-024`: the rest of the paragraph becomes the link. */
function anchors({text, reading}: ScanContext): Defect<Kind>[] {
  if (!/<a\b/i.test(text)) return []
  return inlineBlocks(reading).flatMap(({range}) => {
    const source = text.slice(range.start, range.end)
    const opened = [...source.matchAll(anchor)].filter(match => {
      const tag = shift({start: match.index, end: match.index + match[0].length}, range.start)
      return near(reading.opaque, tag).some(({start, end}) => start === tag.start && end === tag.end)
    })
    return opened.flatMap((match, index): Defect<Kind>[] => {
      const end = opened[index + 1]?.index ?? source.length
      const rest = source.slice(match.index + match[0].length, end)
      if (/<\/a\s*>/i.test(rest)) return []
      const words = /^[^\s<>.,;:()[\]«»]+(?:[ \u00a0-](?:\d[\w-]*|\p{Lu}[\w.-]*))*/u.exec(rest)?.[0] ?? ''
      const at = range.start + match.index + match[0].length + words.length
      const place = shift({start: match.index, end: match.index + match[0].length}, range.start)
      const repair: Repair = {
        titleId: 'closeAnchor',
        safety: 'review',
        edits: [{start: at, end: at, text: '</a>'}],
        data: {words}
      }
      return [{kind: 'unclosedAnchor', range: place, repairs: words === '' ? [] : [repair]}]
    })
  })
}

/** `| [x|y](https://a) |`: the row has a cell more, and the link is cut. */
function pipes({text, reading}: ScanContext): Defect<Kind>[] {
  if (!reading.blocks.some(({kind}) => kind === 'row')) return []
  const cells = new Map<number, number>()
  const headers = new Map<number, number>()
  reading.blocks.forEach(({kind, parent}, index) => {
    if (kind === 'cell') cells.set(parent, (cells.get(parent) ?? 0) + 1)
    if (kind === 'row' && !headers.has(parent)) headers.set(parent, index)
  })
  return reading.blocks.flatMap((row, index): Defect<Kind>[] => {
    if (row.kind !== 'row') return []
    const header = headers.get(row.parent) ?? -1
    const source = text.slice(row.range.start, row.range.end)
    const links = [...source.matchAll(/\[([^[\]\n\r]{1,300})\]\(([^\s()]{4,500})\)/g)].filter(match =>
      /(?<!\\)\|/.test(match[0])
    )
    // A row that is as wide as its table has no pipe too many, however it looks; surplus cells are cut off.
    const width = source.replace(/^\s*\||\|\s*$/g, '').split(/(?<!\\)\|/).length
    if (links.length === 0 || header < 0 || (width <= (cells.get(header) ?? 0) && index !== header)) return []
    return links.map(match => {
      const place = shift({start: match.index, end: match.index + match[0].length}, row.range.start)
      const label = (match[1] ?? '').replace(/(?<!\\)\|/g, '\\|')
      const url = (match[2] ?? '').replace(/(?<!\\)\|/g, '%7C')
      const pipe = place.start + match[0].indexOf('|')
      const repair: Repair = {titleId: 'escapePipe', safety: 'safe', edits: [{...place, text: `[${label}](${url})`}]}
      return {
        kind: 'pipeInLink',
        range: {start: pipe, end: pipe + 1},
        claim: place,
        repairs: [repair],
        meant: {
          kind: 'broken',
          range: place,
          label: {start: place.start + 1, end: place.start + 1 + (match[1] ?? '').length},
          destination: {start: place.end - 1 - (match[2] ?? '').length, end: place.end - 1},
          url
        }
      }
    })
  })
}
