import {type Judgement, nearly} from './nearly.ts'
import type {Registry} from './registry.ts'
import {gap, isBesideTrialWord, letters, plain} from './spelling.ts'

/** A registry whose numbers are its letters and digits without a break. */
type Prefixed = Pick<Registry, 'name' | 'isPrimary' | 'form' | 'host' | 'record' | 'page'> & {
  /** The letters, in the registry's own capitals. */
  readonly prefix: string
  /** Source of the digits. */
  readonly digits: string
  /** Source of the digits where a space, a sign or a dash parts them from the letters. Absent: {@link digits}. */
  readonly spaced?: string
  /** In capitals: the letters in a wrong order, or a name in their place, that mean the same before right digits. */
  readonly aliases?: readonly string[]
  /** Runs of digits that mean nothing else after the letters, right or not: how they begin, and their lengths. */
  readonly near: {readonly start: string; readonly from: number; readonly to: number}
  /** Number of digits to which zeros before them are dropped by spreadsheets and hands. Absent: none are guessed. */
  readonly padded?: number
}

/** Letters that are typed or read for a digit, of Latin, Cyrillic and Greek. */
const confused: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  О: '0',
  о: '0',
  Ο: '0',
  ο: '0',
  I: '1',
  l: '1',
  B: '8'
}

/** Source of a digit or a letter that is taken for one. */
export const confusable = `[\\d${Object.keys(confused).join('')}]`

/** `text` with a digit for every letter that is taken for one. */
export const unconfused = (text: string): string => text.replace(/\D/g, unit => confused[unit] ?? unit)

/** Whether so few letters stand among digits that they are taken for digits; more are a word. */
export const isMostlyDigits = (text: string): boolean => text.replace(/\d/g, '').length <= 2

/** A registry whose numbers are its letters and digits, with what is nearly one of them. */
export function prefixed(form: Prefixed): Registry {
  const {name, isPrimary, prefix, digits, spaced = digits, aliases = [], near, host, record, page} = form
  const whole = new RegExp(`^${prefix}[-#:.]?(${digits})$`, 'i')
  const names = [prefix, ...aliases].map(letters).join('|')
  const pattern = `(${names})(${gap})(${confusable}{${near.from},${near.to}})(?![-,/]\\d)`
  return {
    name,
    isPrimary,
    form: form.form,
    pattern: `${letters(prefix)}(?:(?:${digits})|${gap}(?:${spaced}))`,
    normalise(text) {
      const found = whole.exec(plain(text))?.[1]
      return found && prefix + found
    },
    near: nearly(form, {pattern, start: `(?:${names})`}, ([, word = '', between, body = ''], range, text) =>
      judge(form, plain(word).toUpperCase(), body, {
        isJoined: between === '',
        isAboutTrial: () => isBesideTrialWord(text, range)
      })
    ),
    ...(host && {host}),
    ...(record && {record}),
    ...(page && {page})
  }
}

/** Whether nothing parts the letters from the digits, and whether a word for a trial stands near. */
type Surroundings = {readonly isJoined: boolean; isAboutTrial(): boolean}

function judge(form: Prefixed, word: string, body: string, around: Surroundings): Judgement | undefined {
  const {prefix, digits: source, near} = form
  const right = new RegExp(`^(?:${source})$`)
  const digits = unconfused(body)
  const isAlias = word !== prefix.toUpperCase()
  if (right.test(digits)) {
    const meant = [prefix + digits]
    if (digits !== body) return !isAlias && isMostlyDigits(body) ? {fault: 'digit', meant, isSafe: false} : undefined
    // Three letters are the name of many things: of a thermistor, of a lot.
    const isMeant = isAlias && (word.length > 3 || digits.startsWith('0') || around.isAboutTrial())
    const isSafe = isMeant && isAnagram(word, prefix) && around.isAboutTrial()
    return isMeant ? {fault: 'spelling', meant, isSafe} : undefined
  }
  if (isAlias || digits !== body || !new RegExp(`^(?:${near.start})`).test(digits)) return undefined
  if (!around.isJoined && !around.isAboutTrial()) return undefined
  return {fault: 'length', meant: repaired(form, digits, right).map(one => prefix + one), isSafe: false}
}

const isAnagram = (a: string, b: string): boolean => [...a].sort().join('') === [...b.toUpperCase()].sort().join('')

/** What the digits were before zeros were dropped, or one was doubled. */
function repaired({padded}: Prefixed, digits: string, right: RegExp): string[] {
  if (!padded) return []
  // Only zeros at the front are dropped: what begins with one lacks another digit, and nobody knows which.
  const one =
    digits.length < padded && !digits.startsWith('0')
      ? digits.padStart(padded, '0')
      : /^00/.test(digits)
        ? digits.slice(1)
        : ''
  return right.test(one) ? [one] : []
}
