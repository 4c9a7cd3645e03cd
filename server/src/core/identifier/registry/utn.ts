import {nearly} from './nearly.ts'
import type {Registry} from './registry.ts'
import {around, dash, letters, plain, space} from './spelling.ts'

const part = `(?:${space}?${dash}${space}?|${space})`

/** Universal Trial Number of the WHO, given before a registration: it ties registrations of one trial, and is none. */
export const utn: Registry = {
  name: 'UTN',
  isPrimary: false,
  form: 'U1111-0000-0000',
  pattern: `${letters('U')}${space}?${dash}?1111${part}\\d{4}${part}\\d{4}`,
  normalise(text) {
    const [, first, second] = /^U-?1111-?(\d{4})-?(\d{4})$/i.exec(plain(text)) ?? []
    return first && second && `U1111-${first}-${second}`
  },
  near: nearly(
    {name: 'UTN', form: 'U1111-0000-0000'},
    {pattern: '(U?)1111-(\\d{3,5})-(\\d{3,5})', start: 'U?1111-\\d'},
    ([all, letter, first = '', second = ''], range, text) => {
      const isRight = first.length === 4 && second.length === 4
      if (!isRight) return letter ? {fault: 'length', meant: [], isSafe: false} : undefined
      // Without its letter it is any number, but for the name before it.
      if (letter || !/\bUTN\b|\bUniversal Trial Number\b/i.test(around(text, range).left)) return undefined
      return {fault: 'part', meant: [`U${all}`], isSafe: false}
    }
  )
}
