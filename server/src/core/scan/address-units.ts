import {identifyUrl} from '../identifier/index.ts'
import type {Profile} from '../profile.ts'
import {endRun, type Range} from '../text.ts'
import {meantAs, replaced} from './address.ts'
import {trimmed} from './bare.ts'
import type {Address, AddressScanner, Defect, Repair} from './defect.ts'
import {codeOf} from './inline.ts'
import {lookalike, lookalikes} from './lookalikes.ts'

type Kind =
  | 'trailingPunctuation'
  | 'swallowedPunctuation'
  | 'swallowedBackslash'
  | 'escapedAddress'
  | 'entityInAddress'
  | 'invisibleInAddress'
  | 'lookalikeInAddress'
  | 'gluedAddresses'
  | 'tornAddress'

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+/g

/** Marks that GitHub's renderer takes into a bare address though they end it. */
const swallowed = /^[»”’›）】」》〉』〕—。，、；！？．：]/

/** Invisible units and look-alikes are all beyond ASCII. */
const beyondAscii = /[^\0-\x7f]/

/** Addresses with units that do not belong to them. */
export const scanAddressUnits: AddressScanner<Kind> = ({text, addresses, profile}) =>
  addresses.flatMap(address => {
    const written = text.slice(address.range.start, address.range.end)
    const isForeign = beyondAscii.test(written)
    const one =
      (isForeign ? (hidden(address, written) ?? similar(address, written)) : undefined) ??
      glued(text, address, written) ??
      torn(text, address, written) ??
      entity(address, written) ??
      backslash(text, address, written, profile) ??
      trailing(address, written)
    // What follows an address is a mistake of its own.
    return [one, after(text, address, written, profile)].filter(defect => defect !== undefined)
  })

function hidden(address: Address, written: string): Defect<Kind> | undefined {
  // Joiners are letters of Persian and of the scripts of India.
  const found = [...written.matchAll(invisible)].filter(
    ({0: units, index}) => !/^[\u200c\u200d]+$/.test(units) || /[\w/.-]$/.test(written.slice(0, index))
  )
  const first = found[0]
  if (!first || !/^[\w<]*(?::|\/|\.)/.test(written.replace(invisible, ''))) return undefined
  const at = (match: RegExpMatchArray): Range => {
    const start = address.range.start + (match.index ?? 0)
    return {start, end: start + match[0].length}
  }
  return {
    kind: 'invisibleInAddress',
    range: at(first),
    claim: address.range,
    data: {code: codeOf(first[0])},
    repairs: [
      {
        titleId: 'dropInvisible',
        safety: address.kind === 'bare' && isBorder(written) ? 'review' : 'safe',
        edits: found.map(match => ({...at(match), text: ''}))
      }
    ],
    ...meantAs(address, address.url.replace(invisible, ''))
  }
}

/** Whether an invisible unit may be all that parts the address from the next word. */
const isBorder = (written: string): boolean =>
  /[\u200b-\u200f\u2060](?:\p{Lu}\p{Ll}|\p{Ll}{2,}(?![\p{L}\d])|\(|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])/u.test(
    written
  )

/** Look-alikes inside an identifier, or in the name of a host; the path of an encyclopedia may really hold a dash. */
function similar(address: Address, written: string): Defect<Kind> | undefined {
  const found = [...written.matchAll(lookalike)].filter(match => isForeign(written, match))
  const [first] = found
  if (!first || !/^https?:|^www\.|^doi|^10\./i.test(written)) return undefined
  if (address.kind === 'bare' && /[–−]/.test(first[0]) && goesOn(written, first.index)) return undefined
  const places = new Set(found.map(({index}) => index))
  const url = written.replace(lookalike, (unit, index: number) => (places.has(index) && lookalikes[unit]) || unit)
  const identity = identifyUrl(url)
  const isIdentifier = identity !== undefined && identity.scheme !== 'url'
  const isHost = first.index < (/^https?:\/\/[^/]*/i.exec(written)?.[0].length ?? 0)
  const isTypeset = /[ﬀ-ﬄ０-９‑]/.test(written)
  if (!isIdentifier && !isHost && !isTypeset) return undefined
  const start = address.range.start + first.index
  const safety = isIdentifier ? 'safe' : 'review'
  const unit = first[0]
  const data = {found: unit, expected: lookalikes[unit] ?? '', url}
  return {
    ...replaced(
      'lookalikeInAddress',
      address,
      url,
      {titleId: 'writeAddress', safety},
      {start, end: start + unit.length}
    ),
    data
  }
}

