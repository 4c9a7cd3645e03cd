import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {type Profile, profiles} from '../../../server/src/core/profile.ts'
import {randomFrom, seed} from '../../support/random.ts'
import {type Compared, compare, labelsOf, piecesOf} from './readers.ts'

/** What may stand before a line: the markers of containers, and too little or too much white space. */
const prefixes =
  `||||>| > |>  |-|- |* |+ |1. |2. |1) |10. |  |   |    |      |- - |> > |> - |- > |[^1]: |[^n]:|-   |-     | - |  - |\t|>\t
-\t| \t|2.  `.split(/[|\n]/)

/** Blocks and their parts, complete and not. */
const blocks = [
  ...`text§b c§a  §é 😀§# h§## h ##§###§# §---§***§_ _ _§===§--§-§=§+§*§1.§2.§\`\`\`§\`\`\`\`§~~~§~~~ x§\`\`\` a\`b§<!-- c§-->§<!-- d -->
<div>§</div>§<b>§<b a="x">§<span§<?php§?>§<!A§>x§<script>§</script>§<pre>x</pre>§<x-y />§<a href=b=c>§| a | b |§|---|---|§| - |§a | b
- | -§:-: | -§| x |§|§||§-|-§[a]: /u§[a]: /u "t"§[b]: <x y>§[c]:§/url§"title"§'ti§[d]: /u 't§tle'§(par)§[x]§[ ] t§[x] done§[ ]
  trailing  §a\tb§end\\§[^1]: n§[^2]: - x§    §1. x§7. y§- x§> q§<!-->§<![CDATA[ x ]]>§[^a b]: c§[x]: y§| \\| |§[ ]: x§[^a\\]b]: c§[^]: c§<!DOCTYPE x>§<div/>§\\# no§    code`
    .split(/[§\n]/)
    .filter(Boolean),
  '',
  ''
]

/** Lines that mean something together. */
const scripts = [
  '| a |§| - |',
  '| a | b |§|---|:-:|§| c |',
  'text§| a |§|-|§x',
  'a | b§- | -§c',
  'text§    | a |§| - |',
  '[a]:§/u§"t"',
  '[a§b]: /u',
  '```§x§```',
  '~~~§x',
  '<!-- c§§d -->§e',
  '<pre>§§</pre>',
  '<div>§x§§y',
  '[^1]: n§§    more',
  '- a§§  b',
  '-§  b',
  '-§§  b',
  '1. a§2. b',
  'text§---',
  '[a]: /u§===',
  '    code§§      more',
  '> a§b',
  '- [ ] t§  u',
  '[^1]: - a§    - b',
  'text§<b>',
  '| a |§| - |§    c',
  '| a |§| - |§<b>',
  '- a§§  | b |§  | - |',
  'text§<b>§| - |',
  '[^1]: > - a§    >',
  '-§  [ ] t'
].map(script => script.split('§'))

/** Inline content, which is glued together without spaces. */
const inlines = [
  ...`a§b§ §é§😀§*§*§**§***§_§__§~§~~§\`§\`\`§[§]§(§)§![§](§][§[]§<§>§\\§&amp;§&§!§.§"§'§/u§[a]§[^1]§[a][b]§[t](/u)§[t](<u v> "w")
![i](/j)§<http://x.org>§<m@x.org>§<m!n@x.org>§<b>§</b>§<!-- c -->§\`c\`§&#35;§\\*§\\[§\\]§http://y.org§[a]:§[^n]§)*§*(§_)§'t'§[ ](§[x][a]§**b**§*c*`.split(
    /[§\n]/
  ),
  '  \n',
  '\\\n',
  '\n',
  '\n> ',
  '\n  ',
  '\n- ',
  '\t',
  '\u00a0',
  '\r',
  '\0'
]

const perKind = Math.ceil(Number(process.env['MEDCITE_RUNS'] ?? 51_000) / 3)

describe(`the fast reader agrees with the exact one on random documents (seed ${seed})`, function () {
  this.timeout(300_000)
  const random = randomFrom(seed)
  const profileAt = (round: number): Profile => profiles[round % 8] ?? 'gfm'
  const labels = [labelsOf(), labelsOf('A', '1'), labelsOf('A', 'B', 'N', '1', 'X', 'T')]
  const isSure = ({total, sure}: Compared, share: number) =>
    assert.ok(sure / total >= share, `sure of ${sure} of ${total} units only`)

  const prefix = () => random.pick(prefixes) + (random.below(3) === 0 ? random.pick(prefixes) : '')
  const linesOf = (): string[] => {
    if (random.below(4) > 0) return [prefix() + random.pick(random.below(9) === 0 ? inlines : blocks)]
    const first = prefix()
    // Mostly in the containers that the first line opens.
    const next = first.replace(/[^>\t]/g, ' ')
    const isOdd = random.below(5) === 0
    return random.pick(scripts).map((text, index) => (isOdd ? prefix() : index === 0 ? first : next) + text)
  }

  it('of blocks', () => {
    const compared = {total: 0, sure: 0}
    for (let round = 0; round < perKind; round++) {
      const ending = random.pick(['\n', '\n', '\n', '\n', '\n', '\n', '\r\n', '\r'])
      const lines = Array.from({length: 1 + random.below(6)}, linesOf).flat()
      const mixed = lines.map(line => line + (random.below(40) === 0 ? '\r' : ending)).join('')
      const text = random.below(2) === 0 ? mixed : lines.join(ending)
      compare(text, random.pick(labels), profileAt(round), compared)
    }
    isSure(compared, 0.8)
  })

  it('of inline content', () => {
    const compared = {total: 0, sure: 0}
    for (let round = 0; round < perKind; round++) {
      const text = Array.from({length: 2 + random.below(14)}, () => random.pick(inlines)).join('')
      const definitions = random.pick(['', '', '\n\n[a]: /x\n', '\n\n[^1]: b\n[t]: /y\n'])
      compare(text + definitions, random.pick(labels), profileAt(round), compared)
    }
    // NUL beside a link is left to the exact one.
    isSure(compared, 0.85)
  })

  it('that are damaged test documents', () => {
    const compared = {total: 0, sure: 0}
    const folder = join(import.meta.dirname, '../../corpus')
    const pieces = readdirSync(folder)
      .filter(name => name.endsWith('.md'))
      .flatMap(name => piecesOf(readFileSync(join(folder, name), 'utf8')))
      .filter(({length}) => length < 400)
    for (let round = 0; round < perKind; round++) {
      let text = random.pick(pieces)
      for (let damages = 1 + random.below(3); damages > 0; damages--) {
        const at = random.below(text.length + 1)
        text = text.slice(0, at) + random.pick([...inlines, '']) + text.slice(at + random.below(4))
      }
      compare(text, random.pick(labels), profileAt(round), compared)
    }
    isSure(compared, 0.9)
  })
})
