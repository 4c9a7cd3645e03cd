import {anzctr} from './anzctr.ts'
import {chictr} from './chictr.ts'
import {clinicalTrialsGov} from './clinicaltrials-gov.ts'
import {ctis} from './ctis.ts'
import {ctri} from './ctri.ts'
import {ctrp} from './ctrp.ts'
import {drks} from './drks.ts'
import {dutch} from './dutch.ts'
import {eudract} from './eudract.ts'
import {eupas} from './eupas.ts'
import {idrcb} from './idrcb.ts'
import {irct} from './irct.ts'
import {isrctn} from './isrctn.ts'
import {japic} from './japic.ts'
import {jrct} from './jrct.ts'
import {kct} from './kct.ts'
import {lbctr} from './lbctr.ts'
import {pactr} from './pactr.ts'
import {rebec} from './rebec.ts'
import type {Registry} from './registry.ts'
import {repec} from './repec.ts'
import {rpcec} from './rpcec.ts'
import {slctr} from './slctr.ts'
import {tctr} from './tctr.ts'
import {umin} from './umin.ts'
import {utn} from './utn.ts'

/**
 * Every registry whose numbers are known, the most frequent first. The forms of their numbers come from the packages ctregistries
 * (github.com/maia-sh/ctregistries) and ctrdata (github.com/rfhb/ctrdata).
 */
export const registries: readonly Registry[] = [
  clinicalTrialsGov,
  ctrp,
  isrctn,
  ctis,
  eudract,
  anzctr,
  chictr,
  jrct,
  umin,
  japic,
  drks,
  dutch,
  pactr,
  ctri,
  irct,
  kct,
  tctr,
  rebec,
  rpcec,
  slctr,
  lbctr,
  repec,
  utn,
  idrcb,
  eupas
]
