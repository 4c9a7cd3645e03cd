import {prefixed} from './prefixed.ts'

/** Clinical Research Information Service, of Korea: `KCT00` and five digits. */
export const kct = prefixed({
  name: 'CRIS',
  isPrimary: true,
  form: 'KCT0000000',
  prefix: 'KCT',
  digits: '00\\d{5}',
  near: {start: '00', from: 5, to: 9},
  padded: 7,
  host: /(?:^|\.)cris\.nih\.go\.kr$/
})
