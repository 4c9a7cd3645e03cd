import {explain} from '../service/index.ts'
import {type Command, chooseColor, chooseLanguage, parseArguments} from './arguments.ts'
import {citations} from './citations.ts'
import {compare} from './compare.ts'
import {complainTo} from './complain.ts'
import {harmless} from './format/harmless.ts'
import {page} from './format/page.ts'
import {ruleJson, ruleTable} from './format/rule-list.ts'
import {type Look, styleOf} from './format/style.ts'
import {init} from './init.ts'
import {type ExitCode, ExpectedError, exit, type Io} from './io.ts'
import {lint} from './lint.ts'
import {texts} from './texts.ts'

/** Width taken for what is no terminal, in columns. */
const defaultColumns = 100

/**
 * Run the command line. Never exits, never prints except through `io`.
 *
 * @param argv
 *   The words after the program's name.
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const language = chooseLanguage(argv, io.env)
  const style = styleOf(chooseColor(argv, io.env, io.isTerminal.out))
  const columns = io.columns ?? defaultColumns
  const look: Look = {language, style, columns, isWrapped: io.columns !== undefined}
  try {
    return await run(parseArguments(argv, look), io, look)
  } catch (error) {
    if (error instanceof ExpectedError) {
      complainTo(io, look)([error.message])
      return exit.failure
    }
    io.err(faultText(error, texts[language].fault()))
    return exit.fault
  }
}

async function run(command: Command, io: Io, look: Look): Promise<ExitCode> {
  switch (command.name) {
    case 'lint':
      return lint(command, io, look)
    case 'init':
      return init(command, io, look)
    case 'citations':
      return citations(command, io, look)
    case 'compare':
      return compare(command, io, look)
    case 'explain':
      io.out(page(explain(command.rule, look.language) ?? '', look))
      return exit.ok
    case 'rules':
      io.out(command.format === 'json' ? ruleJson(look) : ruleTable(look))
      return exit.ok
    case 'lsp':
      await io.startServer()
      return exit.ok
    case 'show':
      if (command.isUsage) io.err(command.text)
      else io.out(command.text)
      return command.isUsage ? exit.failure : exit.ok
  }
}

/** Our own fault, with the stack; each line has a sign before it, so that none is taken for a command. */
export function faultText(error: unknown, sentence: string): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const lines = stack.split(/\r\n|\n|\r/).map(line => `  | ${harmless(line)}`)
  return `medcite: ${sentence}\n${lines.join('\n')}\n`
}
