import type {Fact} from '../core/fact.ts'
import type {Fix} from '../core/finding.ts'
import {grouped} from '../core/grouped.ts'
import {decoded} from '../core/identifier/url.ts'
import type {Question} from '../core/model.ts'
import {nothing} from '../core/part.ts'
import type {Segment} from '../core/segment.ts'
import {applyEdits, type Range, shift, shiftEdits} from '../core/text.ts'
import {defineRule, replace} from './define-rule.ts'

/** The name that GitHub gives to a heading of these words. */
const nameOf = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')

export default defineRule({
  id: 'dead-fragment',
  title: {en: 'A fragment that leads to no heading', fr: 'Un fragment qui ne mène à aucun titre'},
  prose: {
    en: `
\`(#Tableau 1)\` holds a space and is no link; \`(#results)\` above *Résultats* leads nowhere since the heading was translated.

## Evidence

The headings of the document, their names made as GitHub makes them, and every \`id\` and \`name\` of its HTML; only a fragment
that comes near a heading is reported, and bookmarks of word processors (\`#_Toc148021177\`) wherever they are not in the document.
Other dialects name headings differently: there only bookmarks count.

## Fix

For review: the heading that the label or the fragment comes nearest to; of a bookmark also the label alone.
`,
    fr: `
\`(#Tableau 1)\` contient une espace et n’est pas un lien ; \`(#results)\` au-dessus de *Résultats* ne mène nulle part depuis que le titre a
été traduit.

## Indices

Les titres du document, nommés comme le fait GitHub, et chaque \`id\` et \`name\` de son HTML ; seul un fragment proche d’un titre est
signalé, et les signets des traitements de texte (\`#_Toc148021177\`) partout où ils ne sont pas dans le document. Les autres dialectes
nomment autrement : seuls les signets y comptent.

## Correction

À relire : le titre dont le libellé ou le fragment est le plus proche ; pour un signet, aussi le libellé seul.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'warning',
  fix: 'review',
  scope: 'document',
  options: {},
  messages: {
    spaceInFragment: {
      en: 'Unexpected space in the fragment `{found}`, expected none: this is not a link',
      fr: 'Espace inattendue dans le fragment `{found}`, aucune n’est attendue : ce n’est pas un lien'
    },
    deadAnchor: {
      en: 'Unexpected bookmark `{found}` of a word processor, expected a source: it is not in this document',
      fr: 'Signet `{found}` d’un traitement de texte inattendu, une source est attendue : il n’est pas dans ce document'
    },
    unknownFragment: {
      en: 'Unexpected fragment `{found}`, expected one of this document’s headings: the link leads nowhere',
      fr: 'Fragment `{found}` inattendu, un titre de ce document est attendu : le lien ne mène nulle part'
    }
  },
  titles: {
    leadTo: {en: 'Lead to {fragment}', fr: 'Mener à {fragment}'},
    keepLabel: {en: 'Keep the label, without a link', fr: 'Garder le libellé, sans lien'}
  },

  check({model, report}) {
    const contributions = model.collect(fragments)
    if (contributions.length === 0) return
    const {names, anchors} = model.ask(namesOfPlaces)
    const headings = new Headings(names)
    const isNamed = (model.snapshot.reading.profile ?? 'gfm') === 'gfm' && names.length > 0
    for (const {part, items} of contributions) {
      const by = model.startOf(part)
      for (const {range, name, label, link} of items) {
        if (anchors.has(name)) continue
        const place = shift(range, by)
        const near = headings.nearest(name, label)
        const leadTo =
          near === undefined ? [] : [replace(place, `#${near}`, 'leadTo', 'review', {fragment: `#${near}`})]
        if (bookmark.test(name)) {
          const keep: Fix = {...replace(shift(link, by), label, 'keepLabel', 'review'), isAlone: true}
          const fixes = [...(isNamed ? leadTo : []), ...(label.trim() === '' ? [] : [keep])]
          report('deadAnchor', place, {found: `#${name}`, fixes})
        } else if (isNamed && !headings.isKnown(name) && (near !== undefined || /\s/.test(name))) {
          // Without a heading that comes near it, the target may be in a part of the text that is not here.
          report(/\s/.test(name) ? 'spaceInFragment' : 'unknownFragment', place, {found: `#${name}`, fixes: leadTo})
        }
      }
    }
  },

  examples: [
    {
      bad: '## Table 1. Leaves\n\nSee [the table](«#Table 1»).',
      reports: ['spaceInFragment'],
      fixed: '## Table 1. Leaves\n\nSee [the table](#table-1-leaves).',
      kinds: ['U22']
    },
    {
      bad: '## Résultats\n\nVoir [Résultats](«#results»).',
      reports: ['unknownFragment'],
      fixed: '## Résultats\n\nVoir [Résultats](#résultats).',
      kinds: ['U22']
    },
    {
      bad: 'Tea calms [1](«#_ENREF_1») and rests[²](«#_ftn2»).',
      reports: ['deadAnchor', 'deadAnchor'],
      kinds: ['W01']
    },
    {
      bad: 'See [3.2 Dose](«#_Toc148021177»).\n\n### 3.2 Dose\n\nHalve it.',
      reports: ['deadAnchor'],
      fixed: 'See [3.2 Dose](#32-dose).\n\n### 3.2 Dose\n\nHalve it.',
      kinds: ['W01']
    },
    {ok: '<a id="_Toc123456"></a>\n\nSee [tea](#_Toc123456).'},
    {
      ok: '## Tea & rest\n\n<a id="leaf"></a>\n\nSee [tea](#tea--rest), [leaf](#leaf), [top](#) and [text](#:~:text=tea).'
    },
    {
      ok: '## `tea(leaf[, cup][, pot])`\n\nSee [tea](#tealeaf-cup-pot), [rest](#rest-1).\n\n## [Rest](https://example.org) 1'
    },
    {ok: 'See [tea](#tea).'}
  ]
})