/** A letter of another script stands among Latin ones; one of a word in that script is itself. Signs are always foreign. */
function isForeign(written: string, {0: unit, index}: RegExpExecArray): boolean {
  if (!/\p{L}/u.test(unit) || /[ﬀ-ﬄ]/.test(unit)) return true
  const before = /\p{L}*$/u.exec(written.slice(Math.max(0, index - 40), index))?.[0] ?? ''
  const after = /^\p{L}*/u.exec(written.slice(index, index + 40))?.[0] ?? ''
  return /[a-z]/i.test(before + after)
}

/** Whether a dash of the sentence follows an identifier that is whole without it: `…774–et`, `27718847–8`. */
function goesOn(written: string, at: number): boolean {
  const identity = identifyUrl(written.slice(0, at))
  return identity !== undefined && identity.scheme !== 'url' && /^.(?:\p{L}+|\d+|NCT\d+)$/u.test(written.slice(at))
}

/** `https://…774https://…`: a second address begins where the first ends, not as its parameter or path. */
function glued(text: string, address: Address, written: string): Defect<Kind> | undefined {
  const {start, end} = address.range
  if (address.kind === 'bare') {
    const seam = {start: end, end: end + 8}
    if (!/^https?:\/\//i.test(text.slice(seam.start, seam.end))) return undefined
    const repair: Repair = {titleId: 'separateAddresses', safety: 'review', edits: [{start: end, end, text: ' '}]}
    return {kind: 'gluedAddresses', range: seam, claim: {start, end}, repairs: [repair]}
  }
  const at = /[\w)](https?:\/\/)(?=[\w-]+\.)/i.exec(written)
  if (!at || /[?=&]|%3a|%2f|\/(?:web|http|proxy|login)|__$/i.test(written.slice(0, at.index + 1))) return undefined
  const seam = start + at.index + 1
  const first = written.slice(0, at.index + 1)
  const repair: Repair = {
    titleId: 'keepFirst',
    safety: 'review',
    isAlone: true,
    edits: [{...address.range, text: first}]
  }
  return {kind: 'gluedAddresses', range: {start: seam, end: seam + 8}, claim: address.range, repairs: [repair]}
}

/** `https://doi.org/10.1056/ NEJMoa1`: a bare address that is one of a source only with what follows the space. */
function torn(text: string, address: Address, written: string): Defect<Kind> | undefined {
  if (address.kind !== 'bare' || !/[/-]$/.test(written)) return undefined
  const {start, end} = address.range
  const [, gap = '', rest = ''] =
    /^([ \u00a0]{1,2}|\r?\n)([A-Za-z\d][\w./()-]*[\w)])/.exec(text.slice(end, end + 120)) ?? []
  const [half, whole] = [identifyUrl(written), identifyUrl(written + rest)]
  if (rest === '' || !/\d/.test(rest) || !whole || whole.scheme === 'url') return undefined
  // A number of the sentence is none of a source: PubMed's have seven figures or more, and a DOI is one only at its resolver.
  const isNumber = /^[\d–-]+\)?$/.test(rest)
  if (
    (isNumber && !(whole.scheme === 'pmid' && /^\d{7,8}$/.test(rest))) ||
    (whole.scheme === 'doi' && !/doi\.org\//i.test(written))
  )
    return undefined
  if (half && half.scheme !== 'url' && !written.endsWith('-')) return undefined
  const close = end + gap.length + (opensFirst(rest) ? rest.length : rest.length - endRun(rest, ')'))
  const isSafe = written.endsWith('/') && !/\n/.test(gap)
  return {
    kind: 'tornAddress',
    range: {start: end, end: end + gap.length},
    claim: {start, end: close},
    data: {url: written + text.slice(end + gap.length, close)},
    repairs: [
      {
        titleId: 'joinAddress',
        safety: isSafe ? 'safe' : 'review',
        edits: [{start: end, end: end + gap.length, text: ''}]
      }
    ],
    meant: {
      kind: 'bare',
      range: {start, end: close},
      destination: {start, end: close},
      url: written + text.slice(end + gap.length, close)
    }
  }
}

