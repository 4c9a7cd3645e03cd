import {nearly} from './nearly.ts'
import type {Registry} from './registry.ts'
import {letters, plain, space} from './spelling.ts'

const part = `(?:${space}?[-/\\u2010-\\u2015\\u2212]${space}?|${space})`

/** Sri Lanka Clinical Trials Registry: year, three digits. Its addresses have hyphens for the slashes. */
export const slctr: Registry = {
  name: 'SLCTR',
  isPrimary: true,
  form: 'SLCTR/2000/000',
  pattern: `${letters('SLCTR')}${part}20\\d{2}${part}\\d{3}`,
  normalise(text) {
    const [, year, number] = /^SLCTR[-/]?(20\d{2})[-/]?(\d{3})$/i.exec(plain(text)) ?? []
    return year && number && `SLCTR/${year}/${number}`
  },
  host: /(?:^|\.)slctr\.lk$/,
  near: nearly(
    {name: 'SLCTR', form: 'SLCTR/2000/000'},
    {pattern: 'SLCTR/20\\d{2}/(\\d{1,5})', start: 'SLCTR/20'},
    ([, number = '']) => (number.length === 3 ? undefined : {fault: 'length', meant: [], isSafe: false})
  )
}
