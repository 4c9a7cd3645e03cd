import {noteOf, noteSigns} from '../core/notes.ts'
import type {NoteFault} from '../core/scan/loose-note.ts'
import {defineRule, edits} from './define-rule.ts'

const titleIds: Readonly<Partial<Record<NoteFault, string>>> = {linkedNote: 'dropCaret', noteBeforeAddress: 'separate'}

export default defineRule({
  id: 'broken-footnote',
  title: {en: 'A footnote that is not read as one', fr: 'Une note de bas de page qui n’est pas lue comme telle'},
  prose: {
    en: `
A footnote needs \`[^1]\` in the text and \`[^1]: …\` for its words. French typography puts a space before the colon, word processors
escape the brackets, hands move the caret: readers then see the marks, and the note is text, or disappears.

## Evidence

Both sides of the note: a mark counts only where its definition exists, a definition only where its mark does.

## Fix

Safe where both sides agree after it. For review where an inline note or a link may have been meant.
`,
    fr: `
Une note demande \`[^1]\` dans le texte et \`[^1]: …\` pour son contenu. La typographie française met une espace devant les deux-points, les
traitements de texte échappent les crochets, la main déplace l’accent circonflexe : le lecteur voit alors les marques, et la note n’est
que du texte, ou disparaît.

## Indices

Les deux côtés de la note : un appel ne compte que si sa définition existe, une définition que si son appel existe.

## Correction

Sûre quand les deux côtés s’accordent ensuite. À relire quand une note en ligne ou un lien a pu être voulu.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  scope: 'group',
  of: () => noteSigns,
  options: {},
  messages: {
    lostCaret: {
      en: 'Unexpected definition without `^`, expected `[^{label}]:` as in its mark',
      fr: 'Définition sans `^` inattendue, `[^{label}]:` est attendu comme dans son appel'
    },
    spaceBeforeColon: {
      en: 'Unexpected space before the colon of the note `[^{label}]`, expected `[^{label}]:`: this is not a note',
      fr: 'Espace inattendue avant les deux-points de la note `[^{label}]`, `[^{label}]:` est attendu : ce n’est pas une note'
    },
    missingColon: {
      en: 'Unexpected note without a colon, expected `[^{label}]:`: this is not a note',
      fr: 'Note sans deux-points inattendue, `[^{label}]:` est attendu : ce n’est pas une note'
    },
    misplacedCaret: {
      en: 'Unexpected place of the caret, expected `[^{label}]`: this is not a note',
      fr: 'Accent circonflexe mal placé, `[^{label}]` est attendu : ce n’est pas une note'
    },
    spaceInLabel: {
      en: 'Unexpected space in the label of a note, expected one word: this is not a note',
      fr: 'Espace inattendue dans le nom d’une note, un seul mot est attendu : ce n’est pas une note'
    },
    inlineNote: {
      en: 'Unexpected `^[…]` where a note of this name is defined, expected `[^{label}]`',
      fr: '`^[…]` inattendu alors qu’une note de ce nom est définie, `[^{label}]` est attendu'
    },
    escapedNote: {
      en: 'Unexpected backslash in the note, expected `[^{label}]`: this is not a note',
      fr: 'Barre oblique inverse inattendue dans la note, `[^{label}]` est attendu : ce n’est pas une note'
    },
    linkedNote: {
      en: 'Unexpected link with a note’s label, expected `[{label}]` or a note',
      fr: 'Lien inattendu avec le nom d’une note, `[{label}]` ou une note est attendu'
    },
    noteBeforeAddress: {
      en: 'Unexpected address right after the note `[^{label}]`, expected a space: readers see the address',
      fr: 'Adresse inattendue juste après la note `[^{label}]`, une espace est attendue : le lecteur voit l’adresse'
    }
  },
  titles: {
    separate: {en: 'Separate note and address', fr: 'Séparer la note et l’adresse'},
    mendNote: {en: 'Write it as a note', fr: 'L’écrire comme une note'},
    dropCaret: {en: 'Delete the caret', fr: 'Supprimer l’accent circonflexe'}
  },

  check({model, places, report}) {
    for (const {fault, label, range, edits: list, isSure} of noteOf(model, places).broken) {
      const titleId = titleIds[fault] ?? 'mendNote'
      const fixes = [edits(titleId, isSure ? 'safe' : 'review', list)]
      report(fault, range, {label: label.toLowerCase(), fixes})
    }
  },

  examples: [
    {
      bad: 'Tea calms[^1].\n\n«[1]:» note',
      reports: ['lostCaret'],
      fixed: 'Tea calms[^1].\n\n[^1]: note',
      kinds: ['F01']
    },
    {
      bad: 'Tea calms[^1].\n\n«[1]:» A note of tea.',
      reports: ['lostCaret'],
      fixed: 'Tea calms[^1].\n\n[^1]: A note of tea.',
      kinds: ['F01']
    },
    {
      bad: 'Le thé calme[^1].\n\n«[^1]\u00a0:» Une note.',
      reports: ['spaceBeforeColon'],
      fixed: 'Le thé calme[^1].\n\n[^1]: Une note.',
      kinds: ['F02']
    },
    {
      bad: 'Tea calms[^1].\n\n«[^1]» A note.',
      reports: ['missingColon'],
      fixed: 'Tea calms[^1].\n\n[^1]: A note.'
    },
    {
      bad: 'Tea calms«[1^]», rests«(^2)» and warms«[^ 3]».\n\n[^1]: One.\n[^2]: Two.\n[^3]: Three.',
      reports: ['misplacedCaret', 'misplacedCaret', 'misplacedCaret'],
      fixed: 'Tea calms[^1], rests[^2] and warms[^3].\n\n[^1]: One.\n[^2]: Two.\n[^3]: Three.',
      kinds: ['F05']
    },
    {
      bad: 'Tea calms«[^note one]».\n\n[^note one]: A note of tea.',
      reports: ['spaceInLabel'],
      fixed: 'Tea calms[^note-one].\n\n[^note-one]: A note of tea.',
      kinds: ['F06']
    },
    {
      bad: 'Tea calms«^[1]».\n\n[^1]: A note.',
      reports: ['inlineNote'],
      fixed: 'Tea calms[^1].\n\n[^1]: A note.',
      kinds: ['F07']
    },
    {
      bad: 'Tea calms«\\[^1\\]».\n\n\\[^1\\]: A note.',
      reports: ['escapedNote'],
      fixed: 'Tea calms[^1].\n\n[^1]: A note.',
      kinds: ['F08']
    },
    {
      bad: 'Tea calms«[^1]»(https://example.org/tea).',
      reports: ['linkedNote'],
      fixed: 'Tea calms[1](https://example.org/tea).',
      kinds: ['F14']
    },
    {
      bad: 'Tea calms«[^1]»(https://example.org/tea).\n\n[^1]: A note.',
      reports: ['noteBeforeAddress'],
      fixed: 'Tea calms[^1] (https://example.org/tea).\n\n[^1]: A note.',
      kinds: ['F14']
    },
    {
      ok: 'Tea calms[^1], [the trial](https://example.org/tea)[^1] and x^[2]; (HR 0.60)[^12], 10^[9]^.\n\n[^1]: A note.\n\n    Its second paragraph.'
    }
  ]
})
