import {nearly} from './nearly.ts'
import type {Registry} from './registry.ts'
import {dash, isBesideTrialWord, letters, plain, space} from './spelling.ts'

/** Brazilian Registry of Clinical Trials: `RBR-`, a digit and five or six small letters and digits. */
export const rebec: Registry = {
  name: 'ReBec',
  isPrimary: true,
  form: 'RBR-0aaaaa',
  pattern: `${letters('RBR')}${space}?${dash}${space}?\\d[0-9a-z]{5,6}`,
  hint: letters('RBR'),
  normalise(text) {
    const number = /^RBR-(\d[0-9a-z]{5,6})$/i.exec(plain(text))?.[1]
    return number && /[a-z]/i.test(number) ? `RBR-${number.toLowerCase()}` : undefined
  },
  spell: text => `RBR-${plain(text).slice(4)}`,
  host: /(?:^|\.)ensaiosclinicos\.gov\.br$/,
  near: nearly(
    {name: 'ReBec', form: 'RBR-0aaaaa'},
    {pattern: 'RBR-?(\\d[0-9a-z]{3,8})', start: 'RBR-?\\d'},
    ([all, number = ''], range, text) => {
      const isRight = /^\d[0-9a-z]{5,6}$/.test(number)
      if (isRight && all.includes('-')) return undefined
      if (!/[a-z]/.test(number) || !isBesideTrialWord(text, range)) return undefined
      return isRight
        ? {fault: 'spelling', meant: [`RBR-${number}`], isSafe: true}
        : {fault: 'length', meant: [], isSafe: false}
    }
  )
}
