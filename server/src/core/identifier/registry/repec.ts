import {nearly} from './nearly.ts'
import type {Registry} from './registry.ts'
import {isBesideTrialWord} from './spelling.ts'

/** Peruvian Registry of Clinical Trials: in capitals and with hyphens only, for *per 100 00* is English. */
export const repec: Registry = {
  name: 'REPEC',
  isPrimary: true,
  form: 'PER-000-00',
  pattern: 'PER-\\d{3}-\\d{2}',
  hint: 'PER-\\d',
  normalise: text => (/^PER-\d{3}-\d{2}$/.test(text) ? text : undefined),
  host: /(?:^|\.)ensayosclinicos-repec\.ins\.gob\.pe$/,
  near: nearly(
    {name: 'REPEC', form: 'PER-000-00'},
    {
      pattern: 'PER[-\\u2010-\\u2015\\u2212](\\d{3})[-\\u2010-\\u2015\\u2212](\\d{2})',
      start: 'PER[-\\u2010-\\u2015\\u2212]\\d'
    },
    ([all, number, year], range, text) => {
      const meant = `PER-${number}-${year}`
      if (all === meant || !isBesideTrialWord(text, range)) return undefined
      return {fault: 'spelling', meant: [meant], isSafe: true}
    }
  )
}
