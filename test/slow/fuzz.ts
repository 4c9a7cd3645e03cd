import type {Random} from '../support/random.ts'
import type {Shape} from './shapes.ts'

/** What repeated texts are made of: everything that some search begins with. */
const atoms = [
  ...'[ ] ( ) < > ! * _ ` ~ | # - + = : @ ^ & \\ " \' / . ; , { } $ % a 1 é'.split(' '),
  ...' |\t|\n|\r|\r\n|\n\n|\u00a0|\u{1f600}|\0'.split('|'),
  ...'10.1/§10.1000/§NCT§PMID§PMC§ISBN§2014-§http://§https://§www.§mailto:§doi:§<!--§-->§<?§<![CDATA[§```§---§[^1]§](§] (§&amp;§et al.§Nature'.split(
    '§'
  )
]

export type Family = {readonly name: string; readonly shape: Shape}

/** A short text again and again, after or before others: what makes a quadratic search of one that looks linear. */
export function randomFamily(random: Random): Family {
  const word = (longest: number): string =>
    Array.from({length: 1 + random.below(longest)}, () => random.pick(atoms)).join('')
  const [first, second, third] = [word(4), word(3), word(4)]
  const name = (kind: string) => `${kind} ${JSON.stringify([first, second, third])}`
  switch (random.below(3)) {
    case 0:
      return {name: name('a…'), shape: n => first.repeat(n)}
    case 1:
      return {name: name('a…bc…'), shape: n => first.repeat(n) + second + third.repeat(n)}
    default:
      return {name: name('ba…c'), shape: n => second + first.repeat(n) + third}
  }
}
