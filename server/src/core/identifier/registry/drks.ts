import {prefixed} from './prefixed.ts'

/** German Clinical Trials Register: `DRKS000` and five digits. */
export const drks = prefixed({
  name: 'DRKS',
  isPrimary: true,
  form: 'DRKS00000000',
  prefix: 'DRKS',
  digits: '000\\d{5}',
  aliases: ['DKRS', 'DRSK', 'RDKS'],
  near: {start: '0', from: 5, to: 11},
  padded: 8,
  host: /(?:^|\.)drks\.de$/
})
