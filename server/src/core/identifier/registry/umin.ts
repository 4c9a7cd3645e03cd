import {prefixed} from './prefixed.ts'

/** UMIN Clinical Trials Registry, of Japan: nine digits, the first four of which are 0. */
export const umin = prefixed({
  name: 'UMIN-CTR',
  isPrimary: true,
  form: 'UMIN000000000',
  prefix: 'UMIN',
  digits: '0000\\d{5}',
  aliases: ['UMIN-CTR', 'UNIM'],
  near: {start: '000', from: 6, to: 13},
  padded: 9
})
