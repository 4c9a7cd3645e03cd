import {fold} from './phrases.ts'

/** Beginnings of the months' names and abbreviations in both languages, folded; *mar* is English and *mai* French. */
const months: readonly RegExp[] = [
  /^jan(?:uary|vier|v)?$/,
  /^(?:feb(?:ruary)?|fev(?:rier|r)?)$/,
  /^(?:mar(?:ch)?|mars)$/,
  /^(?:apr(?:il)?|avr(?:il)?)$/,
  /^(?:may|mai)$/,
  /^(?:june?|juin)$/,
  /^(?:july?|juil(?:let|l)?)$/,
  /^(?:aug(?:ust)?|aout)$/,
  /^sept?(?:ember|embre)?$/,
  /^oct(?:ober|obre)?$/,
  /^nov(?:ember|embre)?$/,
  /^dec(?:ember|embre)?$/
]

/** Number of the month that `word` names, or `undefined`. Case and accents make no difference. */
export function monthOf(word: string | undefined): number | undefined {
  const index = word === undefined ? -1 : months.findIndex(month => month.test(fold(word)))
  return index === -1 ? undefined : index + 1
}
