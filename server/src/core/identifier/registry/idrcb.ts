import type {Registry} from './registry.ts'
import {dash, plain} from './spelling.ts'

/** ID-RCB, under which the French agency ANSM knows a study; no register shows it to readers. */
export const idrcb: Registry = {
  name: 'ID-RCB',
  isPrimary: false,
  form: '2000-A00000-00',
  pattern: `20\\d{2}${dash}[AА]\\d{5}${dash}\\d{2}`,
  hint: '[AА]\\d{5}',
  normalise(text) {
    const number = plain(text).toUpperCase()
    return /^20\d{2}-A\d{5}-\d{2}$/.test(number) ? number : undefined
  }
}
