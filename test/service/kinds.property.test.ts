import assert from 'node:assert/strict'
import {HtmlRenderer, Parser} from 'commonmark'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import {micromark} from 'micromark'
import {modelOf} from '../../server/src/core/model.ts'
import type {Profile} from '../../server/src/core/profile.ts'
import {applyFixes, check, defaultConfiguration, fixAll, openDocument, rules} from '../../server/src/service/index.ts'
import {unmarked} from '../support/markers.ts'
import {seed} from '../support/random.ts'

/** A passage that is broken in a known way, and what it is when mended: the examples of all rules are the mutations. */
type Broken = {
  readonly rule: string
  readonly text: string
  readonly mended: string | undefined
  readonly profile: Profile
}

const broken: readonly Broken[] = rules.flatMap(({id, examples}) =>
  examples.flatMap((example): Broken[] => {
    if (!('bad' in example) || !example.kinds || example.options || /^---/.test(example.bad)) return []
    return [{rule: id, text: unmarked(example.bad).text, mended: example.fixed, profile: example.profile ?? 'gfm'}]
  })
)

/** Passages of a digest in which nothing is wrong. */
const honest = [
  'Le thé calme (IC 95 %)[12], dit [une revue](https://doi.org/10.1000/revue "Revue").',
  'HR 0,60 [IC 95 % 0,41 ; 0,89] (p = 0,005), 🫖 n = 305 [154 vs 151].',
  '- **Repos** : 5 mg/kg\n- *Feuilles* : `[a] (https://example.org)`',
  '> See <https://example.org/leaf> and [tea][tea-key].\n\n[tea-key]: https://example.org/tea-key',
  '| Study | Cups |\n| --- | --- |\n| [REST](https://example.org/rest-table) | 12 \\| 14 |',
  '## Résultats\n\nUn seul HLA-B*57:01, environ ~70 %.',
  '```js\nconst a = b[0](c)\n```',
  '<!-- [a] (https://example.org) -->'
]

const layout = fc.record({
  before: fc.subarray(honest, {maxLength: 3}),
  after: fc.subarray(honest, {maxLength: 3}),
  ending: fc.constantFrom('\n', '\n', '\r\n', '\r'),
  mark: fc.constantFrom('', '', '\ufeff'),
  final: fc.boolean()
})
type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never

const assemble = (passage: string, {before, after, ending, mark, final}: Layout): string => {
  const others = after.filter(one => !before.includes(one))
  const text = [...before, passage, ...others].join('\n\n') + (final ? '\n' : '')
  return mark + text.replaceAll(/\r\n|\n/g, ending)
}

/** Findings about what is broken; what a label is called depends on the language of the whole. */
const breakages = (text: string, profile: Profile) =>
  check(openDocument(text, {profile}), defaultConfiguration).filter(({rule}) => breaking.has(rule))

const breaking = new Set(
  rules
    .filter(
      ({id, category}) => category === 'syntax' || category === 'emphasis' || broken.some(({rule}) => rule === id)
    )
    .map(({id}) => id)
)

const sample = fc.tuple(fc.constantFrom(...broken), layout)
const runs = Number(process.env['MEDCITE_RUNS'] ?? 100)

