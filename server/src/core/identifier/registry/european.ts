import type {Range} from '../../text.ts'
import {type Judgement, type Near, nearly} from './nearly.ts'
import {confusable, isMostlyDigits, unconfused} from './prefixed.ts'
import {around, dash, space} from './spelling.ts'

const sign = `${space}?(?:${dash}|[/.])${space}?`
const year = `2${confusable}{3}`
const suffix = `(?:${dash}(?:\\d{2}|[A-Z]{2}|3RD))?`

/** Year, middle and check part with one kind of separator; the check part may be missing where signs part the others. */
const pattern = `(?:(?<y>${year})(?<s>${sign})(?<m>${confusable}{5,7})(?:(?<t>${sign})(?<c>${confusable}{1,3})${suffix})?|(?<Y>${year})${space}(?<M>\\d{6})${space}(?<C>\\d{2}))(?!${dash}\\d)`
const start = `${year}(?:${sign}|${space})${confusable}{5}`

/** The registers and their numbers by name. */
const register =
  /eudract|euctr|(?<![\p{L}\p{N}])eu[\s-]?ct(?![\p{Ll}\p{N}])|(?<!\p{L})ctis(?!\p{L})|clinicaltrialsregister|euclinicaltrials/iu
/** Words for a registration, anywhere beside a number, and for a trial, right before it. */
const registration = /(?<!\p{L})(?:en)?regist(?:r|er)/iu
const rightBefore =
  /(?<!\p{L})(?:essais?|trials?)(?:\s(?:clinique|clinical))?(?:\s(?:number|numéro|no\.?|n°|nº))?[\s:(#]{1,3}$/iu
/** Words before numbers that others give. */
const others =
  /protoco|irb|ethic|éthique|comit|basec|dnr|(?<!\p{L})cpp|grant|bourse|(?<!\p{L})lots?(?!\p{L})|batch|sponsor|promoteur|(?<!\p{L})t[eé]l|phone|invoice|facture|(?<!\p{L})ref|réf/iu
const right = /20\d\d-[05]\d{5}-\d\d/

const numberWord = '(?:[\\s-]?(?:number|numéro|no|nr|n°|nº|#)\\.?)?[\\s:#(]{0,3}$'
const names: Readonly<Record<string, RegExp>> = {
  EudraCT: new RegExp(`(?<![\\p{L}/-])EudraCT${numberWord}`, 'iu'),
  CTIS: new RegExp(`(?<![\\p{L}/-])(?:EU[\\s-]?CT|CTIS)${numberWord}`, 'iu')
}
const alsoNamed = /(?:ctis|ct|eudract)\)?\s?(?:,|or|ou|and|et)\s?$/i

/**
 * What is nearly a number of EudraCT (`first` is 0) or of CTIS (5), and numbers that stand under the other one's name. Bare
 * digits and hyphens mean much else: what is not a number needs a word that says it was to be one.
 */
export const findEuropean = (name: 'EudraCT' | 'CTIS', form: string, first: '0' | '5'): Near =>
  nearly({name, form}, {pattern, start}, ({0: all, groups = {}}, range, text) => {
    const {y = groups['Y'] ?? '', m = groups['M'] ?? '', c = groups['C'], s = ' ', t = ' '} = groups
    if (c !== undefined && s.length !== t.length) return undefined
    if (unconfused(m)[0] !== first) return undefined
    const {left, right: following} = around(text, range)
    const isNamed = register.test(left) || register.test(following)
    const number = `${unconfused(y)}-${unconfused(m)}${c === undefined ? '' : `-${unconfused(c)}`}`
    if (!right.test(number) || number.length !== 14) {
      const isClaimed = right.test(left) || right.test(following) || others.test(left.slice(-25))
      if (isClaimed || /[^\d]/.test(y + m + (c ?? ''))) return undefined
      return incomplete(m, c, s, isNamed, isNamed || registration.test(left + following) || rightBefore.test(left))
    }
    const rest = all.slice(y.length + s.length + m.length + t.length + (c?.length ?? 0))
    if (isConfused(y + m + (c ?? '')))
      return isNamed ? {fault: 'digit', meant: [number + rest], isSafe: false} : undefined
    if (groups['Y'] !== undefined || /[^\p{Pd}\u2212\u00ad]/u.test(s + t))
      return isNamed ? {fault: 'spelling', meant: [number + rest], isSafe: true} : undefined
    return underOtherName(name, left, range)
  })

const isConfused = (text: string): boolean => /\D/.test(text) && isMostlyDigits(text)

function incomplete(
  m: string,
  c: string | undefined,
  s: string,
  isNamed: boolean,
  isMeant: boolean
): Judgement | undefined {
  if (!new RegExp(`^${dash}$`).test(s)) return undefined
  if (c === undefined) return isNamed && m.length === 6 ? {fault: 'part', meant: [], isSafe: false} : undefined
  const isClose = m.length === 6 || c.length === 2
  return isMeant && isClose ? {fault: 'length', meant: [], isSafe: false} : undefined
}

function underOtherName(name: 'EudraCT' | 'CTIS', left: string, {start}: Range): Judgement | undefined {
  const found = names[name === 'CTIS' ? 'EudraCT' : 'CTIS']?.exec(left)
  if (!found || alsoNamed.test(left.slice(0, found.index))) return undefined
  const word = /^(?:EudraCT|EU[\s-]?CT|CTIS)/i.exec(found[0])?.[0] ?? ''
  const at = start - left.length + found.index
  return {
    fault: 'kind',
    meant: [name === 'CTIS' ? 'EU CT' : name],
    isSafe: false,
    range: {start: at, end: at + word.length}
  }
}
