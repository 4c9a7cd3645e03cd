import {CommanderError} from 'commander'
import {severities} from '../service/configuration.ts'
import {type Language, nearest, type Parser, parsers, rules, type Severity} from '../service/index.ts'
import {defaultBaseline} from './baseline-file.ts'
import {defaultCache} from './cache.ts'
import {type FormatName, formatNames} from './format/index.ts'
import type {Look} from './format/style.ts'
import {helpTexts} from './help-texts.ts'
import {ExpectedError} from './io.ts'
import {type CommandName, commandNames, createProgram, type RawOptions} from './program.ts'
import {parseShard, type Shard} from './shard.ts'
import {type Texts, texts} from './texts.ts'

/** Formats of what is no report. */
export const pageFormats = ['stylish', 'json'] as const
export type PageFormat = (typeof pageFormats)[number]

export const citationFormats = ['table', 'json', 'csv'] as const
export type CitationFormat = (typeof citationFormats)[number]

/** What a command reads. */
export type Input = {
  /** As given; `-` stands alone, for standard input. */
  readonly paths: readonly string[]
  readonly config?: string
  readonly stdinFilename?: string
}

export type LintCommand = Input & {
  readonly name: 'lint'
  readonly fix: 'none' | 'safe' | 'suggestions'
  readonly isDryRun: boolean
  readonly format: FormatName
  readonly isQuiet: boolean
  /** Absent: none, or any number when warnings are not even reported. */
  readonly maxWarnings?: number
  readonly rules: ReadonlyMap<string, Severity | 'off'>
  /** Absent: as configured, or else as the system speaks. */
  readonly language?: Language
  readonly printConfig?: string
  /** A git revision: only what differs from it is checked. */
  readonly changedSince?: string
  readonly shard?: Shard
  /** Path of the file of known findings, as given; absent: none. */
  readonly baseline?: string
  readonly updatesBaseline: boolean
  /** Path of the cache, as given; absent: none. */
  readonly cache?: string
  /** How many documents are analysed at a time; absent: as many as pay. */
  readonly concurrency?: number
  /** Who reads the documents; absent: the fast reader where it is sure. */
  readonly parser?: Parser
}

export type InitCommand = {
  readonly name: 'init'
  /** As given; the working folder when none was. */
  readonly folder: string
}

export type CitationsCommand = Input & {readonly name: 'citations'; readonly format: CitationFormat}

export type CompareCommand = {
  readonly name: 'compare'
  /** As given; one of them may be `-`, for standard input. */
  readonly paths: readonly [string, string]
  readonly format: PageFormat
  /** Whether citations that only moved are told, too. */
  readonly isVerbose: boolean
  readonly config?: string
}

/** Whether standard input is to be fixed and passed on to standard output. */
export const isFilter = ({paths, fix, isDryRun}: LintCommand): boolean =>
  paths[0] === '-' && fix !== 'none' && !isDryRun

/** What to do, checked. */
export type Command =
  | LintCommand
  | InitCommand
  | CitationsCommand
  | CompareCommand
  | {readonly name: 'explain'; readonly rule: string}
  | {readonly name: 'rules'; readonly format: PageFormat}
  | {readonly name: 'lsp'}
  /** Show this; `isUsage` when it was not asked for but is all that can be said. */
  | {readonly name: 'show'; readonly text: string; readonly isUsage: boolean}

/**
 * What `argv`, the words after the program's name, ask for.
 *
 * @throws {ExpectedError}
 *   One sentence about what is wrong with them, with the nearest word that is right.
 */
export function parseArguments(argv: readonly string[], look: Look): Command {
  const say = texts[look.language]
  let shown = ''
  let command: Command | undefined
  const program = createProgram(look, {
    write: text => {
      shown += text
    },
    command: (name, operands, options) => {
      command = toCommand(name, operands, options, look)
    }
  })
  try {
    program.parse([...argv], {from: 'user'})
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (shown === '') throw new ExpectedError(problemOf(error, argv, program, say))
    return {name: 'show', text: `${shown.trimEnd()}\n`, isUsage: error.exitCode !== 0}
  }
  return command ?? {name: 'show', text: shown, isUsage: true}
}

