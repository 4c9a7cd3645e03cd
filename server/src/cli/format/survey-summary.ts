import type {Severity} from '../../service/index.ts'
import {defaultBaseline} from '../baseline-file.ts'
import type {DialectShare, IgnoredShare, Survey} from '../survey.ts'
import {count, profileNames} from './counts.ts'
import {harmless, harmlessStart} from './harmless.ts'
import {quoted} from './quoted.ts'
import type {Look} from './style.ts'
import {padTo, textWidth} from './width.ts'
import {wrap} from './wrap.ts'

/** Where a survey was made and what was written, from the working folder. */
export type SurveyPlace = {readonly folder: string; readonly written: string}

/** Most errors and warnings that someone mends by hand before setting up a gate; for more there is a baseline. */
const fewFindings = 20

const words = {
  en: {
    colon: ':',
    here: 'This folder',
    heads: ['Rule', 'Severity', 'Findings', 'Fixable'],
    severities: {error: 'error', warning: 'warning', info: 'info'},
    total: 'Total',
    languages: 'Languages',
    language: {en: 'English', fr: 'French'},
    dialects: 'Dialects',
    ignored: 'Left out',
    unread: 'Unread',
    files: (files: number) => count.en(files, 'file'),
    share: ({pattern, files, findings}: IgnoredShare) =>
      `${pattern} (${count.en(files, 'file')}, ${count.en(findings, 'finding')})`,
    clean: (files: number) => `No problems in ${count.en(files, 'file')}.`,
    written: 'Written',
    next: 'Next',
    dryRun: 'see what --fix would change',
    fix: (fixes: number) => `apply ${fixes === 1 ? 'the safe fix' : `the ${fixes} safe fixes`}`,
    known: 'take what is left as known',
    byHand: (left: number) => `see ${left === 1 ? 'the one that is' : `the ${left} that are`} left, for you to decide`,
    baselineGate: 'the gate, for CI: ends with 1 for what is new',
    gate: 'the gate, for CI: ends with 1 for an error or a warning',
    own: ({profile, files}: DialectShare) =>
      `${count.en(files, 'file')} there in ${profileNames[profile]}’s dialect: a configuration of ${files === 1 ? 'its' : 'their'} own`
  },
  fr: {
    colon: '\u00a0:',
    here: 'Ce dossier',
    heads: ['Règle', 'Gravité', 'Constats', 'Corrigeables'],
    severities: {error: 'erreur', warning: 'avertissement', info: 'info'},
    total: 'Total',
    languages: 'Langues',
    language: {en: 'anglais', fr: 'français'},
    dialects: 'Dialectes',
    ignored: 'Laissés de côté',
    unread: 'Non lus',
    files: (files: number) => count.fr(files, 'fichier'),
    share: ({pattern, files, findings}: IgnoredShare) =>
      `${pattern} (${count.fr(files, 'fichier')}, ${count.fr(findings, 'constat')})`,
    clean: (files: number) => `Aucun constat dans ${count.fr(files, 'fichier')}.`,
    written: 'Écrit',
    next: 'Ensuite',
    dryRun: 'voir ce que --fix changerait',
    fix: (fixes: number) => (fixes < 2 ? 'appliquer la correction sûre' : `appliquer les ${fixes} corrections sûres`),
    known: 'tenir ce qui reste pour connu',
    byHand: (left: number) => `voir ${left < 2 ? 'celui qui reste' : `les ${left} qui restent`}, à vous de trancher`,
    baselineGate: 'le contrôle, pour la CI\u00a0: finit avec 1 pour ce qui est nouveau',
    gate: 'le contrôle, pour la CI\u00a0: finit avec 1 pour une erreur ou un avertissement',
    own: ({profile, files}: DialectShare) =>
      `${count.fr(files, 'fichier')} y ${files < 2 ? 'suit' : 'suivent'} le dialecte de ${profileNames[profile]}\u00a0: une configuration à part`
  }
} as const

