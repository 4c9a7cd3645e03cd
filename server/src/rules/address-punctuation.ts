import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'address-punctuation',
  title: {en: 'Punctuation inside an address', fr: 'De la ponctuation dans une adresse'},
  prose: {
    en: `
A full stop at the end of a DOI leads to an error page. GitHub takes a closing quotation mark, a typographic apostrophe or a full-width
parenthesis after a bare address into it, and keeps backslashes and entities of a bare address as they are written.

## Evidence

In a destination only an identifier may lose its last mark: other addresses may really end with one. Balanced parentheses and text
fragments are left alone.

## Fix

Safe: the mark goes, or the bare address is put between \`<\` and \`>\` so that it ends where it should.
`,
    fr: `
Un point à la fin d’un DOI mène à une page d’erreur. GitHub prend dans une adresse nue le guillemet fermant, l’apostrophe
typographique ou la parenthèse pleine chasse qui la suit, et y garde telles quelles les barres obliques inverses et les entités.

## Indices

Dans une destination, seul un identifiant peut perdre son dernier signe : d’autres adresses peuvent vraiment finir ainsi. Les
parenthèses équilibrées et les fragments de texte sont laissés tranquilles.

## Correction

Sûre : le signe disparaît, ou l’adresse nue est mise entre \`<\` et \`>\` pour finir où elle doit.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    trailingPunctuation: {
      en: 'Unexpected `{mark}` at the end of the address, expected none: no resolver knows it',
      fr: '`{mark}` inattendu à la fin de l’adresse, rien n’est attendu : aucun résolveur ne la connaît'
    },
    swallowedPunctuation: {
      en: 'Unexpected `{mark}` right after the address, expected `<{url}>`: renderers take it into the link',
      fr: '`{mark}` inattendu juste après l’adresse, `<{url}>` est attendu : le lien l’avale'
    },
    swallowedBackslash: {
      en: 'Unexpected backslash right after the address, expected `<{url}>`: renderers take it into the link',
      fr: 'Barre oblique inverse inattendue juste après l’adresse, `<{url}>` est attendu : le lien l’avale'
    },
    escapedAddress: {
      en: 'Unexpected backslash in a bare address, expected `{url}`: renderers keep it',
      fr: 'Barre oblique inverse inattendue dans une adresse nue, `{url}` est attendu : elle y reste'
    },
    entityInAddress: {
      en: 'Unexpected entity in the address, expected `{url}`: the link leads elsewhere',
      fr: 'Entité inattendue dans l’adresse, `{url}` est attendu : le lien mène ailleurs'
    }
  },
  titles: {
    dropMark: {en: 'Delete the punctuation', fr: 'Supprimer la ponctuation'},
    wrapAddress: {en: 'Put the address between < and >', fr: 'Mettre l’adresse entre < et >'},
    writeAddress: {en: 'Write {url}', fr: 'Écrire {url}'}
  },
  examples: [
    {
      bad: 'See [REST-1](https://doi.org/10.1000/rest«.»).',
      reports: ['trailingPunctuation'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['U04']
    },
    {
      bad: 'Voir «\u00a0thé\u00a0» et «https://example.org/tea⟪»⟫.',
      reports: ['swallowedPunctuation'],
      fixed: 'Voir «\u00a0thé\u00a0» et «<https://example.org/tea>».',
      kinds: ['U05']
    },
    {
      bad: 'That is https://example.org/tea«’»s page.',
      reports: ['swallowedPunctuation'],
      fixed: 'That is <https://example.org/tea>’s page.',
      kinds: ['U05']
    },
    {
      bad: 'See https://example.org/tea«\\»\nand rest.',
      reports: ['swallowedBackslash'],
      fixed: 'See <https://example.org/tea>\\\nand rest.',
      kinds: ['U17']
    },
    {
      bad: 'See https://example.org/a«\\»_b now.',
      reports: ['escapedAddress'],
      fixed: 'See https://example.org/a_b now.',
      kinds: ['U17']
    },
    {
      bad: 'See https://example.org/?a=1«&amp;»b=2 now.',
      reports: ['entityInAddress'],
      fixed: 'See https://example.org/?a=1&b=2 now.',
      kinds: ['U07']
    },
    {
      ok: 'See [a](https://example.org/?a=1&amp;b=2), (https://doi.org/10.1016/S0140-6736(20)31180-6), [c](https://example.org/tea.), https://example.org/tea\u00a0; and https://example.org/tea.'
    },
    {ok: 'Voir [le passage](https://example.org/tea#:~:text=calme.).'}
  ]
})
