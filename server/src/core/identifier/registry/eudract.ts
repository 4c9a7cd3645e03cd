import type {Registry} from './registry.ts'

/** EudraCT, the register of the European Union before CTIS: the middle part begins with 0. */
export const eudract: Registry = {
  name: 'EudraCT',
  isPrimary: true,
  pattern: '20\\d{2}-0\\d{5}-\\d{2}',
  normalise: text => (/^20(?:0[4-9]|1\d|2[0-3])-0\d{5}-\d{2}$/.test(text) ? text : undefined),
  host: /(?:^|\.)clinicaltrialsregister\.eu$/,
  page: number => `https://www.clinicaltrialsregister.eu/ctr-search/search?query=${number}`
}
