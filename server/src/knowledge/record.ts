import type {Language, Text} from '../core/language.ts'

/** Words that are the same in both languages (a name, a code), or one text for each. */
export type Words = string | Text

/** `words` in `language`. */
export const inLanguage = (words: Words, language: Language): string =>
  typeof words === 'string' ? words : words[language]

/**
 * How much weight an address carries: the authority's own page; a copy of its register, label or product information;
 * peer-reviewed or professional press; a trial registry or a copy of its record; a journal article or its abstract; a
 * congress abstract; the sponsor; a preprint, where it is all there is. General press and aggregators may only stand
 * beside a source of another weight.
 */
export const tiers = [
  'official',
  'official-copy',
  'professional',
  'registry',
  'article',
  'congress',
  'sponsor',
  'preprint',
  'press'
] as const
export type Tier = (typeof tiers)[number]

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
export const factKinds = [
  'definition',
  'class',
  'target',
  'mechanism',
  'modality',
  'atc',
  'indication',
  'approval',
  'status',
  'phase',
  'design',
  'population',
  'intervention',
  'comparator',
  'enrolment',
  'primary',
  'result',
  'sponsor',
  'registration',
  'scope',
  'usage',
  'safety'
] as const
export type FactKind = (typeof factKinds)[number]

/**
 * Three values, never mixed up: `known`, the sources say it; `absent`, an authority lists such things and has none;
 * `unknown`, we looked and found no source that can be trusted. The value says it in words in all three cases.
 */
export const factStates = ['known', 'absent', 'unknown'] as const
export type FactState = (typeof factStates)[number]

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
  /** Sources that print its names, brands and codes. */
  readonly namedBy: readonly Source[]
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
export const registrationChecks = ['two-sources', 'design-match', 'own-register'] as const
export type RegistrationCheck = (typeof registrationChecks)[number]

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
  /** Id of a {@link Therapy}. */
  readonly therapy?: string
  /** Ids of {@link Work}s. */
  readonly publications: readonly string[]
}

/** What medical words stand for: a disease, a score or a set of criteria, an organisation or a server, anything else. */
export const termTypes = ['condition', 'instrument', 'institution', 'concept'] as const
export type Term = Base & {readonly type: (typeof termTypes)[number]; readonly names: Text}

/** What kind of text a work is. */
export const workKinds = [
  'randomised-trial',
  'single-arm-trial',
  'early-trial',
  'extension-study',
  'observational-study',
  'case-series',
  'meta-analysis',
  'systematic-review',
  'review',
  'guideline'
] as const
export type WorkKind = (typeof workKinds)[number]

/** Authors as printed (family name, initials): the first ones, at most six; `more` when the source names others. */
export type Authors = {readonly first: readonly string[]; readonly more: boolean}

/** A publication that texts cite. {@link sources} carry title, journal, year and identifiers. */
export type Work = Base & {
  readonly type: 'work'
  readonly title: string
  readonly journal: string
  /** Absent where they were not read. */
  readonly authors?: Authors
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

/** A record that a text can name in words; works are named by identifiers. */
export type NamedRecord = Therapy | Trial | Term

/** Whether `record` is a mere term: no trial, no therapy, no work. */
export const isTerm = (record: KnownRecord): record is Term => termTypes.some(type => type === record.type)

/** Every source that `record` names, in its order. */
export const allSources = (record: KnownRecord): Source[] => [
  ...record.namedBy,
  ...(record.type === 'trial' ? record.registrations.flatMap(({sources}) => sources) : []),
  ...(record.type === 'work' ? record.sources : []),
  ...record.facts.flatMap(({sources}) => sources)
]

/** Latest day on which a source of `record` was read, ISO. */
export const lastRead = (record: KnownRecord): string => latest(allSources(record))

/** Latest day on which one of `sources` was read, ISO; empty where there is none. */
export const latest = (sources: readonly Source[]): string =>
  sources
    .map(({seen}) => seen)
    .sort()
    .at(-1) ?? ''

/**
 * What is known of an identifier. Where nothing is known there is no answer at all: *unknown* is not *absent*.
 * `absent` is said by an authority only, never by a gap in a table.
 */
export type Answer =
  | {readonly state: 'known'; readonly record: KnownRecord; readonly asOf: string}
  | {readonly state: 'absent'; readonly source: string; readonly asOf: string}

/** Name of `record` to be shown in `language`: acronym, French name where one was read, title. */
export function nameOf(record: KnownRecord, language: Language): string {
  if (record.type === 'work') return record.title
  if (record.type === 'trial' && record.acronym) return record.acronym
  return (language === 'fr' ? record.names.fr : undefined) ?? record.names.en
}
