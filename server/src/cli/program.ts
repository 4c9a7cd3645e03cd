import {Command, Option} from 'commander'
import {version} from '../../../package.json'
import type {Look} from './format/style.ts'
import {columnsOf, folded, helpLook, sentence} from './help.ts'
import {helpTexts} from './help-texts.ts'

export const commandNames = ['lint', 'init', 'citations', 'compare', 'explain', 'rules', 'lsp'] as const
export type CommandName = (typeof commandNames)[number]

/** What stands on the command line, unchecked. An option that is not there is absent. */
export type RawOptions = {
  readonly fix?: true
  readonly fixDryRun?: true
  readonly fixSuggestions?: true
  readonly format?: string
  readonly quiet?: true
  readonly maxWarnings?: string
  readonly language?: string
  readonly color?: boolean
  readonly config?: string
  readonly rule?: readonly string[]
  readonly printConfig?: string
  readonly stdinFilename?: string
  readonly changedSince?: string
  readonly shard?: string
  readonly reportUnusedDisableDirectives?: true
  readonly baseline?: string
  readonly updateBaseline?: true
  readonly cache?: true
  readonly cacheLocation?: string
  readonly concurrency?: string
  readonly parser?: string
  readonly verbose?: true
}

/** What commander tells while it reads the words. */
export type Listener = {
  /** A command was given; at most once. */
  command(name: CommandName, operands: readonly string[], options: RawOptions): void
  /** Help or version, as text to show. */
  write(text: string): void
}

/** The command line's commands and options, with their help, for commander. Throws its `CommanderError`s. */
export function createProgram(look: Look, listener: Listener): Command {
  const say = helpTexts[look.language]
  const helpCommand = new Command('help')
    .argument(`[${say.names.command}]`)
    .usage(`[${say.names.command}]`)
    .summary(say.helpCommand)
    .helpOption(false)
  const program = new Command('medcite')
    .description(say.about)
    .usage(say.programUsage)
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: text => listener.write(text),
      writeErr: text => listener.write(text),
      outputError: () => undefined,
      getOutHelpWidth: () => columnsOf(look),
      getErrHelpWidth: () => columnsOf(look),
      getOutHasColors: () => look.style.isColorSupported,
      getErrHasColors: () => look.style.isColorSupported
    })
    .configureHelp(helpLook(look))
    .helpOption('-h, --help', say.help)
    .addHelpCommand(helpCommand)
    .version(version, '--version', say.version)
    .addOption(new Option('--language <code>', say.options.language))
    .addOption(new Option('--color', say.options.color))
    .addOption(new Option('--no-color', say.options.noColor))
    .addHelpText('after', folded(say.after.program, columnsOf(look)))
  addLint(program, look, listener)
  addInit(program, look, listener)
  addCitations(program, look, listener)
  addCompare(program, look, listener)
  addOthers(program, look, listener)
  return program
}

function addOthers(program: Command, look: Look, listener: Listener): void {
  const say = helpTexts[look.language]
  program
    .command('explain')
    .summary(say.explain)
    .description(sentence(say.explain))
    .usage(`${say.commandUsage} <${say.names.rule}>`)
    .argument(`<${say.names.rule}>`, say.rule)
    .helpOption('-h, --help', say.help)
    .addHelpText('after', folded(say.after.explain, columnsOf(look)))
    .action((rule: string, _own: unknown, command: Command) =>
      listener.command('explain', [rule], command.optsWithGlobals())
    )
  program
    .command('rules')
    .summary(say.rules)
    .description(sentence(say.rules))
    .usage(say.commandUsage)
    .option('--format <name>', say.options.format)
    .helpOption('-h, --help', say.help)
    .action((_own: unknown, command: Command) => listener.command('rules', [], command.optsWithGlobals()))
  program
    .command('lsp')
    .summary(say.lsp)
    .description(sentence(say.lsp))
    .usage(say.commandUsage)
    .option('--stdio', say.options.stdio)
    .helpOption('-h, --help', say.help)
    // The library that most editors' clients are made with adds this word.
    .addOption(new Option('--clientProcessId <id>').hideHelp())
    .action(() => listener.command('lsp', [], {}))
}

