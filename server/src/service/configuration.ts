import * as v from 'valibot'
import type {Severity} from '../core/finding.ts'
import type {Language, Text} from '../core/language.ts'
import {nearest} from '../core/nearest.ts'
import {profiles} from '../core/profile.ts'
import {type Knowledge, knowledge} from '../knowledge/index.ts'
import {rules} from '../rules/index.ts'
import type {ProfileSetting} from './profile.ts'

/** Language of messages: the host's, the document's, or one of the two. */
export type LanguageSetting = 'auto' | 'document' | Language

/** How one rule runs. */
export type RuleConfiguration = {
  readonly severity: Severity | 'off'
  readonly options: Readonly<Record<string, unknown>>
}

/** Everything that changes what is found and how it is said. Immutable. */
export type Configuration = {
  readonly language: LanguageSetting
  /** The dialect of Markdown that the readers' renderer knows. */
  readonly profile: ProfileSetting
  readonly rules: ReadonlyMap<string, RuleConfiguration>
  /** Glob patterns of files that are not checked. */
  readonly ignore: readonly string[]
  /** Months after which a fact that was not read again counts as stale. */
  readonly staleAfter: number
  /** What is known: what MedCite ships, under the workspace's own records. */
  readonly knowledge: Knowledge
  /** Tells the day, ISO; asked at each check. Absent: what lies in the future is not looked for. */
  readonly clock?: () => string
}

/** What is wrong with a configuration, and where: keys from the top of the file. */
export type ConfigurationProblem = {readonly path: readonly (string | number)[]; readonly text: Text}

/** A configuration and what was not taken from its source. */
export type Configured = {readonly configuration: Configuration; readonly problems: readonly ConfigurationProblem[]}

export const severities = ['off', 'info', 'warning', 'error'] as const
export const languageSettings = ['auto', 'document', 'en', 'fr'] as const
export const profileSettings = ['auto', ...profiles] as const
/** Months; the default is how old a status may well be. */
export const staleAfterRange = {least: 1, most: 240, default: 12} as const
const topKeys = ['language', 'profile', 'ignore', 'rules', 'staleAfter', '$schema']

/** What holds where nothing is configured. */
export const defaultConfiguration: Configuration = {
  language: 'auto',
  profile: 'auto',
  rules: new Map(
    rules.map(rule => [
      rule.id,
      {
        severity: rule.isOptIn ? 'off' : rule.severity,
        options: Object.fromEntries(
          Object.entries(rule.options).map(([name, {schema}]) => [name, v.parse(schema, undefined)])
        )
      }
    ])
  ),
  ignore: [],
  staleAfter: staleAfterRange.default,
  knowledge
}

/**
 * `base` with what `value` says: the content of a configuration file or of an editor's settings.
 *
 * @returns
 *   What is right is taken, the rest is a problem each; never throws.
 */
export function configure(value: unknown, base: Configuration = defaultConfiguration): Configured {
  const problems: ConfigurationProblem[] = []
  if (!isRecord(value)) return {configuration: base, problems: [notAn([], 'object', 'objet')]}
  let {language, profile, ignore, staleAfter} = base
  for (const key of Object.keys(value)) {
    if (!topKeys.includes(key)) problems.push(unknownKey([key], key, topKeys))
  }
  if (value['language'] !== undefined) {
    const setting = languageSettings.find(one => one === value['language'])
    if (setting) language = setting
    else problems.push(notOneOf(['language'], value['language'], languageSettings))
  }
  if (value['profile'] !== undefined) {
    const setting = profileSettings.find(one => one === value['profile'])
    if (setting) profile = setting
    else problems.push(notOneOf(['profile'], value['profile'], profileSettings))
  }
  if (value['ignore'] !== undefined) {
    const patterns = value['ignore']
    if (Array.isArray(patterns) && patterns.every(one => typeof one === 'string')) ignore = patterns
    else problems.push(notAn(['ignore'], 'array of strings', 'tableau de chaînes'))
  }
  if (value['staleAfter'] !== undefined) {
    const months = value['staleAfter']
    const {least, most} = staleAfterRange
    if (Number.isInteger(months) && Number(months) >= least && Number(months) <= most) staleAfter = Number(months)
    else
      problems.push(notAn(['staleAfter'], `integer of ${least} to ${most} months`, `entier de ${least} à ${most} mois`))
  }
  const configuration = {
    ...base,
    language,
    profile,
    ignore,
    staleAfter,
    rules: configureRules(value['rules'], base, problems)
  }
  return {configuration, problems}
}

function configureRules(value: unknown, base: Configuration, problems: ConfigurationProblem[]): Configuration['rules'] {
  if (value === undefined) return base.rules
  if (!isRecord(value)) {
    problems.push(notAn(['rules'], 'object', 'objet'))
    return base.rules
  }
  const result = new Map(base.rules)
  for (const [id, setting] of Object.entries(value)) {
    const rule = rules.find(one => one.id === id)
    const before = base.rules.get(id)
    if (rule && before) result.set(id, configureRule(id, setting, before, problems))
    else problems.push(unknownKey(['rules', id], id, [...base.rules.keys()]))
  }
  return result
}

function configureRule(
  id: string,
  setting: unknown,
  before: RuleConfiguration,
  problems: ConfigurationProblem[]
): RuleConfiguration {
  const path = ['rules', id]
  const given = isRecord(setting) ? setting : {severity: setting}
  const options = {...before.options}
  let {severity} = before
  for (const [name, value] of Object.entries(given)) {
    if (name === 'severity') {
      const known = severities.find(one => one === value)
      if (known) severity = known
      else if (value !== undefined && value !== null)
        problems.push(notOneOf(isRecord(setting) ? [...path, name] : path, value, severities))
      continue
    }
    const option = rules.find(one => one.id === id)?.options[name]
    if (!option) {
      const names = ['severity', ...Object.keys(before.options)]
      problems.push(unknownKey([...path, name], name, names))
      continue
    }
    const parsed = v.safeParse(option.schema, value ?? undefined)
    if (parsed.success) options[name] = parsed.output
    else problems.push(notOneOf([...path, name], value, [parsed.issues[0].expected ?? '']))
  }
  return {severity, options}
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function unknownKey(path: readonly string[], key: string, known: readonly string[]): ConfigurationProblem {
  const near = nearest(key, known)
  return {
    path,
    text: {
      en: `Unknown key \`${key}\`${near ? `, did you mean \`${near}\`?` : `, expected one of ${list(known)}`}`,
      fr: `Clé inconnue \`${key}\`${near ? `, peut-être \`${near}\` ?` : `, attendu : ${list(known)}`}`
    }
  }
}

function notOneOf(path: readonly string[], value: unknown, known: readonly string[]): ConfigurationProblem {
  const found = JSON.stringify(value) ?? 'undefined'
  const near = typeof value === 'string' ? nearest(value, known) : undefined
  return {
    path,
    text: {
      en: `Unexpected \`${found}\`, expected ${known.length > 1 ? 'one of ' : ''}${list(known)}${near ? `; did you mean \`${near}\`?` : ''}`,
      fr: `\`${found}\` inattendu, attendu : ${list(known)}${near ? ` ; peut-être \`${near}\` ?` : ''}`
    }
  }
}

const notAn = (path: readonly string[], en: string, fr: string): ConfigurationProblem => ({
  path,
  text: {en: `Expected an ${en}`.replace(/an (?=[^aeiou])/, 'a '), fr: `Attendu : ${fr}`}
})

const list = (names: readonly string[]): string => names.map(name => `\`${name}\``).join(', ')
