import {findEuropean} from './european.ts'
import type {Registry} from './registry.ts'
import {dash, plain} from './spelling.ts'

const number = /^(20(?:0[4-9]|1\d|2[0-3])-0\d{5}-\d{2})(?:-(?:[A-Z]{2}|3RD))?$/i

/**
 * EudraCT, the register of the European Union before CTIS: the middle part begins with 0. What may stand behind the number
 * names the country of one record of the trial, or says that it is a third one. The last two digits are a check of which the
 * rule is not public.
 */
export const eudract: Registry = {
  name: 'EudraCT',
  isPrimary: true,
  form: '2000-000000-00',
  pattern: `20\\d{2}${dash}0\\d{5}${dash}\\d{2}(?:${dash}(?:[A-Z]{2}|3RD))?`,
  normalise: text => number.exec(plain(text))?.[1],
  spell: plain,
  host: /(?:^|\.)clinicaltrialsregister\.eu$/,
  record:
    /^\/ctr-search\/(?:(?:trial|rest\/download)\/[^?#]*?|search\?(?:[^#]*&)?query=(?:eudract_number:)?)(20\d{2}-0\d{5}-\d{2}(?:-[A-Z]{2}|-3RD)?)(?![\w+ -])/i,
  page: value => `https://www.clinicaltrialsregister.eu/ctr-search/search?query=${value}`,
  near: findEuropean('EudraCT', '2000-000000-00', '0')
}
