import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'wrong-brackets',
  title: {
    en: 'A link has brackets of the wrong kind',
    fr: 'Un lien a des crochets de la mauvaise sorte'
  },
  prose: {
    en: `
A link is made of \`[label]\` and \`(address)\`. With braces, angle brackets, square brackets twice or full-width brackets there is no link: readers see
the brackets, GitHub takes the closing one into the address, and a label in \`<…>\` disappears altogether, for it is read as HTML. The habit comes from LaTeX, from keyboards and from
translation machines.

## Evidence

The address must be one: with a scheme, \`www.\`, a DOI or a host with a path. Spans (\`[text]{.class}\`), references whose label is defined, TeX
commands, variables of templates, elements of HTML and components, and Japanese or Chinese prose are never reported.

## Fix

The brackets are replaced. For review where braces or angle brackets hold the label, where square brackets are full-width, and where the label is a number: they have other uses.
`,
    fr: `
Un lien est fait de \`[libellé]\` et de \`(adresse)\`. Avec des accolades, des chevrons, deux paires de crochets ou des crochets pleine chasse, il n’y en a pas\u00a0: le lecteur
voit les crochets, GitHub avale le dernier dans l’adresse, et un libellé entre \`<…>\` disparaît, car il est lu comme du HTML. L’habitude vient de LaTeX, des claviers et des traducteurs automatiques.

## Indices

L’adresse doit en être une\u00a0: avec protocole, \`www.\`, un DOI, ou un hôte et un chemin. Les spans (\`[texte]{.classe}\`), les références définies, les
commandes TeX, les variables de gabarits, les éléments HTML et la prose japonaise ou chinoise ne sont jamais signalés.

## Correction

Les crochets sont remplacés. À relire quand des accolades ou des chevrons contiennent le libellé, quand les crochets sont pleine chasse ou que le libellé est un nombre\u00a0: ils ont d’autres usages.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    destinationInSquareBrackets: {
      en: 'Unexpected `[` before the address, expected `(`',
      fr: '`[` inattendu avant l’adresse, `(` attendu'
    },
    destinationInBraces: {
      en: 'Unexpected `{` before the address, expected `(`',
      fr: '`{` inattendu avant l’adresse, `(` attendu'
    },
    destinationInAngleBrackets: {
      en: 'Unexpected `<` before the address, expected `(`',
      fr: '`<` inattendu avant l’adresse, `(` attendu'
    },
    labelInBraces: {
      en: 'Unexpected `{…}` round the label, expected `[…]`',
      fr: '`{…}` inattendu autour du libellé, `[…]` attendu'
    },
    labelInAngleBrackets: {
      en: 'Unexpected `<…>` round the label, expected `[…]`: readers do not see it',
      fr: '`<…>` inattendu autour du libellé, `[…]` attendu : le lecteur ne le voit pas'
    },
    fullWidthBrackets: {
      en: 'Unexpected full-width `{found}`, expected `{expected}`',
      fr: '`{found}` de pleine chasse inattendu, `{expected}` attendu'
    }
  },
  titles: {
    replaceBrackets: {en: 'Replace the brackets', fr: 'Remplacer les crochets'}
  },

  examples: [
    {
      bad: 'As in [a study of rest«][»https://doi.org/10.1000/rest].',
      kinds: ['L07'],
      reports: ['destinationInSquareBrackets'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest).'
    },
    {
      bad: '## ![Une figure«][»https://example.org/fig_(1).png]',
      kinds: ['L07'],
      reports: ['destinationInSquareBrackets'],
      fixed: '## ![Une figure](https://example.org/fig_(1).png)'
    },
    {
      bad: 'As in [a study of rest«]{»https://doi.org/10.1000/rest}, and [12«]{» 10.1000/tea }.',
      kinds: ['L08'],
      reports: ['destinationInBraces', 'destinationInBraces'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest), and [12](https://doi.org/10.1000/tea).'
    },
    {
      bad: 'As in [a study of rest«]<»https://doi.org/10.1000/rest>.',
      kinds: ['L11'],
      reports: ['destinationInAngleBrackets'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest).'
    },
    {
      bad: 'Voir {une étude du repos«}(»https://doi.org/10.1000/rest).',
      kinds: ['L09'],
      reports: ['labelInBraces'],
      fixed: 'Voir [une étude du repos](https://doi.org/10.1000/rest).'
    },
    {
      bad: 'As in <PLANET-12«>(»https://doi.org/10.1000/rest) and <Étude du repos«>(»https://doi.org/10.1000/tea).',
      kinds: ['L10'],
      reports: ['labelInAngleBrackets', 'labelInAngleBrackets'],
      fixed: 'As in [PLANET-12](https://doi.org/10.1000/rest) and [Étude du repos](https://doi.org/10.1000/tea).'
    },
    {
      bad: 'Voir [a]«（»https://doi.org/10.1000/rest）, [le thé]«（»https://example.org/tea) et [le repos]«(»https://example.org/rest）.',
      kinds: ['L46'],
      reports: ['fullWidthBrackets', 'fullWidthBrackets', 'fullWidthBrackets'],
      fixed:
        'Voir [a](https://doi.org/10.1000/rest), [le thé](https://example.org/tea) et [le repos](https://example.org/rest).'
    },
    {
      bad: 'Voir «［»une étude］（https://doi.org/10.1000/rest） et «【»un essai】(https://doi.org/10.1000/tea).',
      kinds: ['L46'],
      reports: ['fullWidthBrackets', 'fullWidthBrackets'],
      fixed: 'Voir [une étude](https://doi.org/10.1000/rest) et [un essai](https://doi.org/10.1000/tea).'
    },
    {ok: 'See [tea][https://example.org/tea].\n\n[https://example.org/tea]: https://example.org/leaf'},
    {ok: '[IC 95 %][https://example.org/rest], [text]{.class}, [text]{#id}, [Text] {https} and [12][13].'},
    {ok: '[A span]{.planet} and [another]{#tea key=value}.', profile: 'pandoc'},
    {
      ok: '\\cite[p. 12]{https://example.org/tea}, \\href{https://example.org}(https://example.org/x), $name}(https://example.org/x) and {{tea}}(https://example.org/x).'
    },
    {
      ok: '<br>(https://example.org/x), <b>bold</b>(https://example.org/x), <Tea>x</Tea>(https://example.org/x) and <https://example.org/a>(https://example.org/b).'
    },
    {ok: '{name}(https://example.org/x), {.class}(https://example.org/x) and <name>(https://example.org/x).'},
    {
      ok: '研究【注】(https://example.org/x) と［注］（https://example.org/y）。 Rest【4†source】(https://example.org/z).'
    },
    {
      ok: 'See [tea] <https://example.org/tea>, and [leaf]<https://example.org/leaf>.\n\n[leaf]: https://example.org/leaf'
    }
  ]
})
