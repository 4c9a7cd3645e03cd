import type {Text} from '../core/language.ts'

/** Titles of the actions that every finding has. */
export const sharedTitles = {
  fixAll: {
    en: 'Fix all safe problems in this file',
    fr: 'Corriger tous les problèmes sûrs de ce fichier'
  },
  disable: {en: 'Disable {rule} for this line', fr: 'Désactiver {rule} pour cette ligne'},
  explain: {en: 'Explain {rule}', fr: 'Expliquer {rule}'}
} as const satisfies Record<string, Text>

/** What the settings that belong to no rule are called. */
export const settingTexts = {
  language: {
    en: 'Language of messages: that of the editor or terminal (auto), of the document, English or French.',
    fr: 'Langue des messages : celle de l’éditeur ou du terminal (auto), celle du document, l’anglais ou le français.'
  },
  profile: {
    en: 'Dialect of Markdown: by the file’s ending (auto: Quarto for .qmd, Pandoc for .Rmd, else GitHub’s), or one for all files.',
    fr: 'Dialecte de Markdown : selon l’extension du fichier (auto : Quarto pour .qmd, Pandoc pour .Rmd, sinon celui de GitHub), ou un seul pour tous.'
  },
  staleAfter: {
    en: 'Months after which a fact in a hover is marked when nobody has read its source again.',
    fr: 'Nombre de mois après lesquels un fait est marqué dans une bulle quand personne n’a relu sa source.'
  },
  ignore: {
    en: 'Glob patterns of files that are not checked.',
    fr: 'Motifs glob des fichiers qui ne sont pas vérifiés.'
  },
  categories: {
    syntax: {en: 'MedCite: Broken Citations', fr: 'MedCite : citations défaites'},
    emphasis: {en: 'MedCite: Emphasis', fr: 'MedCite : mise en valeur'},
    identity: {en: 'MedCite: Identity of Sources', fr: 'MedCite : identité des sources'},
    evidence: {en: 'MedCite: Kind of Evidence', fr: 'MedCite : nature des preuves'},
    bibliography: {en: 'MedCite: References', fr: 'MedCite : références'},
    form: {en: 'MedCite: Form', fr: 'MedCite : forme'},
    language: {en: 'MedCite: Language', fr: 'MedCite : langue'}
  }
} as const
