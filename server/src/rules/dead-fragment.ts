import type {Segment} from '../core/segment.ts'
import {type Range, shift} from '../core/text.ts'
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
that comes near a heading is reported. Documents without headings
and other dialects, which name headings differently, are left alone.

## Fix

For review: the heading that the label or the fragment comes nearest to.
`,
    fr: `
\`(#Tableau 1)\` contient une espace et n’est pas un lien ; \`(#results)\` au-dessus de *Résultats* ne mène nulle part depuis que le titre a
été traduit.

## Indices

Les titres du document, nommés comme le fait GitHub, et chaque \`id\` et \`name\` de son HTML ; seul un fragment proche d’un titre est
signalé. Les documents sans titres et les autres
dialectes, qui nomment autrement, sont laissés tranquilles.

## Correction

À relire : le titre dont le libellé ou le fragment est le plus proche.
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
    unknownFragment: {
      en: 'Unexpected fragment `{found}`, expected one of this document’s headings: the link leads nowhere',
      fr: 'Fragment `{found}` inattendu, un titre de ce document est attendu : le lien ne mène nulle part'
    }
  },
  titles: {
    leadTo: {en: 'Lead to {fragment}', fr: 'Mener à {fragment}'}
  },

  check({model, report}) {
    const {segments, starts, reading} = model.snapshot
    if ((reading.profile ?? 'gfm') !== 'gfm') return
    const found = segments.map(namesIn)
    const names = found.flatMap(({headings}) => headings.map(nameOf))
    const anchors = new Set(found.flatMap(one => one.anchors))
    if (names.length === 0) return
    segments.forEach((segment, index) => {
      for (const {range, name, label} of fragmentsIn(segment)) {
        const wanted = decoded(name)
        const base = wanted.toLowerCase().replace(/-\d+$/, '')
        if (anchors.has(name) || names.includes(wanted.toLowerCase()) || names.includes(base)) continue
        // Fragments of converters and of notes are another rule's, or made by the renderer.
        if (/^(?:_|user-content|fn|cite|ref|h\.|bookmark|top$|toc)/i.test(name)) continue
        const [shown, written] = [nameOf(label), nameOf(wanted)]
        const near =
          names.find(one => one === written) ??
          names.find(one => one === shown) ??
          names.find(one => (/\s/.test(name) && one.startsWith(`${written}-`)) || written.startsWith(`${one}-`))
        const place = shift(range, starts[index] ?? 0)
        // Without a heading that comes near it, the target may be in a part of the text that is not here.
        if (near === undefined && !/\s/.test(name)) continue
        const fixes = near === undefined ? [] : [replace(place, `#${near}`, 'leadTo', 'review', {fragment: `#${near}`})]
        report(/\s/.test(name) ? 'spaceInFragment' : 'unknownFragment', place, {found: `#${name}`, fixes})
      }
    })
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
      ok: '## Tea & rest\n\n<a id="leaf"></a>\n\nSee [tea](#tea--rest), [leaf](#leaf), [top](#) and [text](#:~:text=tea).'
    },
    {ok: 'See [tea](#tea).'}
  ]
})

type Fragment = {readonly range: Range; readonly name: string; readonly label: string}

/** Destinations that begin with `#`: of links, and of what a space keeps from being one. */
function fragmentsIn({reading, text, masked}: Segment): Fragment[] {
  const live = reading.links.flatMap(({kind, url, destination, label}) =>
    kind === 'link' && destination && /^#[^:]/.test(url)
      ? [{range: destination, name: url.slice(1), label: text.slice(label.start, label.end)}]
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
              label: match[1] ?? ''
            }
          ]
    }
  )
  return [...live, ...dead]
}

/** The names of a segment's headings and anchors. */
function namesIn({reading, text}: Segment): {headings: string[]; anchors: string[]} {
  const headings = reading.blocks.flatMap(({kind, range}) => {
    if (kind !== 'heading') return []
    const source = text.slice(range.start, range.end).replace(/^#{1,6}[ \t]+|[ \t]+#+$|[\n\r]+[=-]+$/g, '')
    return [
      source
        .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?/g, '$1')
        .replace(/[*`]|(?<!\w)_|_(?!\w)/g, '')
        .trim()
    ]
  })
  const anchors = [...text.matchAll(/\b(?:id|name)=["']?([^\s"'>]+)|\{#([\w:-]+)/g)].map(
    match => match[1] ?? match[2] ?? ''
  )
  return {headings, anchors}
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
