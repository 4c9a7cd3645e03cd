import ignore from 'ignore'
import {grouped} from '../core/grouped.ts'
import type {Language, Profile, Severity} from '../service/index.ts'
import type {Dialect} from './dialect.ts'

/** Of a finding, what is counted. Kept small: there may be very many. */
export type SurveyedFinding = {readonly rule: string; readonly severity: Severity; readonly isFixable: boolean}

/** A document with what was found in it. */
export type SurveyedFile = {
  /** From the surveyed folder, with slashes. */
  readonly path: string
  readonly language: Language
  readonly dialect: Dialect
  readonly findings: readonly SurveyedFinding[]
  /** A configuration further down holds for it, not the one of the surveyed folder. */
  readonly isForeign: boolean
}

export type RuleCount = {
  readonly rule: string
  /** The gravest with which it was found. */
  readonly severity: Severity
  readonly findings: number
  /** How many of them `--fix` would resolve. */
  readonly fixable: number
}

/** Documents that are written alike. */
export type DialectShare = {
  readonly profile: Profile
  readonly files: number
  /** What tells it: a path from the surveyed folder, or an ending. */
  readonly evidence?: string
  /** The folder further down that it is told of. */
  readonly folder?: string
}

/** A pattern of files that are better left alone, with how many there are and what they would bring. */
export type IgnoredShare = {readonly pattern: string; readonly files: number; readonly findings: number}

/** What a folder holds: the counts are those of `medcite lint` under the configuration that this calls for. */
export type Survey = {
  readonly files: number
  /** How many more could not be read. */
  readonly unread: number
  /** Most frequent first, as the others are. */
  readonly languages: readonly {readonly language: Language; readonly files: number}[]
  readonly dialects: readonly DialectShare[]
  readonly profile: Profile | 'auto'
  readonly ignored: readonly IgnoredShare[]
  readonly rules: readonly RuleCount[]
  readonly total: {
    readonly findings: number
    readonly fixable: number
    /** Errors and warnings that `--fix` would leave. */
    readonly left: number
  }
}

/** Names of folders that hold other people's texts, or what a program has made. */
const foreignFolders: ReadonlySet<string> = new Set(
  'vendor vendors third_party third-party thirdparty bower_components venv renv packrat _build _site _book'.split(' ')
)

/** Names, without their ending, of documents that a repository has beside its texts. */
const housekeeping: ReadonlySet<string> = new Set(
  'changelog changes history news license licence copying notice code_of_conduct third_party_notices authors'.split(' ')
)

/**
 * What `files` come to.
 *
 * @param profile
 *   The setting under which they were checked.
 * @param relative
 *   Gives the path from the surveyed folder, with slashes, of an absolute one.
 */
export function survey(
  files: readonly SurveyedFile[],
  unread: number,
  profile: Profile | 'auto',
  relative: (path: string) => string
): Survey {
  const ignored = ignoredShares(files)
  const matcher = ignore().add(ignored.map(({pattern}) => pattern))
  const kept = files.filter(({path, isForeign}) => isForeign || !matcher.ignores(path))
  const rules = countRules(kept)
  const findings = kept.flatMap(file => file.findings)
  return {
    files: kept.length,
    unread,
    languages: mostFirst(kept, ({language}) => language).map(([language, {length}]) => ({language, files: length})),
    dialects: mostFirst(kept, ({dialect}) => `${dialect.profile} ${evidenceOf(dialect, relative)}`).map(
      shareOf(relative)
    ),
    profile,
    ignored,
    rules,
    total: {
      findings: findings.length,
      fixable: findings.filter(({isFixable}) => isFixable).length,
      left: findings.filter(({severity, isFixable}) => severity !== 'info' && !isFixable).length
    }
  }
}

const shareOf =
  (relative: (path: string) => string) =>
  ([, files]: readonly [string, readonly SurveyedFile[]]): DialectShare => {
    const dialect: Dialect = files[0]?.dialect ?? {profile: 'gfm'}
    const evidence = evidenceOf(dialect, relative)
    const folder = dialect.marker && relative(dialect.marker.scope)
    const isBelow = folder !== undefined && !/^\.(?:\.|$)/.test(folder)
    return {profile: dialect.profile, files: files.length, ...(evidence && {evidence}), ...(isBelow && {folder})}
  }

const evidenceOf = ({marker, ending}: Dialect, relative: (path: string) => string): string =>
  marker ? relative(marker.path) : (ending ?? '')

/** The pattern that a document falls under, if it is of a kind that is better left alone. */
function patternOf(path: string): string | undefined {
  const segments = path.split('/')
  const name = segments.pop() ?? ''
  const folder = segments.find(segment => foreignFolders.has(segment.toLowerCase()))
  if (folder !== undefined) return `${folder}/`
  return housekeeping.has(
    name
      .replace(/\.[^.]*$/, '')
      .toLowerCase()
      .replaceAll('-', '_')
  )
    ? name
    : undefined
}

/** Patterns whose documents bring findings; others would only be a rule more to read. */
function ignoredShares(files: readonly SurveyedFile[]): IgnoredShare[] {
  const candidates = files.filter(({isForeign}) => !isForeign)
  // A `.gitignore` does not tell cases apart here, and neither do these patterns.
  return mostFirst(candidates, ({path}) => patternOf(path)?.toLowerCase())
    .map(([, group]) => ({
      pattern: patternOf(group[0]?.path ?? '') ?? '',
      files: group.length,
      findings: group.reduce((sum, {findings}) => sum + findings.length, 0)
    }))
    .filter(({findings}) => findings > 0)
    .sort((a, b) => b.findings - a.findings || (a.pattern < b.pattern ? -1 : 1))
}

const gravity: Readonly<Record<Severity, number>> = {error: 2, warning: 1, info: 0}

const countRules = (files: readonly SurveyedFile[]): RuleCount[] =>
  mostFirst(
    files.flatMap(({findings}) => findings),
    ({rule}) => rule
  ).map(([rule, group]) => ({
    rule,
    severity: group.map(({severity}) => severity).reduce((a, b) => (gravity[b] > gravity[a] ? b : a)),
    findings: group.length,
    fixable: group.filter(({isFixable}) => isFixable).length
  }))

/** `items` by key, the largest group first, then by key; those without a key are left out. */
const mostFirst = <Item, Key extends string>(
  items: readonly Item[],
  keyOf: (item: Item) => Key | undefined
): (readonly [Key, readonly Item[]])[] =>
  [...grouped(items, keyOf)]
    .flatMap(([key, group]) => (key === undefined ? [] : [[key, group] as const]))
    .sort(([a, {length: many}], [b, {length: few}]) => few - many || (a < b ? -1 : 1))
