import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'wrong-brackets',
  title: {
    en: 'Brackets of the wrong shape around a link’s parts',
    fr: 'Des crochets d’une autre forme autour d’un lien'
  },
  prose: {
    en: `
Curly, angle, full-width or square brackets in the wrong place make no link: readers see them, and a label in angle brackets even
disappears, because renderers take it for a tag.

## Evidence

The address must stand alone in its brackets. References with a definition, spans with a class, templates and tags are left alone.

## Fix

Safe where only the destination's brackets are wrong; for review where those of the label are.
`,
    fr: `
Des accolades, des chevrons, des crochets pleine chasse ou mal placés ne font pas un lien : le lecteur les voit, et un libellé entre
chevrons disparaît même, car il passe pour une balise.

## Indices

L’adresse doit être seule entre ses crochets. Les références définies, les attributs, les modèles et les balises sont laissés
tranquilles.

## Correction

Sûre quand seuls les crochets de la destination sont faux ; à relire quand ceux du libellé le sont.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    squareDestination: {
      en: 'Unexpected `[…]` around the address, expected `(…)`: this is not a link',
      fr: '`[…]` inattendus autour de l’adresse, `(…)` est attendu : ce n’est pas un lien'
    },
    curlyDestination: {
      en: 'Unexpected `{…}` around the address, expected `(…)`: this is not a link',
      fr: '`{…}` inattendues autour de l’adresse, `(…)` est attendu : ce n’est pas un lien'
    },
    curlyLabel: {
      en: 'Unexpected `{…}` around the label, expected `[…]`: this is not a link',
      fr: '`{…}` inattendues autour du libellé, `[…]` est attendu : ce n’est pas un lien'
    },
    angleLabel: {
      en: 'Unexpected `<…>` around the label, expected `[…]`: readers do not see it',
      fr: '`<…>` inattendus autour du libellé, `[…]` est attendu : le lecteur ne le voit pas'
    },
    angleDestination: {
      en: 'Unexpected `<…>` around the address, expected `(…)`: the label leads nowhere',
      fr: '`<…>` inattendus autour de l’adresse, `(…)` est attendu : le libellé ne mène nulle part'
    },
    fullWidthBrackets: {
      en: 'Unexpected full-width brackets, expected `[…](…)`: this is not a link',
      fr: 'Crochets pleine chasse inattendus, `[…](…)` est attendu : ce n’est pas un lien'
    }
  },
  titles: {
    correctBrackets: {en: 'Write it as a link', fr: 'L’écrire comme un lien'}
  },
  examples: [
    {
      bad: 'See «[REST-1][https://doi.org/10.1000/rest]».',
      reports: ['squareDestination'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['L07']
    },
    {ok: 'See [REST-1][https://example.org/rest].\n\n[https://example.org/rest]: https://example.org/rest'},
    {
      bad: 'See «[REST-1]{https://doi.org/10.1016/S0140-6736(20)31180-6}».',
      reports: ['curlyDestination'],
      fixed: 'See [REST-1](https://doi.org/10.1016/S0140-6736(20)31180-6).',
      kinds: ['L08']
    },
    {
      bad: 'See «{REST-1}(https://doi.org/10.1000/rest)».',
      reports: ['curlyLabel'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['L09']
    },
    {
      bad: 'See «<REST-1>(https://doi.org/10.1000/rest)».',
      reports: ['angleLabel'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['L10']
    },
    {
      bad: 'See «[REST-1]<https://doi.org/10.1000/rest>».',
      reports: ['angleDestination'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['L11']
    },
    {
      bad: 'Voir «[le thé]（https://doi.org/10.1000/rest）».',
      reports: ['fullWidthBrackets'],
      fixed: 'Voir [le thé](https://doi.org/10.1000/rest).',
      kinds: ['L46']
    },
    {
      bad: 'Voir «［le thé］（https://doi.org/10.1000/rest）» et «【repos】(https://doi.org/10.1000/rest)».',
      reports: ['fullWidthBrackets', 'fullWidthBrackets'],
      fixed: 'Voir [le thé](https://doi.org/10.1000/rest) et [repos](https://doi.org/10.1000/rest).',
      kinds: ['L46']
    },
    {
      ok: 'A [span]{.underline}, a {{< template >}}(x), \\href{a}(b), H<sub>2</sub>(g), [1]<https://example.org/tea>, 【4†source】.'
    }
  ]
})
