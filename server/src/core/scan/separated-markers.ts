import {isPandoc} from '../profile.ts'
import type {Defect, Scanner} from './defect.ts'
import {isStatistic} from './marker-pair.ts'

type Kind = 'separatedMarkers'

/** Two or three stars that spaces separate, as many on both sides of words that hold none. */
const pair =
  /(?<![*\\\p{L}\p{N}])(\* ?\*(?: ?\*)?)[ \u00a0]?([^\s*](?:[^*\n\r]{0,158}[^\s*])?)[ \u00a0]?(\* ?\*(?: ?\*)?)(?![*\p{N}])/gu

/**
 * Markers of emphasis whose asterisks a translation machine has separated: at the start of a line they make nested
 * lists.
 *
 * ```text
 * * * *Important* * *
 * ^^^^^         ^^^^^
 * ```
 */
export const scanSeparatedMarkers: Scanner<Kind> = ({masked, isClaimed, profile}) => {
  if (!masked.includes('* *')) return []
  const found: Defect<Kind>[] = []
  for (const match of masked.matchAll(pair)) {
    const [source, opening = '', words = '', closing = ''] = match
    const [before, after] = [stars(opening), stars(closing)]
    if (!/ /.test(opening) && !/ /.test(closing)) continue
    if (!/\p{L}{2}/u.test(words) || isStatistic(words) || /[|[\]`]/.test(words)) continue
    const range = {start: match.index, end: match.index + source.length}
    if (isClaimed(range)) continue
    const isListed = isLineStart(masked, range.start)
    // One star more before the words than after them, at the start of a line: the first is the bullet of a list.
    const isBullet = isListed && before.length === after.length + 1 && opening.startsWith('* ')
    if (before !== after && !isBullet) continue
    // `* **words**` is a list and bold: something has to be torn besides the bullet.
    if (isBullet && !/ /.test(opening.slice(2)) && !/ /.test(closing)) continue
    // Three stars that nothing touches are a pause, a rating or a schedule, unless they begin a line.
    const isApart = masked[range.start + opening.length] === ' ' && masked[range.end - closing.length - 1] === ' '
    if (isApart && !isListed && before.length > 2) continue
    const start = range.start + (isBullet ? 2 : 0)
    found.push({
      kind: 'separatedMarkers',
      range: {start, end: range.start + opening.length},
      data: {marker: after},
      repairs: [
        {
          titleId: 'joinMarkers',
          safety: isBullet || (isApart && !isListed) || isPandoc(profile) ? 'review' : 'safe',
          edits: [{start, end: range.end, text: after + words + after + gapAfter(words, masked[range.end])}]
        }
      ]
    })
  }
  return found
}

const stars = (run: string): string => run.replace(/[^*]/g, '')

/** A closing marker between punctuation and a word needs a space. */
const gapAfter = (words: string, next = ''): string =>
  /[\p{P}\p{S}]$/u.test(words) && /[\p{L}\p{N}]/u.test(next) ? ' ' : ''

const isLineStart = (text: string, offset: number): boolean =>
  /(?:^|[\n\r])[\t >]*$/.test(text.slice(Math.max(0, offset - 40), offset))
