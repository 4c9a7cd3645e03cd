import {prefixed} from './prefixed.ts'

/** ISRCTN registry: `ISRCTN` and eight digits. Its letters are transposed in print (`ISCRTN06180958`). */
export const isrctn = prefixed({
  name: 'ISRCTN',
  isPrimary: true,
  form: 'ISRCTN00000000',
  prefix: 'ISRCTN',
  digits: '\\d{8}',
  spaced: '\\d{8}|\\d{4}[ \\u00a0\\u202f]\\d{4}(?![ \\u00a0\\u202f]?\\d)',
  aliases: ['ISCRTN', 'ISRTCN', 'ISCTRN', 'ISRCNT', 'IRSCTN', 'SIRCTN'],
  near: {start: '\\d', from: 5, to: 12},
  host: /(?:^|\.)(?:isrctn|controlled-trials)\.com$/,
  page: number => `https://www.isrctn.com/${number}`
})
