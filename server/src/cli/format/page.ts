import {harmless} from './harmless.ts'
import type {Look, Style} from './style.ts'
import {wrap} from './wrap.ts'

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
    if (prose.length > 0) lines.push(...paragraph(prose.join(' '), width, style))
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

/** A paragraph or a list's item, whose lines hang under its first word. */
function paragraph(text: string, columns: number, style: Style): string[] {
  const isItem = text.startsWith('- ')
  const held = text.slice(isItem ? 2 : 0).replace(/`[^`]*`/g, code => code.replaceAll(' ', heldSpace))
  const lines = wrap(held, isItem ? columns - 4 : columns).map(line => paint(line, style))
  return isItem ? lines.map((line, index) => `${index === 0 ? '  • ' : '    '}${line}`) : lines
}

const paint = (line: string, style: Style): string =>
  line
    .split('`')
    .map((part, index) => {
      const shown = harmless(part.replaceAll(heldSpace, ' '))
      return index % 2 === 1 ? style.cyan(shown) : stressed(shown, style)
    })
    .join('')

const stressed = (text: string, style: Style): string =>
  text
    .replace(/\*\*([^*\s](?:[^*]*[^*\s])?)\*\*/g, (_, inner: string) => style.bold(inner))
    .replace(/\*([^*\s](?:[^*]*[^*\s])?)\*/g, (_, inner: string) => style.italic(inner))
