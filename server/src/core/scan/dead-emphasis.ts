import {isPandoc} from '../profile.ts'
import type {Edit, Range} from '../text.ts'
import type {Defect, Repair, ScanContext, Scanner} from './defect.ts'
import {isPunctuation, isSpace, isWord} from './loose-marker.ts'
import {commonWord, isOpening, isStatistic, type MarkerPair, markerPairs, mended} from './marker-pair.ts'
import {type SwappedEmphasis, swappedEmphasis} from './swapped-emphasis.ts'

type Kind = 'deadClosingMarker' | 'deadOpeningMarker' | 'swappedEmphasis' | 'underscoreBeforeWord'

/** Signs with which emphasised words begin or end, and beside which a marker needs a space. */
const wrapped = /^(?:«.*»|“.*”|".*"|‘.*’|\(.*\)|\[.*\]|„.*“)$/s

/**
 * Emphasis that is none, or is made of the wrong words, because of what stands beside its markers.
 *
 * ```text
 * **Posologie :**200 mg   l’essai**« X »**   _in vitro_et
 *              ^ between : and 2 a marker only opens
 * ```
 */
export const scanDeadEmphasis: Scanner<Kind> = context => {
  if (!/[*_]/.test(context.masked)) return []
  const swapped = isPandoc(context.profile) ? [] : swappedEmphasis(context)
  const explained = new Set(swapped.map(({meant: [first]}) => first?.open.start))
  const dead = markerPairs(context, pair => kindOf(pair, context) !== undefined)
    .filter(({open}) => !explained.has(open.range.start))
    .flatMap(pair => defectOf(pair, context) ?? [])
  return [...swapped.map(ofSwapped), ...dead].sort((one, other) => one.range.start - other.range.start)
}

