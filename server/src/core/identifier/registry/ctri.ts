import {nearly} from './nearly.ts'
import type {Registry} from './registry.ts'
import {letters, plain, space} from './spelling.ts'

const part = `(?:${space}?[-/\\u2010-\\u2015\\u2212]${space}?|${space})`

/** Clinical Trials Registry of India: year, month, six digits. */
export const ctri: Registry = {
  name: 'CTRI',
  isPrimary: true,
  form: 'CTRI/2000/00/000000',
  pattern: `${letters('CTRI')}${part}20\\d{2}${part}\\d{2,3}${part}\\d{6}`,
  normalise(text) {
    const [, year, month, number] = /^CTRI[-/]?(20\d{2})[-/]?(\d{2,3})[-/]?(\d{6})$/i.exec(plain(text)) ?? []
    return year && month && number ? `CTRI/${year}/${month}/${number}` : undefined
  },
  host: /(?:^|\.)ctri\.nic\.in$/,
  near: nearly(
    {name: 'CTRI', form: 'CTRI/2000/00/000000'},
    {pattern: 'CTRI/20\\d{2}/(?:(\\d{1,3})/)?(\\d{4,8})', start: 'CTRI/20'},
    ([, month, number = '']) => {
      if (month === undefined) return {fault: 'part', meant: [], isSafe: false}
      return month.length > 1 && number.length === 6 ? undefined : {fault: 'length', meant: [], isSafe: false}
    }
  )
}
