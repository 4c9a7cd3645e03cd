import type {Command, Help, Option} from 'commander'
import type {Look} from './format/style.ts'
import {padTo, textWidth} from './format/width.ts'
import {wrap} from './format/wrap.ts'
import {helpTexts} from './help-texts.ts'

/** How help looks, for commander's `configureHelp`: what can be done before how, in one language. */
export function helpLook({language, style}: Look): Partial<Help> {
  const {headings, groups} = helpTexts[language]
  return {
    showGlobalOptions: true,
    styleTitle: style.bold,
    subcommandTerm: command => `${command.name()} ${command.usage().replace(/^\[options\] ?/, '')}`.trim(),
    formatHelp(command, help) {
      const columns = help.helpWidth ?? 80
      const width = Math.min(widestTerm, help.padWidth(command, help))
      const item = (term: string, text: string) => itemLines(term, text, width, columns, style.cyan)
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
        folded(command.description(), columns),
        '',
        ...sections.flatMap(([heading, items]) => help.formatItemList(heading, items, help))
      ].join('\n')
    }
  }
}

/** Width of help, in columns: wider lines are hard to read. */
export const columnsOf = ({columns}: Look): number => Math.min(columns, 100)

/** Room for the names of commands and options, in columns; what a longer one does stands under it. */
const widestTerm = 26

/** A name and beside it, or below where it is long, what it means. */
function itemLines(
  term: string,
  text: string,
  width: number,
  columns: number,
  paint: (text: string) => string
): string {
  const indent = ' '.repeat(width + 4)
  const lines = wrap(text, columns - indent.length)
  const [first = '', ...rest] = textWidth(term) > width ? ['', ...lines] : lines
  return [`  ${paint(padTo(term, width))}  ${first}`.trimEnd(), ...rest.map(line => indent + line)].join('\n')
}

/** Fewest columns in which a text is readable. */
const narrowest = 20

/**
 * `text` in lines of at most `columns`. The second line of a list's item begins where its text does: after the first
 * blanks that are wider than one, or else after its indentation.
 */
export const folded = (text: string, columns: number): string =>
  text
    .split('\n')
    .flatMap(line => {
      const [lead = '', first = ''] = /^( *)(?:\S+(?: \S+)*? {2,}|\d+ )?/.exec(line) ?? []
      const indent = columns - lead.length < narrowest ? `${first}    ` : lead
      const [start = '', ...rest] = wrap(line.slice(lead.length), columns - indent.length, lead.length - indent.length)
      return [lead + start, ...rest.map(one => ' '.repeat(indent.length) + one)]
    })
    .join('\n')

const headingOf = ({helpGroupHeading}: Option, command: Command): string | undefined =>
  command.parent ? helpGroupHeading : undefined

/** `text`, said in passing, as a sentence of its own. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
