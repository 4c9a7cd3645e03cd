import {reasonOf} from '../host/reasons.ts'
import type {Language, Text} from '../service/index.ts'
import {harmless} from './format/harmless.ts'

const code = (text: string): string => `\`${harmless(text)}\``
const list = (words: readonly string[]): string => words.map(code).join(', ')

const reason = (error: string, language: Language): string => reasonOf(error)[language]

/** Millions, rounded up to a tenth, so that what is too large never looks as if it were not. */
const megabytes = (bytes: number, language: Language): string =>
  (Math.ceil(bytes / 100_000) / 10).toLocaleString(language)

/** All that the command line says itself, in English. Paths and words of the user are made harmless here. */
const en = {
  unknownCommand: (word: string, near: string | undefined) =>
    `Unknown command ${code(word)}, ${near ? `did you mean ${code(near)}?` : `to check files: medcite lint ${harmless(word)}`}`,
  unknownOption: (flag: string, near: string | undefined, command: string) =>
    `Unknown option ${code(flag)}, ${near ? `did you mean ${code(near)}?` : `${code(`medcite ${command}--help`)} lists all`}`,
  unexpectedValue: (flag: string) => `Option ${code(flag)} takes no value`,
  missingValue: (flag: string) => `Option ${code(flag)} expects a value`,
  missingArgument: (name: string, command: string) => `${code(`medcite ${command}`)} expects ${code(name)}`,
  tooManyArguments: (command: string) =>
    `Too many arguments for ${code(`medcite ${command}`)}: see ${code(`medcite ${command} --help`)}`,
  badValue: (flag: string, value: string, known: readonly string[], near: string | undefined) =>
    `Unexpected ${code(value)} for ${code(flag)}, expected ${known.length > 1 ? 'one of ' : ''}${list(known)}${near ? `; did you mean ${code(near)}?` : ''}`,
  badNumber: (flag: string, value: string) => `Unexpected ${code(value)} for ${code(flag)}, expected a whole number`,
  badRuleSetting: (value: string) => `Unexpected ${code(value)} for \`--rule\`, expected rule=severity`,
  unknownRule: (id: string, near: string | undefined) =>
    `Unknown rule ${code(id)}, ${near ? `did you mean ${code(near)}?` : '`medcite rules` lists all'}`,
  stdinAlone: () => 'Unexpected paths beside `-`, expected standard input alone',
  stdinOnce: () => 'Unexpected `-` twice, expected standard input once',
  filenameWithoutStdin: () => '`--stdin-filename` names standard input: expected `-` and no other path',
  contradiction: (first: string, second: string) => `Unexpected ${code(second)} beside ${code(first)}`,
  badPositive: (flag: string, value: string) =>
    `Unexpected ${code(value)} for ${code(flag)}, expected a whole number from 1`,
  missing: (path: string) => `No such file or folder: ${code(path)}`,
  special: (path: string) => `${code(path)} is neither a file nor a folder`,
  empty: (path: string) => `No Markdown file in ${code(path)}, apart from what a \`.gitignore\` names`,
  noMatch: (pattern: string) => `No Markdown file matches ${code(pattern)}`,
  unreadable: (path: string, error: string) => `Cannot read ${code(path)}: ${reason(error, 'en')}`,
  undecodable: (path: string, offset: number, isUtf16: boolean) =>
    `Cannot read ${code(path)}: unexpected byte at offset ${offset}, expected UTF-8${isUtf16 ? '; it looks like UTF-16' : ''}`,
  unwritable: (path: string, error: string) => `Cannot write ${code(path)}: ${reason(error, 'en')}; it is unchanged`,
  changed: (path: string) => `Another program changed ${code(path)} meanwhile; it was not fixed`,
  outside: (path: string) => `${code(path)} is a link to a file outside the given folders; it was not fixed`,
  unsettled: (path: string) => `The fixes of ${code(path)} did not come to an end; it is unchanged`,
  configuration: (place: string, sentence: Text) => `${harmless(place)}: ${harmless(sentence.en)}`,
  noOutput: (error: string) => `Cannot write the results: ${reason(error, 'en')}`,
  noFolder: () => 'The working folder is gone',
  fault: () => 'This is a fault of MedCite, not of your text. Please report it with these lines:',
  interrupted: () => 'Interrupted',
  unread: (path: string, from: number, to: number) =>
    `Cannot read lines ${from} to ${to} of ${code(path)}: this block is too long or too deeply nested`,
  skipped: (path: string) => `${code(path)} was skipped: the configuration ignores it`,
  nothing: () => 'There is nothing to check: the configuration ignores all files',
  tooManyWarnings: (count: number, most: number) =>
    `${count} ${count === 1 ? 'warning' : 'warnings'}, at most ${most} allowed by \`--max-warnings\``,
  wouldFix: (fixes: number, files: number, flag: string) =>
    `${fixes} ${fixes === 1 ? 'fix' : 'fixes'} in ${files} ${files === 1 ? 'file' : 'files'}: ${code(flag)} makes ${fixes === 1 ? 'it' : 'them'}`,
  nothingToFix: () => 'Nothing to fix',
  progress: (done: number, all: number, path: string) => `Checking ${done} of ${all}: ${harmless(path)}`,
  nextFix: (command: string) => `Next: ${harmless(command)}`,
  nextExplain: (rule: string) => `Why: medcite explain ${harmless(rule)}`,
  threadLost: (path: string, why: string) => `Cannot check ${code(path)}: it takes too much memory (${harmless(why)})`,
  cacheDamaged: (path: string) => `The cache ${code(path)} is damaged; it is not used, and rebuilt`,
  cacheVersion: (path: string) => `The cache ${code(path)} is of another version; it is not used, and rebuilt`,
  cacheUnreadable: (path: string, error: string) =>
    `Cannot read the cache ${code(path)}: ${reason(error, 'en')}; it is not used`,
  cacheUnwritable: (path: string, error: string) => `Cannot write the cache ${code(path)}: ${reason(error, 'en')}`,
  badShard: (value: string) =>
    `Unexpected ${code(value)} for \`--shard\`, expected a part of a whole such as \`1/4\`, of at most 1000`,
  linkOutside: (path: string) => `${code(path)} is a link to a file outside its folder; it was not written`,
  cacheForeign: (path: string) =>
    `Unexpected content of ${code(path)}, expected a cache of MedCite; it is left as it is`,
  baselineForeign: (path: string) =>
    `Unexpected content of ${code(path)}, expected a baseline of MedCite; it is left as it is`,
  baselineMissing: (path: string) => `No such baseline: ${code(path)}; \`--update-baseline\` makes it`,
  baselineUnreadable: (path: string, error: string) =>
    `Cannot read the baseline ${code(path)}: ${reason(error, 'en')}; nothing of it is used`,
  baselineSpecial: (path: string) => `Unexpected device or pipe ${code(path)}, expected a baseline`,
  baselineBroken: (place: string, kind: 'damaged' | 'conflict' | 'version' | 'tooLarge', isRebuilt: boolean) => {
    const what = {
      damaged: 'Unexpected content, expected a baseline of MedCite',
      conflict: 'Unexpected merge conflict, expected a baseline of MedCite',
      version: 'Unexpected version, expected a baseline of this version of MedCite',
      tooLarge: 'Unexpected size, expected a baseline of at most 64 MB'
    }[kind]
    const now = isRebuilt
      ? 'it was rebuilt from the files of this run alone'
      : 'nothing of it is used; `--update-baseline` rebuilds it'
    return `${harmless(place)}: ${what}; ${now}`
  },
  baselineKnown: (count: number, path: string) =>
    `${count} known ${count === 1 ? 'finding is' : 'findings are'} in the baseline ${code(path)}`,
  baselineStale: (count: number, path: string) =>
    `${count} ${count === 1 ? 'entry' : 'entries'} of ${code(path)} ${count === 1 ? 'is' : 'are'} no longer needed: \`--update-baseline\` removes ${count === 1 ? 'it' : 'them'}`,
  baselineWritten: (path: string, findings: number, files: number, added: number, removed: number) =>
    `The baseline ${code(path)} now holds ${findings} ${findings === 1 ? 'finding' : 'findings'} in ${files} ${files === 1 ? 'file' : 'files'}: ${added} added, ${removed} removed`,
  baselineSame: (path: string, findings: number, files: number) =>
    `The baseline ${code(path)} is up to date: ${findings} ${findings === 1 ? 'finding' : 'findings'} in ${files} ${files === 1 ? 'file' : 'files'}`,
  baselineUnwritable: (path: string, error: string) =>
    `Cannot write the baseline ${code(path)}: ${error === 'ENOENT' ? 'no such folder' : reason(error, 'en')}`,
  baselineChanged: (path: string) => `Another program changed the baseline ${code(path)} meanwhile; it was not updated`,
  badRevision: (value: string) =>
    `Unexpected ${code(value)} for \`--changed-since\`, expected a revision such as \`main\``,
  unknownRevision: (value: string, isShallow: boolean) =>
    `Unknown revision ${code(value)} for \`--changed-since\`: ${isShallow ? 'this clone is shallow, fetch it first (`fetch-depth: 0`)' : '`git fetch` may know it'}`,
  noGit: () => '`--changed-since` needs `git`, which was not found',
  noRepository: () => '`--changed-since` needs a git repository: this folder is in none',
  foreignRepository: () =>
    'git does not trust this repository, which belongs to someone else: `git config --global --add safe.directory` and its folder',
  gitFailed: (message: string) => `\`--changed-since\` failed, git says: ${code(message)}`,
  nothingChanged: (revision: string) => `No Markdown file has changed since ${code(revision)}`,
  tooLarge: (path: string, most: number, size: number | undefined) =>
    `Cannot read ${code(path)}: ${size === undefined ? 'too long' : `${megabytes(size, 'en')} MB`}, at most ${megabytes(most, 'en')} MB are checked`,
  notAFolder: (path: string) => `${code(path)} is a file, expected a folder`,
  alreadyConfigured: (path: string) => `${code(path)} is there already and stays as it is; nothing was written`,
  notCreated: (path: string, error: string) =>
    `Cannot write ${code(path)}: ${reason(error, 'en')}; nothing was written`,
  noLongerHolds: (path: string, folder: string) =>
    `${code(path)} no longer holds for the files in ${code(folder)}: the nearest configuration alone counts`
}

