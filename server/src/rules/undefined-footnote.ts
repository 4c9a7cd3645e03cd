import {definesNotes, noteOf, noteSigns} from '../core/notes.ts'
import {defineRule} from './define-rule.ts'

export default defineRule({
  id: 'undefined-footnote',
  title: {en: 'A footnote mark without its note', fr: 'Un appel de note sans sa note'},
  prose: {
    en: `
Readers see \`[^4]\`. The note was deleted, renamed, or never written.

## Evidence

Everywhere in a document that defines notes; in one that defines none, only right after a word: a mark after a parenthesis may be
notation.

## Fix

None: only the author knows the note.
`,
    fr: `
Le lecteur voit \`[^4]\`. La note a été supprimée, renommée, ou jamais écrite.

## Indices

Partout dans un document qui définit des notes ; dans un document qui n’en définit aucune, seulement juste après un mot : après une
parenthèse, ce peut être une notation.

## Correction

Aucune : seul l’auteur connaît la note.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'warning',
  fix: 'none',
  scope: 'group',
  of: () => noteSigns,
  options: {},
  messages: {
    undefinedNote: {
      en: 'Unexpected mark `[^{label}]` without its note, expected `[^{label}]: …` in this document',
      fr: 'Appel `[^{label}]` inattendu sans sa note, `[^{label}]: …` est attendu dans ce document'
    }
  },
  titles: {},

  check({model, places, report}) {
    const {text, reading} = model.snapshot
    // CommonMark has no notes: all of them are text.
    if (reading.profile === 'commonmark') return
    const {literal} = noteOf(model, places)
    if (literal.length === 0) return
    const isPart = !model.ask(definesNotes)
    for (const {label, range} of literal) {
      if (isPart && !/[\p{L}\p{N}%.»]/u.test(text[range.start - 1] ?? ' ')) continue
      report('undefinedNote', range, {label: label.toLowerCase()})
    }
  },

  examples: [
    {bad: 'Tea calms[^1] and rests«[^2]».\n\n[^1]: A note.', reports: ['undefinedNote'], kinds: ['F03']},
    {ok: 'The risk falls (HR 0.60)[^12].'},
    {ok: 'Tea calms[^1].\n\n[^1]: A note.'}
  ]
})
