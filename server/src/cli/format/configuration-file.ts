import {type Language, type Profile, rules} from '../../service/index.ts'
import type {DialectShare, IgnoredShare, RuleCount, Survey} from '../survey.ts'
import {count, profileNames} from './counts.ts'
import {harmless} from './harmless.ts'
import {padTo, textWidth} from './width.ts'
import {wrap} from './wrap.ts'

/** Widest a line of comment gets, in columns. */
const maxColumns = 100

/** Most rules that are listed; of the others it is told how many they are. */
const maxRules = 20

const words = {
  en: {
    head: 'MedCite: how the Markdown files in this folder and below are checked, in the editor and by `medcite lint`.',
    counts: ({files, total}: Survey) =>
      `When this was written: ${count.en(files, 'file')}, ${count.en(total.findings, 'finding')}, of which \`medcite lint --fix\` mends ${total.fixable}.`,
    how: 'What stands behind // does not hold: take the // away to make it hold. Keys and values: docs/medcite.schema.json of MedCite.',
    language: 'Language of messages: `auto` (that of the editor or terminal), `document`, `en` or `fr`.',
    profile:
      'Dialect in which all files are read: `auto` (.qmd: Quarto, .Rmd: Pandoc, others: GitHub), `gfm`, `commonmark`, `pandoc`, `quarto`, `myst` or `obsidian`.',
    share: ({profile, files, evidence}: DialectShare) =>
      `${profileNames[profile]}: ${count.en(files, 'file')}${evidence ? ` (${evidence})` : ''}.`,
    ignore: 'Files that are not checked, in the patterns of a .gitignore.',
    ignored: 'These bring findings and are hardly what you publish:',
    ignoredShare: ({files, findings}: IgnoredShare) => `${count.en(findings, 'finding')} in ${count.en(files, 'file')}`,
    staleAfter: 'Months after which hovers in the editor mark a fact whose source nobody has read again.',
    rules:
      'Severity of a rule: `error` and `warning` make `medcite lint` end with 1, `info` is advice, `off` is silence. What a rule reports, and its options: medcite explain RULE.',
    found: 'Found most, with a milder severity: advice where it makes the run fail, silence where it is advice.',
    ruleCount: ({severity, findings, fixable}: RuleCount) =>
      `${severity}, ${count.en(findings, 'finding')}, ${fixable === findings ? '--fix mends all' : fixable > 0 ? `--fix mends ${fixable}` : '--fix mends none'}`,
    more: (others: number, findings: number) => `${count.en(others, 'more rule')}: ${count.en(findings, 'finding')}.`,
    optIn: 'Off until asked for:'
  },
  fr: {
    head: 'MedCite\u00a0: comment sont vérifiés les fichiers Markdown de ce dossier et de ceux qu’il contient, dans l’éditeur et par `medcite lint`.',
    counts: ({files, total}: Survey) =>
      `À l’écriture\u00a0: ${count.fr(files, 'fichier')}, ${count.fr(total.findings, 'constat')}, dont ${total.fixable} que \`medcite lint --fix\` corrige.`,
    how: 'Ce qui suit // ne vaut pas\u00a0: ôter les // pour que cela vaille. Clés et valeurs\u00a0: docs/medcite.schema.json de MedCite.',
    language: 'Langue des messages\u00a0: `auto` (celle de l’éditeur ou du terminal), `document`, `en` ou `fr`.',
    profile:
      'Dialecte dans lequel sont lus tous les fichiers\u00a0: `auto` (.qmd\u00a0: Quarto, .Rmd\u00a0: Pandoc, autres\u00a0: GitHub), `gfm`, `commonmark`, `pandoc`, `quarto`, `myst` ou `obsidian`.',
    share: ({profile, files, evidence}: DialectShare) =>
      `${profileNames[profile]}\u00a0: ${count.fr(files, 'fichier')}${evidence ? ` (${evidence})` : ''}.`,
    ignore: 'Fichiers non vérifiés, dans les motifs d’un .gitignore.',
    ignored: 'Ceux-ci amènent des constats et ne sont guère ce que vous publiez\u00a0:',
    ignoredShare: ({files, findings}: IgnoredShare) =>
      `${count.fr(findings, 'constat')} dans ${count.fr(files, 'fichier')}`,
    staleAfter: 'Mois après lesquels l’éditeur marque, au survol, un fait dont personne n’a relu la source.',
    rules:
      'Gravité d’une règle\u00a0: `error` et `warning` font finir `medcite lint` avec 1, `info` est un conseil, `off` la tait. Ce qu’une règle signale, et ses options\u00a0: medcite explain RÈGLE.',
    found:
      'Les plus fréquentes, avec une gravité plus douce\u00a0: conseil pour celle qui fait échouer, silence pour un conseil.',
    ruleCount: ({severity, findings, fixable}: RuleCount) =>
      `${severity}, ${count.fr(findings, 'constat')}, ${fixable === findings ? '--fix corrige tout' : fixable > 0 ? `--fix en corrige ${fixable}` : '--fix n’en corrige aucun'}`,
    more: (others: number, findings: number) =>
      `${count.fr(others, 'autre règle', 'autres règles')}\u00a0: ${count.fr(findings, 'constat')}.`,
    optIn: 'Éteintes, sauf demande\u00a0:'
  }
} as const

