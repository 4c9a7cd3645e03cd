import {explain, type Language, pageAddressOf, rules, type Severity} from '../../service/index.ts'

/** What SARIF calls our severities. */
export const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note'
}

/** What GitHub calls them in a rule. */
const problemSeverities: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation'
}

const byId = new Map(rules.map(rule => [rule.id, rule]))

/**
 * A rule as a `reportingDescriptor`; its help is its page in both languages, since one file serves a team that reads
 * both. No `precision`: we have measured none.
 *
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#reportingdescriptor-object
 */
export function descriptorOf(id: string, language: Language) {
  const rule = byId.get(id)
  const name = id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
  if (!rule) return {id, name}
  const {title, prose, severity, isOptIn, category} = rule
  const help = `${explain(id, 'en') ?? ''}\n---\n\n${explain(id, 'fr') ?? ''}`
  return {
    id,
    name,
    shortDescription: {text: title[language]},
    fullDescription: {text: firstParagraph(prose[language])},
    helpUri: pageAddressOf(id),
    help: {text: help, markdown: help},
    defaultConfiguration: {enabled: !isOptIn, level: levels[severity]},
    properties: {category, tags: [category], 'problem.severity': problemSeverities[severity]}
  }
}

const firstParagraph = (prose: string): string => (prose.trim().split(/\n\s*\n/, 1)[0] ?? '').replace(/\s*\n\s*/g, ' ')
