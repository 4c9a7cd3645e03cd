import {prefixed} from './prefixed.ts'

/** Thai Clinical Trials Registry: `TCTR`, a date, three digits. */
export const tctr = prefixed({
  name: 'TCTR',
  isPrimary: true,
  form: 'TCTR20000000000',
  prefix: 'TCTR',
  digits: '20\\d{9}',
  near: {start: '20', from: 8, to: 14},
  host: /(?:^|\.)(?:thaiclinicaltrials\.org|clinicaltrials\.in\.th)$/
})
