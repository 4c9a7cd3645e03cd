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

/** Where a search of ours begins and ends: between them something is repeated. `¶` is a line ending. */
const constructs = `
[a](https://a.b/…z)
[a](<…z>)
[a](https://a.b/c "…z")
[a](https://doi.org/10.1000/…z)
[a](#…z)¶¶# b
[…z](https://a.b/c)
![…z](https://a.b/c.png)
[a] (https://a.b/…z)
[…z] (https://a.b/c)
(a…z)[https://a.b/c]
{a}(…z)
[a]\\(https://a.b…z)
[a](https://a.b/c)…[d](https://e.f)
[a][…z]
[a]: https://a.b/…z
[…z]: https://a.b/c¶¶[z]
<https://a.b/…z>
<a href="https://a.b/…z">b</a>
https://a.b/…z
https://…z/
www.…z
10.1000/…z
doi:10.1000/…z
[NCT01234567](https://clinicaltrials.gov/study/NCT…z)
[Nature, …z 2021](https://www.nature.com/articles/a)
[@…z]
@{…z}
[^…z]: a
a[^1]¶¶[^1]: …z
**…z**
**a**…**b**
# …z
- …z
> …z
| a | b |¶|-|-|¶| …z | c |
---¶lang: …z¶---¶¶a
<!-- medcite-disable …z -->¶¶a
## References¶¶1. Smith J. Tea …z. BMJ 2019. doi:10.1000/t1
Smith …z et al. (2019)
Tea helped 45 % of patients …z (NCT01234567).
5 …10 patients
a.…Z
`
  .trim()
  .split('\n')
  .map(line => line.replaceAll('¶', '\n').split('…'))

export type Family = {readonly name: string; readonly shape: Shape}

/**
 * A short text again and again: alone, after or before others, where something is looked for, as items of a list, which all
 * are read as one. This makes a quadratic search of one that looks linear.
 */
export function randomFamily(random: Random): Family {
  const word = (longest: number): string =>
    Array.from({length: 1 + random.below(longest)}, () => random.pick(atoms)).join('')
  const [first, second, third] = [word(4), word(3), word(4)]
  const name = (kind: string) => `${kind} ${JSON.stringify([first, second, third])}`
  switch (random.below(5)) {
    case 3: {
      const [before = '', after = ''] = random.pick(constructs)
      return {
        name: `in a construct ${JSON.stringify([before, first, after])}`,
        shape: n => before + first.repeat(n) + after
      }
    }
    case 4: {
      const item = `- ${first}${second} ${third}\n\n`
      return {name: `items ${JSON.stringify(item)}`, shape: n => item.repeat(n)}
    }
    case 0:
      return {name: name('a…'), shape: n => first.repeat(n)}
    case 1:
      return {name: name('a…bc…'), shape: n => first.repeat(n) + second + third.repeat(n)}
    default:
      return {name: name('ba…c'), shape: n => second + first.repeat(n) + third}
  }
}
