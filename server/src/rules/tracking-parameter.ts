import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'tracking-parameter',
  title: {en: 'An address that tells where it was copied', fr: 'Une adresse qui dit d’où elle a été copiée'},
  prose: {
    en: `
Parameters such as \`utm_source=chatgpt.com\` or \`fbclid\` change nothing in the page and tell the publisher, and every reader, where the
address was copied.

## Fix

Safe: these parameters go; all others, their order and the fragment stay.
`,
    fr: `
Des paramètres comme \`utm_source=chatgpt.com\` ou \`fbclid\` ne changent rien à la page et disent à l’éditeur, et à chaque lecteur, où
l’adresse a été copiée.

## Correction

Sûre : ces paramètres disparaissent ; tous les autres, leur ordre et le fragment restent.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'warning',
  fix: 'safe',
  messages: {
    trackingParameter: {
      en: 'Unexpected tracking parameter `{name}` in the address, expected the address without it',
      fr: 'Paramètre de suivi `{name}` inattendu dans l’adresse, l’adresse seule est attendue'
    }
  },
  titles: {
    dropTracking: {en: 'Delete the tracking parameters', fr: 'Supprimer les paramètres de suivi'}
  },
  examples: [
    {
      bad: 'Tea calms ([example.org](https://example.org/tea?«utm_source=openai»)).',
      reports: ['trackingParameter'],
      fixed: 'Tea calms ([example.org](https://example.org/tea)).',
      kinds: ['U08', 'X07']
    },
    {
      bad: 'See [tea](https://example.org/tea?a=1&«utm_medium=mail»&amp;b=2&fbclid=x#rest).',
      reports: ['trackingParameter'],
      fixed: 'See [tea](https://example.org/tea?a=1&amp;b=2#rest).',
      kinds: ['U08']
    },
    {
      ok: 'See [tea](https://example.org/?term=tea&report=1&cid=2&draw=2&rank=1) and [rest](https://example.org/utm_source).'
    }
  ]
})
