import type {Edit, Range} from './text.ts'

/** What a message's placeholders stand for. */
export type Data = Readonly<Record<string, string | number>>

/** How bad a finding is: a reader is misled; very likely a mistake; house style or advice. */
export type Severity = 'error' | 'warning' | 'info'

/**
 * How sure a fix is. `safe`: one possible reading, nothing visible is lost, applied by `--fix` and on save.
 * `review`: the author chooses.
 */
export type Safety = 'safe' | 'review'

/** Another place that a finding is about. */
export type Related = {readonly range: Range; readonly messageId: string; readonly data: Data}

/** One way to resolve a finding: all of its edits or none. */
export type Fix = {
  readonly titleId: string
  readonly data: Data
  readonly safety: Safety
  /** Takes words away: offered by itself only, never applied together with others. */
  readonly isAlone?: true
  /** Takes away what no writer wrote: tags, attributes, marks of a machine. */
  readonly removesResidue?: true
  readonly edits: readonly Edit[]
}

/** What a rule found: data, never text, so that one result serves two languages. Offsets of the document. */
export type Finding = {
  readonly rule: string
  readonly messageId: string
  readonly data: Data
  readonly severity: Severity
  readonly range: Range
  /** All that it explains; its range if absent. */
  readonly claim?: Range
  readonly related: readonly Related[]
  readonly fixes: readonly Fix[]
}