function addLint(program: Command, look: Look, listener: Listener): void {
  const say = helpTexts[look.language]
  const {groups, options} = say
  program
    .command('lint')
    .summary(say.lint)
    .description(sentence(say.lint))
    .usage(`${say.commandUsage} [${say.names.paths}…]`)
    .argument(`[${say.names.paths}...]`, say.paths)
    .optionsGroup(groups.fix)
    .option('--fix', options.fix)
    .option('--fix-dry-run', options.fixDryRun)
    .option('--fix-suggestions', options.fixSuggestions)
    .optionsGroup(groups.output)
    .option('--format <name>', options.lintFormat)
    .option('--quiet', options.quiet)
    .option('--max-warnings <n>', options.maxWarnings)
    .optionsGroup(groups.files)
    .option('--changed-since <ref>', options.changedSince)
    .option('--shard <i/n>', options.shard)
    .option('--stdin-filename <file>', options.stdinFilename)
    .optionsGroup(groups.configuration)
    .option('--config <file>', options.config)
    .option('--rule <id=severity>', options.ruleOption, (value: string, before: string[] = []) => [...before, value])
    .option('--report-unused-disable-directives', options.unusedDirectives)
    .option('--print-config <file>', options.printConfig)
    .optionsGroup(groups.baseline)
    .option('--baseline <file>', options.baseline)
    .option('--update-baseline', options.updateBaseline)
    .optionsGroup(groups.speed)
    .option('--cache', options.cache)
    .option('--cache-location <file>', options.cacheLocation)
    .option('--concurrency <n>', options.concurrency)
    .option('--parser <name>', options.parser)
    .optionsGroup(groups.other)
    .helpOption('-h, --help', say.help)
    .addHelpText('after', folded(say.after.lint, columnsOf(look)))
    .action((paths: string[], _own: unknown, command: Command) =>
      listener.command('lint', paths, command.optsWithGlobals())
    )
}

function addInit(program: Command, look: Look, listener: Listener): void {
  const say = helpTexts[look.language]
  program
    .command('init')
    .summary(say.init)
    .description(sentence(say.init))
    .usage(`${say.commandUsage} [${say.names.folder}]`)
    .argument(`[${say.names.folder}]`, say.folder)
    .helpOption('-h, --help', say.help)
    .addHelpText('after', folded(say.after.init, columnsOf(look)))
    .action((folder: string | undefined, _own: unknown, command: Command) =>
      listener.command('init', folder === undefined ? [] : [folder], command.optsWithGlobals())
    )
}

function addCitations(program: Command, look: Look, listener: Listener): void {
  const say = helpTexts[look.language]
  const {groups, options} = say
  program
    .command('citations')
    .summary(say.citations)
    .description(sentence(say.citations))
    .usage(`${say.commandUsage} <${say.names.files}…>`)
    .argument(`[${say.names.files}...]`, say.files)
    .optionsGroup(groups.output)
    .option('--format <name>', options.citationFormat)
    .optionsGroup(groups.configuration)
    .option('--config <file>', options.config)
    .option('--stdin-filename <file>', options.stdinFilename)
    .optionsGroup(groups.other)
    .helpOption('-h, --help', say.help)
    .addHelpText('after', folded(say.after.citations, columnsOf(look)))
    .action((files: string[], _own: unknown, command: Command) =>
      listener.command('citations', files, command.optsWithGlobals())
    )
}

function addCompare(program: Command, look: Look, listener: Listener): void {
  const say = helpTexts[look.language]
  const {groups, options} = say
  program
    .command('compare')
    .summary(say.compare)
    .description(sentence(say.compare))
    .usage(`${say.commandUsage} <a> <b>`)
    .argument('<a>', say.first)
    .argument('<b>', say.second)
    .optionsGroup(groups.output)
    .option('--format <name>', options.format)
    .option('--verbose', options.verbose)
    .optionsGroup(groups.configuration)
    .option('--config <file>', options.config)
    .optionsGroup(groups.other)
    .helpOption('-h, --help', say.help)
    .addHelpText('after', folded(say.after.compare, columnsOf(look)))
    .action((a: string, b: string, _own: unknown, command: Command) =>
      listener.command('compare', [a, b], command.optsWithGlobals())
    )
}
