import {structuredPatch} from 'diff'
import {harmless, harmlessStart} from './harmless.ts'
import type {Style} from './style.ts'

/** Lines shown before and after each change. */
const context = 3

/**
 * The change of one file as a unified diff that `git apply` takes.
 *
 * It is shown to people and in CI logs, so what could command a terminal stands as its code point; a text that holds
 * such characters beside a change gives a picture, not a patch.
 *
 * @param path
 *   Of the file, with slashes.
 * @returns
 *   Nothing when both texts are the same.
 */
export function diff(path: string, before: string, after: string, style: Style): string {
  if (before === after) return ''
  const {hunks} = structuredPatch(path, path, before, after, '', '', {context})
  // A tab ends a name that has blanks in it, for those who apply the patch.
  const name = `${harmless(path)}${path.includes(' ') ? '\t' : ''}`
  const lines = [style.bold(`--- a/${name}`), style.bold(`+++ b/${name}`)]
  for (const {oldStart, oldLines, newStart, newLines, lines: changed} of hunks) {
    lines.push(style.cyan(`@@ -${span(oldStart, oldLines)} +${span(newStart, newLines)} @@`))
    lines.push(...changed.map(line => painted(line, style)))
  }
  return `${lines.join('\n')}\n`
}

/** Of no lines at all, the one before them is named. */
const span = (start: number, count: number): string => `${count === 0 ? start - 1 : start},${count}`

function painted(line: string, style: Style): string {
  const shown = shownLine(line)
  return line.startsWith('+') ? style.green(shown) : line.startsWith('-') ? style.red(shown) : shown
}

/** Tabs and the CR of a line ending stay. */
function shownLine(line: string): string {
  const ending = line.endsWith('\r') ? '\r' : ''
  const body = line.slice(0, line.length - ending.length)
  return harmlessStart(body.split('\t').map(harmless).join('\t')) + ending
}