/** Names that word processors give to places, and that no converter keeps. */
const bookmark =
  /^(?:_ENREF_\d+|_ftn(?:ref)?\d+|_edn(?:ref)?\d+|_Toc\d+|_Ref\d+|_Hlk\d+|bookmark=|heading=h\.|_heading=|_bookmark\d+|id\.[a-z0-9]{8,}|kix\.)/i

/** The names of a document's headings, asked again and again: no question goes through all of them. */
class Headings {
  /** Where each name stands first. */
  readonly #places = new Map<string, number>()
  readonly #lengths: ReadonlySet<number>
  readonly #longer = new Map<string, string | undefined>()
  #sorted: readonly string[] | undefined

  constructor(names: readonly string[]) {
    for (const [at, name] of names.entries()) if (!this.#places.has(name)) this.#places.set(name, at)
    this.#lengths = new Set(names.map(({length}) => length))
  }

  /** Whether a heading has this name, or a renderer makes it: of notes, or the top of the page. */
  isKnown(name: string): boolean {
    const wanted = decoded(name).toLowerCase()
    if (this.#places.has(wanted) || this.#places.has(wanted.replace(/-\d+$/, ''))) return true
    return /^(?:_|user-content|fn|cite|ref|h\.|bookmark|top$|toc)/i.test(name)
  }

  /** The heading that the fragment or its label comes nearest to; `undefined` where none is near. */
  nearest(name: string, label: string): string | undefined {
    const [shown, written] = [nameOf(label), nameOf(decoded(name))]
    if (this.#places.has(written)) return written
    if (this.#places.has(shown)) return shown
    return this.#first([...this.#shorter(written), ...(/\s/.test(name) ? [this.#longerThan(written)] : [])])
  }

  /** Of some names the one that stands first. */
  #first(names: readonly (string | undefined)[]): string | undefined {
    const placeOf = (name: string | undefined) => this.#places.get(name ?? '') ?? Number.POSITIVE_INFINITY
    return names.reduce((a, b) => (b === undefined || (a !== undefined && placeOf(a) <= placeOf(b)) ? a : b), undefined)
  }

  /** Names that `written` goes on from, after a hyphen. */
  #shorter(written: string): string[] {
    const found: string[] = []
    for (let at = written.indexOf('-'); at >= 0; at = written.indexOf('-', at + 1)) {
      const name = this.#lengths.has(at) ? written.slice(0, at) : undefined
      if (name !== undefined && this.#places.has(name)) found.push(name)
    }
    return found
  }

  /** The first name that goes on from `written`, after a hyphen. */
  #longerThan(written: string): string | undefined {
    if (this.#longer.has(written)) return this.#longer.get(written)
    this.#sorted ??= [...this.#places.keys()].sort()
    const beginning = `${written}-`
    const all: string[] = []
    for (let at = firstFrom(this.#sorted, beginning); this.#sorted[at]?.startsWith(beginning); at++)
      all.push(this.#sorted[at] ?? '')
    const found = this.#first(all)
    this.#longer.set(written, found)
    return found
  }
}

/** Index of the first of `sorted` that does not stand before `wanted`. Logarithmic. */
function firstFrom(sorted: readonly string[], wanted: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < wanted) low = middle + 1
    else high = middle
  }
  return low
}

type Fragment = {readonly range: Range; readonly name: string; readonly label: string; readonly link: Range}

/** Destinations that begin with `#`: of links, and of what a space keeps from being one. */
const fragments: Fact<Fragment> = {
  // Each of them stands so behind a label.
  of: ({segment}) => (segment.text.includes('#') && segment.text.includes(']') ? fragmentsIn(segment) : nothing)
}

/** What a segment names: its headings, in order, and its anchors. */
type Names = {readonly headings: readonly string[]; readonly anchors: readonly string[]}

const names: Fact<Names> = {
  of({segment}) {
    const found = namesIn(segment)
    return found.headings.length + found.anchors.length > 0 ? [found] : nothing
  }
}

/** The names of all headings of a document, in order, and its anchors. */
const namesOfPlaces: Question<{readonly names: readonly string[]; readonly anchors: ReadonlySet<string>}> = {
  answer(model) {
    const found = model.collect(names).flatMap(({items}) => items)
    return {
      names: found.flatMap(({headings}) => headings.map(nameOf)),
      anchors: new Set(found.flatMap(({anchors}) => anchors))
    }
  },
  isEqual: (a, b) =>
    a.names.join() === b.names.join() &&
    a.anchors.size === b.anchors.size &&
    [...a.anchors].every(one => b.anchors.has(one))
}

function fragmentsIn({reading, text, masked}: Segment): Fragment[] {
  const live = reading.links.flatMap(({kind, url, destination, label, range}) =>
    kind === 'link' && destination && /^#[^:]/.test(url)
      ? [{range: destination, name: url.slice(1), label: text.slice(label.start, label.end), link: range}]
      : []
  )
  const dead = [...masked.matchAll(/\[([^[\]\n\r]{1,200})\]\((#[^()\n\r:]{1,100} [^()\n\r:]{1,100})\)/g)].flatMap(
    match => {
      const start = match.index + match[0].length - 1 - (match[2] ?? '').length
      const isLive = reading.links.some(({range}) => range.start <= start && start < range.end)
      return isLive || /["']/.test(match[2] ?? '')
        ? []
        : [
            {
              range: {start, end: start + (match[2] ?? '').length},
              name: (match[2] ?? '').slice(1),
              label: match[1] ?? '',
              link: {start: match.index, end: match.index + match[0].length}
            }
          ]
    }
  )
  return [...live, ...dead]
}

/** The names of a segment's headings and anchors. */
function namesIn({reading, text}: Segment): {headings: string[]; anchors: string[]} {
  const links = grouped(reading.links, ({block}) => block)
  const headings = reading.blocks.flatMap(({kind, range}, index) => {
    if (kind !== 'heading') return []
    const brackets = (links.get(index) ?? []).flatMap(({range: whole, label}) => [
      {start: whole.start, end: label.start, text: ''},
      {start: label.end, end: whole.end, text: ''}
    ])
    const words = applyEdits(text.slice(range.start, range.end), shiftEdits(brackets, -range.start))
    const source = words.replace(/^#{1,6}[ \t]+|[ \t]+#+$|[\n\r]+[=-]+$/g, '')
    return [source.replace(/[*`]|(?<!\w)_|_(?!\w)/g, '').trim()]
  })
  const anchors = /=|\{#/.test(text)
    ? [...text.matchAll(/\b(?:id|name)=["']?([^\s"'>]+)|\{#([\w:-]+)/g)].map(match => match[1] ?? match[2] ?? '')
    : []
  return {headings, anchors}
}
