import type {Registry} from './registry.ts'
import {gap, letters, plain} from './spelling.ts'

/** Catalogue of studies after authorisation in the European Union: it registers studies that are no trials. */
export const eupas: Registry = {
  name: 'EU PAS',
  isPrimary: false,
  form: 'EUPAS00000',
  pattern: `${letters('EUPAS')}${gap}(?:1000000\\d{3}|\\d{3,6})`,
  hint: letters('EUPAS'),
  normalise(text) {
    const digits = /^EUPAS[-#:.]?(1000000\d{3}|\d{3,6})$/i.exec(plain(text))?.[1]
    return digits && `EUPAS${digits}`
  },
  host: /(?:^|\.)(?:catalogues\.ema\.europa\.eu|encepp\.eu)$/
}
