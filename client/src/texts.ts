import * as vscode from 'vscode'

const english = {
  copied: (text: string) => `Copied: ${text}`,
  explain: 'Which rule?',
  findings: (count: number) => `${count} ${count === 1 ? 'finding' : 'findings'} in this document`,
  noPage: (rule: string) => `There is no page about the rule “${rule}”.`,
  output: 'Show the log',
  restart: 'Restart',
  starting: 'Starting …',
  stopped: 'MedCite does not run, so citations are not checked.'
}

const french: typeof english = {
  copied: text => `Copié : ${text}`,
  explain: 'Quelle règle ?',
  findings: count => `${count} ${count > 1 ? 'signalements' : 'signalement'} dans ce document`,
  noPage: rule => `Aucune page ne décrit la règle « ${rule} ».`,
  output: 'Afficher le journal',
  restart: 'Redémarrer',
  starting: 'Démarrage…',
  stopped: 'MedCite ne tourne pas : les citations ne sont pas vérifiées.'
}

/** What the client itself says, in the language of VS Code's own interface. */
export const texts = vscode.env.language.toLowerCase().startsWith('fr') ? french : english
