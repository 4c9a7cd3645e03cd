import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'broken-scheme',
  title: {en: 'An address whose beginning is damaged or missing', fr: 'Une adresse dont le début est abîmé ou manque'},
  prose: {
    en: `
\`https://\` is damaged by typing, by machine translation (a no-break space before the colon) or by pasting twice. The link then leads to
a place in this very folder, or nowhere. Without it a renderer takes the address for a file in this folder. MyST reads \`doi:\` by itself.

## Fix

The scheme is written as it must be: safe where what follows is a DOI, \`www.\` or the host of a registry or publisher; else for review,
as folders may have dots in their names.
`,
    fr: `
\`https://\` est abîmé à la frappe, par la traduction automatique (une espace insécable devant les deux-points) ou par un double collage. Le
lien mène alors à un fichier de ce dossier, ou nulle part. Sans lui, un moteur de rendu prend l’adresse pour un fichier de ce dossier. MyST lit
lui-même \`doi:\`.

## Correction

Le protocole est récrit : sûre quand suivent un DOI, \`www.\` ou l’hôte d’un registre ou d’un éditeur ; sinon à relire, car un dossier
peut avoir un point dans son nom.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    doubledScheme: {
      en: 'Unexpected second scheme in the address, expected `{url}`: the link leads nowhere',
      fr: 'Second protocole inattendu dans l’adresse, `{url}` est attendu : le lien ne mène nulle part'
    },
    damagedScheme: {
      en: 'Unexpected beginning of the address, expected `{url}`: the link leads nowhere',
      fr: 'Début d’adresse inattendu, `{url}` est attendu : le lien ne mène nulle part'
    },
    brokenSchemeInText: {
      en: 'Unexpected beginning of the address, expected `{url}`: this is not a link',
      fr: 'Début d’adresse inattendu, `{url}` est attendu : ce n’est pas un lien'
    },
    escapedScheme: {
      en: 'Unexpected backslash in the address, expected `{url}`: this is not a link',
      fr: 'Barre oblique inverse inattendue dans l’adresse, `{url}` est attendu : ce n’est pas un lien'
    },
    encodedAddress: {
      en: 'Unexpected encoding of the whole address, expected `{url}`: the link leads nowhere',
      fr: 'Encodage inattendu de toute l’adresse, `{url}` est attendu : le lien ne mène nulle part'
    },
    missingScheme: {
      en: 'Unexpected address without a scheme, expected `{url}`: the link leads into this folder',
      fr: 'Adresse sans protocole inattendue, `{url}` est attendu : le lien mène dans ce dossier'
    },
    missingMailScheme: {
      en: 'Unexpected mail address as destination, expected `{url}`: the link leads into this folder',
      fr: 'Adresse de courriel inattendue comme destination, `{url}` est attendu : le lien mène dans ce dossier'
    }
  },
  titles: {
    writeAddress: {en: 'Write {url}', fr: 'Écrire {url}'},
    writeAutolink: {en: 'Write {url}', fr: 'Écrire {url}'},
    decodeAddress: {en: 'Write {url}', fr: 'Écrire {url}'}
  },
  examples: [
    {
      bad: 'See [REST-1](«https://https://doi.org/10.1000/rest»).',
      reports: ['doubledScheme'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['U01']
    },
    {
      bad: 'See [REST-1](«http//doi.org/10.1000/rest»), [tea](«https:/example.org/tea») and [leaf](«htps://example.org/leaf»).',
      reports: ['damagedScheme', 'damagedScheme', 'damagedScheme'],
      fixed:
        'See [REST-1](https://doi.org/10.1000/rest), [tea](https://example.org/tea) and [leaf](https://example.org/leaf).',
      kinds: ['U02']
    },
    {
      bad: 'Voir [le thé](«https\u00a0://example.org/tea»).',
      reports: ['damagedScheme'],
      fixed: 'Voir [le thé](https://example.org/tea).',
      kinds: ['U02']
    },
    {
      bad: 'Voir «https : //doi.org/10.1000/rest».',
      reports: ['brokenSchemeInText'],
      fixed: 'Voir https://doi.org/10.1000/rest.',
      kinds: ['U02']
    },
    {
      bad: 'See «https\\://doi.org/10.1000/rest».',
      reports: ['escapedScheme'],
      fixed: 'See https://doi.org/10.1000/rest.',
      kinds: ['U17']
    },
    {
      bad: 'See [REST-1](«https%3A%2F%2Fdoi.org%2F10.1000%2Frest»).',
      reports: ['encodedAddress'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['U11']
    },
    {
      ok: 'See [a](https://web.archive.org/web/2020/https://example.org/tea), [b](https://example.org/?url=https://example.org/a) and [c](http.md).'
    },
    {
      bad: 'See [REST-1](«doi.org/10.1000/rest»), [tea](«www.example.org/tea») and [leaf](«10.1000/leaf»).',
      reports: ['missingScheme', 'missingScheme', 'missingScheme'],
      fixed:
        'See [REST-1](https://doi.org/10.1000/rest), [tea](https://www.example.org/tea) and [leaf](https://doi.org/10.1000/leaf).',
      kinds: ['U03']
    },
    {
      bad: 'See [tea](«example.org/tea»).',
      reports: ['missingScheme'],
      fixed: 'See [tea](https://example.org/tea).',
      kinds: ['U03']
    },
    {
      bad: 'Ask [the author](«tea@example.org»).',
      reports: ['missingMailScheme'],
      fixed: 'Ask [the author](mailto:tea@example.org).',
      kinds: ['U20']
    },
    {ok: 'See [a](tea.md), [b](v1.2/tea), [c](#tea), [d](figures/tea.png) and [e](mailto:tea@example.org).'},
    {ok: 'See [rest](doi:10.1000/rest).', profile: 'myst'}
  ]
})
