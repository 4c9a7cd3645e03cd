import type {Language, Text} from '../core/language.ts'
import type {Example, Rule} from '../rules/define-rule.ts'
import {ruleOf} from './message.ts'

const words = {
  bad: {en: 'Reported', fr: 'Signalé'},
  seen: {en: 'What readers see today', fr: 'Ce que le lecteur voit aujourd’hui'},
  fixed: {en: 'Mended', fr: 'Corrigé'},
  ok: {en: 'Not reported', fr: 'Non signalé'},
  options: {en: 'Options', fr: 'Options'},
  fix: {en: 'Fix', fr: 'Correction'},
  severity: {en: 'Severity', fr: 'Gravité'},
  off: {en: 'off until you ask for it', fr: 'désactivée sauf demande'},
  since: {en: 'since', fr: 'depuis'},
  error: {en: 'error', fr: 'erreur'},
  warning: {en: 'warning', fr: 'avertissement'},
  info: {en: 'info', fr: 'info'},
  messages: {en: 'Messages', fr: 'Messages'}
}

const fixWords = {
  safe: {en: 'safe: applied by `--fix` and on save', fr: 'sûre : appliquée par `--fix` et à l’enregistrement'},
  review: {en: 'for review: you choose', fr: 'à relire : vous choisissez'},
  none: {en: 'none: only reported', fr: 'aucune : seulement signalé'}
}

/**
 * A rule's page as Markdown: what `medcite explain` prints and what docs/rules holds.
 *
 * @returns
 *   `undefined` when no rule has this id.
 */
export function explain(id: string, language: Language): string | undefined {
  const rule = ruleOf(id)
  return rule && pageOf(rule, language)
}

/** Where the page of the rule with this id, in both languages, can be read. */
export const pageAddressOf = (id: string): string => `https://github.com/medcite/medcite/blob/main/docs/rules/${id}.md`

/** How bad its findings are, and that it is off where nobody asks for it. */
const severityOf = ({severity, isOptIn}: Rule, say: (text: Text) => string): string =>
  isOptIn ? `${say(words.off)} (${say(words[severity])})` : say(words[severity])

/**
 * The page of `rule`, in one language.
 *
 * @param seen
 *   What readers see of an example, as Markdown; left out where nobody can show it.
 */
export function pageOf(rule: Rule, language: Language, seen?: (text: string) => string): string {
  const {title, prose, fix, since, options, messages, examples} = rule
  const say = (text: {en: string; fr: string}) => text[language]
  const colon = language === 'fr' ? '\u00a0:' : ':'
  const lines = [
    `# ${say(title)}`,
    '',
    `\`${rule.id}\` · ${say(words.severity)}${colon} ${severityOf(rule, say)} · ${say(words.fix)}${colon} ${say(fixWords[fix])} · ${say(words.since)} ${since}`,
    '',
    say(prose).trim(),
    '',
    `## ${say(words.messages)}`,
    '',
    ...Object.values(messages).map(message => `- ${say(message)}`)
  ]
  const names = Object.entries(options)
  if (names.length > 0) {
    lines.push(
      '',
      `## ${say(words.options)}`,
      '',
      ...names.map(([name, {text}]) => `- \`${name}\`${colon} ${say(text)}`)
    )
  }
  for (const example of examples) {
    if ('bad' in example) {
      const text = unmarked(example.bad)
      lines.push('', `## ${say(words.bad)}${dialectOf(example)}`, '', fenced(text))
      if (seen && (example.profile ?? 'gfm') === 'gfm') lines.push('', `${say(words.seen)}${colon}`, '', seen(text))
      if (example.fixed !== undefined) lines.push('', `${say(words.fixed)}${colon}`, '', fenced(example.fixed))
    } else lines.push('', `## ${say(words.ok)}${dialectOf(example)}`, '', fenced(example.ok))
  }
  return `${lines.join('\n')}\n`
}

const dialectOf = ({profile}: Example): string => (profile === undefined ? '' : ` (${profile})`)

/** An example without the marks that say where its findings are. */
export const unmarked = (text: string): string => text.replace(text.includes('⟪') ? /[⟪⟫]/g : /[«»]/g, '')

/** A fence longer than any in the text, so that examples of fences stay examples. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}markdown\n${text.replace(/\n$/, '')}\n${fence}`
}
