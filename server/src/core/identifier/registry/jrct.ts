import type {Registry} from './registry.ts'

/** Japan Registry of Clinical Trials; `jRCTs` for specified trials. */
export const jrct: Registry = {
  name: 'jRCT',
  isPrimary: true,
  pattern: 'jRCT(?:s\\d{9}|\\d{10})',
  normalise: text => (/^jRCT(?:s\d{9}|\d{10})$/i.test(text) ? `jRCT${text.slice(4).toLowerCase()}` : undefined),
  host: /(?:^|\.)jrct\.(?:mhlw|niph)\.go\.jp$/
}
