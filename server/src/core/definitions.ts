import type {KeyedFact} from './fact.ts'
import type {Question} from './model.ts'
import type {Definition} from './syntax/reading.ts'

/** The link definitions of a document, by label. */
export const definitions: KeyedFact<Definition> = {
  of: ({segment: {reading}}) => reading.definitions,
  keyOf: ({label}) => label
}

/** The labels of all link definitions, normalised. */
export const definedLabels: Question<ReadonlySet<string>> = {
  answer: model => new Set(model.group(definitions).keys()),
  isEqual: (a, b) => a.size === b.size && [...a].every(label => b.has(label))
}
