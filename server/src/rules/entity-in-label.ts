import {hidden} from '../core/mask.ts'
import {defineRule, replace} from './define-rule.ts'

/** Entities that no author types: what an export made of a plain character. `&nbsp;` and `&lt;` may be meant. */
const exported: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&#38;': '&',
  '&quot;': '"',
  '&#34;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&#x27;': "'"
}
const pattern = /&(?:amp|quot|apos|#3[489]|#x27);/gi

export default defineRule({
  id: 'entity-in-label',
  title: {en: 'HTML entity in a citation’s label', fr: 'Entité HTML dans le libellé d’une citation'},
  prose: {
    en: `
\`&amp;\` in a label is what an export made of \`&\`. Renderers decode it, search and comparison do not, and a second export
makes \`&amp;amp;\` of it.

In a destination \`&amp;\` is correct Markdown and is left alone.

## Fix

Safe: the entity becomes its character, where what follows cannot be taken for an entity again.
`,
    fr: `
\`&amp;\` dans un libellé est ce qu’un export a fait de \`&\`. L’affichage le décode, la recherche et la comparaison non, et
un second export en fait \`&amp;amp;\`.

Dans une destination, \`&amp;\` est du Markdown correct : il n’y est pas touché.

## Correction

Sûre : l’entité devient son caractère, là où la suite ne peut pas être prise à son tour pour une entité.
`
  },
  since: '0.1.0',
  category: 'form',
  severity: 'info',
  fix: 'safe',
  scope: 'segment',
  options: {},
  messages: {
    entity: {
      en: 'Unexpected `{entity}` in a label, expected `{character}`',
      fr: '`{entity}` inattendu dans un libellé, `{character}` attendu'
    }
  },
  titles: {
    decode: {en: 'Write “{character}”', fr: 'Écrire « {character} »'}
  },

  check({segment, report}) {
    for (const {kind, label, locator} of segment.citations) {
      // The label of a reference may be the key of its definition.
      if (!label || kind === 'image' || locator?.definition !== undefined) continue
      const source = segment.text.slice(label.range.start, label.range.end)
      for (const match of source.matchAll(pattern)) {
        const entity = match[0]
        const character = exported[entity.toLowerCase()]
        if (!character) continue
        const start = label.range.start + match.index
        // Code shows what it holds.
        if (segment.masked[start] === hidden) continue
        const range = {start, end: start + entity.length}
        const again = character === '&' && /^(?:#|[a-z][a-z0-9]*;)/i.test(segment.text.slice(range.end, range.end + 12))
        report('entity', range, {
          entity,
          character,
          fixes: again ? [] : [replace(range, character, 'decode', 'safe', {character})]
        })
      }
    }
  },

  examples: [
    {ok: 'See [Rest & Tea](https://example.org/?a=1&amp;b=2).'},
    {
      bad: 'See [Rest «&amp;» Tea, 2024](https://example.org/rest).',
      reports: ['entity'],
      fixed: 'See [Rest & Tea, 2024](https://example.org/rest).'
    },
    {bad: 'See [the entity «&amp;»lt; in tea](https://example.org/rest).', reports: ['entity']}
  ]
})
