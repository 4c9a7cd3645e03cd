import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'broken-destination',
  title: {
    en: 'A destination that is torn, wrapped or holds too much',
    fr: 'Une destination déchirée, emballée ou trop pleine'
  },
  prose: {
    en: `
The parenthesis of a link holds an address, but renderers read something else: white space tears the address apart, quotation
marks, a second pair of parentheses or code marks or a second address become part of it. Some of these are links to nowhere that look perfect.

## Fix

Safe where what remains is one address: marks around it go, white space goes where both halves make one identifier. For review
where words may follow the address, or where a file name may really hold a space.
`,
    fr: `
La parenthèse d’un lien contient une adresse, mais les moteurs de rendu lisent autre chose : une espace déchire l’adresse, des
guillemets, une seconde paire de parenthèses, des marques de code ou une seconde adresse en font partie. Certains de ces liens paraissent parfaits et ne
mènent nulle part.

## Correction

Sûre quand il reste une seule adresse : les marques qui l’entourent disparaissent, l’espace aussi quand les deux moitiés forment un
identifiant. À relire quand des mots peuvent suivre l’adresse, ou qu’un nom de fichier contient peut-être vraiment une espace.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    tornAddress: {
      en: 'Unexpected space inside a bare address, expected `{url}`: the link ends too early',
      fr: 'Espace inattendue dans une adresse nue, `{url}` est attendu : le lien finit trop tôt'
    },
    spaceInAddress: {
      en: 'Unexpected space inside the address, expected none: this is not a link',
      fr: 'Espace inattendue dans l’adresse, aucune n’est attendue : ce n’est pas un lien'
    },
    lineBreakInAddress: {
      en: 'Unexpected line break inside the address, expected one line: this is not a link',
      fr: 'Saut de ligne inattendu dans l’adresse, une seule ligne est attendue : ce n’est pas un lien'
    },
    openAngleBracket: {
      en: 'Unexpected `<` that nothing closes, expected the address alone: this is not a link',
      fr: '`<` inattendu, jamais fermé : l’adresse seule est attendue, ce n’est pas un lien'
    },
    closingAngleBracket: {
      en: 'Unexpected `>` at the end of the address, expected the address alone: the link leads nowhere',
      fr: '`>` inattendu à la fin de l’adresse, l’adresse seule est attendue : le lien ne mène nulle part'
    },
    doubleParentheses: {
      en: 'Unexpected second pair of parentheses, expected one: the link leads nowhere',
      fr: 'Seconde paire de parenthèses inattendue, une seule est attendue : le lien ne mène nulle part'
    },
    extraParenthesis: {
      en: 'Unexpected `)` after the link, expected none: readers see it',
      fr: '`)` inattendue après le lien, aucune n’est attendue : le lecteur la voit'
    },
    codeAsDestination: {
      en: 'Unexpected code marks around the address, expected the address alone: the link leads nowhere',
      fr: 'Marques de code inattendues autour de l’adresse, l’adresse seule est attendue : le lien ne mène nulle part'
    },
    quotesAroundAddress: {
      en: 'Unexpected quotation marks around the address, expected the address alone: the link leads nowhere',
      fr: 'Guillemets inattendus autour de l’adresse, l’adresse seule est attendue : le lien ne mène nulle part'
    },
    spacedQuotesAroundAddress: {
      en: 'Unexpected quotation marks around the address, expected the address alone: this is not a link',
      fr: 'Guillemets inattendus autour de l’adresse, l’adresse seule est attendue : ce n’est pas un lien'
    },
    noBreakSpaceInParentheses: {
      en: 'Unexpected no-break space beside the address, expected none: the link leads nowhere',
      fr: 'Espace insécable inattendue à côté de l’adresse, aucune n’est attendue : le lien ne mène nulle part'
    },
    gluedAddresses: {
      en: 'Unexpected second address inside the first, expected one: the link leads nowhere',
      fr: 'Seconde adresse inattendue dans la première, une seule est attendue : le lien ne mène nulle part'
    }
  },
  titles: {
    joinAddress: {en: 'Join the address', fr: 'Recoller l’adresse'},
    encodeSpaces: {en: 'Write the spaces as %20', fr: 'Écrire les espaces %20'},
    dropAngleBracket: {en: 'Delete the angle bracket', fr: 'Supprimer le chevron'},
    closeAngleBracket: {en: 'Close the angle bracket', fr: 'Fermer le chevron'},
    keepAddress: {en: 'Keep the address alone', fr: 'Garder l’adresse seule'},
    unquoteAddress: {en: 'Delete the quotation marks', fr: 'Supprimer les guillemets'},
    dropParenthesis: {en: 'Delete the parenthesis', fr: 'Supprimer la parenthèse'},
    separateAddresses: {en: 'Separate both addresses', fr: 'Séparer les deux adresses'},
    keepFirst: {en: 'Keep the first address', fr: 'Garder la première adresse'}
  },

  examples: [
    {
      bad: 'It is at https://clinicaltrials.gov/study/« »NCT02735707 now.',
      reports: ['tornAddress'],
      fixed: 'It is at https://clinicaltrials.gov/study/NCT02735707 now.',
      kinds: ['U15']
    },
    {
      bad: 'See [REST-1](https://clinicaltrials.gov/study/« »NCT02142738) now.',
      reports: ['spaceInAddress'],
      fixed: 'See [REST-1](https://clinicaltrials.gov/study/NCT02142738) now.',
      kinds: ['L31', 'U15']
    },
    {
      bad: 'Voir [le thé](https://« »doi. org/10.1056 / NEJMoa1606774).',
      reports: ['spaceInAddress'],
      fixed: 'Voir [le thé](https://doi.org/10.1056/NEJMoa1606774).',
      kinds: ['L31']
    },
    {
      bad: 'See [the leaflet](https://example.org/tea« »leaflet.pdf).',
      reports: ['spaceInAddress'],
      fixed: 'See [the leaflet](https://example.org/tea%20leaflet.pdf).',
      kinds: ['L31']
    },
    {ok: 'See [the leaflet](https://example.org/tea leaflet.pdf).', profile: 'pandoc'},
    {
      bad: '> See [REST-1](https://doi.org/10.1056/«\n> »NEJMoa1606774).',
      reports: ['lineBreakInAddress'],
      fixed: '> See [REST-1](https://doi.org/10.1056/NEJMoa1606774).',
      kinds: ['L32']
    },
    {
      bad: 'See [REST-1](«<»https://doi.org/10.1000/rest).',
      reports: ['openAngleBracket'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['L40']
    },
    {
      bad: 'See [tea](«<»https://example.org/tea leaf).',
      reports: ['openAngleBracket'],
      fixed: 'See [tea](<https://example.org/tea leaf>).',
      kinds: ['L40']
    },
    {
      bad: 'See [REST-1](«https://doi.org/10.1000/rest>»).',
      reports: ['closingAngleBracket'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['L40']
    },
    {
      bad: 'See [REST-1](«(https://doi.org/10.1000/rest)»).',
      reports: ['doubleParentheses'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['L28']
    },
    {
      bad: 'See [REST-1](https://doi.org/10.1016/S0140-6736(20)31180-6)«)».',
      reports: ['extraParenthesis'],
      fixed: 'See [REST-1](https://doi.org/10.1016/S0140-6736(20)31180-6).',
      kinds: ['L41']
    },
    {
      bad: 'See [REST-1](«`https://doi.org/10.1000/rest`»).',
      reports: ['codeAsDestination'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['L44']
    },
    {
      bad: 'Voir [REST-1](⟪«https://doi.org/10.1000/rest»⟫).',
      reports: ['quotesAroundAddress'],
      fixed: 'Voir [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['L45']
    },
    {
      bad: 'Voir [REST-1](⟪« https://doi.org/10.1000/rest »⟫).',
      reports: ['spacedQuotesAroundAddress'],
      fixed: 'Voir [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['L45']
    },
    {
      bad: 'Voir [REST-1](«\u00a0https://doi.org/10.1000/rest\u00a0»).',
      reports: ['noBreakSpaceInParentheses'],
      fixed: 'Voir [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['L29']
    },
    {ok: 'See (as in [REST-1](https://doi.org/10.1016/S0140-6736(20)31180-6)) and `[a](`https://doi.org`)`.'},
    {
      bad: 'See https://doi.org/10.1000/rest«https://»doi.org/10.1000/tea.',
      reports: ['gluedAddresses'],
      fixed: 'See https://doi.org/10.1000/rest https://doi.org/10.1000/tea.',
      kinds: ['U14']
    },
    {
      bad: 'See [tea](https://example.org/tea«https://»example.org/rest).',
      reports: ['gluedAddresses'],
      fixed: 'See [tea](https://example.org/tea).',
      kinds: ['U14']
    },
    {
      ok: 'See https://web.archive.org/web/2020/https://example.org/ and https://example.org/?u=https://example.org/tea.'
    }
  ]
})
