/** Texts of the extension's manifest that no rule and no setting brings along; the generator writes them to package.nls*.json. */
export const manifestTexts: Readonly<Record<string, {readonly en: string; readonly fr: string}>> = {
  'command.explain.title': {en: 'Explain a Rule', fr: 'Expliquer une règle'},
  'command.fixAll.title': {
    en: 'Fix All Safe Problems in This File',
    fr: 'Appliquer toutes les corrections sûres à ce fichier'
  },
  'command.restart.title': {en: 'Restart the Language Server', fr: 'Redémarrer le serveur de langage'},
  'command.showOutput.title': {en: 'Show the Log', fr: 'Afficher le journal'},
  'trust.description': {
    en: 'Citations are checked as everywhere: nothing in the folder is run, and nothing is looked up online.',
    fr: 'Les citations sont vérifiées comme ailleurs : rien dans le dossier n’est exécuté, et rien n’est cherché en ligne.'
  },
  'virtual.description': {
    en: 'Open documents are checked with the settings of VS Code; configuration files in the folder are not read.',
    fr: 'Les documents ouverts sont vérifiés avec les réglages de VS Code ; les fichiers de configuration du dossier ne sont pas lus.'
  }
}
