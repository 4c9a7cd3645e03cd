import * as v from 'valibot'
import {type Citation, headOf, isKeyLabel} from '../core/citation.ts'
import {type Fact, type KeyedFact, lastUpTo} from '../core/fact.ts'
import {type Model, proseOf, type Question, sentenceOf} from '../core/model.ts'
import {nothing, type Part} from '../core/part.ts'
import type {Segment} from '../core/segment.ts'
import type {Range} from '../core/text.ts'
import {kindOf} from '../knowledge/kind-of-citation.ts'
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
    const signs = options.requireWord ? signsOfWord : signsOfEither
    const contributions = model.collect(signs.unsaid)
    if (contributions.length === 0) return
    const said = language === 'fr' ? 'prépublication' : 'preprint'
    for (const {part, items} of contributions) {
      for (const citation of items) {
        const {label} = citation
        if (!label || isSaidBefore(model, part, citation, signs)) continue
        const {end} = model.placed(part, label.range)
        report('unlabelled', model.placed(part, headOf(citation)), {
          label: label.text,
          fixes: isKeyLabel(citation) ? [] : [replace({start: end, end}, `, ${said}`, 'say', 'review', {word: said})]
        })
      }
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

type Says = (text: string) => boolean

/** What parts have to say of preprints in them and behind them. */
type Signs = {
  /** Preprints that neither their label nor what stands around them in their segment calls so. */
  readonly unsaid: Fact<Citation>
  /** Headings, and whether they say it. */
  readonly headings: Fact<{readonly start: number; readonly isSaid: boolean}>
  /** Notes, and whether they say it. */
  readonly notes: KeyedFact<{readonly label: string; readonly isSaid: boolean}>
  /** The line at the end of a part that announces a list and says it. */
  readonly leads: Fact<true>
  /** The parts right behind such a line. */
  readonly announced: Question<ReadonlySet<Part>>
}

function signsBy(says: Says): Signs {
  const leads: Fact<true> = {
    of: ({segment}) => (says(leadBefore(segment, segment.reading.blocks.length)) ? [true] : nothing)
  }
  return {
    unsaid: {
      of(part) {
        const {citations} = part
        if (citations.length === 0) return nothing
        return citations.filter(citation => isPreprint(citation) && !isSaidIn(part.segment, citation, says))
      }
    },
    headings: {
      of({segment: {reading, text}}) {
        const found = reading.blocks.filter(({kind}) => kind === 'heading')
        return found.map(({range}) => ({start: range.start, isSaid: says(text.slice(range.start, range.end))}))
      }
    },
    notes: {
      of: ({segment: {reading, text}}) =>
        reading.footnoteDefinitions.map(({label, range}) => ({
          label,
          isSaid: says(text.slice(range.start, range.end))
        })),
      keyOf: ({label}) => label
    },
    leads,
    announced: {
      answer: model => behind(model, leads),
      isEqual: (a, b) => a.size === b.size && [...a].every(one => b.has(one))
    }
  }
}

function behind(model: Model, leads: Fact<true>): ReadonlySet<Part> {
  const contributions = model.collect(leads)
  // Anything may come between the line and its list.
  if (contributions.length > 0) model.readAll()
  return new Set(contributions.flatMap(({part}) => model.parts[part.index + 1] ?? []))
}

const signsOfWord = signsBy(text => word.test(text))
const signsOfEither = signsBy(text => word.test(text) || server.test(text))

const isPreprint = (citation: Citation): boolean =>
  citation.label !== undefined &&
  citation.locator !== undefined &&
  citation.kind !== 'image' &&
  kindOf(citation) === 'preprint'

/** Units of an item that are read. */
const longest = 2000

/** Whether it is said in the label of a citation, its sentence, its items, the line that announces them. */
function isSaidIn(segment: Segment, citation: Citation, says: Says): boolean {
  if (says(citation.label?.text ?? '') || says(proseOf(segment, sentenceOf(segment, citation)))) return true
  const {blocks} = segment.reading
  let top = -1
  let inner: Range | undefined
  for (let at = citation.block; at >= 0; at = blocks[at]?.parent ?? -1) {
    const block = blocks[at]
    top = at
    if (block?.kind !== 'item') continue
    // Of an item around its item only what comes before.
    const end = inner ? inner.start : block.range.end
    if (says(segment.prose.slice(block.range.start, Math.min(end, block.range.start + longest)))) return true
    inner = block.range
  }
  return top > 0 && blocks[top]?.kind === 'list' && says(leadBefore(segment, top))
}

/** Whether it is said outside of the segment of a citation: in a heading, a line that announces its list, a note. */
function isSaidBefore(model: Model, part: Part, citation: Citation, signs: Signs): boolean {
  if (isSaidAbove(model, part, citation, signs) || isSaidBehind(model, part.segment, citation, signs)) return true
  const [first] = part.segment.reading.blocks
  if (first?.kind !== 'list' || citation.range.start >= first.range.end) return false
  return model.ask(signs.announced).has(part)
}

function isSaidAbove(model: Model, part: Part, {range}: Citation, signs: Signs): boolean {
  const contributions = model.collect(signs.headings)
  const at = lastUpTo(contributions, part.index)
  const here = contributions[at]
  const own = here?.part === part ? here.items.findLast(({start}) => start <= range.start) : here?.items.at(-1)
  return (own ?? contributions[at - 1]?.items.at(-1))?.isSaid === true
}

/** The line that announces what follows it: a paragraph right before the block that ends with a colon or is bold. */
function leadBefore({reading: {blocks}, text}: Segment, index: number): string {
  let at = index - 1
  while ((blocks[at]?.parent ?? -1) >= 0) at = blocks[at]?.parent ?? -1
  const block = blocks[at]
  if (block?.kind !== 'paragraph') return ''
  const source = text.slice(block.range.start, block.range.end).trim()
  return /[:：][\s*_]*$/.test(source) || /^(\*\*|__).*\1$/s.test(source) ? source : ''
}

/** Whether the note says it that is called right behind the citation. */
function isSaidBehind(model: Model, {text, reading}: Segment, {range}: Citation, signs: Signs): boolean {
  if (!text.slice(range.end, range.end + 4).includes('[^')) return false
  const call = reading.footnoteReferences.find(one => one.range.start >= range.end && one.range.start <= range.end + 3)
  return call !== undefined && model.group(signs.notes).get(call.label)?.at(-1)?.item.isSaid === true
}
