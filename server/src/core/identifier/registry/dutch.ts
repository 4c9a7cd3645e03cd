import type {Registry} from './registry.ts'
import {besideTrialWord, plain} from './spelling.ts'

/**
 * Dutch Trial Register: `NTR` and later `NL` with two to five digits. Both letters and so few digits stand for much else (a
 * receptor, a journal and its page, the country), so they count only in capitals beside a word for a trial, and `NL` only
 * with its digits joined.
 */
export const dutch: Registry = {
  name: 'NTR',
  isPrimary: true,
  form: 'NL0000',
  pattern: `NL-OMON\\d{1,6}|${besideTrialWord('NTR[ \\u00a0\\u202f]?\\d{2,5}|NL\\d{3,5}', 10)}`,
  hint: 'NTR|NL\\d|OMON',
  normalise(text) {
    const number = plain(text)
    return /^(?:NTR\d{2,5}|NL(?:-OMON)?\d{1,6})$/.test(number) ? number : undefined
  },
  host: /(?:^|\.)(?:trialregister|onderzoekmetmensen)\.nl$/
}
