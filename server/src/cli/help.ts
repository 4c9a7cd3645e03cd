import type {Command, Help, Option} from 'commander'
import type {Look} from './format/style.ts'
import {helpTexts} from './help-texts.ts'

/** How help looks, for commander's `configureHelp`: what can be done before how, in one language. */
export function helpLook({language, style}: Look): Partial<Help> {
  const {headings, groups} = helpTexts[language]
  return {
    showGlobalOptions: true,
    styleTitle: style.bold,
    subcommandTerm: command => `${command.name()} ${command.usage().replace(/^\[options\] ?/, '')}`.trim(),
    formatHelp(command, help) {
      const width = help.padWidth(command, help)
      const item = (term: string, text: string) => help.formatItem(style.cyan(term), width, text, help)
      const options = new Map<string, string[]>()
      for (const option of [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)]) {
        const heading = headingOf(option, command) ?? (command.parent ? groups.other : headings.options)
        options.set(heading, [
          ...(options.get(heading) ?? []),
          item(help.optionTerm(option), help.optionDescription(option))
        ])
      }
      const sections: [string, string[]][] = [
        [headings.arguments, help.visibleArguments(command).map(one => item(one.name(), one.description))],
        [headings.commands, help.visibleCommands(command).map(one => item(help.subcommandTerm(one), one.summary()))],
        ...options
      ]
      return [
        `${style.bold(headings.usage)} ${help.commandUsage(command)}`,
        '',
        help.boxWrap(command.description(), help.helpWidth ?? 80),
        '',
        ...sections.flatMap(([heading, items]) => help.formatItemList(heading, items, help))
      ].join('\n')
    }
  }
}

const headingOf = ({helpGroupHeading}: Option, command: Command): string | undefined =>
  command.parent ? helpGroupHeading : undefined

/** `text`, said in passing, as a sentence of its own. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
