import assert from 'node:assert/strict'
import fc from 'fast-check'
import {micromark} from 'micromark'
import {gfmFootnote, gfmFootnoteHtml} from 'micromark-extension-gfm-footnote'
import {gfmStrikethrough, gfmStrikethroughHtml} from 'micromark-extension-gfm-strikethrough'
import {gfmTable, gfmTableHtml} from 'micromark-extension-gfm-table'
import {registryOf} from '../../server/src/core/identifier/trial.ts'
import {modelOf} from '../../server/src/core/model.ts'
import {
  applyFixes,
  check,
  defaultConfiguration,
  type Finding,
  fixAll,
  openDocument
} from '../../server/src/service/index.ts'
import {seed} from '../support/random.ts'

const trial = 'https://doi.org/10.1056/NEJMoa1606774'
const review = 'https://doi.org/10.1016/S0140-6736(20)31180-6'
const record = 'https://clinicaltrials.gov/study/NCT02142738'

/** Passages of a well-formed digest. */
const passages = [
  `Le taux atteint 47,8 % (IC 95 % [6,3 ; 26,3]) [TULIP-2, NEJM 2020](${trial}).`,
  `- **Anifrolumab :** 300 mg, voir [la notice](https://www.ema.europa.eu/en/medicines/human/EPAR/saphnelo) et [12](${review} "Lancet").`,
  `See [KEYNOTE-024](${trial}), *in vitro* data and <${record}>; \`[a] (b)\`.`,
  '> Les lymphocytes CD19+ [sic] chutent [1][kn24] (p < 0,001).',
  `| Essai | HR |\n| --- | --- |\n| [FLAURA](${trial}) | 0,46 [0,37–0,57] |\n| **OS** | n = 305 |`,
  'Suivi de 52 semaines[^1], tolérance acceptable[^note].',
  `## Résultats de l’essai [NCT02142738](${record})`,
  `1. Mok T, *et al.* Lancet 2020;396:1–12. ${review}\n2. Reck M. **NEJM** 2016 [doi](${trial}).`,
  'HLA-B*57:01 et CYP2C19*2, 5 × 10^6^/kg, ~10 mg ; **5 %** vs *7 %*.',
  'Contact : <tea@example.org> ou www.example.org/a_(b), ![schéma](https://example.org/a.png "x").',
  '« Le thé **calme** », dit-on 🫖 ; $5*3$ et <kbd>[a] (b)</kbd>.'
]
const definitions = `[kn24]: ${trial} "NEJM"\n[fl-18]: <${review}>`
const notes = `[^1]: Analyse *post hoc*.\n[^note]: Voir ${record}.`

/** What a hand or a machine puts where it does not belong. */
const slips =
  ' |\u00a0|\u200b|\n|  |\\|[|]|(|)|*|**|_|`|<|>|{|}|«|»|“|”|"|\'|:| :|.|,|^|~|!|（|）|［|］|：|https://|doi:|http//|&amp;|&nbsp;|[@a2020|#|%20|—|’|3'.split(
    '|'
  )

type Slip = {readonly at: number; readonly isNear: boolean; readonly kind: number; readonly text: string}
const slip: fc.Arbitrary<Slip> = fc.record({
  at: fc.nat(10_000),
  isNear: fc.integer({min: 0, max: 3}).map(it => it > 0),
  kind: fc.integer({min: 0, max: 3}),
  text: fc.constantFrom(...slips)
})

