import type {Registry} from './registry.ts'

/** Clinical Trials Registry of India: year, month, six digits. */
export const ctri: Registry = {
  name: 'CTRI',
  isPrimary: true,
  pattern: 'CTRI/20\\d{2}/\\d{2,3}/\\d{6}',
  normalise: text => (/^CTRI\/20\d{2}\/\d{2,3}\/\d{6}$/i.test(text) ? text.toUpperCase() : undefined),
  host: /(?:^|\.)ctri\.nic\.in$/
}
