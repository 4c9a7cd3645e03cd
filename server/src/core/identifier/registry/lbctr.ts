import {prefixed} from './prefixed.ts'

/** Lebanese Clinical Trials Registry: `LBCTR`, year, six digits. */
export const lbctr = prefixed({
  name: 'LBCTR',
  isPrimary: true,
  form: 'LBCTR2000000000',
  prefix: 'LBCTR',
  digits: '20\\d{8}',
  near: {start: '20', from: 7, to: 13},
  host: /(?:^|\.)lbctr\.(?:moph\.gov\.lb|emro\.who\.int)$/
})