export type Texts = typeof en

const fr: Texts = {
  unknownCommand: (word, near) =>
    `Commande inconnue ${code(word)}, ${near ? `peut-être ${code(near)}\u202f?` : `pour vérifier des fichiers\u00a0: medcite lint ${harmless(word)}`}`,
  unknownOption: (flag, near, command) =>
    `Option inconnue ${code(flag)}, ${near ? `peut-être ${code(near)}\u202f?` : `${code(`medcite ${command}--help`)} les donne toutes`}`,
  unexpectedValue: flag => `L’option ${code(flag)} ne prend pas de valeur`,
  missingValue: flag => `L’option ${code(flag)} attend une valeur`,
  missingArgument: (name, command) => `${code(`medcite ${command}`)} attend ${code(name)}`,
  tooManyArguments: command =>
    `Trop d’arguments pour ${code(`medcite ${command}`)}\u00a0: voir ${code(`medcite ${command} --help`)}`,
  badValue: (flag, value, known, near) =>
    `${code(value)} inattendu pour ${code(flag)}, attendu\u00a0: ${list(known)}${near ? `\u202f; peut-être ${code(near)}\u202f?` : ''}`,
  badNumber: (flag, value) => `${code(value)} inattendu pour ${code(flag)}, attendu\u00a0: un nombre entier`,
  badRuleSetting: value => `${code(value)} inattendu pour \`--rule\`, attendu\u00a0: règle=gravité`,
  unknownRule: (id, near) =>
    `Règle inconnue ${code(id)}, ${near ? `peut-être ${code(near)}\u202f?` : '`medcite rules` les donne toutes'}`,
  stdinAlone: () => 'Chemins inattendus à côté de `-`, attendu\u00a0: l’entrée standard seule',
  stdinOnce: () => '`-` deux fois inattendu, attendu\u00a0: l’entrée standard une fois',
  filenameWithoutStdin: () => '`--stdin-filename` nomme l’entrée standard, attendu\u00a0: `-` et aucun autre chemin',
  contradiction: (first, second) => `${code(second)} inattendu à côté de ${code(first)}`,
  badPositive: (flag, value) =>
    `${code(value)} inattendu pour ${code(flag)}, attendu\u00a0: un nombre entier à partir de 1`,
  missing: path => `Fichier ou dossier introuvable\u00a0: ${code(path)}`,
  special: path => `${code(path)} n’est ni un fichier ni un dossier`,
  empty: path => `Aucun fichier Markdown dans ${code(path)}, hormis ce qu’un \`.gitignore\` nomme`,
  noMatch: pattern => `Aucun fichier Markdown ne correspond à ${code(pattern)}`,
  unreadable: (path, error) => `Lecture impossible de ${code(path)}\u00a0: ${reason(error, 'fr')}`,
  undecodable: (path, offset, isUtf16) =>
    `Lecture impossible de ${code(path)}\u00a0: octet inattendu à la position ${offset}, UTF-8 attendu${isUtf16 ? '\u202f; cela ressemble à de l’UTF-16' : ''}`,
  unwritable: (path, error) =>
    `Écriture impossible de ${code(path)}\u00a0: ${reason(error, 'fr')}\u202f; il est inchangé`,
  changed: path => `Un autre programme a modifié ${code(path)} entre-temps\u202f; il n’a pas été corrigé`,
  outside: path => `${code(path)} est un lien vers un fichier hors des dossiers donnés\u202f; il n’a pas été corrigé`,
  unsettled: path => `Les corrections de ${code(path)} n’aboutissent pas\u202f; il est inchangé`,
  configuration: (place, sentence) => `${harmless(place)}: ${harmless(sentence.fr)}`,
  noOutput: error => `Écriture des résultats impossible\u00a0: ${reason(error, 'fr')}`,
  noFolder: () => 'Le dossier de travail n’existe plus',
  fault: () => 'C’est une erreur de MedCite, pas de votre texte. Merci de la signaler avec ces lignes\u00a0:',
  interrupted: () => 'Interrompu',
  unread: (path, from, to) =>
    `Lecture impossible des lignes ${from} à ${to} de ${code(path)}\u00a0: ce bloc est trop long ou trop imbriqué`,
  skipped: path => `${code(path)} n’a pas été vérifié\u00a0: la configuration l’ignore`,
  nothing: () => 'Rien à vérifier\u00a0: la configuration ignore tous les fichiers',
  tooManyWarnings: (count, most) =>
    `${count} ${count < 2 ? 'avertissement' : 'avertissements'}, au plus ${most} selon \`--max-warnings\``,
  wouldFix: (fixes, files, flag) =>
    `${fixes} ${fixes < 2 ? 'correction' : 'corrections'} dans ${files} ${files < 2 ? 'fichier' : 'fichiers'}\u00a0: ${code(flag)} ${fixes < 2 ? 'la fait' : 'les fait'}`,
  nothingToFix: () => 'Rien à corriger',
  progress: (done, all, path) => `Vérification ${done} sur ${all}\u00a0: ${harmless(path)}`,
  nextFix: command => `Ensuite\u00a0: ${harmless(command)}`,
  nextExplain: rule => `Pourquoi\u00a0: medcite explain ${harmless(rule)}`,
  threadLost: (path, why) =>
    `Vérification impossible de ${code(path)}\u00a0: elle demande trop de mémoire (${harmless(why)})`,
  cacheDamaged: path => `Le cache ${code(path)} est endommagé\u202f; il n’est pas utilisé, et refait`,
  cacheVersion: path => `Le cache ${code(path)} est d’une autre version\u202f; il n’est pas utilisé, et refait`,
  cacheUnreadable: (path, error) =>
    `Lecture impossible du cache ${code(path)}\u00a0: ${reason(error, 'fr')}\u202f; il n’est pas utilisé`,
  cacheUnwritable: (path, error) => `Écriture impossible du cache ${code(path)}\u00a0: ${reason(error, 'fr')}`,
  badShard: value =>
    `${code(value)} inattendu pour \`--shard\`, attendu\u00a0: une partie d’un tout, par exemple \`1/4\`, de 1000 au plus`,
  linkOutside: path => `${code(path)} est un lien vers un fichier hors de son dossier\u202f; rien n’a été écrit`,
  cacheForeign: path =>
    `Contenu inattendu de ${code(path)}, attendu\u00a0: un cache de MedCite\u202f; il reste ce qu’il est`,
  baselineForeign: path =>
    `Contenu inattendu de ${code(path)}, attendu\u00a0: une baseline de MedCite\u202f; il reste ce qu’il est`,
  baselineMissing: path => `Baseline introuvable\u00a0: ${code(path)}\u202f; \`--update-baseline\` la crée`,
  baselineUnreadable: (path, error) =>
    `Lecture impossible de la baseline ${code(path)}\u00a0: ${reason(error, 'fr')}\u202f; rien n’en est utilisé`,
  baselineSpecial: path => `Périphérique ou tube inattendu ${code(path)}, attendu\u00a0: une baseline`,
  baselineBroken: (place, kind, isRebuilt) => {
    const what = {
      damaged: 'Contenu inattendu, attendu\u00a0: une baseline de MedCite',
      conflict: 'Conflit de fusion inattendu, attendu\u00a0: une baseline de MedCite',
      version: 'Version inattendue, attendu\u00a0: une baseline de cette version de MedCite',
      tooLarge: 'Taille inattendue, attendu\u00a0: une baseline de 64\u00a0Mo au plus'
    }[kind]
    const now = isRebuilt
      ? 'elle a été reconstruite à partir des seuls fichiers de cette exécution'
      : 'rien n’en est utilisé\u202f; `--update-baseline` la reconstruit'
    return `${harmless(place)}: ${what}\u202f; ${now}`
  },
  baselineKnown: (count, path) =>
    `${count} ${count < 2 ? 'constat connu est' : 'constats connus sont'} dans la baseline ${code(path)}`,
  baselineStale: (count, path) =>
    `${count} ${count < 2 ? 'entrée' : 'entrées'} de ${code(path)} ${count < 2 ? 'n’est plus utile' : 'ne sont plus utiles'}\u00a0: \`--update-baseline\` ${count < 2 ? 'la' : 'les'} retire`,
  baselineWritten: (path, findings, files, added, removed) =>
    `La baseline ${code(path)} contient maintenant ${findings} ${findings < 2 ? 'constat' : 'constats'} dans ${files} ${files < 2 ? 'fichier' : 'fichiers'}\u00a0: ${added} ${added < 2 ? 'ajouté' : 'ajoutés'}, ${removed} ${removed < 2 ? 'retiré' : 'retirés'}`,
  baselineSame: (path, findings, files) =>
    `La baseline ${code(path)} est à jour\u00a0: ${findings} ${findings < 2 ? 'constat' : 'constats'} dans ${files} ${files < 2 ? 'fichier' : 'fichiers'}`,
  baselineUnwritable: (path, error) =>
    `Écriture impossible de la baseline ${code(path)}\u00a0: ${error === 'ENOENT' ? 'dossier introuvable' : reason(error, 'fr')}`,
  baselineChanged: path =>
    `Un autre programme a modifié la baseline ${code(path)} entre-temps\u202f; elle n’a pas été mise à jour`,
  badRevision: value =>
    `${code(value)} inattendu pour \`--changed-since\`, attendu\u00a0: une révision, par exemple \`main\``,
  unknownRevision: (value, isShallow) =>
    `Révision inconnue ${code(value)} pour \`--changed-since\`\u00a0: ${isShallow ? 'ce clone est superficiel, il faut d’abord la récupérer (`fetch-depth: 0`)' : '`git fetch` la connaît peut-être'}`,
  noGit: () => '`--changed-since` a besoin de `git`, qui est introuvable',
  noRepository: () => '`--changed-since` a besoin d’un dépôt git\u00a0: ce dossier n’est dans aucun',
  foreignRepository: () =>
    'git ne fait pas confiance à ce dépôt, qui appartient à quelqu’un d’autre\u00a0: `git config --global --add safe.directory` et son dossier',
  gitFailed: message => `\`--changed-since\` a échoué, git dit\u00a0: ${code(message)}`,
  nothingChanged: revision => `Aucun fichier Markdown n’a changé depuis ${code(revision)}`,
  tooLarge: (path, most, size) =>
    `Lecture impossible de ${code(path)}\u00a0: ${size === undefined ? 'trop long' : `${megabytes(size, 'fr')}\u00a0Mo`}, ${megabytes(most, 'fr')}\u00a0Mo au plus sont vérifiés`,
  notAFolder: path => `${code(path)} est un fichier, dossier attendu`,
  alreadyConfigured: path => `${code(path)} existe déjà et reste ce qu’il est\u202f; rien n’a été écrit`,
  notCreated: (path, error) =>
    `Écriture impossible de ${code(path)}\u00a0: ${reason(error, 'fr')}\u202f; rien n’a été écrit`,
  noLongerHolds: (path, folder) =>
    `${code(path)} ne vaut plus pour les fichiers de ${code(folder)}\u00a0: seule compte la configuration la plus proche`
}

export const texts: Readonly<Record<Language, Texts>> = {en, fr}
