import type {Registry} from './registry.ts'

/** Australian New Zealand Clinical Trials Registry. */
export const anzctr: Registry = {
  name: 'ANZCTR',
  isPrimary: true,
  pattern: 'ACTRN126\\d{11}',
  normalise: text => (/^ACTRN126\d{11}$/i.test(text) ? text.toUpperCase() : undefined),
  host: /(?:^|\.)anzctr\.org\.au$/
}
