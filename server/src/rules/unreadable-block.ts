import {defineRule} from './define-rule.ts'

const messages = {'too-complex': 'unread', 'too-large': 'large', 'too-slow': 'slow'} as const

export default defineRule({
  id: 'unreadable-block',
  title: {en: 'A block that is too complex to be read', fr: 'Un bloc trop complexe pour être lu'},
  prose: {
    en: `
The Markdown parser gave up on this block, usually because of thousands of nested markers. Nothing in it was checked;
the rest of the document was. A document as a whole is not read when it is too long, or when it kept the language server busy for
longer than its length explains; what others wrote goes on being checked.
`,
    fr: `
L’analyseur Markdown a renoncé à ce bloc, le plus souvent à cause de milliers de marques imbriquées. Rien n’y a été
vérifié ; le reste du document l’a été. Un document entier n’est pas lu quand il est trop long, ou quand il a occupé le serveur de
langage plus longtemps que sa longueur ne l’explique ; les autres documents restent vérifiés.
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
    slow: {
      en: 'Unexpected time that this document took, expected less: nothing in it is checked until it changes',
      fr: 'Durée de vérification inattendue, un texte plus simple est attendu : rien n’y est vérifié tant qu’il ne change pas'
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
      messages[segment.reading.failure],
      {start, end: Math.min(start + 80, ending < 0 ? text.trimEnd().length : start + ending)},
      {}
    )
  },

  examples: [
    {ok: '> > > Tea is nested here, a little.'},
    {bad: `«${'> '.repeat(40)}»${'> '.repeat(60)}deep tea`, reports: ['unread']},
    {bad: '«A tale of tea»\nand of rest.', reports: ['large'], limit: 20},
    {bad: '«A tale of rest»\nand of tea.', reports: ['slow'], isPoisoned: true}
  ]
})
