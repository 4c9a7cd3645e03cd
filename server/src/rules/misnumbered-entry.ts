import type {Entry} from '../core/entry.ts'
import {type Numbering, numberingsOf} from '../core/numbering.ts'
import {defineRule, related} from './define-rule.ts'

/** Most other places that a finding points to. */
const maxRelated = 5

export default defineRule({
  id: 'misnumbered-entry',
  title: {
    en: 'An entry that readers see under another number',
    fr: 'Une entrée que le lecteur voit sous un autre numéro'
  },
  prose: {
    en: `
Renderers count the items of an ordered list themselves: after \`1.\`, \`2.\`, \`4.\` readers see 1, 2, 3. The text’s \`[4]\` then
leads to no entry, or to another one.

The first entry that is moved is reported, in lists that the text cites by number. So is a second entry under one number. Where
every item is \`1.\`, the author lets the renderer count.

## Fix

None: only the author knows whether an entry was lost or numbers are wrong.
`,
    fr: `
Les moteurs de rendu comptent eux-mêmes les éléments d’une liste numérotée : après \`1.\`, \`2.\`, \`4.\`, le lecteur voit 1, 2, 3.
Le \`[4]\` du texte ne mène alors à aucune entrée, ou à une autre.

La première entrée déplacée est signalée, dans les listes que le texte cite par numéro ; une seconde entrée sous un même numéro
l’est aussi. Si chaque élément est \`1.\`, l’auteur laisse le moteur compter.

## Correction

Aucune : seul l’auteur sait si une entrée manque ou si des numéros sont faux.
`
  },
  since: '0.1.0',
  category: 'bibliography',
  severity: 'warning',
  fix: 'none',
  scope: 'document',
  options: {},
  messages: {
    renumbered: {
      en: 'Unexpected number `{found}`, expected `{expected}`: renderers count entries, and this is what readers see',
      fr: 'Numéro `{found}` inattendu, `{expected}` est attendu : les moteurs comptent les entrées, c’est ce que voit le lecteur'
    },
    repeated: {
      en: 'Unexpected second entry under the number `{found}`, expected a number of its own',
      fr: 'Seconde entrée inattendue sous le numéro `{found}`, un numéro propre est attendu'
    }
  },
  titles: {
    cited: {en: 'number {found}, cited here', fr: 'le numéro {found}, cité ici'},
    other: {en: 'the other entry under this number', fr: 'l’autre entrée sous ce numéro'}
  },

  check({model, report}) {
    for (const numbering of numberingsOf(model)) {
      for (const {entries} of numbering.lists) {
        const moved = entries.find(({number, rendered}) => rendered !== undefined && number !== rendered)
        if (!moved || moved.number === undefined || moved.rendered === undefined) continue
        const data = {found: moved.number, expected: moved.rendered}
        report('renumbered', model.placed(moved.in, moved.head), {...data, related: citing(numbering, moved.number)})
      }
      for (const entry of numbering.entries) {
        const other = numbering.byNumber.get(entry.number)
        if (!other || other === entry || isCounted(entry)) continue
        const found = entry.number
        const places = [related(model.placed(other.in, other.head), 'other'), ...citing(numbering, found).slice(1)]
        report('repeated', model.placed(entry.in, entry.head), {found, related: places})
      }
    }
  },

  examples: [
    {
      bad: 'Rest helps [1], tea too [2, 4].\n\n## References\n\n1. Saturn A. Rest.\n2. Venus B. Tea.\n\n«4.» Mars C. Leaves.\n',
      reports: ['renumbered']
    },
    {
      bad: 'Le repos aide [1], le thé aussi [2, 3].\n\n## Références\n\n[1] Saturne A. Repos.\n\n[2] Vénus B. Thé.\n\n«[2]» Mars C. Feuilles.\n\n[3] Lune D. Sieste.\n',
      reports: ['repeated']
    },
    {
      ok: 'Rest helps [1], tea too [2, 3].\n\n## References\n\n1. Saturn A. Rest.\n1. Venus B. Tea.\n1. Mars C. Leaves.\n'
    },
    {ok: 'Rest helps [4], tea too [5].\n\n## References\n\n4. Saturn A. Rest.\n5. Venus B. Tea.\n'},
    {ok: 'Rest helps, tea too.\n\n## References\n\n1. Saturn A. Rest.\n2. Venus B. Tea.\n4. Mars C. Leaves.\n'}
  ]
})

/** Whether a renderer counts the entry: that its number is not what readers see is then said once for the list. */
const isCounted = ({rendered}: Entry): boolean => rendered !== undefined

const citing = ({citations}: Numbering, found: number) =>
  citations
    .filter(({numbers}) => numbers.includes(found))
    .slice(0, maxRelated)
    .map(({range}) => related(range, 'cited', {found}))
