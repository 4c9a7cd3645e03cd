import type {Registry} from './registry.ts'

/** Chinese Clinical Trial Registry: ten digits, earlier three letters and eight. */
export const chictr: Registry = {
  name: 'ChiCTR',
  isPrimary: true,
  pattern: 'ChiCTR(?:\\d{8,10}|-[A-Z]{3}-\\d{8})',
  normalise: text =>
    /^ChiCTR(?:\d{8,10}|-[A-Z]{3}-\d{8})$/i.test(text) ? `ChiCTR${text.slice(6).toUpperCase()}` : undefined,
  host: /(?:^|\.)chictr\.org\.cn$/
}
