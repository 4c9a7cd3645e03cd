import {oneOf} from '../signs.ts'
import {contains, type Range, shift} from '../text.ts'
import type {Defect, Repair, ScanContext, Scanner} from './defect.ts'
import {inlineBlocks, openerOf} from './inline.ts'

type Kind = 'generatorMarker' | 'markerInLabel' | 'orphanedLabel' | 'sandboxAddress' | 'placeholderCitation'

/** References of assistants to pages that only they have seen. Each begins with something rare. */
const markers: readonly RegExp[] = [
  /:contentReference\[oaicite:\d+\](?:\{index=\d+\})?/g,
  /\[?\boaicite:\d+\]?/g,
  /【(?:\d+(?::\d+)?†[^【】\n\r]{0,120}|source|\d{1,3})】/g,
  /\[\d{1,3}(?::\d+)?†[^[\]\n\r]{0,80}\](?!\()/g,
  /\[oai_citation:\d+‡[^[\]\n\r]{0,80}\](?!\()/g,
  /\ue200[^\ue201\n\r]{0,300}\ue201/g,
  /(?<![\p{L}\d])(?:cite|navlist|image_group)?(?:turn\d+(?:search|news|view|fetch|file|image|academia|reddit|product|forecast|click|open|msearch)\d+)+/gu,
  /\[cite(?:_start|_end|: ?\d+(?:[,–-] ?\d+)*)\](?!\()/g,
  /\[(?:attached_file|web|file|image|page|memory|conversation_history|source|citation|cite_ref|post): ?\d+(?:[,–-]\d+)*\](?!\()/g,
  /\[\^\d+_\d+\]/g,
  /(?<=[.!?»)][ \u00a0])(?:\p{Lu}[\p{L}.]+[ \u00a0]){0,3}\p{Lu}[\p{L}.]{3,}\+\d{1,2}(?=$|[\n\r]|[ \u00a0]\p{L})/gu,
  /<grok-card[^>\n\r]{0,400}>(?:<\/grok-card>)?/g
]
/** Signs of which each of them holds one. */
const markerSigns = oneOf('0é<_')
const mayHold = /oai_?cit|[†【\ue200]|turn\d|\[cite|: ?\d+[\],–-]|\[\^\d+_|<grok|\+\d{1,2}(?:\s|$)/m

/** What drafts hold where a source will be named. */
const placeholders =
  /[[(](?:citation needed|citation|source needed|needs? (?:a )?(?:citation|source|ref(?:erence)?)|ref(?:erence)? needed|insert (?:citation|reference|source)(?: here)?|add (?:citation|reference|source)|missing (?:citation|reference|source)|REF(?:\.|S)?|RÉF(?:\.|S)?|XX+(?:[,;] ?XX+)*|TODO:? ?(?:ref|source|citation|réf)[^\])\n\r]{0,40}|réf(?:\.|érence)?s? (?:à (?:compléter|ajouter|vérifier|trouver)|nécessaire|manquante|needed)s?|référence nécessaire|source (?:\?|à (?:compléter|ajouter|vérifier|trouver)|nécessaire|manquante)|citation (?:nécessaire|à (?:compléter|ajouter|vérifier))|à sourcer|Author,? ?(?:Year|YYYY)|Auteur,? ?(?:année|AAAA)|\?\?\?)\\?[\])](?![([:{])/giu

/** How each of them begins. */
const mayPlace = /[[(](?:ci|so|ne|re|ré|in|ad|mi|xx|to|à|au|\?\?\?)/iu

/**
 * What assistants and drafts leave behind: markers of pages that nobody else has seen, labels without their link, and
 * places where a source is still to come.
 *
 * ```text
 * Tea calms 【4†source】. [Five-year results] ([fda.gov](https://www.fda.gov/x))
 *           ^ marker     ^ orphaned label     ^ the pill may be another source
 * ```
 */
export const scanGeneratorResidue: Scanner<Kind> = context => [
  ...markersIn(context),
  ...context.reading.links.flatMap(link => ofLink(context, link) ?? []),
  ...placeholdersIn(context)
]

function markersIn({loose, text, reading, signs}: ScanContext): Defect<Kind>[] {
  if ((signs & markerSigns) === 0 || !mayHold.test(text)) return []
  return inlineBlocks(reading).flatMap(({range}) => {
    const found: Range[] = []
    for (const pattern of markers) {
      // A card is a tag, and tags are blanked.
      const source = (pattern.source.startsWith('<') ? text : loose).slice(range.start, range.end)
      for (const match of source.matchAll(pattern)) {
        const place = shift({start: match.index, end: match.index + match[0].length}, range.start)
        if (!found.some(one => contains(one, place))) found.push(place)
      }
    }
    return found.map(place => marker(text, place))
  })
}

function marker(text: string, range: Range): Defect<Kind> {
  const gap =
    /[ \u00a0\u202f]$/.test(text.slice(0, range.start).slice(-1)) &&
    /^(?:[\s.,;:!?)»]|$)/.test(text.slice(range.end, range.end + 1))
  const start = range.start - (gap ? 1 : 0)
  const found = text.slice(range.start, range.end).replace(/[\ue200-\ue2ff]/g, '·')
  return {
    kind: 'generatorMarker',
    range,
    data: {found},
    repairs: [{titleId: 'dropMarker', safety: 'review', edits: [{start, end: range.end, text: ''}]}]
  }
}

function ofLink(context: ScanContext, link: ScanContext['reading']['links'][number]): Defect<Kind> | undefined {
  const {text, masked} = context
  const {label, range, url, destination} = link
  if (destination && /^(?:sandbox|attachment|blob):/i.test(url))
    return {kind: 'sandboxAddress', range: destination, repairs: []}
  if (/^(?:start|end)_span$/.test(url)) return marker(text, range)
  if (link.kind !== 'link') return undefined
  const words = text.slice(label.start, label.end)
  const prefix = /^(?:oai_citation:\d+‡)/.exec(words)?.[0] ?? ''
  const suffix = prefix === '' ? (/(?<=\p{L}{2})\+\d{1,2}$/u.exec(words)?.[0] ?? '') : ''
  if (prefix !== '' || (suffix !== '' && !/\d/.test(words.slice(0, -suffix.length)))) {
    const place =
      prefix === ''
        ? {start: label.end - suffix.length, end: label.end}
        : {start: label.start, end: label.start + prefix.length}
    const repair: Repair = {
      titleId: 'cleanLabel',
      safety: prefix === '' ? 'review' : 'safe',
      removesResidue: true,
      edits: [{...place, text: ''}]
    }
    return {kind: 'markerInLabel', range: place, data: {found: prefix + suffix}, repairs: [repair]}
  }
  if (
    text[range.start - 1] !== '(' ||
    text[range.end] !== ')' ||
    !/^(?:www\.)?(?:[\w-]+\.)+[a-z]{2,}(?:\+\d+)?$/i.test(words)
  )
    return undefined
  const gap = /\][ \u00a0\u202f]?$/.exec(masked.slice(Math.max(0, range.start - 3), range.start - 1))
  if (!gap) return undefined
  const close = range.start - 1 - gap[0].length
  const open = openerOf(context.loose, close, context.reading.blocks[link.block]?.range.start ?? 0)
  if (open === undefined || !/\p{L}{2}/u.test(text.slice(open, close))) return undefined
  return {kind: 'orphanedLabel', range: {start: open, end: close + 1}, data: {host: words}, repairs: []}
}

function placeholdersIn({loose, text, reading}: ScanContext): Defect<Kind>[] {
  if (!mayPlace.test(loose)) return []
  return inlineBlocks(reading).flatMap(({range}) =>
    [...loose.slice(range.start, range.end).matchAll(placeholders)].flatMap(match => {
      const place = shift({start: match.index, end: match.index + match[0].length}, range.start)
      const found = text.slice(place.start, place.end)
      // In small letters these words in parentheses are words.
      const isWord =
        /^[[(](?:citation|xx+|refs?\.?|réfs?\.?)[\])]$/.test(found) ||
        /^\((?:citation|xx+|refs?\.?|réfs?\.?)\)$/i.test(found)
      const isKaryotype = /^[[(]XX/.test(found) && /XY|chromosom|caryotyp|karyotyp/i.test(text)
      return isWord || isKaryotype
        ? []
        : [{kind: 'placeholderCitation' as const, range: place, data: {found}, repairs: []}]
    })
  )
}
