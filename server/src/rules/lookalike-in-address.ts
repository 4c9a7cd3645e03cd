import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'lookalike-in-address',
  title: {en: 'A character that only looks right', fr: 'Un caractère qui ne fait que ressembler'},
  prose: {
    en: `
A dash for a hyphen, a Cyrillic letter, a ligature or a full-width digit makes another address of one that looks the same.

## Evidence

Only inside identifiers and host names, and for ligatures and full-width digits: the path of an encyclopedia may really hold a dash.

## Fix

Safe inside an identifier; else for review.
`,
    fr: `
Un tiret pour un trait d’union, une lettre cyrillique, une ligature ou un chiffre pleine chasse font une autre adresse, qui paraît la
même.

## Indices

Seulement dans les identifiants et les noms d’hôte, et pour les ligatures et les chiffres pleine chasse : le chemin d’une encyclopédie
peut vraiment contenir un tiret.

## Correction

Sûre dans un identifiant ; sinon à relire.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    lookalikeInAddress: {
      en: 'Unexpected `{found}` in the address, expected `{expected}`: the link leads elsewhere',
      fr: '`{found}` inattendu dans l’adresse, `{expected}` est attendu : le lien mène ailleurs'
    }
  },
  titles: {
    writeAddress: {en: 'Write {url}', fr: 'Écrire {url}'}
  },
  examples: [
    {
      bad: 'See [REST-1](https://doi.org/10.1016/S0140«–»6736(20)31180–6).',
      reports: ['lookalikeInAddress'],
      fixed: 'See [REST-1](https://doi.org/10.1016/S0140-6736(20)31180-6).',
      kinds: ['U13', 'D03']
    },
    {
      bad: 'See [tea](https://ex«а»mple.org/tea).',
      reports: ['lookalikeInAddress'],
      fixed: 'See [tea](https://example.org/tea).',
      kinds: ['U13']
    },
    {ok: 'Voir [le syndrome](https://fr.wikipedia.org/wiki/Syndrome_de_Guillain–Barré).'}
  ]
})
