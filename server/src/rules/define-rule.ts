import type * as v from 'valibot'
import type {Citation} from '../core/citation.ts'
import type {Suppression} from '../core/directive.ts'
import type {KeyedFact, Placed} from '../core/fact.ts'
import type {Data, Fix, Related, Safety, Severity} from '../core/finding.ts'
import type {Language, Text} from '../core/language.ts'
import type {Model} from '../core/model.ts'
import type {Part} from '../core/part.ts'
import type {Profile} from '../core/profile.ts'
import type {DefectKind} from '../core/scan/index.ts'
import type {Segment} from '../core/segment.ts'
import type {Edit, Range} from '../core/text.ts'
import type {Knowledge} from '../knowledge/index.ts'

/** Groups of rules, in the order in which they win over each other where two are about one place. */
export const categories = ['syntax', 'emphasis', 'identity', 'evidence', 'bibliography', 'form', 'language'] as const
export type Category = (typeof categories)[number]

/** An option of a rule: how its value is checked, and what it is called in the settings. */
export type RuleOption = {readonly schema: v.GenericSchema; readonly text: Text}
export type RuleOptions = Readonly<Record<string, RuleOption>>
export type OptionValues<O extends RuleOptions> = {readonly [K in keyof O]: v.InferOutput<O[K]['schema']>}

/** Names of the `{placeholders}` of a message. */
type Placeholder<M extends string> = M extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never

/** A message in both languages, whose placeholders are known to the compiler from the English one. */
export type Messages = Readonly<Record<string, Text>>

/** What a finding's placeholders need, and optionally its fixes and related places. */
export type Report<M extends Text> = Readonly<Record<Placeholder<M['en']>, string | number>> & {
  readonly fixes?: readonly Fix[]
  readonly related?: readonly Related[]
  /** All that the finding explains, its range if absent: what other syntax rules see there are its symptoms. */
  readonly claim?: Range
}

type Common<M extends Messages, O extends RuleOptions> = {
  readonly language: Language
  readonly knowledge: Knowledge
  readonly options: OptionValues<O>
  report<Id extends keyof M & string>(messageId: Id, range: Range, data: Report<M[Id]>): void
}

/** What a segment rule sees: one segment, with offsets relative to it. Its findings are kept while the segment lives. */
export type SegmentContext<M extends Messages, O extends RuleOptions> = Common<M, O> & {readonly segment: Segment}

/**
 * What a rule on citations sees: those of one segment, with what the document says of them. Offsets are the segment's; a
 * place elsewhere says where. Its findings are kept until the segment or what its references lead to changes.
 */
export type CitationsContext<M extends Messages, O extends RuleOptions> = Common<M, O> & {
  readonly part: Part
  readonly segment: Segment
  readonly citations: readonly Citation[]
  /**
   * The day of the check, ISO, for rules that say `needs: 'day'`; absent where no door has told it: then nothing lies in
   * the future.
   */
  readonly today: string | undefined
}

/**
 * What a document rule sees: the whole document. Offsets are the document's. It is run again only when something changed
 * that it asked the model for.
 */
export type DocumentContext<M extends Messages, O extends RuleOptions> = Common<M, O> & {readonly model: Model}

/**
 * What a rule on groups sees: what belongs together wherever it stands, as all places that cite one source. Offsets are the
 * document's. Only groups that an edit touched are judged again, and all of them when something changed that the rule asked
 * the model for.
 */
export type GroupContext<M extends Messages, O extends RuleOptions, Item> = DocumentContext<M, O> & {
  readonly key: string
  /** In the order of the text; at least one. */
  readonly places: readonly Placed<Item>[]
}

/** What the rule on suppressions sees: those that silence nothing. */
export type SuppressionContext<M extends Messages> = {
  readonly unused: readonly Suppression[]
  report<Id extends keyof M & string>(messageId: Id, range: Range, data: Report<M[Id]>): void
}

/** A kind of breakage, as docs/taxonomy.md counts them. */
export type Kind = `${'L' | 'R' | 'F' | 'E' | 'U' | 'D' | 'I' | 'N' | 'X' | 'W' | 'P'}${number}`

/**
 * A text that a rule must report, stay silent on, or mend. `«…»` marks where each finding is, or `⟪…⟫` in a text that
 * has guillemets of its own.
 */
