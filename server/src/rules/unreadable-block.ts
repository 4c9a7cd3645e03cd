import {defineRule} from './define-rule.ts'

export default defineRule({
  id: 'unreadable-block',
  title: {en: 'A block that is too complex to be read', fr: 'Un bloc trop complexe pour être lu'},
  prose: {
    en: `
The Markdown parser gave up on this block, usually because of thousands of nested markers. Nothing in it was checked;
the rest of the document was.
`,
    fr: `
L’analyseur Markdown a renoncé à ce bloc, le plus souvent à cause de milliers de marques imbriquées. Rien n’y a été
vérifié ; le reste du document l’a été.
`
  },
  since: '0.1.0',
  category: 'form',
  severity: 'info',
  fix: 'none',
  scope: 'segment',
  options: {},
  messages: {
    large: {
      en: 'Unexpected length of this document, expected less: nothing in it was checked',
      fr: 'Longueur inattendue de ce document, un texte plus court est attendu : rien n’y a été vérifié'
    },
    unread: {
      en: 'Unexpected size or nesting of this block, expected what a parser can read: nothing in it was checked',
      fr: 'Taille ou imbrication inattendues de ce bloc, un texte lisible par l’analyseur est attendu : rien n’y a été vérifié'
    }
  },
  titles: {},

  check({segment, report}) {
    if (segment.reading.failure === undefined) return
    const {text} = segment
    const start = text.search(/\S/)
    const ending = text.slice(start).search(/[\n\r]/)
    report(
      segment.reading.failure === 'too-large' ? 'large' : 'unread',
      {start, end: Math.min(start + 80, ending < 0 ? text.trimEnd().length : start + ending)},
      {}
    )
  },

  examples: [
    {ok: '> > > Tea is nested here, a little.'},
    {bad: `«${'> '.repeat(40)}»${'> '.repeat(60)}deep tea`, reports: ['unread']},
    {bad: '«A tale of tea»\nand of rest.', reports: ['large'], limit: 20}
  ]
})
