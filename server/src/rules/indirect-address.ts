import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'indirect-address',
  title: {en: 'An address that leads to its source by a detour', fr: 'Une adresse qui mène à sa source par un détour'},
  prose: {
    en: `
Redirectors of mail programs and search engines stop working, a library's proxy asks everybody else for a password, and what is
encoded twice is not found.

## Fix

The address inside is written out: safe where a redirector leads to an identifier, else for review.
`,
    fr: `
Les redirections des messageries et des moteurs de recherche cessent de fonctionner, le mandataire d’une bibliothèque demande un mot de
passe à tous les autres, et ce qui est encodé deux fois est introuvable.

## Correction

L’adresse du dedans est écrite : sûre quand la redirection mène à un identifiant, sinon à relire.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'warning',
  fix: 'safe',
  messages: {
    redirectedAddress: {
      en: 'Unexpected redirector, expected `{url}`',
      fr: 'Redirection inattendue, `{url}` est attendu'
    },
    opaqueAddress: {
      en: 'Unexpected redirector of an assistant, expected the address of the page that it leads to',
      fr: 'Redirection d’un assistant inattendue, l’adresse de la page où elle mène est attendue'
    },
    proxiedAddress: {
      en: 'Unexpected proxy of a library, expected `{url}`: others cannot follow the link',
      fr: 'Mandataire de bibliothèque inattendu, `{url}` est attendu : les autres ne peuvent suivre le lien'
    },
    doublyEncoded: {
      en: 'Unexpected double encoding in the address, expected `{url}`',
      fr: 'Double encodage inattendu dans l’adresse, `{url}` est attendu'
    }
  },
  titles: {
    writeAddress: {en: 'Write {url}', fr: 'Écrire {url}'}
  },
  examples: [
    {
      bad: 'See [bmj.com](«https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZIYQFO9XIyPPli_Jjl7K»).',
      reports: ['opaqueAddress'],
      kinds: ['U09']
    },
    {
      bad: 'See [REST-1](«https://www.google.com/url?q=https%3A%2F%2Fdoi.org%2F10.1000%2Frest&sa=D»).',
      reports: ['redirectedAddress'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['U09']
    },
    {
      bad: 'See [REST-1](«https://www.google.com/search?q=https://doi.org/10.1000/rest»).',
      reports: ['redirectedAddress'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).'
    },
    {
      bad: 'See [REST-1](«https://www-nejm-org.proxy.university.example/doi/10.1056/NEJMoa1»).',
      reports: ['proxiedAddress'],
      fixed: 'See [REST-1](https://www.nejm.org/doi/10.1056/NEJMoa1).',
      kinds: ['U10']
    },
    {
      bad: 'See [tea](«https://example.org/green%2520tea»).',
      reports: ['doublyEncoded'],
      fixed: 'See [tea](https://example.org/green%20tea).',
      kinds: ['U11']
    },
    {
      ok: 'See [tea](https://example.org/url?q=tea), [rest](https://www.google.com/search/about) and [leaf](https://example.org/100%25).'
    }
  ]
})