export type Example =
  | {readonly ok: string; readonly options?: Data; readonly profile?: Profile; readonly today?: string}
  | {
      readonly bad: string
      /** The kinds that it shows, for docs/taxonomy.md. */
      readonly kinds?: readonly Kind[]
      readonly profile?: Profile
      /** Message ids, in the order of the marks. */
      readonly reports: readonly string[]
      /** The text after the first fix of every finding. */
      readonly fixed?: string
      readonly options?: Readonly<Record<string, unknown>>
      /** The day of the check, ISO, where that is what the example is about. */
      readonly today?: string
      /** Longest text that is read, in UTF-16 units, where that is what the example is about. */
      readonly limit?: number
      /** See the reading option of this name. */
      readonly isPoisoned?: boolean
    }

export type Rule<M extends Messages = Messages, O extends RuleOptions = RuleOptions, Item = unknown> = {
  /** Names the bad thing; also the file's name. */
  readonly id: string
  readonly title: Text
  /** Markdown: why it matters, what renderers make of it, how it is mended. */
  readonly prose: Text
  readonly since: string
  readonly category: Category
  /** Severity of its findings where nothing else is configured. */
  readonly severity: Severity
  /** Messages that are milder than {@link severity}; where another severity is configured, it holds for all. */
  readonly milder?: {readonly [Id in keyof M]?: Severity}
  /** Off unless it is configured: a matter of taste, or of the kind of text. */
  readonly isOptIn?: true
  /** Strongest safety that it ever offers. */
  readonly fix: Safety | 'none'
  readonly options: O
  readonly messages: M
  /** Titles of its fixes and messages of its related places. */
  readonly titles: Messages
  readonly examples: readonly Example[]
} & (
  | {readonly scope: 'segment'; check(context: SegmentContext<M, O>): void}
  | {readonly scope: 'document'; check(context: DocumentContext<M, O>): void}
  | {
      readonly scope: 'group'
      /** What its groups are made of. The same object for the same knowledge. */
      of(knowledge: Knowledge): KeyedFact<Item>
      check(context: GroupContext<M, O, Item>): void
    }
  | {
      readonly scope: 'citations'
      /**
       * It looks at the day, only to find what lies in the future: on a later day it reports the same or less, so that its
       * silence may be kept.
       */
      readonly needs?: 'day'
      check(context: CitationsContext<M, O>): void
    }
  | {readonly scope: 'suppressions'; check(context: SuppressionContext<M>): void}
)

/** Declare a rule. Gives back what it gets; its types make a wrong placeholder or a missing translation an error. */
export const defineRule = <const M extends Messages, const O extends RuleOptions, Item>(
  rule: Rule<M, O, Item>
): Rule<M, O, Item> => rule

/** Every part of a rule but the one that finds something. */
type Description<M extends Messages> = Omit<Rule<M, Record<never, never>>, 'scope' | 'check' | 'options'>

/**
 * Declare a rule that reports what the scanners of `core/scan` find: its message ids are their kinds, and the titles of
 * its fixes are those that their repairs name.
 */
export const defineDefectRule = <const M extends Readonly<Partial<Record<DefectKind, Text>>>>(
  rule: Description<M & Messages>
): Rule =>
  ({
    ...rule,
    options: {},
    scope: 'segment',
    check({segment, report}) {
      for (const {kind, range, claim, data = {}, repairs} of segment.defects) {
        if (!Object.hasOwn(rule.messages, kind)) continue
        const fixes = repairs.map(({data: known = {}, ...fix}): Fix => ({...fix, data: {...data, ...known}}))
        report(kind, range, {...data, fixes, ...(claim && {claim})})
      }
    }
  }) satisfies Rule

/** A fix made of one replacement. */
export const replace = (range: Range, text: string, titleId: string, safety: Safety, data: Data = {}): Fix => ({
  titleId,
  data,
  safety,
  edits: [{...range, text}]
})

/** A fix made of several edits, applied together or not at all. */
export const edits = (titleId: string, safety: Safety, list: readonly Edit[], data: Data = {}): Fix => ({
  titleId,
  data,
  safety,
  edits: list
})

/** A related place. */
export const related = (range: Range, messageId: string, data: Data = {}): Related => ({range, messageId, data})
