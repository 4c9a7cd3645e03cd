import type {Range} from '../../text.ts'

/** Capitals of other scripts that look like a Latin one; only those that registries' names hold. */
const lookalikes: Readonly<Record<string, string>> = {
  A: 'ΑА',
  B: 'ΒВ',
  C: 'ϹС',
  E: 'ΕЕ',
  I: 'ΙІ',
  J: 'Ј',
  K: 'ΚК',
  M: 'ΜМ',
  N: 'Ν',
  P: 'ΡР',
  S: 'Ѕ',
  T: 'ΤТ'
}

const latin = new Map(
  Object.entries(lookalikes).flatMap(([letter, others]) =>
    [...others].flatMap((other): [string, string][] => [
      [other, letter],
      [other.toLowerCase(), letter.toLowerCase()]
    ])
  )
)

/** Source of a space within a line, of any width or none. */
export const space = '[ \\t\\u00a0\\u00ad\\u2007-\\u200b\\u202f\\u2060\\ufeff]'

/** Source of a hyphen, or of what is typed or typeset for one. */
export const dash = '[-\\u00ad\\u2010-\\u2015\\u2212]'

/** Source of what may stand between the letters and the digits of a number without another reading. */
export const gap = `${space}{0,2}[-\\u2010-\\u2015\\u2212#:]?${space}{0,2}`

/** Source of what the number of most registries holds. */
export const manyDigits = `\\d{4}(?:${space}|${dash}|/){0,5}\\d`

/** Source of a word in any case, its letters or those of other scripts that look the same. */
export const letters = (word: string): string =>
  [...word]
    .map(letter => {
      const other = lookalikes[letter.toUpperCase()] ?? ''
      return /[a-z]/i.test(letter)
        ? `[${letter.toUpperCase()}${letter.toLowerCase()}${other}${other.toLowerCase()}]`
        : letter
    })
    .join('')

const spaces = new RegExp(space, 'g')
const dashes = new RegExp(dash, 'g')
const foreign = new RegExp(`[${[...latin.keys()].join('')}]`, 'g')

/** `text` without spaces, every dash a hyphen, look-alike letters Latin: what spellings of one number share. */
export const plain = (text: string): string =>
  text
    .replace(spaces, '')
    .replace(dashes, '-')
    .replace(foreign, letter => latin.get(letter) ?? letter)

/** Source of what may not stand before a number: it would be a part of something longer. */
const inside = '[\\p{L}\\p{N}_/.=@\\\\-]'

/** Names that are written right before a number, or joined to it by a hyphen: WHO's portal does so. */
const joined = '(?:EudraCT|EUCTR|CTIS|JPRN)[-/]?'

/** Source of the place before a number. Numbers joined by a slash are two. */
export const before = `(?:(?<!${inside})|(?<=${joined})|(?<=(?:NCT\\d{8}|-\\d{2}|\\.gov)/))`

/** Source of the place after a number, which no file name holds. */
export const after =
  '(?![\\p{L}\\p{N}_-]|\\.\\d|\\.(?:pdf|docx?|xlsx?|pptx?|csv|tsv|txt|md|html?|xml|json|zip|png|jpe?g|svg)(?![\\p{L}\\p{N}]))'

/** Words beside which a number is one of a trial: those that say that it is registered, or a trial. */
const trialWords =
  '(?<!\\p{L})(?:(?:clinical)?trials?|essais?)(?!\\p{L})|(?<!\\p{L})(?:en)?regist(?:r|er)|ictrp|clinicaltrials'
const trialWord = new RegExp(trialWords, 'iu')

/** How far a word may stand from the number that it explains, in UTF-16 units. */
const reach = 40

/** Source of `number`, at most `longest` units long, beside a word for a trial on its line. */
export const besideTrialWord = (number: string, longest: number): string =>
  `(?:${number})(?:(?<=(?:${trialWords})[^\\n\\r]{0,${reach + longest}})|(?=[^\\n\\r]{0,${reach}}?(?:${trialWords})))`

/** The text around a range, on its line, as far as a word may explain it. */
export function around(text: string, {start, end}: Range): {readonly left: string; readonly right: string} {
  const left = text.slice(Math.max(0, start - reach), start)
  const right = text.slice(end, end + reach)
  return {left: left.slice(left.search(/[^\n\r]*$/)), right: /^[^\n\r]*/.exec(right)?.[0] ?? ''}
}

/** Whether a word for a trial stands beside a range. */
export function isBesideTrialWord(text: string, range: Range): boolean {
  const {left, right} = around(text, range)
  return trialWord.test(left) || trialWord.test(right)
}
