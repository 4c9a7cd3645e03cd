import type {Language} from '../service/index.ts'

/** What `--help` says, in English. */
const en = {
  headings: {usage: 'Usage:', arguments: 'Arguments:', options: 'Options:', commands: 'Commands:'},
  about:
    'Checks that every citation in a medical Markdown text is a working link, to the source it names. Offline; nothing to set up.',
  programUsage: '<command> [options]',
  /** What arguments are called. */
  names: {command: 'command', paths: 'paths', folder: 'folder', files: 'files', rule: 'rule'},
  commandUsage: '[options]',
  help: 'show this help',
  helpCommand: 'show the help of a command',
  version: 'show the version',
  lint: 'check files and folders; mend what is safe with --fix',
  init: 'look at a folder and write a commented configuration for it',
  citations: 'list every citation: its source, journal, date, kind of evidence, state',
  compare: 'compare a text with its translation: citations and numbers lost or altered',
  explain: 'what a rule reports, and why',
  rules: 'list all rules',
  lsp: 'start the language server, for editors',
  paths: 'files, folders, glob patterns; - is standard input; none: this folder',
  folder: 'the folder; none: this one',
  files: 'files, folders, glob patterns; - is standard input',
  first: 'a text, or its earlier version; - is standard input',
  second: 'its translation, or its later version',
  rule: 'the id of a rule, such as detached-destination',
  groups: {
    fix: 'Fixes:',
    output: 'Output:',
    files: 'Which files:',
    configuration: 'Configuration:',
    baseline: 'Old repositories:',
    speed: 'Speed:',
    other: 'Other:'
  },
  options: {
    fix: 'apply every safe fix to the files',
    fixDryRun: 'change nothing, print the fixes as a diff; 1 when there are any, or else 0',
    fixSuggestions: 'also the first fix for review, where it brings up nothing new',
    format: 'stylish (for people) or json (for programs)',
    lintFormat: 'stylish (for people), compact, json, jsonl, sarif, junit, checkstyle, github or gitlab',
    changedSince: 'only files that differ from this git revision, such as origin/main',
    shard: 'only part <i> of <n>, to share the work among machines',
    unusedDirectives: 'a medcite-disable comment that silences nothing is an error',
    baseline: 'report only what is not in this file of known findings',
    updateBaseline: 'write what is found now into it (.medcite-baseline.json)',
    cache: 'check again only what changed since the last run',
    cacheLocation: 'the file to remember it in (.medcitecache)',
    concurrency: 'how many documents at a time; otherwise as many as pay',
    parser: 'fast, or remark for all of the text; the same is found',
    citationFormat: 'table (for people), json or csv (for programs)',
    verbose: 'also tell what only moved to another section',
    quiet: 'report errors only',
    maxWarnings: 'let up to <n> warnings pass',
    language: 'en or fr; otherwise as the system speaks',
    color: 'colour, even when the output is no terminal',
    noColor: 'no colour (as NO_COLOR does)',
    config: 'use this configuration file, look for no other',
    ruleOption: 'off, info, warning or error for a rule; may be repeated',
    printConfig: 'print the configuration that holds for <file>',
    stdinFilename: 'the name that standard input goes by',
    stdio: 'speak over standard input and output (the only way)'
  },
  after: {
    program: `
Examples:
  medcite lint                        check this folder
  medcite lint --fix docs             apply every safe fix in docs
  medcite lint --fix-dry-run a.md     see what that would change
  medcite citations a.md              list what it cites
  medcite compare a.fr.md a.en.md     find what a translation lost
  medcite explain unlisted-source     what a rule reports, and why

Exit codes:
  0   nothing to report (advice alone counts as nothing)
  1   errors, or more warnings than allowed; or a citation or a number lost or altered
  2   the work could not be done: usage, configuration, or a file not read or written
  70  a fault of MedCite
  130 interrupted

Next: medcite lint
`,
    lint: `
Files: .md .markdown .qmd .Rmd .mdx; left out in folders and by patterns: what a .gitignore or the configuration names, node_modules, hidden files and folders, links. A file named by itself is always checked, unless the configuration ignores it.

Configuration: .medciterc.json, .jsonc, .yaml or .yml, or medcite in package.json, nearest upwards.

Examples:
  medcite lint docs 'notes/**/*.qmd'
  medcite lint --rule mixed-language-label=off --max-warnings 10
  medcite lint --changed-since origin/main --format github
  medcite lint --update-baseline      accept what there is today,
  medcite lint --baseline .medcite-baseline.json
                                      and from now on report what is new
  medcite lint --format sarif > medcite.sarif
  medcite lint --stdin-filename a.md - < a.md

Exit codes:
  0   nothing, or info alone
  1   any error, or more warnings than --max-warnings (none); with --fix-dry-run: something would be fixed
  2   the work could not be done, or a folder or a pattern has no such file; what could be checked is reported
  70  a fault of MedCite
  130 interrupted

Next: medcite explain <rule>
`,
    init: `
Counts what lint finds, by rule, and how much --fix would mend; finds out languages and dialect; writes .medciterc.jsonc, in which every key is explained and only what must differ from the defaults holds. No text is changed, and a configuration that is there stays as it is.

Examples:
  medcite init
  medcite init docs

Exit codes:
  0   written
  2   not written: there is a configuration, or the work could not be done
  70  a fault of MedCite
  130 interrupted

Next: medcite lint --fix-dry-run
`,
    citations: `
Each citation in the order of the text: where it stands, its label, its source, and what the address tells of it offline. Broken ones are among them; * marks those in a list of references. Images are left out.

csv follows RFC 4180, in UTF-8; a cell that a spreadsheet would take for a formula has ' before it.

Examples:
  medcite citations a.md
  medcite citations --format csv docs > citations.csv
  medcite citations --format json --stdin-filename a.md - < a.md

Exit codes:
  0   listed, whatever its state
  2   the work could not be done
  70  a fault of MedCite
  130 interrupted

Next: medcite lint a.md
`,
    compare: `
Compared by section: what both cite (links, addresses, identifiers, footnotes, citation keys, numbers of references) and the numbers in their sentences. 90\u202f% and 90%, 1,5 and 1.5, 30 mai and May 30, trois and 3 are the same; so are a page and its version in the other language. Words are not compared.

Examples:
  medcite compare a.fr.md a.en.md
  medcite compare --format json a.fr.md a.en.md > differences.json
  git show HEAD:a.md | medcite compare - a.md

Exit codes:
  0   nothing is lost or altered, though something may be added
  1   something is
  2   the work could not be done
  70  a fault of MedCite
  130 interrupted

Next: medcite lint a.en.md
`,
    explain: `
Example: medcite explain detached-destination
All rules: medcite rules
`
  }
}

