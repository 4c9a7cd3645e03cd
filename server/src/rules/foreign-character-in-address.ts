import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'foreign-character-in-address',
  title: {
    en: 'A character that does not belong to its address',
    fr: 'Un caractère étranger à son adresse'
  },
  prose: {
    en: `
A dash for a hyphen, a Cyrillic letter, a ligature or a full-width digit makes another address of one that looks the same.
Zero-width spaces, soft hyphens and direction marks come with text from web pages and word processors: the address looks right and
leads nowhere.

## Evidence

Look-alikes count only inside identifiers and host names, and ligatures and full-width digits anywhere: the path of an encyclopedia may
really hold a dash, and a host in Cyrillic is what it is.

## Fix

Safe for invisible characters and inside an identifier; else for review.
`,
    fr: `
Un tiret pour un trait d’union, une lettre cyrillique, une ligature ou un chiffre pleine chasse font une autre adresse, qui paraît la
même. Les espaces sans chasse, les traits d’union conditionnels et les marques de direction viennent avec les textes copiés : l’adresse
paraît juste et ne mène nulle part.

## Indices

Les sosies ne comptent que dans les identifiants et les noms d’hôte, les ligatures et les chiffres pleine chasse partout : le chemin
d’une encyclopédie peut vraiment contenir un tiret, et un hôte en cyrillique est ce qu’il est.

## Correction

Sûre pour les caractères invisibles et dans un identifiant ; sinon à relire.
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
    },
    invisibleInAddress: {
      en: 'Unexpected invisible character (U+{code}) in the address, expected none: the link leads nowhere',
      fr: 'Caractère invisible (U+{code}) inattendu dans l’adresse, aucun n’est attendu : le lien ne mène nulle part'
    }
  },
  titles: {
    writeAddress: {en: 'Write {url}', fr: 'Écrire {url}'},
    dropInvisible: {en: 'Delete the invisible characters', fr: 'Supprimer les caractères invisibles'}
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
    {ok: 'Voir [le syndrome](https://fr.wikipedia.org/wiki/Syndrome_de_Guillain–Barré).'},
    {
      bad: 'See [REST-1](https://doi.org/10.1000/«\u200b»rest).',
      reports: ['invisibleInAddress'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['U12']
    },
    {
      bad: 'See https://doi.org/10.1000/re«\u00ad»st now.',
      reports: ['invisibleInAddress'],
      fixed: 'See https://doi.org/10.1000/rest now.',
      kinds: ['U12', 'D05']
    },
    {ok: 'A word with a soft hy\u00adphen and https://example.org/tea\u200b.'}
  ]
})
