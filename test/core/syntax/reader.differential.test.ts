import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import commonmark from 'commonmark-spec'
import {type Profile, profiles} from '../../../server/src/core/profile.ts'
import {noLabels} from '../../../server/src/core/syntax/reading.ts'
import {rules} from '../../../server/src/rules/index.ts'
import {unmarked} from '../../support/markers.ts'
import {type Compared, compare, comparePieces} from './readers.ts'

const root = join(import.meta.dirname, '../../..')

/** What GFM adds, each shape with the shapes that miss it by little. */
const extended = {
  tables: `| tea | cups |
| --- | ---: |
| green | 2 |
| black |
| white | 3 | more |

tea | cups
:-: | -
no | pipe at the ends

| one |
|-|
| a \\| b | \`c \\| d\` |

| more | cells |
| --- |
text

| tea |
| --- |
> ends the table

before
| tea |
| --- |
|| empty ||
***
after

|
|-

| tea |
--- |
    code

before
    | code |
| --- |

| one |
| --- |
<b>
| two |

- | a | b |
  | - | - |
  | c | d |
| lazy | no |
> | q |
> | - |
| lazy |`,
  strikethrough: `~one~ ~~two~~ ~~~three~~~ ~open ~~mixed~ ~

a~b~c ~~a ~b~ c~~ *~a~* ~*a*~ ~ a ~`,
  tasks: `- [ ] tea
- [x] *rest*
- [X]   much
- [ ]
- [ ]no
- [y] no
- a [ ] no

1. [x] [link](http://x.org)
2. > [ ] no
3. [ ] tea
   ===
4. [x] \`code\``,
  'rare shapes': `before
<b>
| --- |

1.
   [ ] later
2. [ ]\ttab
3. [
   ] over lines
4. [x]
   next line

[^a]: > - note
    > - quote
    >

> quote
<b>

<![CDATA[ x ]]]>
y ]]>`,
  notes: `Tea[^1], rest[^two] and [^none]. ![^1] [^two][^1]

[^1]: A note.
[^two]: Many

    paragraphs and

    - lists
    - too

        code
[^no space]: none
[^]: none

> [^quoted]: in a quote
lazy

- [^item]: in an item
  out of it
[^nested]: [^inner]: both`
}

const examples = commonmark.tests.map(({markdown}) => markdown.replaceAll('→', '\t'))

/** What stands in angle brackets, with the lengths at which that ends. */
const angles = [
  ...[
    'a!b@c.org',
    'a.b@c-d.org',
    '@b.org',
    'a@-b.org',
    'a@b-.org',
    'a@b..c',
    'a@b',
    'a+b:c',
    'a:',
    'a b:c',
    'é:b',
    'm:a<b'
  ],
  ...[1, 2, 31, 32, 33].map(length => `${'s'.repeat(length)}:x`),
  ...[62, 63, 64].map(length => `a@${'b'.repeat(length)}.org`),
  ...[
    '!--a--',
    '!-->',
    '!--->',
    '!-- a - b -- c ---',
    '!A b',
    '!a',
    '![CDATA[ x ]]]]',
    '![CDATA[ ]',
    '?x?',
    '?',
    '?x',
    '/a ',
    '/a b'
  ],
  ...[
    'a b',
    'a b=c',
    "a b='c'd",
    'a b="c" d',
    'a b= c/',
    'a b=c=d',
    'a b=c"d',
    'a/',
    'a /',
    'a /b',
    'a1-b',
    'a.b',
    'a b.c:d_e-f'
  ]
].map(inside => `tea <${inside}> rest`)

/** The profile that a file's name says: `traps.pandoc.fr.md`. */
const profileOf = (name: string): Profile => profiles.find(profile => name.includes(`.${profile}.`)) ?? 'gfm'

describe('the fast reader agrees with the exact one on', function () {
  this.timeout(120_000)
  const compared = (): Compared => ({total: 0, sure: 0})
  const isMostlySure = ({total, sure}: Compared, share: number) =>
    assert.ok(sure / total >= share, `sure of ${sure} of ${total} units only`)

  it('all examples of CommonMark', () => {
    assert.equal(examples.length, 652)
    const all = compared()
    for (const profile of profiles) for (const text of examples) compare(text, noLabels, profile, all)
    isMostlySure(all, 0.9)
  })

  for (const [name, text] of Object.entries(extended)) {
    it(`the ${name} of GFM, in every dialect`, () => {
      const all = compared()
      for (const profile of profiles) {
        compare(text, noLabels, profile, all)
        for (const part of text.split('\n\n')) compare(part, noLabels, profile, all)
        comparePieces(text.replaceAll('\n', '\r\n'), profile, all)
        comparePieces(text.replace(/^/gm, '> '), profile, all)
        comparePieces(text.replace(/^/gm, '  ').replace('  ', '- '), profile, all)
      }
      // Some of the shapes that are rare are left to the exact reader.
      isMostlySure(all, name === 'rare shapes' ? 0.04 : 0.8)
    })
  }

  it('what may stand in angle brackets', () => {
    const all = compared()
    for (const text of angles) {
      compare(text, noLabels, 'gfm', all)
      compare(text.slice(4), noLabels, 'gfm', all)
      compare(text.replaceAll(' ', '\n'), noLabels, 'gfm', all)
    }
    isMostlySure(all, 0.95)
  })

  it('the test documents in their dialects', () => {
    const all = compared()
    const folder = join(root, 'test/corpus')
    for (const name of readdirSync(folder).filter(one => one.endsWith('.md'))) {
      const text = readFileSync(join(folder, name), 'utf8')
      for (const profile of new Set([profileOf(name), 'commonmark'] as const)) comparePieces(text, profile, all)
    }
    isMostlySure(all, 0.97)
  })

  it('the examples of every rule', () => {
    const all = compared()
    for (const example of rules.flatMap(rule => rule.examples)) {
      const text = 'ok' in example ? example.ok : unmarked(example.bad).text
      comparePieces(text, example.profile ?? 'gfm', all)
    }
    isMostlySure(all, 0.95)
  })

  it('the documents of the packages that we use', () => {
    const all = compared()
    const folder = join(root, 'node_modules')
    const names = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(name => /readme\.md$/i.test(name))
    for (const name of names.sort()) {
      if (all.total < 1_500_000) comparePieces(readFileSync(join(folder, name), 'utf8'), 'gfm', all)
    }
    isMostlySure(all, 0.98)
  })
})
