import type {Registry} from './registry.ts'

/** Clinical Trials Information System of the European Union: the middle part begins with 5. */
export const ctis: Registry = {
  name: 'CTIS',
  isPrimary: true,
  pattern: '20\\d{2}-5\\d{5}-\\d{2}(?:-\\d{2})?',
  normalise: text => (/^20(?:2[2-9]|[3-9]\d)-5\d{5}-\d{2}(?:-\d{2})?$/.test(text) ? text : undefined),
  host: /(?:^|\.)euclinicaltrials\.eu$/,
  page: number => `https://euclinicaltrials.eu/ctis-public/view/${number}`
}
