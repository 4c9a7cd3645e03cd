import type {Registry} from './registry.ts'

/** German Clinical Trials Register. */
export const drks: Registry = {
  name: 'DRKS',
  isPrimary: true,
  pattern: 'DRKS000\\d{5}',
  normalise: text => (/^DRKS000\d{5}$/i.test(text) ? text.toUpperCase() : undefined),
  host: /(?:^|\.)drks\.de$/
}
