import * as v from 'valibot'
import {headOf, identityOf, isKeyLabel} from '../core/citation.ts'
import {type Model, type PlacedCitation, proseOf, sentenceOf} from '../core/model.ts'
import {above, type Range} from '../core/text.ts'
import {sourceKind} from '../knowledge/source-kind.ts'
import {defineRule, replace} from './define-rule.ts'

/** What says that a source is a preprint, in both languages. */
const word =
  /(?<!\p{L})pr[ée][- ]?(?:publi|print|pub\b)|manuscrits? non (?:relu|évalué|publié)|(?:non|pas(?: encore)?|sans avoir été|jamais)[\s\u00a0](?:encore[\s\u00a0])?(?:été[\s\u00a0])?(?:relu|évalu|révis|valid)[ée]*s?[\s\u00a0](?:à ce jour[\s\u00a0])?par (?:les|des|ses|un|aucun)|sans (?:relecture|évaluation) par les pairs|not (?:yet )?(?:been )?(?:certified by peer|peer[- ]reviewed)|non-?peer[- ]reviewed|(?:before|without|awaiting|prior to) peer[- ]review|unreviewed|non relue?s? par/iu
/** Servers that hold nothing but preprints. */
const server =
  /(?<!\p{L})[a-z]{0,7}rxiv(?!\p{L})|research square|(?<!\p{L})ssrn(?!\p{L})|preprints\.org|(?<!\p{L})osf(?!\p{L})/iu

export default defineRule({
  id: 'unlabelled-preprint',
  title: {en: 'A preprint that is not labelled as one', fr: 'Une prépublication qui n’est pas signalée comme telle'},
  prose: {
    en: `
“When preprints are cited, the citation should clearly indicate that the reference is a preprint” (ICMJE
Recommendations). The word in the label, the sentence, the list item, a note right behind it, or the heading or line that
announces its list suffices (*preprint*, *not peer reviewed*), and so does the server's name, unless \`requireWord\` is set.
`,
    fr: `
« Quand une prépublication est citée, la citation doit l’indiquer clairement » (recommandations de l’ICMJE). Le mot
suffit dans le libellé, la phrase, l’élément de liste, une note juste après, le titre ou la ligne qui annonce la liste
(*prépublication*, *non relu par les pairs*), de même que le nom du serveur, sauf si \`requireWord\` est activé.
`
  },
  since: '0.1.0',
  category: 'evidence',
  severity: 'warning',
  fix: 'review',
  scope: 'document',
  options: {
    requireWord: {
      schema: v.optional(v.boolean(), false),
      text: {
        en: 'Ask for the word “preprint” even where the label names the server (bioRxiv, medRxiv)',
        fr: 'Demander le mot « prépublication » même quand le libellé nomme le serveur (bioRxiv, medRxiv)'
      }
    }
  },
  messages: {
    unlabelled: {
      en: 'Unexpected label `{label}` for a preprint, expected one that says so',
      fr: 'Libellé `{label}` inattendu pour une prépublication, un libellé qui le dit est attendu'
    }
  },
  titles: {
    say: {en: 'Say “{word}” in the label', fr: 'Écrire « {word} » dans le libellé'}
  },

  check({model, options, language, report}) {
    const says = (text: string): boolean => word.test(text) || (!options.requireWord && server.test(text))
    const signs = signsOf(model)
    for (const citation of model.citations) {
      const {kind, label, locator} = citation
      if (!label || !locator || kind === 'image' || sourceKind(locator.url, identityOf(citation)) !== 'preprint')
        continue
      if (says(label.text) || isSaidAround(model, citation, signs, says)) continue
      const said = language === 'fr' ? 'prépublication' : 'preprint'
      const end = {start: label.range.end, end: label.range.end}
      report('unlabelled', headOf(citation), {
        label: label.text,
        fixes: isKeyLabel(citation) ? [] : [replace(end, `, ${said}`, 'say', 'review', {word: said})]
      })
    }
  },

  examples: [
    {ok: 'See [bioRxiv, April 2025](https://doi.org/10.1101/2025.04.12.648517).'},
    {ok: 'Une prépublication ([Dupont](https://doi.org/10.1101/2025.04.12.648517)) le dit.'},
    {ok: 'Dupont A. [Un thé](https://doi.org/10.1101/2025.04.12.648517). bioRxiv. 2025.'},
    {ok: '1. Dupont A. [Le thé](https://doi.org/10.1101/2025.04.12.648517) [Preprint]. 2025.'},
    {ok: '- [A study](https://doi.org/10.1101/2025.04.12.648517). 2025. Not certified by peer review.'},
    {ok: '- [Une étude](https://doi.org/10.1101/2025.04.12.648517). Manuscrit non relu.'},
    {ok: 'Voir [une étude](https://doi.org/10.1101/2025.04.12.648517), non encore évaluée par les pairs.'},
    {ok: 'See [a study](https://doi.org/10.1101/2025.04.12.648517) (preprint).'},
    {
      ok: 'See [a study](https://doi.org/10.1101/2025.04.12.648517)[^1].\n\n[^1]: A preprint.'
    },
    {ok: '## Prépublications\n\n- [Un thé](https://doi.org/10.1101/2025.04.12.648517)'},
    {ok: 'Preprints:\n\n- [A tea](https://doi.org/10.1101/2025.04.12.648517)'},
    {ok: '- Preprints:\n  - [A tea](https://doi.org/10.1101/2025.04.12.648517)'},
    {
      bad: '## Preprints\n\nNone.\n\n## Articles\n\n- «[A tea]»(https://doi.org/10.1101/2025.04.12.648517)\n- [Preprint of rest](https://doi.org/10.1101/2025.04.12.648518)',
      reports: ['unlabelled']
    },
    {
      bad: 'Louis XIV drank it («[Dupont]»(https://doi.org/10.1101/2025.04.12.648517)). Rest, a preprint says, is better.',
      reports: ['unlabelled']
    },
    {ok: 'See ![a figure](https://doi.org/10.1101/2025.04.12.648517).'},
    {ok: 'Voir [Une étude, prépublication](https://doi.org/10.1101/2025.04.12.648517).'},
    {
      bad: 'See «[a study, 2025]»(https://doi.org/10.1101/2025.04.12.648517).',
      reports: ['unlabelled'],
      fixed: 'See [a study, 2025, preprint](https://doi.org/10.1101/2025.04.12.648517).'
    },
    {
      bad: 'See «[bioRxiv 2025]»(https://doi.org/10.1101/2025.04.12.648517).',
      reports: ['unlabelled'],
      options: {requireWord: true}
    }
  ]
})

