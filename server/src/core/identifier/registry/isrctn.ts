import type {Registry} from './registry.ts'

/** ISRCTN registry: `ISRCTN` and eight digits. */
export const isrctn: Registry = {
  name: 'ISRCTN',
  isPrimary: true,
  pattern: 'ISRCTN\\d{8}',
  normalise: text => (/^ISRCTN\d{8}$/i.test(text) ? text.toUpperCase() : undefined),
  host: /(?:^|\.)isrctn\.com$/,
  page: number => `https://www.isrctn.com/${number}`
}
