import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'glued-links',
  title: {
    en: 'Two links stand side by side without anything between',
    fr: 'Deux liens se suivent sans rien entre eux'
  },
  prose: {
    en: `
Converters cut one link into several with the same address, so that it can be clicked in pieces; and two links without a space between read as one word. Both work, and neither is what was meant.

## Evidence

Citations by number (\`[1](…)[2](…)\`), badges, and links between which readers see a space are never reported.

## Fix

Links to one address become one: the words stay as they are. Between links to two addresses a space or a comma is offered.
`,
    fr: `
Les convertisseurs coupent un lien en plusieurs qui ont la même adresse, et deux liens sans espace se lisent comme un seul mot. Ils marchent, mais ce n’est pas ce qui était voulu.

## Indices

Les appels par numéro (\`[1](…)[2](…)\`), les badges et les liens entre lesquels le lecteur voit une espace ne sont jamais signalés.

## Correction

Les liens vers une même adresse n’en font plus qu’un\u00a0: les mots restent tels quels. Entre deux adresses différentes, une espace ou une virgule est proposée.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'info',
  fix: 'safe',
  messages: {
    splitLink: {
      en: 'Unexpected links in a row to one address, expected a single link',
      fr: 'Liens inattendus à la suite vers une même adresse, un seul lien est attendu'
    },
    gluedLinks: {
      en: 'Unexpected link right after another, expected a space or a mark between',
      fr: 'Lien inattendu collé à un autre, une espace ou un signe est attendu entre eux'
    }
  },
  titles: {
    merge: {en: 'Make one link of them', fr: 'En faire un seul lien'},
    space: {en: 'Insert a space', fr: 'Insérer une espace'},
    comma: {en: 'Insert a comma', fr: 'Insérer une virgule'}
  },

  examples: [
    {
      bad: 'As in [PLANET](https://doi.org/10.1000/rest«)[»-012](https://doi.org/10.1000/rest)[ and more](https://doi.org/10.1000/rest).',
      kinds: ['L21'],
      reports: ['splitLink'],
      fixed: 'As in [PLANET-012 and more](https://doi.org/10.1000/rest).'
    },
    {
      bad: 'As in [**PLANET**](https://doi.org/10.1000/rest«)[»**-012**](https://doi.org/10.1000/rest).',
      reports: ['splitLink'],
      fixed: 'As in [**PLANET-012**](https://doi.org/10.1000/rest).'
    },
    {
      bad: 'Voir [Repos](https://doi.org/10.1000/rest«)[»Thé](https://doi.org/10.1000/tea).',
      kinds: ['L21'],
      reports: ['gluedLinks'],
      fixed: 'Voir [Repos](https://doi.org/10.1000/rest) [Thé](https://doi.org/10.1000/tea).'
    },
    {
      ok: 'Rest [1](https://example.org/a)[2](https://example.org/b), [1](https://example.org/a),[2](https://example.org/b) and [\\[1\\]](https://example.org/a)[\\[2\\]](https://example.org/a).'
    },
    {
      ok: '[![a](a.svg)](https://example.org/a)[![b](b.svg)](https://example.org/b) and [Rest](https://example.org/a)[12](https://example.org/b).'
    },
    {
      ok: '[Rest ](https://example.org/a)[tea](https://example.org/b) and [Rest](https://example.org/a)[, tea](https://example.org/b).'
    }
  ]
})
