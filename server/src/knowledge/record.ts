import type {Language, Text} from '../core/language.ts'

/** Words that are the same in both languages (a name, a code), or one text for each. */
export type Words = string | Text

/** `words` in `language`. */
export const inLanguage = (words: Words, language: Language): string =>
  typeof words === 'string' ? words : words[language]

/**
 * How much weight an address carries: the authority's own page; a copy of its register, label or product information;
 * peer-reviewed or professional press; a trial registry or a copy of its record; a journal article or its abstract; a
 * congress abstract; the sponsor; a preprint, where it is all there is. General press and aggregators have no place here.
 */
type Tier = 'official' | 'official-copy' | 'professional' | 'registry' | 'article' | 'congress' | 'sponsor' | 'preprint'

/** Where a fact was read. Dates are ISO, as precise as known: `2021`, `2021-07` or `2021-07-30`. */
export type Source = {
  readonly name: Words
  readonly url: string
  readonly tier: Tier
  /** Date that the source itself bears; absent when it shows none. */
  readonly date?: string
  /** Day on which we read it. */
  readonly seen: string
}

/** What a fact is about, in the order in which a reader wants to know it. */
export type FactKind =
  | 'definition'
  | 'class'
  | 'target'
  | 'mechanism'
  | 'modality'
  | 'atc'
  | 'approval'
  | 'status'
  | 'phase'
  | 'design'
  | 'population'
  | 'intervention'
  | 'comparator'
  | 'enrolment'
  | 'primary'
  | 'result'
  | 'sponsor'
  | 'registration'
  | 'scope'
  | 'usage'
  | 'safety'

/**
 * Three values, never mixed up: `known`, the sources say it; `absent`, an authority lists such things and has none;
 * `unknown`, we looked and found no source that can be trusted. The value says it in words in all three cases.
 */
type FactState = 'known' | 'absent' | 'unknown'

/** One statement with the sources that carry it; at least one. */
export type Fact = {
  readonly kind: FactKind
  readonly state: FactState
  readonly value: Words
  /** When it happened (an approval, a status), as precise as the sources: year, month or day. */
  readonly date?: string
  /** Who decided: `EC`, `FDA`, `NMPA`. */
  readonly agency?: string
  /** Limit or disagreement; to be shown wherever the fact is shown. */
  readonly note?: Text
  readonly sources: readonly Source[]
}

/** Spellings that are also ordinary words, and the words of which one must stand near before they count. */
type Context = {readonly forms: readonly string[]; readonly words: readonly string[]}

type Base = {
  readonly id: string
  /** Other spellings under which a text may name it. */
  readonly synonyms: readonly string[]
  readonly context?: Context
  readonly facts: readonly Fact[]
}

/** A medicine, a cell therapy, a compound. `names.fr` is absent where no French name was read: show the English one. */
export type Therapy = Base & {
  readonly type: 'therapy'
  readonly names: {readonly en: string; readonly fr?: string}
  readonly brands: readonly {readonly name: string; readonly region: string}[]
  readonly codes: readonly string[]
  readonly trials: readonly string[]
}

/**
 * How a registration number was tied to its trial: two independent sources print the pair; one prints it and another
 * agrees by design; the register's own record names the trial.
 */
type RegistrationCheck = 'two-sources' | 'design-match' | 'own-register'

/** A number under which a trial is registered. Only pairs that were checked are kept. */
export type Registration = {
  readonly number: string
  readonly check: RegistrationCheck
  readonly sources: readonly Source[]
}

/** A trial; {@link names} is its title for display, also when it has an acronym. */
export type Trial = Base & {
  readonly type: 'trial'
  readonly acronym?: string
  readonly names: Text
  readonly registrations: readonly Registration[]
  readonly therapy?: string
  /** Ids of {@link Work}s. */
  readonly publications: readonly string[]
}

/** A disease, a score, an institution, a repository. */
export type Term = Base & {readonly type: 'term'; readonly names: Text}

/** What kind of text a work is. */
type WorkKind = 'randomised-trial' | 'early-trial' | 'meta-analysis' | 'systematic-review' | 'review' | 'guideline'

/** A publication that texts cite. {@link sources} carry title, journal, year and identifiers. */
export type Work = Base & {
  readonly type: 'work'
  readonly title: string
  readonly journal: string
  readonly year: number
  /** Volume, issue and pages as printed, e.g. `382(3):211-221`. */
  readonly place?: string
  readonly kind: WorkKind
  readonly doi: string
  readonly pmid?: string
  readonly pmcid?: string
  /** Addresses that lead to it and hold no identifier. */
  readonly urls: readonly string[]
  readonly sources: readonly Source[]
}

/** Anything of which something is known. */
export type KnownRecord = Therapy | Trial | Term | Work

/** The bundled file: records by id, and the latest day on which one of their sources was read. */
export type Bundle = {readonly version: 1; readonly asOf: string; readonly records: readonly KnownRecord[]}

/**
 * What is known of an identifier. Where nothing is known there is no answer at all: *unknown* is not *absent*.
 * `absent` is said by an authority only, never by a gap in a table.
 */
export type Answer =
  | {readonly state: 'known'; readonly record: KnownRecord; readonly source: string; readonly asOf: string}
  | {readonly state: 'absent'; readonly source: string; readonly asOf: string}

/** Name of `record` to be shown in `language`: acronym, French name where one was read, title. */
export function nameOf(record: KnownRecord, language: Language): string {
  if (record.type === 'work') return record.title
  if (record.type === 'trial' && record.acronym) return record.acronym
  return (language === 'fr' ? record.names.fr : undefined) ?? record.names.en
}
