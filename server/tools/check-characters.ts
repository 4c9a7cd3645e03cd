import {spawnSync} from 'node:child_process'
import {lstatSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {root} from './build/targets.ts'
import {misplacedIn, withEscapedSpaces} from './source/characters.ts'

/**
 * Names every character in the source that nobody sees or that passes for another, and ends with 1 if there is one; with
 * `--write` it first replaces spaces that do not break by escapes in programs.
 *
 *     npm run check:characters
 *     npm run check:characters -- --write
 */
const binary = /\.(?:png|gif|jpe?g|ico|woff2?)$/
const isWriting = process.argv.includes('--write')

/** The files that git has or would take, from the project's folder. */
function files(): string[] {
  const words = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']
  const {status, stdout, stderr, error} = spawnSync('git', words, {cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26})
  if (status !== 0) throw new Error(`Cannot list the files: ${error?.message ?? stderr}`)
  return stdout
    .split('\0')
    .filter(path => path !== '' && lstatSync(join(root, path), {throwIfNoEntry: false})?.isFile())
}

const escaped = (path: string): string =>
  JSON.stringify(path)
    .slice(1, -1)
    .replace(/[^ -~]/gu, one => `\\u{${one.codePointAt(0)?.toString(16)}}`)

let count = 0
function complain(place: string, what: string): void {
  count++
  console.error(`${place}: ${what}`)
}

for (const path of files()) {
  for (const {codePoint, reason} of misplacedIn('', path))
    complain(escaped(path), `${codePoint}, ${reason}, in the name`)
  if (binary.test(path)) continue
  const bytes = readFileSync(join(root, path))
  const before = bytes.toString('utf8')
  if (!Buffer.from(before, 'utf8').equals(bytes)) complain(escaped(path), 'not UTF-8')
  const text = isWriting ? withEscapedSpaces(path, before) : before
  if (text !== before) writeFileSync(join(root, path), text)
  for (const {line, column, codePoint, reason} of misplacedIn(path, text))
    complain(`${escaped(path)}:${line}:${column}`, `${codePoint}, ${reason}`)
}
if (count > 0) {
  console.error(`Unexpected characters: ${count}; expected escapes in their place.`)
  process.exitCode = 1
}