function toCommand(name: CommandName, operands: readonly string[], options: RawOptions, look: Look): Command {
  const say = texts[look.language]
  const language = oneOf('--language', options.language, ['en', 'fr'] as const, say)
  if (name === 'lsp') return {name}
  if (name === 'init') return {name, folder: operands[0] ?? '.'}
  if (name === 'explain') return {name, rule: knownRule(operands[0] ?? '', say)}
  const {config, stdinFilename} = options
  if (name === 'citations') {
    if (operands.length === 0 && stdinFilename === undefined) {
      throw new ExpectedError(say.missingArgument(helpTexts[look.language].names.files, name))
    }
    const chosen = oneOf('--format', options.format, citationFormats, say)
    return {name, paths: pathsOf(operands, options, say), format: chosen ?? 'table', config, stdinFilename}
  }
  if (name === 'compare') {
    const [a = '', b = ''] = operands
    if (a === '-' && b === '-') throw new ExpectedError(say.stdinOnce())
    const chosen = oneOf('--format', options.format, pageFormats, say)
    return {name, paths: [a, b], format: chosen ?? 'stylish', isVerbose: options.verbose ?? false, config}
  }
  if (name === 'rules') return {name, format: oneOf('--format', options.format, pageFormats, say) ?? 'stylish'}
  const format = oneOf('--format', options.format, formatNames, say)
  return lintCommand(operands, options, format ?? 'stylish', language, say)
}

function lintCommand(
  operands: readonly string[],
  options: RawOptions,
  format: FormatName,
  language: Language | undefined,
  say: Texts
): LintCommand {
  const paths = pathsOf(operands, options, say)
  refuseContradictions(paths, options, say)
  return {
    name: 'lint',
    paths,
    fix: options.fixSuggestions ? 'suggestions' : options.fix || options.fixDryRun ? 'safe' : 'none',
    isDryRun: options.fixDryRun ?? false,
    format,
    isQuiet: options.quiet ?? false,
    maxWarnings: wholeNumber('--max-warnings', options.maxWarnings, say),
    config: options.config,
    rules: new Map([
      ...(options.reportUnusedDisableDirectives ? [['unused-suppression', 'error'] as const] : []),
      ...(options.rule ?? []).map(setting => ruleSetting(setting, say))
    ]),
    language,
    printConfig: options.printConfig,
    stdinFilename: options.stdinFilename,
    changedSince: options.changedSince,
    shard: options.shard === undefined ? undefined : shardOf(options.shard, say),
    baseline: options.baseline ?? (options.updateBaseline ? defaultBaseline : undefined),
    updatesBaseline: options.updateBaseline ?? false,
    cache: options.cacheLocation ?? (options.cache ? defaultCache : undefined),
    concurrency: positiveNumber('--concurrency', options.concurrency, say),
    parser: oneOf('--parser', options.parser, parsers, say)
  }
}

/** Options that ask for two different things. */
function refuseContradictions(paths: readonly string[], options: RawOptions, say: Texts): void {
  const refuse = (first: string, second: string): never => {
    throw new ExpectedError(say.contradiction(first, second))
  }
  if (options.fixDryRun && options.format !== undefined && options.format !== 'stylish') {
    refuse('--fix-dry-run', `--format ${options.format}`)
  }
  if (options.updateBaseline && options.shard !== undefined) refuse('--update-baseline', '--shard')
  // A dry run tells what could be fixed, not what is found.
  if (options.fixDryRun && options.updateBaseline) refuse('--fix-dry-run', '--update-baseline')
  if (options.fixDryRun && options.baseline !== undefined) refuse('--fix-dry-run', '--baseline')
  if (options.fixDryRun && options.maxWarnings !== undefined) refuse('--fix-dry-run', '--max-warnings')
  if (paths[0] !== '-') return
  if (options.changedSince !== undefined) refuse('-', '--changed-since')
  if (options.shard !== undefined) refuse('-', '--shard')
  if (options.updateBaseline) refuse('-', '--update-baseline')
}

