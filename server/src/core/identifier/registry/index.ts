import {anzctr} from './anzctr.ts'
import {chictr} from './chictr.ts'
import {clinicalTrialsGov} from './clinicaltrials-gov.ts'
import {ctis} from './ctis.ts'
import {ctri} from './ctri.ts'
import {ctrp} from './ctrp.ts'
import {drks} from './drks.ts'
import {eudract} from './eudract.ts'
import {isrctn} from './isrctn.ts'
import {jrct} from './jrct.ts'
import {pactr} from './pactr.ts'
import type {Registry} from './registry.ts'

/** Every registry whose numbers are known, the most frequent first. */
export const registries: readonly Registry[] = [
  clinicalTrialsGov,
  ctrp,
  isrctn,
  ctis,
  eudract,
  anzctr,
  chictr,
  jrct,
  drks,
  pactr,
  ctri
]
