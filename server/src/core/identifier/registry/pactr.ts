import {prefixed} from './prefixed.ts'

/** Pan African Clinical Trials Registry: `PACTR` and 15 or 16 digits, the first four of which are the year. */
export const pactr = prefixed({
  name: 'PACTR',
  isPrimary: true,
  form: 'PACTR200000000000000',
  prefix: 'PACTR',
  digits: '20\\d{13,14}',
  aliases: ['PATCR', 'PACRT'],
  near: {start: '20', from: 8, to: 20},
  host: /(?:^|\.)pactr\.(?:samrc\.ac\.za|org)$/
})