function pathsOf(operands: readonly string[], {stdinFilename}: RawOptions, say: Texts): readonly string[] {
  if (operands.includes('-') && operands.some(path => path !== '-')) throw new ExpectedError(say.stdinAlone())
  if (operands.includes('-')) return ['-']
  if (stdinFilename === undefined) return operands.length > 0 ? operands : ['.']
  if (operands.length > 0) throw new ExpectedError(say.filenameWithoutStdin())
  return ['-']
}

function ruleSetting(setting: string, say: Texts): [string, Severity | 'off'] {
  const [, id, value] = /^([^=]*)=(.*)$/s.exec(setting) ?? []
  if (id === undefined || value === undefined) throw new ExpectedError(say.badRuleSetting(setting))
  const severity = oneOf('--rule', value, severities, say)
  return [knownRule(id, say), severity ?? 'off']
}

function knownRule(id: string, say: Texts): string {
  const ids = rules.map(rule => rule.id)
  if (!ids.includes(id)) throw new ExpectedError(say.unknownRule(id, nearest(id, ids)))
  return id
}

function oneOf<T extends string>(
  flag: string,
  value: string | undefined,
  known: readonly T[],
  say: Texts
): T | undefined {
  const found = known.find(one => one === value)
  if (value !== undefined && !found) throw new ExpectedError(say.badValue(flag, value, known, nearest(value, known)))
  return found
}

function wholeNumber(flag: string, value: string | undefined, say: Texts): number | undefined {
  if (value !== undefined && !/^\d{1,9}$/.test(value)) throw new ExpectedError(say.badNumber(flag, value))
  return value === undefined ? undefined : Number(value)
}

function positiveNumber(flag: string, value: string | undefined, say: Texts): number | undefined {
  const number = wholeNumber(flag, value, say)
  if (number === 0) throw new ExpectedError(say.badPositive(flag, '0'))
  return number
}

function shardOf(value: string, say: Texts): Shard {
  const shard = parseShard(value)
  if (!shard) throw new ExpectedError(say.badShard(value))
  return shard
}

/** Commander's error as a sentence of ours: it tells what went wrong by its code, and of what between quotes. */
function problemOf(
  {code, message}: CommanderError,
  argv: readonly string[],
  program: ReturnType<typeof createProgram>,
  say: Texts
): string {
  const word = /'([\s\S]*)'/.exec(message)?.[1] ?? ''
  const name = commandNames.find(one => one === argv.find(arg => commandNames.some(known => known === arg)))
  const options = [...program.options, ...(program.commands.find(one => one.name() === name)?.options ?? [])]
  const flags = options.flatMap(({long}) => long ?? [])
  switch (code) {
    case 'commander.unknownOption': {
      const flag = word.replace(/=[\s\S]*/, '')
      if (flags.includes(flag)) return say.unexpectedValue(flag)
      return say.unknownOption(flag, nearest(flag, [...flags, '--help']), name ? `${name} ` : '')
    }
    case 'commander.unknownCommand':
      return say.unknownCommand(word, nearest(word, [...commandNames, 'help']))
    case 'commander.optionMissingArgument':
      return say.missingValue(word.replace(/ [\s\S]*/, ''))
    case 'commander.missingArgument':
      return say.missingArgument(word, name ?? '')
    default:
      return say.tooManyArguments(name ?? '')
  }
}

/** The language to speak: what the words or else the environment ask for, or English. */
export function chooseLanguage(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const at = argv.findIndex(word => word === '--language' || word.startsWith('--language='))
  const given = argv[at]?.split('=')[1] ?? argv[at + 1]
  if (at >= 0 && (given === 'en' || given === 'fr')) return given
  const system = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return /^fr(?:[_.@-]|$)/i.test(system) ? 'fr' : 'en'
}

/** Whether to colour results: the words decide, then NO_COLOR and FORCE_COLOR, then the terminal. */
export function chooseColor(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean
): boolean {
  const given = argv.findLast(word => word === '--color' || word === '--no-color')
  if (given) return given === '--color'
  if (env['NO_COLOR']) return false
  const forced = env['FORCE_COLOR']
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false'
  return isTerminal && env['TERM'] !== 'dumb'
}
