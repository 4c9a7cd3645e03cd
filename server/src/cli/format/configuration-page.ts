import type {Configuration} from '../../service/index.ts'
import {harmless} from './harmless.ts'

/** A configuration as a `.medciterc.json` that says the same. */
export function configurationPage({language, profile, ignore, staleAfter, rules}: Configuration): string {
  const value = {
    language,
    profile,
    ignore,
    staleAfter,
    rules: Object.fromEntries([...rules].map(([id, {severity, options}]) => [id, {severity, ...options}]))
  }
  return `${JSON.stringify(value, undefined, 2).split('\n').map(harmless).join('\n')}\n`
}
