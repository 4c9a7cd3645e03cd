import {identifyUrl} from '../identifier/index.ts'
import {near} from '../places.ts'
import type {Link} from '../syntax/reading.ts'
import {lineStart} from '../text.ts'
import type {Defect, Repair, ScanContext, Scanner} from './defect.ts'
import {isEscaped} from './inline.ts'

type Kind = 'imageOfArticle' | 'detachedImageMark'

const imageFile = /\.(?:png|jpe?g|gif|svg|webp|avif|tiff?|bmp)(?:[?#]\S*)?$/i
/** Addresses that carry an identifier and yet give an image: badges, figures, thumbnails. */
const imageAddress = /badge|shields\.io|\/(?:cms|asset|assets|bin|figures?|images?|thumb|media)\/|\.[gt]\d{3}$/i
/** Labels that say themselves that a picture follows. */
const picture =
  /^(?:(?:an?|the|une?|la|le)\s)?(?:fig\b|figures?|images?|photos?|pictures?|charts?|graphs?|plots?|diagrams?|schémas?|graphiques?|courbes?|logos?|flow ?charts?|infographi)/i

/**
 * Exclamation marks that make an image of a link, or that have left their image.
 *
 * ```text
 * ![KEYNOTE-024](https://doi.org/10.1056/x)
 * ^ mark
 * ! [Figure 1](fig1.png)
 * ^^ mark and gap
 * ```
 */
export const scanStrayImageMarks: Scanner<Kind> = context => {
  if (!context.masked.includes('!')) return []
  return context.reading.links.flatMap((link): Defect<Kind>[] => {
    const one = link.kind === 'image' ? imageOfArticle(context, link) : detachedMark(context, link)
    return one ? [one] : []
  })
}

/** `![label](https://doi.org/…)` */
function imageOfArticle({text, reading}: ScanContext, link: Link): Defect<Kind> | undefined {
  const {range, label, url, destination} = link
  const identity = identifyUrl(url)
  if (!destination || !identity || identity.scheme === 'url') return undefined
  const words = text.slice(label.start, label.end)
  if (imageFile.test(url) || imageAddress.test(url) || !/\p{L}{2}/u.test(words) || picture.test(words.trim()))
    return undefined
  const isInLink = near(reading.links, range).some(
    other => other !== link && other.label.start <= range.start && range.end <= other.label.end
  )
  if (isInLink) return undefined
  const mark = {start: range.start, end: range.start + 1}
  const drop: Repair = {titleId: 'dropMark', safety: 'review', edits: [{...mark, text: ''}]}
  const separate: Repair = {
    titleId: 'separateMark',
    safety: 'review',
    edits: [{start: mark.end, end: mark.end, text: ' '}]
  }
  const before = text.slice(Math.max(lineStart(text, range.start), range.start - 2), range.start)
  // After a word the mark may be the end of an exclamation, in French with a space before it.
  const repairs = /[\p{L}\p{N}]$/u.test(before)
    ? [separate, drop]
    : /[\p{L}\p{N}][\s\u00a0\u202f]$/u.test(before)
      ? [drop, separate]
      : [drop]
  return {kind: 'imageOfArticle', range: mark, repairs, meant: {kind: 'broken', range, label, destination}}
}

/** `! [label](figure.png)` */
function detachedMark({text, masked}: ScanContext, link: Link): Defect<Kind> | undefined {
  if (link.kind !== 'link' || !imageFile.test(link.url)) return undefined
  let at = link.range.start
  while (link.range.start - at < 3 && /[\t \u00a0\u202f\u200b\u2060]/.test(masked[at - 1] ?? '')) at--
  const mark = at - 1
  if (at === link.range.start || masked[mark] !== '!' || isEscaped(masked, mark)) return undefined
  const before = text.slice(Math.max(lineStart(text, mark), mark - 200), mark)
  const startsLine = /^[\s>|*+-]*(?:\d{1,9}[.)])?\s*$/.test(before)
  // A mark that a line break has parted from its sentence, or one before an invitation.
  const isSentence = /[\p{L}\p{N}]\s*$/u.test(text.slice(0, lineStart(text, mark)).slice(-3))
  const isInvitation = /^(?:voir|télécharger|cliqu|ouvrir|see|download|click|open|view)/i.test(
    text.slice(link.label.start, link.label.end)
  )
  // After a word it ends an exclamation: « Attention ! [voir la figure](fig1.png) ».
  if (!startsLine && !/[.:;]\s+$/.test(before)) return undefined
  return {
    kind: 'detachedImageMark',
    range: {start: mark, end: link.range.start},
    repairs: [
      {
        titleId: 'attachMark',
        safety: startsLine && !isSentence && !isInvitation ? 'safe' : 'review',
        edits: [{start: at, end: link.range.start, text: ''}]
      }
    ]
  }
}