/** Headings and notes of a document, collected once for all of its citations. */
type Signs = {
  readonly headings: {readonly starts: readonly number[]; readonly texts: readonly string[]}
  readonly notes: ReadonlyMap<string, string>
}

function signsOf({snapshot: {segments, starts}}: Model): Signs {
  const placed = segments.flatMap(({reading, text}, at) =>
    reading.blocks.flatMap(({kind, range}) =>
      kind === 'heading' ? [{start: range.start + (starts[at] ?? 0), text: text.slice(range.start, range.end)}] : []
    )
  )
  return {
    headings: {starts: placed.map(({start}) => start), texts: placed.map(({text}) => text)},
    notes: new Map(
      segments.flatMap(({reading, text}) =>
        reading.footnoteDefinitions.map(({label, range}) => [label, text.slice(range.start, range.end)] as const)
      )
    )
  }
}

/** Units of an item that are read. */
const longest = 2000

/** Whether what stands around a citation says it: its sentence, its items, what announces them, a note right behind it. */
function isSaidAround(model: Model, citation: PlacedCitation, signs: Signs, says: (text: string) => boolean): boolean {
  const {snapshot} = model
  const segment = snapshot.segments[citation.segment]
  if (!segment || says(proseOf(snapshot, sentenceOf(model, citation)))) return true
  if (says(signs.headings.texts[above(signs.headings.starts, citation.range.start) - 1] ?? '')) return true
  if (says(noteBehind(model, citation, signs))) return true
  const {blocks} = segment.reading
  let top = citation.block
  let inner: Range | undefined
  for (let at = top; at >= 0; at = blocks[at]?.parent ?? -1) {
    const block = blocks[at]
    top = at
    if (block?.kind !== 'item') continue
    // Of an item around its item only what comes before.
    const end = inner ? inner.start : block.range.end
    if (says(segment.prose.slice(block.range.start, Math.min(end, block.range.start + longest)))) return true
    inner = block.range
  }
  return blocks[top]?.kind === 'list' && says(leadOf(model, citation.segment, top))
}

/** The line that announces the list at `index`: a paragraph right before it that ends with a colon or is bold. */
function leadOf({snapshot}: Model, segment: number, index: number): string {
  const before = snapshot.segments[index > 0 ? segment : segment - 1]
  const blocks = before?.reading.blocks ?? []
  let at = (index > 0 ? index : blocks.length) - 1
  while ((blocks[at]?.parent ?? -1) >= 0) at = blocks[at]?.parent ?? -1
  const block = blocks[at]
  if (!before || block?.kind !== 'paragraph') return ''
  const source = before.text.slice(block.range.start, block.range.end).trim()
  return /[:：][\s*_]*$/.test(source) || /^(\*\*|__).*\1$/s.test(source) ? source : ''
}

/** What the note says that is called right behind the citation. */
function noteBehind({snapshot}: Model, {segment, range}: PlacedCitation, {notes}: Signs): string {
  if (!snapshot.text.slice(range.end, range.end + 4).includes('[^')) return ''
  const by = snapshot.starts[segment] ?? 0
  const call = snapshot.segments[segment]?.reading.footnoteReferences.find(
    one => one.range.start + by >= range.end && one.range.start + by <= range.end + 3
  )
  return (call && notes.get(call.label)) ?? ''
}