export type HelpTexts = typeof en

const fr: HelpTexts = {
  headings: {
    usage: 'Usage\u00a0:',
    arguments: 'Arguments\u00a0:',
    options: 'Options\u00a0:',
    commands: 'Commandes\u00a0:'
  },
  about:
    'Vérifie que chaque citation d’un texte médical en Markdown est un lien qui marche, vers la source qu’elle nomme. Hors ligne, sans rien configurer.',
  programUsage: '<commande> [options]',
  names: {command: 'commande', paths: 'chemins', folder: 'dossier', files: 'fichiers', rule: 'règle'},
  commandUsage: '[options]',
  help: 'afficher cette aide',
  helpCommand: 'afficher l’aide d’une commande',
  version: 'afficher la version',
  lint: 'vérifier fichiers et dossiers\u202f; corriger ce qui est sûr avec --fix',
  init: 'examiner un dossier et lui écrire une configuration commentée',
  citations: 'lister les citations\u00a0: source, revue, date, nature des preuves, état',
  compare: 'comparer un texte et sa traduction\u00a0: citations et nombres perdus ou altérés',
  explain: 'ce qu’une règle signale, et pourquoi',
  rules: 'la liste des règles',
  lsp: 'démarrer le serveur de langage, pour les éditeurs',
  paths: 'fichiers, dossiers, motifs glob\u202f; - est l’entrée standard\u202f; rien\u00a0: ce dossier',
  folder: 'le dossier\u202f; rien\u00a0: celui-ci',
  files: 'fichiers, dossiers, motifs glob\u202f; - est l’entrée standard',
  first: 'un texte, ou sa version antérieure\u202f; - est l’entrée standard',
  second: 'sa traduction, ou sa version postérieure',
  rule: 'l’identifiant d’une règle, comme detached-destination',
  groups: {
    fix: 'Corrections\u00a0:',
    output: 'Sortie\u00a0:',
    files: 'Quels fichiers\u00a0:',
    configuration: 'Configuration\u00a0:',
    baseline: 'Dépôts anciens\u00a0:',
    speed: 'Vitesse\u00a0:',
    other: 'Divers\u00a0:'
  },
  options: {
    fix: 'appliquer toutes les corrections sûres aux fichiers',
    fixDryRun: 'ne rien changer, afficher les corrections en diff\u202f; 1 s’il y en a, sinon 0',
    fixSuggestions: 'aussi la première correction à relire, là où elle n’amène rien de nouveau',
    format: 'stylish (pour lire) ou json (pour les programmes)',
    lintFormat: 'stylish (pour lire), compact, json, jsonl, sarif, junit, checkstyle, github ou gitlab',
    changedSince: 'seulement les fichiers qui diffèrent de cette révision git, comme origin/main',
    shard: 'seulement la part <i> sur <n>, pour répartir le travail entre machines',
    unusedDirectives: 'un commentaire medcite-disable qui ne tait rien est une erreur',
    baseline: 'ne signaler que ce qui n’est pas dans ce fichier de constats connus',
    updateBaseline: 'y inscrire les constats actuels (.medcite-baseline.json)',
    cache: 'ne revérifier que ce qui a changé depuis la dernière fois',
    cacheLocation: 'le fichier qui en garde la mémoire (.medcitecache)',
    concurrency: 'combien de documents à la fois\u202f; sinon, autant que c’est utile',
    parser: 'fast, ou remark pour tout le texte\u202f; les constats sont les mêmes',
    citationFormat: 'table (pour lire), json ou csv (pour les programmes)',
    verbose: 'dire aussi ce qui a seulement changé de section',
    quiet: 'ne signaler que les erreurs',
    maxWarnings: 'laisser passer jusqu’à <n> avertissements',
    language: 'en ou fr\u202f; sinon, la langue du système',
    color: 'en couleur, même hors d’un terminal',
    noColor: 'sans couleur (comme NO_COLOR)',
    config: 'employer ce fichier de configuration, n’en chercher aucun autre',
    ruleOption: 'off, info, warning ou error pour une règle\u202f; peut se répéter',
    printConfig: 'afficher la configuration qui vaut pour <file>',
    stdinFilename: 'le nom que porte l’entrée standard',
    stdio: 'parler par l’entrée et la sortie standard (seul moyen)'
  },
  after: {
    program: `
Exemples\u00a0:
  medcite lint                        vérifier ce dossier
  medcite lint --fix docs             appliquer les corrections sûres dans docs
  medcite lint --fix-dry-run a.md     voir ce qu’elles changeraient
  medcite citations a.md              lister ce qu’il cite
  medcite compare a.fr.md a.en.md     trouver ce qu’une traduction a perdu
  medcite explain unlisted-source     ce qu’une règle signale, et pourquoi

Codes de sortie\u00a0:
  0   rien à signaler (un conseil seul ne compte pas)
  1   des erreurs, ou plus d’avertissements que permis\u202f; une citation, un nombre perdu ou altéré
  2   travail impossible\u00a0: usage, configuration, fichier illisible ou non écrit
  70  une erreur de MedCite
  130 interrompu

Ensuite\u00a0: medcite lint
`,
    lint: `
Fichiers\u00a0: .md .markdown .qmd .Rmd .mdx\u202f; laissés de côté dans les dossiers et par les motifs\u00a0: ce que nomme un .gitignore ou la configuration, node_modules, fichiers et dossiers cachés, liens. Un fichier nommé lui-même est toujours vérifié, sauf si la configuration l’ignore.

Configuration\u00a0: .medciterc.json, .jsonc, .yaml ou .yml, ou medcite dans package.json, au plus près en remontant.

Exemples\u00a0:
  medcite lint docs 'notes/**/*.qmd'
  medcite lint --rule mixed-language-label=off --max-warnings 10
  medcite lint --changed-since origin/main --format github
  medcite lint --update-baseline      accepter ce qu’il y a aujourd’hui,
  medcite lint --baseline .medcite-baseline.json
                                      et ne signaler désormais que le nouveau
  medcite lint --format sarif > medcite.sarif
  medcite lint --stdin-filename a.md - < a.md

Codes de sortie\u00a0:
  0   rien, ou info seulement
  1   une erreur, ou plus d’avertissements que --max-warnings (aucun)\u202f; avec --fix-dry-run\u00a0: quelque chose serait corrigé
  2   travail impossible, ou dossier ou motif sans un tel fichier\u202f; ce qui a pu être vérifié est signalé
  70  une erreur de MedCite
  130 interrompu

Ensuite\u00a0: medcite explain <règle>
`,
    init: `
Compte ce que lint trouve, par règle, et ce que --fix corrigerait\u202f; reconnaît langues et dialecte\u202f; écrit .medciterc.jsonc, où chaque clé est expliquée et où ne vaut que ce qui doit différer des valeurs par défaut. Aucun texte n’est modifié, et une configuration déjà présente reste ce qu’elle est.

Exemples\u00a0:
  medcite init
  medcite init docs

Codes de sortie\u00a0:
  0   écrit
  2   non écrit\u00a0: une configuration existe, ou travail impossible
  70  une erreur de MedCite
  130 interrompu

Ensuite\u00a0: medcite lint --fix-dry-run
`,
    citations: `
Chaque citation dans l’ordre du texte\u00a0: sa place, son libellé, sa source, et ce que l’adresse en dit hors ligne. Les citations rompues en font partie\u202f; * marque celles d’une liste de références. Les images n’y sont pas.

csv suit la RFC 4180, en UTF-8\u202f; une cellule qu’un tableur prendrait pour une formule est précédée de '.

Exemples\u00a0:
  medcite citations a.md
  medcite citations --format csv docs > citations.csv
  medcite citations --format json --stdin-filename a.md - < a.md

Codes de sortie\u00a0:
  0   la liste est faite, quel que soit leur état
  2   travail impossible
  70  une erreur de MedCite
  130 interrompu

Ensuite\u00a0: medcite lint a.md
`,
    compare: `
Comparés par section\u00a0: ce que citent les deux textes (liens, adresses, identifiants, notes, clés, numéros de références) et les nombres de leurs phrases. 90\u202f% et 90%, 1,5 et 1.5, 30 mai et May 30, trois et 3 se valent\u202f; de même une page et sa version dans l’autre langue. Les mots ne sont pas comparés.

Exemples\u00a0:
  medcite compare a.fr.md a.en.md
  medcite compare --format json a.fr.md a.en.md > differences.json
  git show HEAD:a.md | medcite compare - a.md

Codes de sortie\u00a0:
  0   rien n’est perdu ni altéré, même si quelque chose est ajouté
  1   quelque chose l’est
  2   travail impossible
  70  une erreur de MedCite
  130 interrompu

Ensuite\u00a0: medcite lint a.en.md
`,
    explain: `
Exemple\u00a0: medcite explain detached-destination
Toutes les règles\u00a0: medcite rules
`
  }
}

export const helpTexts: Readonly<Record<Language, HelpTexts>> = {en, fr}
