import {printable} from '../../service/index.ts'
import {hunksOf} from './hunks.ts'
import type {Look, Style} from './style.ts'

/** One file before and after; the texts are without its byte order mark. `path` has slashes on every system. */
export type Change = {
  readonly path: string
  readonly before: string
  readonly after: string
  readonly hasBom: boolean
}

const notes = {
  en: {
    terminal: 'Characters that a terminal hides or obeys are shown as code points here: for a patch, use `> FILE`',
    commands: 'Control characters and commands are shown as code points here: this is to be read, not to be applied'
  },
  fr: {
    terminal:
      'Les caractères qu’un terminal cache ou exécute sont montrés par leur code\u00a0: pour un patch, ajouter `> FICHIER`',
    commands: 'Les caractères de contrôle et les commandes sont montrés par leur code\u00a0: à lire, et non à appliquer'
  }
} as const

/**
 * The change of one file as a unified diff that `git apply` and `patch` take.
 *
 * In a file or a pipe every character stands as it is, but those that command a terminal or a CI service; at a terminal
 * those that are not seen are shown as well. Where that makes the diff a picture, a line before it says so, which
 * programs that apply patches pass over, to refuse what follows.
 *
 * @returns
 *   Nothing when both texts are the same.
 */
export function diff({path, before, after, hasBom}: Change, {style, language, isWrapped}: Look): string {
  if (before === after) return ''
  const mark = hasBom ? bom : ''
  const hunks = hunksOf(mark + before, mark + after)
  const isTame = hunks.every(hunk => hunk.lines.every(line => obedient(line) === line))
  const show = isWrapped ? visible : obedient
  const isExact = hunks.every(hunk => hunk.lines.every(line => show(line) === line))
  const lines = isExact ? [] : [style.dim(notes[language][isTame ? 'terminal' : 'commands'])]
  lines.push(style.bold(`--- ${quoted(`a/${path}`)}`), style.bold(`+++ ${quoted(`b/${path}`)}`))
  for (const {oldStart, oldLines, newStart, newLines, lines: changed} of hunks) {
    lines.push(style.cyan(`@@ -${span(oldStart, oldLines)} +${span(newStart, newLines)} @@`))
    for (const line of changed) lines.push(painted(line, show(line), style))
  }
  return `${lines.join('\n')}\n`
}

const bom = '\ufeff'

/** Of no lines at all, the one before them is named. */
const span = (start: number, count: number): string => `${count === 0 ? start - 1 : start},${count}`

function painted(line: string, shown: string, style: Style): string {
  return line.startsWith('+') ? style.green(shown) : line.startsWith('-') ? style.red(shown) : shown
}

/** What a CI service may take for a command: `::name` behind nothing but blanks, `##[name` and `##vso[name` anywhere. */
const command = /(?<=^\s*|\r\s*):(?=:[a-z])|#(?=#(?:vso)?\[[a-z])/gi

/** `line` without what a terminal or a CI service obeys. Tabs stay, and so does CR, which ends lines. */
const obedient = (line: string): string =>
  line.replace(/[^\P{Cc}\t\r]/gu, printable).replace(command, sign => (sign === ':' ? '\\u{3a}' : '\\u{23}'))

/** `line` with nothing in it that is not seen, but the tabs, the CR of a line's end and the mark of a file's beginning. */
function visible(line: string): string {
  const [, start = '', body = '', end = ''] = /^([ +-]\ufeff?)(.*?)(\r?)$/s.exec(line) ?? ['', '', line]
  return obedient(start + body.replace(/[^\t]+/g, printable) + end)
}

/**
 * A file's name as git writes it: between quotes when there is something in it that could end it, or is not seen, the
 * bytes of that in octal. A tab ends a name that has blanks in it, for those who apply the patch.
 */
function quoted(name: string): string {
  const escaped = name.replace(/["\\]/g, '\\$&')
  const shown = escaped.replace(/\P{ASCII}|\p{Cc}|#(?=#)/gu, char =>
    char === '#' || printable(char) !== char ? octal(char) : char
  )
  return (shown === name ? name : `"${shown}"`) + (name.includes(' ') ? '\t' : '')
}

const octal = (text: string): string =>
  [...Buffer.from(text)].map(byte => `\\${byte.toString(8).padStart(3, '0')}`).join('')
