import type {Snapshot} from '../core/document.ts'
import type {Data, Finding, Fix, Related} from '../core/finding.ts'
import type {Language} from '../core/language.ts'
import type {Rule} from '../rules/define-rule.ts'
import {rules} from '../rules/index.ts'
import type {LanguageSetting} from './configuration.ts'
import {sharedTitles} from './texts.ts'

/** Longest piece of a document that is quoted in a message, in UTF-16 units. */
const quoteLimit = 120

const byId = new Map<string, Rule>(rules.map(rule => [rule.id, rule]))

/** The rule with this id, or `undefined`. */
export const ruleOf = (id: string): Rule | undefined => byId.get(id)

/** Language in which a document's messages are said. `host` is the editor's or the terminal's. */
export const languageOf = (setting: LanguageSetting, snapshot: Snapshot, host: Language): Language =>
  setting === 'auto' ? host : setting === 'document' ? snapshot.language : setting

/** A finding as one sentence of plain text. */
export const messageOf = ({rule, messageId, data}: Finding, language: Language): string =>
  fill(byId.get(rule)?.messages[messageId]?.[language] ?? messageId, data)

/** A related place's message. */
export const relatedMessageOf = (rule: string, {messageId, data}: Related, language: Language): string =>
  fill(byId.get(rule)?.titles[messageId]?.[language] ?? messageId, data)

/** A fix's title, as it stands in the editor's menu. */
export const titleOf = (rule: string, {titleId, data}: Fix, language: Language): string =>
  fill(byId.get(rule)?.titles[titleId]?.[language] ?? titleId, data)

/** Title of an action that every finding has. */
export const sharedTitle = (id: keyof typeof sharedTitles, data: Data, language: Language): string =>
  fill(sharedTitles[id][language], data)

/** `template` with its `{placeholders}` replaced by `data`; text from a document is made printable and short. */
export const fill = (template: string, data: Data): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = data[name]
    return value === undefined ? whole : quoted(String(value))
  })

function quoted(text: string): string {
  const visible = printable(text.replace(/\s+/g, ' ')).replaceAll('`', 'ˋ')
  return visible.length > quoteLimit ? `${visible.slice(0, quoteLimit - 1).replace(/[\ud800-\udbff]$/, '')}…` : visible
}

/**
 * `text` with every control, bidirectional and invisible character shown as its code point, so that text from a
 * document can neither command a terminal nor hide in an editor. Line endings and tabs are shown too.
 */
export const printable = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u3164\uffa0]/gu,
    unit => `\\u{${(unit.codePointAt(0) ?? 0).toString(16)}}`
  )
