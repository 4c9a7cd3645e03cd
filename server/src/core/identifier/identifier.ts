import type {Range} from '../text.ts'

/**
 * Kinds of identifiers. `trial` is any number given by a registry of trials; `url` is a web address for which no
 * better identity is known.
 */
export type Scheme = 'doi' | 'pmid' | 'pmcid' | 'trial' | 'url'

/** An identifier in canonical form, the key under which all spellings of one source meet. */
export type Identifier = {readonly scheme: Scheme; readonly value: string}

/** An identifier and where it is written, as UTF-16 offsets of the text that was searched. */
export type FoundIdentifier = {readonly identifier: Identifier; readonly range: Range}

/**
 * What one file of this folder says about its scheme.
 *
 * The parser gives every spelling that it accepts the same value. Patterns start with a rare literal and hold no
 * nested quantifiers, so that a search is linear in the text.
 */
export type IdentifierScheme = {
  readonly scheme: Scheme
  /** Matches the identifier in running text; its first group is what {@link normalise} takes. */
  readonly pattern: RegExp
  /** Canonical value, or `undefined` when the text only looks like one. */
  normalise(text: string): string | undefined
  /** Value named by a parsed address of one of the scheme's own hosts, or `undefined`. */
  fromUrl(url: URL): string | undefined
  /** Landing page that readers should be sent to. */
  landingPage(value: string): string
}

/** `scheme:value`, a key for maps. */
export const keyOf = ({scheme, value}: Identifier): string => `${scheme}:${value}`

/** Whether both denote one source; `false` when either is unknown. */
export const isSame = (a: Identifier | undefined, b: Identifier | undefined): boolean =>
  a !== undefined && b !== undefined && a.scheme === b.scheme && a.value === b.value