function kindOf(pair: MarkerPair, {text, profile}: ScanContext): Kind | undefined {
  const {open, close, words, lead, tail, before, after, length} = pair
  if (lead || tail || length > 3 || isStatistic(words)) return undefined
  if (open.marker === '_') return isCutUnderscore(pair, text) ? 'underscoreBeforeWord' : undefined
  if (isPandoc(profile) || (open.opens && close.closes)) return undefined
  const [first = '', last = ''] = [words[0] ?? '', words.at(-1) ?? '']
  if (length === 1 && (!/\p{L}{3}/u.test(words) || /\d/.test(before) || /\d/.test(after))) return undefined
  const isDeadClose = !close.closes && isPunctuation(last) && isWord(after)
  if (open.opens) {
    const isLead = isSpace(before) || isOpening(before) || isWord(before)
    if (!isDeadClose || !isLead || /[\\*_=+<(«“[]$/.test(words) || !/[\p{L}\p{N}]/u.test(words)) return undefined
    if (length === 1 && (!isSpace(before) || !/\s|^[«“(]/.test(words) || !/^[\p{L}«“(]/u.test(words))) return undefined
    return 'deadClosingMarker'
  }
  const isDeadOpen = isWord(before) && isPunctuation(first) && (wrapped.test(words) || /^[≥≤±]/.test(words))
  if (!isDeadOpen || length === 1 || !/\p{L}{2}|\d/u.test(words)) return undefined
  return isSpace(after) || isDeadClose || /[,.;:!?)»]/.test(after) ? 'deadOpeningMarker' : undefined
}

function defectOf(pair: MarkerPair, context: ScanContext): Defect<Kind> | undefined {
  const kind = kindOf(pair, context)
  if (!kind) return undefined
  const {open, close, length} = pair
  const marker = open.marker.repeat(length)
  const range = kind === 'deadOpeningMarker' ? open.range : close.range
  const partners = [range === open.range ? close.range : open.range]
  return {kind, range, partners, data: {marker}, repairs: repairsOf(pair, kind)}
}

function repairsOf(pair: MarkerPair, kind: Kind): Repair[] {
  const {open, close, words, length} = pair
  if (kind === 'underscoreBeforeWord') {
    const space: Repair = {
      titleId: 'addSpace',
      safety: 'safe',
      edits: [{start: close.range.end, end: close.range.end, text: ' '}]
    }
    const asterisks: Repair = {
      titleId: 'useAsterisks',
      safety: 'safe',
      edits: [
        {...open.range, text: '*'.repeat(length)},
        {...close.range, text: '*'.repeat(length)}
      ]
    }
    return isTailWord(pair.follows)
      ? [space, {...asterisks, safety: 'review'}]
      : [asterisks, {...space, safety: 'review'}]
  }
  const repairs: Repair[] = [{titleId: 'addSpace', safety: isSureWord(pair) ? 'safe' : 'review', edits: mended(pair)}]
  const punctuation = /[\s\u00a0\u202f]?[.,;:!?…]$/.exec(words)
  if (kind === 'deadClosingMarker' && punctuation) {
    const start = close.range.start - punctuation[0].length
    const marker = '*'.repeat(length)
    repairs.push({
      titleId: 'movePunctuation',
      safety: 'review',
      edits: [
        {start, end: start, text: marker},
        {...close.range, text: ''}
      ]
    })
  }
  if (quoted.test(words)) {
    repairs.push({titleId: 'moveInsideQuotes', safety: 'review', edits: insideQuotes(words, open.range, close.range)})
  }
  return repairs
}

const quoted = /^«([\s\u00a0\u202f]?)[^«»]+?([\s\u00a0\u202f]?)»$/

/** `**« NEJM »**` → `« **NEJM** »`. */
function insideQuotes(words: string, open: Range, close: Range): Edit[] {
  const [, lead = '', tail = ''] = quoted.exec(words) ?? []
  const marker = '*'.repeat(open.end - open.start)
  const start = open.end + 1 + lead.length
  const end = close.start - 1 - tail.length
  return [
    {...open, text: ''},
    {start, end: start, text: marker},
    {start: end, end, text: marker},
    {...close, text: ''}
  ]
}

function ofSwapped({mark, meant, edits}: SwappedEmphasis): Defect<Kind> {
  const marker = '*'.repeat(mark.inner.start - mark.range.start)
  // `Patient**(inn)**en`: the ending of a word.
  const safety = meant.some(({words}) => /^\([^\s]*\)$/.test(words)) ? 'review' : 'safe'
  const repairs: Repair[] = [{titleId: 'addSpace', safety, edits}]
  if (meant.every(({words}) => quoted.test(words))) {
    const inside = meant.flatMap(({words, open, close}) => insideQuotes(words, open, close))
    repairs.push({titleId: 'moveInsideQuotes', safety: 'review', edits: inside})
  }
  const range = {start: mark.range.start, end: mark.inner.start}
  const partners = meant.flatMap(({open, close}) => [open, close])
  return {kind: 'swappedEmphasis', range, partners, data: {marker}, repairs}
}

/** Whether a new word certainly begins after the pair: not the ending of the one before. */
function isSureWord(pair: MarkerPair): boolean {
  const {after, follows, before, open, words} = pair
  // `Fe**(III)**` and `log**(OR)**` are one term.
  if (
    !open.opens &&
    (/^\([^\s]*\)$/.test(words) || (/^[([]/.test(words) && !/^.(?:[^=+<>\d]*\p{L}{3}[^=+<>\d]*).$/u.test(words)))
  )
    return false
  const isAfter = !isWord(after) || /[\p{Lu}\d]/u.test(after) || follows.length > 2 || commonWord.test(follows)
  return (
    (isAfter || /^[aày]$/.test(follows)) &&
    (!isWord(after) || endsWord(pair)) &&
    (open.opens || /[\p{L}\d]/u.test(before))
  )
}

/** What follows the full stop of a file or a host. */
const extension =
  /^(?:pdf|docx?|xlsx?|pptx?|csv|png|jpe?g|svg|txt|md|html?|fr|com|org|net|eu|int|gov|edu|ch|be|ca|de|uk|io)$/i

/** Whether what stands before the closing marker ends a word: `Dose :`, but not `0,` of `0,05`, `β-`, `l’`, `(ré)` or `37°`. */
function endsWord({words, after, follows}: MarkerPair): boolean {
  // Particles follow their word in Korean and Japanese, and Chinese knows no spaces.
  if (/[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(after)) return false
  if (/&#?\w+;$/.test(words) || (/\d…$/.test(words) && /\d/.test(after))) return false
  if (/[;!?»”…]$/.test(words)) return true
  if (/[\s\u00a0\u202f)»%]:$/u.test(words)) return true
  // `BRAF:p.V600E`, `hh:mm` and `std::vector` are one name.
  if (/:$/.test(words)) return /(?:\p{Ll}{3}|\s\p{L}+):$/u.test(words) && !/^[pcgnm]\.?$/.test(follows)
  if (/\p{L}{2},$/u.test(words)) return /\p{L}/u.test(after)
  if (/(?<!\p{Lu})\p{Ll}{3,}\.$/u.test(words)) return follows.length > 1 && !extension.test(follows)
  if (/[)\]»%]\.$/.test(words)) return /^\p{Lu}\p{Ll}/u.test(follows)
  if (/^\([^()]*\p{L} \p{L}[^()]*\)$/u.test(words)) return follows.length > 2 || commonWord.test(follows)
  if (/\s[([][^()[\]]+[)\]]$/.test(words)) return follows.length > 1 || /\d/.test(after)
  return /%$/.test(words) && (commonWord.test(follows) || /^\p{Lu}/u.test(follows))
}

const isTailWord = (follows: string): boolean => commonWord.test(follows) || /^\p{Lu}/u.test(follows)

/** `_in vitro_et` and `_ital_ique`, but no names as `_private_name`. */
function isCutUnderscore({open, close, words, length, before, follows, siblings}: MarkerPair, text: string): boolean {
  if (siblings !== 2 || length > 2 || !open.opens || follows === '' || !/^\p{L}[\p{L}\s’'.-]*$/u.test(words))
    return false
  if (!isSpace(before) && !isOpening(before)) return false
  const next = text.slice(close.range.end + follows.length, close.range.end + follows.length + 2)
  if (!/^(?:$|[\s,;:!?)»…’']|\.(?:\s|$))/.test(next)) return false
  if (length === 2) return follows.length > 1 && (/\s/.test(words) || /^\p{Lu}\p{Ll}{3,}$/u.test(words))
  if (/\s/.test(words)) return isTailWord(follows)
  return surelyAWord.test(follows) ? /\p{L}{4}/u.test(words) : /^\p{L}{2,}$/u.test(words) && ending.test(follows)
}

/** What follows a name's underscore in no program. */
const surelyAWord = /^(?:et|ou|est|sont|dans|avec|pour|chez|qui|sur|and|was|were|with)$/
/** Endings of words, in French and English. */
const ending = /^(?:iques?|ments?|tions?|ations?|ités?|euses?|ing|ally|ical|ness)$/
