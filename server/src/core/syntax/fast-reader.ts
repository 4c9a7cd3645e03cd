import type {Profile} from '../profile.ts'
import type {Labels, Reading} from './reading.ts'

/**
 * The fast reader: what `text` holds, in one linear pass; the same as the exact reader says of it.
 *
 * @returns
 *   `undefined` where it is not sure.
 */
export function readFast(_text: string, _labels: Labels, _profile: Profile): Reading | undefined {
  return undefined
}
