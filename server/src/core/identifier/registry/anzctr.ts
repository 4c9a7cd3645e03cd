import {prefixed} from './prefixed.ts'

/** Australian New Zealand Clinical Trials Registry: `ACTRN126` and eleven digits. */
export const anzctr = prefixed({
  name: 'ANZCTR',
  isPrimary: true,
  form: 'ACTRN12600000000000',
  prefix: 'ACTRN',
  digits: '126\\d{11}',
  aliases: ['ANZCTR', 'ACTNR', 'ATCRN', 'ACRTN'],
  near: {start: '126', from: 4, to: 18},
  host: /(?:^|\.)anzctr\.org\.au$/
})
