import {isLocator} from '../evidence.ts'
import {identifyUrl} from '../identifier/index.ts'
import {isPandoc} from '../profile.ts'
import type {Edit, Range} from '../text.ts'
import type {Defect, Meant, Repair, ScanContext} from './defect.ts'

export type TornKind = 'spaceInAddress' | 'lineBreakInAddress'

/** What the parenthesis after `label` holds, and where it ends; `close` is undefined where nothing closes it. */
export type Parenthesis = {
  readonly label: Range
  readonly content: Range
  readonly close: number | undefined
}

/** The citation that was meant, to the end of its parenthesis. */
export const meantOf = ({label, close}: Parenthesis, destination: Range, url: string): Meant => ({
  range: {start: label.start - 1, end: (close ?? destination.end) + 1},
  label,
  destination,
  url
})

const file = /\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|html?|md|png|jpe?g|svg|gif|webp)$/i

/** An address that white space tears apart. */
export function torn({text, profile}: ScanContext, where: Parenthesis): Defect<TornKind> | undefined {
  const {content, close} = where
  const source = text.slice(content.start, content.end)
  if (close === undefined || !/\s/.test(source) || source.length > 2000 || /["“”«»]/.test(source)) return undefined
  const hasBreak = /[\n\r]/.test(source)
  if (isPandoc(profile) && !hasBreak) return undefined
  const joined = source.replace(/\s+(?:> ?)*/g, '')
  if (!isLocator(joined)) return undefined
  const verdict = joint(source, joined)
  if (verdict === undefined) return undefined
  const gap = /\s+(?:> ?)*/.exec(source)
  const start = content.start + (gap?.index ?? 0)
  const join: Repair = {
    titleId: 'joinAddress',
    safety: verdict,
    edits: [...source.matchAll(/\s+(?:> ?)*/g)].map(cut(content))
  }
  const isFile = file.test(source) && !hasBreak
  const encode: Repair = {
    titleId: 'encodeSpaces',
    safety: 'review',
    edits: [...source.matchAll(/[ \u00a0]/g)].map(({index}) =>
      edit(content.start + index, content.start + index + 1, '%20')
    )
  }
  const repairs = verdict === 'safe' ? [join] : isFile ? [encode, join] : hasBreak ? [join] : [join, encode]
  const url = isFile && verdict !== 'safe' ? source.replaceAll(' ', '%20') : joined
  return {
    kind: hasBreak ? 'lineBreakInAddress' : 'spaceInAddress',
    range: {start, end: start + (gap?.[0].length ?? 1)},
    repairs: repairs.filter(({edits}) => edits.length > 0),
    meant: meantOf(where, content, url)
  }
}

const cut =
  (content: Range) =>
  (match: RegExpMatchArray): Edit =>
    edit(content.start + (match.index ?? 0), content.start + (match.index ?? 0) + match[0].length, '')

/** Units at which an address may have been torn. */
const jointBefore = /[/.\-_=?&#:(]$|\(\d+\)$/
const jointAfter = /^[/.\-_=?&#:)]|^\(\d+\)/

/**
 * Whether pieces belong together: each seam has a unit that no word ends or begins with. `safe` where the whole is an
 * identifier that its first piece is not; `undefined` where words follow the address.
 */
function joint(source: string, joined: string): 'safe' | 'review' | undefined {
  const pieces = source.split(/\s+(?:> ?)*/)
  if (areApart(pieces)) return undefined
  const whole = identifyUrl(joined)
  const first = identifyUrl(pieces[0] ?? '')
  const seams = pieces.slice(1).map((piece, index) => jointBefore.test(pieces[index] ?? '') || jointAfter.test(piece))
  const isIdentifier = whole !== undefined && whole.scheme !== 'url'
  const gains = isIdentifier && (first?.scheme !== whole.scheme || first.value !== whole.value)
  // A DOI that is whole takes any ending: only a seam tells that it was not.
  const isCut = first === undefined || first.scheme === 'url' || /[/(._-]$|\/S\d{4}-\d{3}[\dX]$/i.test(pieces[0] ?? '')
  const isSure = gains && isCut && !/^(?:19|20)\d\d$/.test(pieces[1] ?? '')
  // A hyphen at the end of a line may be the line's.
  const isHyphenated = /-[\n\r][\s>]*\p{L}/u.test(source)
  if (seams.every(Boolean)) return (isSure || isSchemeAlone(pieces)) && !isHyphenated ? 'safe' : 'review'
  const isTokenTorn = pieces.length === 2 && /^[\w.()-]*\d[\w.()-]*$/.test(pieces[1] ?? '')
  if (isTokenTorn && /[\n\r]/.test(source)) return isSure ? 'safe' : 'review'
  // `…/NEJMoa 1606774`: the number that its letters lack, not a year.
  if (isTokenTorn && gains && /[a-z]$/i.test(pieces[0] ?? '') && !/^(?:19|20)\d\d$/.test(pieces[1] ?? ''))
    return 'review'
  return file.test(source) ? 'review' : undefined
}

/** `https:// example.org/a`: white space in or after the scheme and nowhere else. */
const isSchemeAlone = (pieces: readonly string[]): boolean => /^https?:?\/{0,2}$/i.test(pieces.slice(0, -1).join(''))

export const edit = (start: number, end: number, text: string): Edit => ({start, end, text})

/** A second address is no rest of the first, nor is what a dash or comma sets off from it. */
function areApart([first = '', ...rest]: readonly string[]): boolean {
  if (rest.some(piece => /^[-–—,;]*$/.test(piece)) || [first, ...rest.slice(0, -1)].some(piece => /[,;]$/.test(piece)))
    return true
  const isWhole = isLocator(first) && !/doi\.org\/$/i.test(first)
  return isWhole && rest.some(piece => /^(?:https?:\/\/|www\.|(?:doi:)?10\.\d{4})/i.test(piece))
}
