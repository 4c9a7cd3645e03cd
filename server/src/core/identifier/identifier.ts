import type {Range} from '../text.ts'

/**
 * Kinds of identifiers. `trial` is any number given by a registry of trials; `url` is a web address for which no
 * better identity is known.
 */
export type Scheme =
  | 'doi'
  | 'pmid'
  | 'pmcid'
  | 'pii'
  | 'issn'
  | 'isbn'
  | 'orcid'
  | 'arxiv'
  | 'hal'
  | 'prospero'
  | 'nbk'
  | 'trial'
  | 'url'

/** An identifier in canonical form, the key under which all spellings of one source meet. */
export type Identifier = {readonly scheme: Scheme; readonly value: string}

/** An identifier and where it is written, as UTF-16 offsets of the text that was searched. */
export type FoundIdentifier = {readonly identifier: Identifier; readonly range: Range}

/**
 * What a check character says of a value. `isCertain`: no identifier that was ever registered is known to break it;
 * otherwise a real one may.
 */
export type CheckCharacter = {
  readonly isRight: boolean
  readonly found: string
  readonly expected: string
  readonly isCertain: boolean
}

/**
 * What is wrong with a text that was meant as an identifier. `spelling`: its letters, spaces or dashes; `digit`: a letter
 * where a digit belongs; `length`: too few or too many digits; `glued`: two of them without a space; `part`: a part is
 * missing; `kind`: the number of another scheme stands under this one's name.
 */
export type Fault = 'spelling' | 'digit' | 'length' | 'glued' | 'part' | 'kind'

/** A text that was meant as an identifier and is none: UTF-16 offsets of the text that was searched. */
export type Misspelling = {
  readonly range: Range
  readonly fault: Fault
  /** Who gives such identifiers, or what they are called: `ClinicalTrials.gov`, `DOI`. */
  readonly name: string
  /** How one looks, with letters for digits: `NCT00000000`. */
  readonly form: string
  /** What may have been meant, as it is to be written in `range`, likeliest first; empty when it cannot be told. */
  readonly meant: readonly string[]
  /** Whether {@link meant} has one entry and nothing else can have been meant. */
  readonly isSafe: boolean
}

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
  /** Found in every text in which {@link pattern} is: it is looked for first, which is many times faster. */
  readonly hint: RegExp
  /** The part of a match's first group that is the identifier, `''` for none; absent: all of it. */
  trim?(written: string): string
  /** Canonical value, or `undefined` when the text only looks like one. */
  normalise(text: string): string | undefined
  /** Value named by a parsed address of one of the scheme's own hosts, or `undefined`. */
  fromUrl(url: URL): string | undefined
  /** DOI of the same source, canonical: then that is its identity. Absent or `undefined`: it cannot be told. */
  doiOf?(value: string): string | undefined
  /** Landing page that readers should be sent to, or `undefined` where none can be told from the value. */
  landingPage(value: string): string | undefined
  /** What the check character of a canonical value says; `undefined` where it has none. Absent: the scheme has none. */
  check?(value: string): CheckCharacter | undefined
  /** What was meant as one and is none, by place, in text where addresses and code are blanked. Absent: not looked for. */
  findMisspellings?(text: string): readonly Misspelling[]
}

/** `scheme:value`, a key for maps. */
export const keyOf = ({scheme, value}: Identifier): string => `${scheme}:${value}`

/** Older articles of Elsevier, whose DOI is `10.1016/` and their PII. */
const itemOf = ({scheme, value}: Identifier): string | undefined =>
  scheme === 'pii' ? `10.1016/${value.toLowerCase()}` : scheme === 'doi' ? value : undefined

/** Whether both denote one source; `false` when either is unknown. */
export const isSame = (a: Identifier | undefined, b: Identifier | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  (a.scheme === b.scheme ? a.value === b.value : itemOf(a) !== undefined && itemOf(a) === itemOf(b))
