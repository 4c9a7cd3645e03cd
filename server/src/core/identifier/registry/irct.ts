import {nearly} from './nearly.ts'
import type {Registry} from './registry.ts'
import {gap, letters, plain, space} from './spelling.ts'

/** Iranian Registry of Clinical Trials: digits that hold a date, `N`, and the number of the applicant's trial. */
export const irct: Registry = {
  name: 'IRCT',
  isPrimary: true,
  form: 'IRCT20000000000000N0',
  pattern: `${letters('IRCT')}${gap}\\d{10,16}${space}?[NnΝ]${space}?\\d{1,3}`,
  normalise(text) {
    const [, digits, number] = /^IRCT[-#:.]?(\d{10,16})N(\d{1,3})$/i.exec(plain(text)) ?? []
    return digits && number && `IRCT${digits}N${number}`
  },
  host: /(?:^|\.)irct\.(?:behdasht\.gov\.)?ir$/,
  near: nearly({name: 'IRCT', form: 'IRCT20000000000000N0'}, {pattern: 'IRCT\\d{10,16}N?', start: 'IRCT\\d'}, () => ({
    fault: 'part',
    meant: [],
    isSafe: false
  }))
}
