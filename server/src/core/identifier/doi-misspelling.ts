import {checkDoi} from './doi-check.ts'
import {canonicalDoi, dash, trimmedDoi} from './doi-text.ts'
import type {Fault, Misspelling} from './identifier.ts'
import {invisible} from './url.ts'

const name = 'DOI'
const form = '10.1000/abc'

/**
 * Registrants of medical journals and preprints, whose prefix alone is telling: most are frequent in OpenAPC; 10.1056, 10.7326,
 * 10.48550 (arXiv) and 10.64898 (openRxiv) are not from there.
 */
const registrants =
  '(?:1001|1002|1007|1016|1038|1056|1080|1093|1097|1101|1111|1126|1136|1155|1158|1161|1172|1177|1182|1186|1210|1371|3389|3390|7554|7326|48550|64898)'

const knownPrefix = new RegExp(`^10\\.${registrants}\\/`)

/** What stands where, and what was meant by it. */
type Found = {
  readonly at: number
  readonly written: string
  readonly meant: string
  readonly fault: Fault
  readonly isSure: boolean
}

/** Misspelt DOIs, by place. */
export const findMisspeltDois = (text: string): readonly Misspelling[] =>
  [...dashed(text), ...commaInPrefix(text), ...letterInPrefix(text), ...letterInNumber(text), ...spaced(text)]
    .map(({at, written, meant, fault, isSure}) => ({
      range: {start: at, end: at + written.length},
      fault,
      name,
      form,
      meant: [meant],
      isSafe: isSure
    }))
    .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)

/** Whether `text` is a DOI of which the check character is right. */
const isProven = (text: string): boolean => {
  const value = canonicalDoi(text)
  return value !== undefined && checkDoi(value)?.isRight === true
}

const longDash = /[\u2012-\u2015]/
/** Shapes whose parts are joined by hyphens: a dash there is no range of two DOIs. */
const hyphenated =
  /^10\.(?:\d{4}\/[sd]\d{5}-\d{3}-\d|1016\/s\d{4}-\d{3}[\dx]\(\d{2}\)\d{5}-[\dx]$|1136\/[a-z]+-20\d{2}-\d)/i

