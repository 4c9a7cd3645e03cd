import type {Registry} from './registry.ts'

/** Clinical Trials Reporting Program of the National Cancer Institute: `NCI`, year, five digits. */
export const ctrp: Registry = {
  name: 'CTRP',
  isPrimary: false,
  pattern: 'NCI-\\d{4}-\\d{5}',
  normalise: text => (/^NCI-\d{4}-\d{5}$/i.test(text) ? text.toUpperCase() : undefined),
  host: /(?:^|\.)cancer\.gov$/,
  page: number => `https://www.cancer.gov/clinicaltrials/${number}`
}