describe(`documents broken in ${broken.length} ways (seed ${seed})`, function () {
  this.timeout(600_000)

  it('are reported, and what is honest around them is not', () => {
    fc.assert(
      fc.property(sample, ([{rule, text, profile}, around]) => {
        const document = assemble(text, around)
        const findings = breakages(document, profile)
        assert.ok(
          findings.some(finding => finding.rule === rule),
          `${rule} says nothing of ${JSON.stringify(document)}`
        )
        const alone = breakages(text, profile)
        assert.equal(findings.length, alone.length, `something is found beside ${JSON.stringify(document)}`)
      }),
      {seed, numRuns: runs * 55}
    )
  })

  it('are rid of a finding by each offered fix, which adds none', () => {
    fc.assert(
      fc.property(sample, ([{text, profile}, around]) => {
        const document = assemble(text, around)
        const snapshot = openDocument(document, {profile})
        const findings = breakages(document, profile)
        for (const {messageId, fixes} of findings) {
          for (const fix of fixes) {
            const left = breakages(applyFixes(snapshot, [fix]).text, profile)
            assert.ok(left.length < findings.length, `${messageId} ${fix.titleId} in ${JSON.stringify(document)}`)
          }
        }
      }),
      {seed, numRuns: runs * 30}
    )
  })

  it('are mended in one run, byte for byte as by single fixes, and nothing else is touched', () => {
    fc.assert(
      fc.property(sample, ([{text, profile}, around]) => {
        const document = assemble(text, around)
        const snapshot = openDocument(document, {profile})
        const fixed = fixAll(snapshot, defaultConfiguration)
        assert.ok(fixed.settled)
        assert.equal(
          fixAll(fixed.snapshot, defaultConfiguration).snapshot.text,
          fixed.snapshot.text,
          'a second run changes something'
        )
        const at = document.indexOf(text.replaceAll(/\r\n|\n/g, around.ending))
        const tail = document.length - at - text.replaceAll(/\r\n|\n/g, around.ending).length
        assert.equal(fixed.snapshot.text.slice(0, at), document.slice(0, at), 'text before is changed')
        assert.equal(
          fixed.snapshot.text.slice(fixed.snapshot.text.length - tail),
          document.slice(document.length - tail)
        )
        const safe = check(snapshot, defaultConfiguration).flatMap(({fixes}) =>
          fixes.filter(({safety}) => safety === 'safe').slice(0, 1)
        )
        if (safe.length === 1 && fixed.applied === 1) assert.equal(applyFixes(snapshot, safe).text, fixed.snapshot.text)
      }),
      {seed, numRuns: runs * 15}
    )
  })
})

const markdownIt = new MarkdownIt('commonmark')
const readers: Readonly<Record<string, (text: string) => string>> = {
  micromark: text => micromark(text),
  commonmark: text => new HtmlRenderer().render(new Parser().parse(text)),
  'markdown-it': text => markdownIt.render(text)
}
const hrefs = (html: string): string[] =>
  [...html.matchAll(/<a href="([^"]*)"/g)].map(match => decodeURI((match[1] ?? '').replaceAll('&amp;', '&')))

/** Rules whose safe fix makes one link of something that was none. */
const makers = new Set([
  'detached-destination',
  'swapped-brackets',
  'escaped-brackets',
  'wrong-brackets',
  'emphasis-across-link'
])

describe('three parsers', () => {
  for (const {rule, text, profile} of broken) {
    if (profile !== 'gfm') continue
    const snapshot = openDocument(text)
    const findings = check(snapshot, defaultConfiguration).filter(finding => finding.rule === rule)
    const safe = findings.flatMap(({fixes}) => fixes.filter(({safety}) => safety === 'safe').slice(0, 1))
    const [only] = safe
    if (safe.length !== 1 || !only || rule.includes('footnote')) continue
    it(`agree on the links after the safe fix of ${JSON.stringify(text.slice(0, 60))}`, () => {
      const after = applyFixes(snapshot, [only]).text
      const [first, ...others] = Object.entries(readers).map(([, render]) => hrefs(render(after)))
      for (const other of others) assert.deepEqual(other, first)
      // An image is no link, and an autolink in a broken one was one before.
      const isNew =
        makers.has(rule) &&
        !/[<!]/.test(text) &&
        !/emphasisInterleaved|angleDestination|InAngleBrackets/.test(findings[0]?.messageId ?? '')
      if (!isNew) return
      const old = hrefs(micromark(text))
      assert.equal(first?.length, old.length + 1)
      const made = first.find(href => !old.includes(href))
      const meant = modelOf(snapshot).citations.flatMap(({kind, locator}) =>
        kind === 'broken' && locator ? [locator.url] : []
      )
      if (made !== undefined) assert.ok(meant.includes(made), `${made} is none of ${meant.join(', ')}`)
    })
  }
})
