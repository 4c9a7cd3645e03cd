import {prefixed} from './prefixed.ts'

/**
 * ClinicalTrials.gov, of the United States: `NCT` and eight digits, the first of which is still 0. No check digit. `NCT` is
 * also a charity with a telephone, a hospital and a kind of chemotherapy, so digits at a distance must begin with 0.
 */
export const clinicalTrialsGov = prefixed({
  name: 'ClinicalTrials.gov',
  isPrimary: true,
  form: 'NCT00000000',
  prefix: 'NCT',
  digits: '\\d{8}',
  spaced: '0\\d{7}|0\\d{3}[ \\u00a0\\u202f]\\d{4}(?![ \\u00a0\\u202f]?\\d)',
  aliases: ['NTC'],
  near: {start: '\\d', from: 6, to: 12},
  padded: 8,
  host: /(?:^|\.)clinicaltrials\.gov$/,
  record: /^(?!\/search\b|\/ct2\/results\b)[^?#]*?\/(NCT\d{8})(?!\d)/i,
  page: number => `https://clinicaltrials.gov/study/${number}`
})
