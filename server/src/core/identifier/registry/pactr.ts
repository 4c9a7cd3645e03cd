import type {Registry} from './registry.ts'

/** Pan African Clinical Trials Registry. */
export const pactr: Registry = {
  name: 'PACTR',
  isPrimary: true,
  pattern: 'PACTR20\\d{13,14}',
  normalise: text => (/^PACTR20\d{13,14}$/i.test(text) ? text.toUpperCase() : undefined),
  host: /(?:^|\.)pactr\.samrc\.ac\.za$/
}
