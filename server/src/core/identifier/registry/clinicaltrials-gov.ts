import type {Registry} from './registry.ts'

/** ClinicalTrials.gov, of the United States: `NCT` and eight digits. No check digit. */
export const clinicalTrialsGov: Registry = {
  name: 'ClinicalTrials.gov',
  isPrimary: true,
  pattern: 'NCT\\d{8}',
  normalise: text => (/^NCT\d{8}$/i.test(text) ? text.toUpperCase() : undefined),
  host: /(?:^|\.)clinicaltrials\.gov$/,
  page: number => `https://clinicaltrials.gov/study/${number}`
}