/** Whether the parentheses at the end of `text` are opened in it. */
const opensFirst = (text: string): boolean => text.split('(').length >= text.split(')').length

/** `&amp;` is right in a destination, which is decoded; a bare address keeps it, and twice is always once too often. */
function entity(address: Address, written: string): Defect<Kind> | undefined {
  const pattern = address.kind === 'bare' ? /&amp;/g : /&amp;amp;/g
  const index = written.search(pattern)
  if (index < 0) return undefined
  const url = written.replace(pattern, address.kind === 'bare' ? '&' : '&amp;')
  const start = address.range.start + index
  const repair = {titleId: 'writeAddress', safety: address.kind === 'bare' ? 'safe' : 'review'} as const
  return {
    ...replaced('entityInAddress', address, url, repair, {start, end: start + 5}),
    ...meantAs(address, url.replace(/&amp;/g, '&'))
  }
}

const links = (profile: Profile): boolean => profile === 'gfm' || profile === 'obsidian'

/** Backslashes that a bare address keeps, or takes from the end of its line. */
function backslash(text: string, address: Address, written: string, profile: Profile): Defect<Kind> | undefined {
  if (address.kind !== 'bare' || !links(profile)) return undefined
  // In a table `\|` is a pipe.
  const ending = text[address.range.end] === '|' ? null : /(?<!\\)\\$/.exec(written)
  if (ending) {
    const {start, end} = address.range
    // What closes behind the address closes behind its bracket too.
    const last = trimmed(text, start, end - 1)
    const url = unescaped(text.slice(start, last))
    const isAngled = text.slice(start - 2, start) === '\\<' && text[end] === '>'
    return {
      kind: 'swallowedBackslash',
      range: {start: end - 1, end},
      claim: address.range,
      data: {url},
      repairs: [
        {
          titleId: 'wrapAddress',
          safety: 'safe',
          edits: [isAngled ? {start: start - 2, end: end + 1, text: `<${url}>`} : {start, end: last, text: `<${url}>`}]
        }
      ],
      ...meantAs(address, url)
    }
  }
  if (!/\\[_*~#&()[\]]/.test(written) || text[address.range.end] === '\\') return undefined
  const url = unescaped(written)
  const start = address.range.start + written.indexOf('\\')
  return replaced('escapedAddress', address, url, {titleId: 'writeAddress', safety: 'safe'}, {start, end: start + 1})
}

const unescaped = (written: string): string => written.replace(/\\(?=[_*~#&()[\]])/g, '')

/** A full stop after an identifier: no resolver knows it with one. Other addresses may end with anything. */
function trailing(address: Address, written: string): Defect<Kind> | undefined {
  const length = endRun(written, '.,;:')
  if (length === 0 || address.kind === 'bare') return undefined
  const [url, end] = [written.slice(0, -length), written.slice(-length)]
  const identity = identifyUrl(url)
  if (!identity || !/^https?:|^www|^doi/i.test(url) || /#:~:/.test(written)) return undefined
  // A page may end with a full stop, as `Apple_Inc.` does; a number does not.
  if (identity.scheme === 'url' && !/\/\d[\d-]{3,}$/.test(url) && !/[,;]/.test(end)) return undefined
  const range = {start: address.range.end - end.length, end: address.range.end}
  return {
    kind: 'trailingPunctuation',
    range,
    data: {mark: end},
    repairs: [
      {titleId: 'dropMark', safety: identity.scheme === 'url' ? 'review' : 'safe', edits: [{...range, text: ''}]}
    ],
    ...meantAs(address, url)
  }
}

function after(text: string, address: Address, written: string, profile: Profile): Defect<Kind> | undefined {
  if (address.kind !== 'bare' || !links(profile)) return undefined
  const {start, end} = address.range
  const mark = swallowed.exec(text.slice(end, end + 2))?.[0]
  if (!mark) return undefined
  // An encyclopedia's address may hold a dash.
  const safety = mark === '—' && identifyUrl(written)?.scheme === 'url' ? 'review' : 'safe'
  const repair: Repair = {titleId: 'wrapAddress', safety, edits: [{start, end, text: `<${written}>`}]}
  return {
    kind: 'swallowedPunctuation',
    range: {start: end, end: end + mark.length},
    data: {mark, url: written},
    repairs: [repair]
  }
}
