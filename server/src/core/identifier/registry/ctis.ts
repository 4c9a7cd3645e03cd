import {findEuropean} from './european.ts'
import type {Registry} from './registry.ts'
import {dash, plain} from './spelling.ts'

const number = /^(20(?:2[2-9]|[3-9]\d)-5\d{5}-\d{2})(?:-\d{2})?$/

/**
 * Clinical Trials Information System of the European Union: the middle part begins with 5. What may stand behind the number
 * counts its submissions and is the same trial.
 */
export const ctis: Registry = {
  name: 'CTIS',
  isPrimary: true,
  form: '2000-500000-00',
  pattern: `20\\d{2}${dash}5\\d{5}${dash}\\d{2}(?:${dash}\\d{2})?`,
  normalise: text => number.exec(plain(text))?.[1],
  spell: plain,
  host: /(?:^|\.)euclinicaltrials\.eu$/,
  // A search for one number shows its trial, a search for several is a search.
  record:
    /^(?:\/[^?#]*\/view\/|[^#]*[?&]EUCT=|\/ctis-public\/search[^#]*#(?!.*\d-5\d{5}-.*\d-5\d{5}-).*?)(20\d{2}-5\d{5}-\d{2}(?:-\d{2})?)(?!\d)/i,
  page: value => `https://euclinicaltrials.eu/ctis-public/view/${value}-00`,
  near: findEuropean('CTIS', '2000-500000-00', '5')
}