/** What a survey found, what was written, and what to do now, for people. */
export function surveySummary(survey: Survey, place: SurveyPlace, look: Look): string {
  const {language, style} = look
  const say = words[language]
  const blocks = [
    factLines(survey, place, look),
    survey.rules.length > 0 ? tableLines(survey, look) : survey.files > 0 ? [style.green(say.clean(survey.files))] : [],
    [`${say.written}${say.colon} ${style.bold(harmless(place.written))}`],
    [`${say.next}${say.colon}`, ...stepLines(nextSteps(survey, place, look), look)]
  ]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

/** Which files there are: by language and dialect, and those that were left out. */
function factLines({files, unread, languages, dialects, ignored}: Survey, {folder}: SurveyPlace, look: Look): string[] {
  const say = words[look.language]
  const facts: [string, string][] = [
    [say.languages, languages.map(one => `${one.files} ${say.language[one.language]}`).join(', ')],
    [
      say.dialects,
      dialects
        .map(share => `${share.files} ${profileNames[share.profile]}${share.evidence ? ` (${share.evidence})` : ''}`)
        .join(', ')
    ],
    [say.ignored, ignored.map(say.share).join(', ')],
    [say.unread, unread > 0 ? say.files(unread) : '']
  ]
  const shown = facts.filter(([, text]) => text !== '')
  const width = Math.max(0, ...shown.map(([label]) => textWidth(label))) + 2
  return [
    look.style.bold(harmlessStart(`${folder === '.' ? say.here : harmless(folder)}${say.colon} ${say.files(files)}`)),
    ...shown.flatMap(([label, text]) =>
      fitted(text, width, look).map((line, index) => `${padTo(index === 0 ? label : '', width)}${line}`)
    )
  ]
}

function tableLines({rules, total}: Survey, look: Look): string[] {
  const say = words[look.language]
  const rows = rules.map(({rule, severity, findings, fixable}): Row => {
    return {cells: [rule, say.severities[severity], String(findings), String(fixable)], severity}
  })
  const sum: Row = {cells: [say.total, '', String(total.findings), String(total.fixable)]}
  const all = [{cells: say.heads}, ...rows, sum]
  const widths = say.heads.map((_, index) => Math.max(...all.map(({cells}) => textWidth(cells[index] ?? ''))))
  const needed = widths.reduce((a, b) => a + b + 2, -2)
  if (look.isWrapped && needed >= look.columns) return [...rows, sum].flatMap(row => stackedRow(row, look))
  const draw = ({cells, severity}: Row) => {
    const [rule = '', word = '', findings = '', fixable = ''] = cells.map((cell, index) =>
      index < 2 ? padTo(cell, widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)
    )
    return [severity ? look.style.bold(rule) : rule, painted(word, severity, look), findings, fixable].join('  ')
  }
  return [look.style.underline(draw({cells: say.heads})), ...[...rows, sum].map(draw)]
}

/** A rule's name, severity and numbers; without a severity: all rules together. */
type Row = {readonly cells: readonly [string, string, string, string]; readonly severity?: Severity}

/** Where a table does not fit, the numbers stand under the name. */
function stackedRow({cells: [name, word, findings, fixable], severity}: Row, look: Look): string[] {
  const {colon, heads} = words[look.language]
  const numbers = `${heads[2]}${colon} ${findings}  ${heads[3]}${colon} ${fixable}`
  return [look.style.bold(name), `  ${severity ? `${painted(word, severity, look)}  ` : ''}${numbers}`]
}

const painted = (text: string, severity: Severity | undefined, {style}: Look): string =>
  severity ? {error: style.red, warning: style.yellow, info: style.cyan}[severity](text) : text

type Step = {readonly command: string; readonly why: string}

/** What to do now, as far as the findings call for it; the gate comes last. */
function nextSteps({total, dialects, profile}: Survey, {folder}: SurveyPlace, {language}: Look): Step[] {
  const say = words[language]
  const path = folder === '.' ? '' : ` ${quoted(folder)}`
  const step = (options: string, why: string): Step => ({command: `medcite lint${options}${path}`, why})
  const steps = dialects.flatMap((share): Step[] => {
    if (share.folder === undefined || share.profile === profile) return []
    return [
      {
        command: `medcite init ${quoted(folder === '.' ? share.folder : `${folder}/${share.folder}`)}`,
        why: say.own(share)
      }
    ]
  })
  if (total.fixable > 0) steps.push(step(' --fix-dry-run', say.dryRun), step(' --fix', say.fix(total.fixable)))
  if (total.left > fewFindings)
    return [...steps, step(' --update-baseline', say.known), step(` --baseline ${defaultBaseline}`, say.baselineGate)]
  if (total.left > 0) steps.push(step('', say.byHand(total.left)))
  return [...steps, step('', say.gate)]
}

function stepLines(steps: readonly Step[], look: Look): string[] {
  const {style, columns, isWrapped} = look
  const width = Math.max(...steps.map(({command}) => textWidth(harmless(command)))) + 2
  const isNarrow = isWrapped && steps.some(({why}) => 2 + width + textWidth(why) >= columns)
  return steps.flatMap(({command, why}) => {
    const shown = harmless(command)
    if (!isNarrow) return [`  ${style.cyan(padTo(shown, width))}${why}`]
    return [`  ${style.cyan(shown)}`, ...fitted(why, 4, look).map(line => `    ${line}`)]
  })
}

/** `text` in lines that fit beside `used` columns, at a terminal. */
const fitted = (text: string, used: number, {columns, isWrapped}: Look): string[] =>
  wrap(harmless(text), isWrapped ? Math.max(20, columns - 1 - used) : Number.POSITIVE_INFINITY).map(harmlessStart)