/**
 * A `.medciterc.jsonc` for what was surveyed. Every key is there with what it does, and holds only where it differs from its
 * default; what would hold without the `//` before it is right, too.
 */
export function configurationFile(survey: Survey, language: Language): string {
  const say = words[language]
  const lines = [
    ...comment(say.head),
    ...comment(say.counts(survey)),
    ...comment(say.how),
    '{',
    ...comment(say.language, 2),
    '  // "language": "auto",',
    '',
    ...profileLines(survey, language),
    '',
    ...ignoreLines(survey, language),
    '',
    ...comment(say.staleAfter, 2),
    '  // "staleAfter": 12,',
    '',
    ...comment(say.rules, 2),
    '  "rules": {',
    ...ruleLines(survey, language),
    '  }',
    '}'
  ]
  return `${lines.join('\n')}\n`
}

function profileLines({profile, dialects}: Survey, language: Language): string[] {
  const say = words[language]
  const isPlain = profile === 'auto' && dialects.every(({evidence}) => evidence === undefined)
  return [
    ...comment(say.profile, 2),
    ...(isPlain ? [] : dialects.flatMap(share => comment(say.share(share), 2))),
    profile === 'auto' ? '  // "profile": "auto",' : `  "profile": "${profile satisfies Profile}",`
  ]
}

function ignoreLines({ignored}: Survey, language: Language): string[] {
  const say = words[language]
  if (ignored.length === 0) return [...comment(say.ignore, 2), '  // "ignore": [],']
  const entries = ignored.map(
    ({pattern}, index) => `${JSON.stringify(pattern)}${index < ignored.length - 1 ? ',' : ''}`
  )
  const notes = ignored.map(share => say.ignoredShare(share))
  return [...comment(`${say.ignore} ${say.ignored}`, 2), '  "ignore": [', ...aligned(entries, notes, '    '), '  ],']
}

function ruleLines({rules: found}: Survey, language: Language): string[] {
  const say = words[language]
  const listed = found.slice(0, maxRules)
  const others = found.slice(maxRules)
  const milder = listed.map(({rule, severity}) => `"${rule}": "${severity === 'info' ? 'off' : 'info'}",`)
  const rest = others.reduce((sum, {findings}) => sum + findings, 0)
  const optIn = rules.filter(({id, isOptIn}) => isOptIn && !found.some(({rule}) => rule === id))
  return [
    ...(listed.length > 0 ? comment(say.found, 4) : []),
    ...aligned(milder, listed.map(say.ruleCount), '    // '),
    ...(others.length > 0 ? comment(say.more(others.length, rest), 4) : []),
    ...comment(say.optIn, 4),
    ...aligned(
      optIn.map(({id, severity}) => `"${id}": "${severity}",`),
      optIn.map(({title}) => title[language]),
      '    // '
    )
  ]
}

/** Each entry with its note behind it, the notes under each other. */
function aligned(entries: readonly string[], notes: readonly string[], lead: string): string[] {
  const width = Math.max(0, ...entries.map(textWidth))
  return entries.map((entry, index) => `${lead}${padTo(entry, width)} // ${harmless(notes[index] ?? '')}`)
}

/** `text` in lines of comment; what comes of paths cannot end one. */
const comment = (text: string, indent = 0): string[] =>
  wrap(harmless(text), maxColumns - indent - 3).map(line => `${' '.repeat(indent)}// ${line}`)