/** `text` with something inserted, left out, replaced or doubled; mostly where there is markup. */
function slipped(text: string, {at, isNear, kind, text: unit}: Slip): string {
  const places = isNear ? [...text.matchAll(/[[\]()*_<>`:^|"!]|https?/g)].map(({index}) => index) : []
  const place = places[at % (places.length || 1)]
  const start = Math.max(0, place === undefined ? at % (text.length + 1) : place + (at % 3) - 1)
  if (kind === 0) return text.slice(0, start) + unit + text.slice(start)
  if (kind === 1) return text.slice(0, start) + text.slice(start + 1)
  if (kind === 2) return text.slice(0, start) + unit + text.slice(start + 1)
  const end = start + 1 + (at % 4)
  return text.slice(0, end) + text.slice(start, end) + text.slice(end)
}

const damaged = fc
  .tuple(fc.constantFrom(...passages, definitions, notes), fc.array(slip, {minLength: 1, maxLength: 3}))
  .map(([passage, list]) => list.reduce(slipped, passage))

/** Anything at all: a few units of everything that means something to Markdown. */
const noise = fc
  .array(fc.constantFrom(...slips, 'a', 'Tea', '2020', ' ', trial, '](', '](<', '[^1]', '\r', '\n\n', '\ud800', '|'), {
    minLength: 1,
    maxLength: 25
  })
  .map(parts => parts.join(''))

const document = fc
  .tuple(
    fc.array(fc.constantFrom(...passages), {maxLength: 2}),
    fc.oneof({weight: 5, arbitrary: damaged}, {weight: 1, arbitrary: noise}),
    fc.boolean(),
    fc.boolean(),
    fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'),
    fc.constantFrom('', '', '\ufeff'),
    fc.boolean()
  )
  .map(([around, passage, hasDefinitions, hasNotes, ending, mark, final]) => {
    const all = [...around, passage, ...(hasDefinitions ? [definitions] : []), ...(hasNotes ? [notes] : [])]
    return mark + (all.join('\n\n') + (final ? '\n' : '')).replaceAll(/\r\n|\n/g, ending)
  })

const rendered = (text: string): string =>
  micromark(text.replace(/^\ufeff/, ''), {
    extensions: [gfmTable(), gfmFootnote(), gfmStrikethrough()],
    htmlExtensions: [gfmTableHtml(), gfmFootnoteHtml(), gfmStrikethroughHtml()],
    allowDangerousHtml: true
  })

/** What readers see, without the numbers and headings that a renderer of notes adds. */
const shown = (text: string): string =>
  rendered(text)
    // The number of a note stands between two words.
    .replace(/<sup><a href="#user-content-fn-[\s\S]*?<\/sup>|<section data-footnotes[\s\S]*/g, ' ')
    .replace(/<a href="([^"]*)">\1<\/a>/g, ' $1 ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({amp: '&', lt: '<', gt: '>', quot: '"'})[name] ?? '')
/** What is rendered, by line, without the numbers of notes and without references that a fix may define. */
const lines = (text: string): string[] =>
  rendered(text)
    .replace(/<sup><a href="#user-content-fn-[\s\S]*?<\/sup>|<section data-footnotes[\s\S]*/g, '')
    .split('\n')
    .filter(line => /\p{L}/u.test(line) && !line.includes('['))
const wordsOf = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
const addressesOf = (text: string): string[] => text.match(/(?:https?:|www\.)[^\s>"]*/g) ?? []

function counted(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

/** How often each letter and figure stands in a text. */
const letters = (text: string): Map<string, number> => counted(text.normalize('NFC').match(/[\p{L}\p{N}]/gu) ?? [])

/** Fixes whose purpose it is to take letters away or to write others. */
const rewording =
  /^(?:drop|keep|clean|delete|remove|write|merge|decode|respell|name|rename|say|use|add|fillLabel|followLabel|showDestination|joinKey)/

const same = (one: Finding, other: Finding): boolean =>
  one.rule === other.rule &&
  one.messageId === other.messageId &&
  one.range.start === other.range.start &&
  JSON.stringify(one.data) === JSON.stringify(other.data)

const runs = Number(process.env['MEDCITE_RUNS'] ?? 100)
const holds = (times: number, property: (text: string) => void) =>
  fc.assert(fc.property(document, property), {seed, numRuns: runs * times})

describe(`damaged documents and random text (seed ${seed})`, function () {
  this.timeout(600_000)

  it('are mended in one run, which a second one leaves as it is', () => {
    holds(100, text => {
      const {snapshot, settled} = fixAll(openDocument(text), defaultConfiguration)
      assert.ok(settled, JSON.stringify(text))
      assert.equal(fixAll(snapshot, defaultConfiguration).snapshot.text, snapshot.text)
      if (snapshot.text === text) return
      const before = check(openDocument(text), defaultConfiguration).length
      assert.ok(check(snapshot, defaultConfiguration).length < before, JSON.stringify(text))
      const {sources} = modelOf(snapshot)
      for (const [key, places] of modelOf(openDocument(text)).sources) {
        assert.ok((sources.get(key)?.length ?? 0) >= places.length, `${key} is lost from ${JSON.stringify(text)}`)
      }
      // A character that nobody sees parts no words for a reader.
      const visible = text.replace(/\p{Cf}/gu, '')
      const known = new Set([...wordsOf(text), ...wordsOf(visible), ...wordsOf(shown(text))])
      // Nor do marks of code and brackets: `B*5\`7\`` shows 57, and an address may end right before a label.
      const unmarked = text.replace(/[`[\]()<>]/g, '')
      const inAddresses = addressesOf(snapshot.text).join(' ')
      for (const word of wordsOf(shown(snapshot.text))) {
        // An autolink after a `<` that readers see adjoins it; the parts of a registration number are joined.
        assert.ok(
          known.has(word) ||
            unmarked.includes(word) ||
            inAddresses.includes(word) ||
            /https?$/.test(word) ||
            registryOf(word) !== undefined,
          `“${word}” is new in ${JSON.stringify(text)}`
        )
      }
    })
  })

  it('keep in every block that a safe fix does not touch what is rendered', () => {
    holds(20, text => {
      const before = openDocument(text)
      const {snapshot} = fixAll(before, defaultConfiguration)
      const now = new Set(snapshot.segments.map(one => one.text))
      const untouched = before.segments.filter(one => now.has(one.text)).map(one => one.text)
      const alone = lines([...untouched, definitions].join('\n\n'))
      const after = counted(lines(snapshot.text))
      for (const [line, count] of counted(lines(text).filter(one => alone.includes(one)))) {
        assert.ok((after.get(line) ?? 0) >= count, `${line} is rendered otherwise in ${JSON.stringify(text)}`)
      }
      assert.equal(snapshot.text.startsWith('\ufeff'), text.startsWith('\ufeff'))
      assert.equal(/[\n\r]$/.test(snapshot.text), /[\n\r]$/.test(text))
    })
  })

  it('are rid of a finding by each of its fixes, and lose no letter by it', () => {
    holds(30, text => {
      const before = openDocument(text)
      for (const finding of check(before, defaultConfiguration)) {
        for (const fix of finding.fixes) {
          const after = applyFixes(before, [fix])
          const left = check(after, defaultConfiguration)
          const label = `${finding.rule}/${finding.messageId} ${fix.titleId} in ${JSON.stringify(text)}`
          assert.ok(!left.some(one => same(one, finding)), `${label}: the finding stays`)
          if (fix.isAlone || fix.removesResidue || rewording.test(fix.titleId)) continue
          const kept = letters(after.text)
          for (const [unit, count] of letters(text)) {
            assert.ok((kept.get(unit) ?? 0) >= count, `${label}: “${unit}” is lost`)
          }
        }
      }
    })
  })
})
