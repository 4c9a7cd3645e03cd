import {harmless} from './harmless.ts'
import type {Look, Style} from './style.ts'
import {textWidth} from './width.ts'

/** Widest a line of prose gets: longer ones are hard to read on any terminal. */
const maxColumns = 90

/** Stands for a space inside code, so that code is not broken over two lines. */
const heldSpace = '\u0000'

/** A page of Markdown for a terminal: headings, code and lists drawn, prose wrapped. Without colour it stays Markdown. */
export function page(markdown: string, {style, columns}: Look): string {
  if (!style.isColorSupported) return `${markdown.trimEnd().split('\n').map(harmless).join('\n')}\n`
  const width = Math.min(columns, maxColumns)
  const lines: string[] = []
  let fence: string | undefined
  let prose: string[] = []
  const flush = () => {
    if (prose.length > 0) lines.push(...wrap(prose.join(' '), width, style))
    prose = []
  }
  for (const line of markdown.trimEnd().split('\n')) {
    const mark: string | undefined = /^`{3,}/.exec(line)?.[0]
    if (fence !== undefined) {
      if (line === fence) fence = undefined
      else lines.push(style.dim(`  │ `) + style.yellow(harmless(line)))
    } else if (mark) {
      flush()
      fence = mark
    } else if (line === '') {
      flush()
      lines.push('')
    } else if (line.startsWith('#')) {
      flush()
      lines.push(heading(line, style))
    } else {
      if (line.startsWith('- ')) flush()
      prose.push(line)
    }
  }
  flush()
  return `${lines.join('\n')}\n`
}

function heading(line: string, style: Style): string {
  const text = style.bold(harmless(line.replace(/^#+ /, '').replaceAll('`', '')))
  return line.startsWith('# ') ? style.underline(text) : style.cyan(text)
}

/** `text` in lines of at most `columns`; those of a list's item hang under its first word. */
function wrap(text: string, columns: number, style: Style): string[] {
  const isItem = text.startsWith('- ')
  const held = text.replace(/`[^`]*`/g, code => code.replaceAll(' ', heldSpace))
  const lines: string[] = []
  let line = isItem ? '  •' : ''
  for (const word of held.slice(isItem ? 2 : 0).split(/ +/)) {
    const isFull = textWidth(`${line} ${word}`.replaceAll('`', '')) > columns
    if (isFull) lines.push(line)
    if (isFull) line = isItem ? `    ${word}` : word
    else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map(one => paint(one, style))
}

const paint = (line: string, style: Style): string =>
  line
    .split('`')
    .map((part, index) => {
      const shown = harmless(part.replaceAll(heldSpace, ' '))
      return index % 2 === 1 ? style.cyan(shown) : shown
    })
    .join('')
