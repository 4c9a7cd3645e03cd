import {identifyUrl} from '../identifier/index.ts'
import type {Link} from '../syntax/reading.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'

type Kind = 'imageOfSource' | 'detachedImageMark'

const picture = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)(?:[?#].*)?$/i

/**
 * Exclamation marks that make an image of a citation, or stand apart from the image that they should make.
 *
 * ```text
 * ! [Figure 1](figure-1.png)
 * ^ readers see the mark and a link
 * ```
 */
export const scanImageMarks: Scanner<Kind> = context =>
  context.reading.links.flatMap(link => markOf(context, link) ?? [])

function markOf({text}: ScanContext, {kind, range, url}: Link): Defect<Kind> | undefined {
  if (kind === 'image') {
    const identity = identifyUrl(url)
    if (!identity || identity.scheme === 'url' || picture.test(url)) return undefined
    const mark = {start: range.start, end: range.start + 1}
    return {
      kind: 'imageOfSource',
      range: mark,
      repairs: [{titleId: 'dropMark', safety: 'review', edits: [{...mark, text: ''}]}]
    }
  }
  if (kind !== 'link' || !picture.test(url)) return undefined
  // In French a space stands before the mark that ends a sentence: only one that begins a line is meant for the image.
  const before = /(?:^|[\n\r])[\t >*+-]*!([ \t\u00a0\u202f])$/.exec(
    text.slice(Math.max(0, range.start - 24), range.start)
  )
  if (!before) return undefined
  const gap = {start: range.start - 1, end: range.start}
  return {
    kind: 'detachedImageMark',
    range: gap,
    repairs: [{titleId: 'joinMark', safety: 'safe', edits: [{...gap, text: ''}]}]
  }
}
