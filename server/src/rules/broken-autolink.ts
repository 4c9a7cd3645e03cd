import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'broken-autolink',
  title: {en: 'An address in angle brackets that is no link', fr: 'Une adresse entre chevrons qui n’est pas un lien'},
  prose: {
    en: `
Between \`<\` and \`>\` an address needs its scheme and may hold no space and no angle bracket. Spoilt, it is text, or disappears as a tag.

## Fix

Safe: spaces go, the scheme comes, angle brackets inside a DOI are encoded.
`,
    fr: `
Entre \`<\` et \`>\`, une adresse a besoin de son protocole et ne peut contenir ni espace ni chevron. Abîmée, elle n’est que du texte, ou
disparaît comme une balise.

## Correction

Sûre : les espaces disparaissent, le protocole est ajouté, les chevrons d’un DOI sont encodés.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    paddedAutolink: {
      en: 'Unexpected space between the angle brackets, expected `<{url}>`: this is not a link',
      fr: 'Espace inattendue entre les chevrons, `<{url}>` est attendu : ce n’est pas un lien'
    },
    schemelessAutolink: {
      en: 'Unexpected address without a scheme between angle brackets, expected `<{url}>`: this is not a link',
      fr: 'Adresse sans protocole inattendue entre chevrons, `<{url}>` est attendu : ce n’est pas un lien'
    },
    anglesInAutolink: {
      en: 'Unexpected angle brackets inside the address, expected `<{url}>`: this is not a link',
      fr: 'Chevrons inattendus dans l’adresse, `<{url}>` est attendu : ce n’est pas un lien'
    },
    encodedAngles: {
      en: 'Unexpected `&lt;` and `&gt;` around the address, expected `<{url}>`',
      fr: '`&lt;` et `&gt;` inattendus autour de l’adresse, `<{url}>` est attendu'
    }
  },
  titles: {
    writeAutolink: {en: 'Write <{url}>', fr: 'Écrire <{url}>'}
  },
  examples: [
    {
      bad: 'See «< https://example.org/tea >» now.',
      reports: ['paddedAutolink'],
      fixed: 'See <https://example.org/tea> now.',
      kinds: ['U16']
    },
    {
      bad: 'See «<doi.org/10.1000/rest>» now.',
      reports: ['schemelessAutolink'],
      fixed: 'See <https://doi.org/10.1000/rest> now.',
      kinds: ['U16']
    },
    {
      bad: 'Voir «<https:>doi.org/10.1000/rest</https:>».',
      reports: ['schemelessAutolink'],
      fixed: 'Voir <https://doi.org/10.1000/rest>.',
      kinds: ['U16']
    },
    {
      bad: 'See «<https://doi.org/10.1002/a<1661::AID>3.0.CO;2-2>» now.',
      reports: ['anglesInAutolink'],
      fixed: 'See <https://doi.org/10.1002/a%3C1661::AID%3E3.0.CO;2-2> now.',
      kinds: ['U16', 'D10']
    },
    {
      bad: 'See «&lt;https://example.org/tea&gt;» now.',
      reports: ['encodedAngles'],
      fixed: 'See <https://example.org/tea> now.',
      kinds: ['U16']
    },
    {ok: 'See <https://example.org/tea>, `< https://example.org >` and 2 < 3 > 1.'}
  ]
})
