import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'orphaned-label',
  title: {en: 'A label beside the link of another source', fr: 'Un libellé à côté du lien d’une autre source'},
  prose: {
    en: `
\`[Five-year results] ([fda.gov](https://…))\`: the label leads nowhere, and the link in parentheses shows only its site. An assistant
set them side by side; they may be two sources. They must never be joined without looking.

## Fix

None: open the link, and write its title as the label, or find the source that the label names.
`,
    fr: `
\`[Résultats à cinq ans] ([fda.gov](https://…))\` : le libellé ne mène nulle part, et le lien entre parenthèses ne montre que son site. Un
assistant les a mis côte à côte ; ce sont peut-être deux sources. Il ne faut jamais les joindre sans regarder.

## Correction

Aucune : ouvrir le lien et mettre son titre en libellé, ou trouver la source que nomme le libellé.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'warning',
  fix: 'none',
  messages: {
    orphanedLabel: {
      en: 'Unexpected label without a link beside a link to `{host}`, expected one citation: they may be two sources',
      fr: 'Libellé sans lien inattendu à côté d’un lien vers `{host}`, une seule citation est attendue : ce sont peut-être deux sources'
    }
  },
  titles: {},
  examples: [
    {
      bad: 'Tea calms «[Five-year results]» ([example.org](https://example.org/tea)).',
      reports: ['orphanedLabel'],
      kinds: ['X08']
    },
    {
      ok: 'Tea calms ([example.org](https://example.org/tea)); [IC 95 %] (p = 0,03) ([the trial](https://example.org/rest)).'
    }
  ]
})