/** Dashes of a word processor for hyphens, and what is invisible. A longer dash may part two numbers of a range. */
function dashed(text: string): Found[] {
  if (!text.includes('10.')) return []
  const found: Found[] = []
  for (const match of text.matchAll(/\b10\.\d{4,9}\/[^\s"<>«»“”|`\ufffc]{1,400}/g)) {
    const written = trimmedDoi(match[0])
    const meant = written.replace(invisible, '').replace(dash, '-')
    if (meant === written || !canonicalDoi(written)) continue
    const isLong = longDash.test(written)
    if (isLong && !hyphenated.test(meant)) continue
    // Where the number ends in a range, what follows the dash is no part of it.
    const isSure = isProven(meant) || (!isLong && !/[\u2212]/.test(written))
    found.push({at: match.index, written, meant, fault: 'spelling', isSure})
  }
  return found
}

const comma = new RegExp(
  `(?:\\bdoi[ \\u00a0]?:?[ \\u00a0]?|(?<![\\d.,/])(?=10,${registrants}\\/))(10,\\d{4,5}\\/(?=[^\\s]{0,40}\\d)[a-z(][^\\s"<>«»“”|\`\\ufffc]{3,200}|(?<=doi[ \\u00a0]?:?[ \\u00a0]?)10,\\d{4,5}\\/\\d[^\\s"<>«»“”|\`\\ufffc]{3,200})`,
  'gi'
)

/** `10,1056/NEJMoa1606774`: the decimal comma of a French spell-checker. */
function commaInPrefix(text: string): Found[] {
  if (!text.includes('10,')) return []
  return replaced(
    text,
    comma,
    'spelling',
    written => written.replace(',', '.'),
    () => true
  )
}

/** `1O.1056/…`, `10.1O56/…`: letters for digits before the slash. */
const letteredPrefix = /(?<![\w.,/])([1Il][0OoQ][.][\dOoIl]{4,5}\/(?=[^\s]{0,40}\d)[^\s"<>«»“”|`\ufffc]{4,200})/g

function letterInPrefix(text: string): Found[] {
  if (!/[1Il][0OoQ]\.[\dOoIl]{4,5}\//.test(text)) return []
  return replaced(
    text,
    letteredPrefix,
    'digit',
    written => written.replace(/^[^/]*/, prefix => prefix.replace(/[OoQ]/g, '0').replace(/[Il]/g, '1')),
    meant => knownPrefix.test(meant)
  )
}

/** Article numbers in which nothing but digits can stand: what is a letter there was meant as one. */
const numbers =
  /(?<![\w/.])(10\.(?:(?:1038|1186|1007)\/[sd][\dOoIl]{5}-[\dOoIl]{3}-[\dOoIl]{4,5}-[\dOoIlw-z]|1056\/NEJM[a-z]{1,4}[\dOoIl]{7,8}|1016\/S[\dOoIl]{4}-[\dOoIl]{3}[\dOoIlX]\([\dOoIl]{2}\)[\dOoIl]{5}-[\dOoIlX]))(?![\w-])/g

function letterInNumber(text: string): Found[] {
  if (!text.includes('10.')) return []
  return replaced(
    text,
    numbers,
    'digit',
    written => {
      const start = /^10\.\d{4}\/(?:NEJM[a-z]{1,2}|[sdS])/.exec(written)?.[0] ?? ''
      return start + written.slice(start.length).replace(/[Oo]/g, '0').replace(/[Il]/g, '1')
    },
    () => false
  )
}

const around =
  /(?<![\w.,/])(10\.\d{4,9}(?:[ \u00a0]{1,2}\/[ \u00a0]{0,2}|\/(?:[ \u00a0]{1,2}|[ \t]?(?:\r\n|\n|\r)))(?=[A-Za-z(][^\s]{0,30}\d{2})[A-Za-z(][^\s"<>«»“”|`\ufffc]{4,200})/g
const inside =
  /(?<![\w.,/])(10\.1016[ \u00a0]?\/[ \u00a0]?S[ \u00a0]?\d{4}[ \u00a0]?-[ \u00a0]?\d{3}[\dX][ \u00a0]?\([ \u00a0]?\d{2}[ \u00a0]?\)[ \u00a0]?\d{5}[ \u00a0]?-[ \u00a0]?[\dX])(?![\w-])/gi

/** `10.1038 / s41422-…`, `10.1056/ NEJMoa…`: white space that cuts a DOI in two. */
function spaced(text: string): Found[] {
  if (!text.includes('10.')) return []
  const joined = (written: string): string => written.replace(/\s/g, '')
  const found = replaced(text, around, 'spelling', joined, () => false)
  const items = replaced(text, inside, 'spelling', joined, isProven).filter(
    ({at}) => !found.some(other => other.at === at)
  )
  return [...found, ...items]
}

/** What `pattern` finds in its first group and `mend` makes a DOI of. */
function replaced(
  text: string,
  pattern: RegExp,
  fault: Fault,
  mend: (written: string) => string,
  isSure: (meant: string) => boolean
): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(pattern)) {
    const all = match[1] ?? match[0]
    const meant = trimmedDoi(mend(all))
    const written = all.slice(0, lengthOf(all, mend, meant))
    if (written === '' || meant === written || !canonicalDoi(meant)) continue
    found.push({at: match.index + match[0].lastIndexOf(all), written, meant, fault, isSure: isSure(meant)})
  }
  return found
}

/** How many units of what is written `meant` stands for: what was trimmed from its end was trimmed from there. */
const lengthOf = (all: string, mend: (written: string) => string, meant: string): number =>
  all.length - (mend(all).length - meant.length)
