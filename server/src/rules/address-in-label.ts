import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'address-in-label',
  title: {
    en: 'A label shows one address and leads to another',
    fr: 'Un libellé montre une adresse et mène à une autre'
  },
  prose: {
    en: `
The reader believes what she sees. Differences that change no page (scheme, \`www.\`, a final slash, case of the host, tracking
parameters, encoding, a shortened address) are not reported.

## Fix

For review, both ways: only the author knows which side is right.
`,
    fr: `
Le lecteur croit ce qu’il voit. Les différences qui ne changent pas la page (protocole, \`www.\`, barre finale, casse de l’hôte,
paramètres de suivi, encodage, adresse abrégée) ne sont pas signalées.

## Correction

À relire, dans les deux sens : seul l’auteur sait quel côté est juste.
`
  },
  since: '0.1.0',
  category: 'identity',
  severity: 'error',
  fix: 'review',
  messages: {
    addressInLabel: {
      en: 'Unexpected address `{url}` behind the label `{shown}`, expected the same',
      fr: 'Adresse `{url}` inattendue derrière le libellé `{shown}`, la même est attendue'
    }
  },
  titles: {
    followLabel: {en: 'Lead to {url}', fr: 'Mener à {url}'},
    showDestination: {en: 'Show {url}', fr: 'Montrer {url}'}
  },

  examples: [
    {
      bad: 'See «[https://doi.org/10.1000/rest]»(https://doi.org/10.1000/tea).',
      reports: ['addressInLabel'],
      fixed: 'See [https://doi.org/10.1000/rest](https://doi.org/10.1000/rest).',
      kinds: ['L50']
    },
    {
      ok: 'See [http://www.example.org/tea/](https://example.org/tea?utm_source=x) and [example.org](https://example.org/tea).'
    }
  ]
})
