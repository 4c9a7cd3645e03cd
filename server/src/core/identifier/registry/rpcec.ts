import {prefixed} from './prefixed.ts'

/** Cuban Public Registry of Clinical Trials: eight digits, the first five of which are 0. */
export const rpcec = prefixed({
  name: 'RPCEC',
  isPrimary: true,
  form: 'RPCEC00000000',
  prefix: 'RPCEC',
  digits: '00000\\d{3}',
  near: {start: '000', from: 5, to: 11},
  padded: 8,
  host: /(?:^|\.)(?:rpcec|registroclinico)\.sld\.cu$/
})
