import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

/** A command of a page, as it stands after `$ `, and what the page says that it prints. */
export type Step = {readonly command: string; readonly promised: string}

/** What a reader of the page would do: make these files, then run these commands, in this order. */
export type ConsolePage = {readonly files: ReadonlyMap<string, string>; readonly steps: readonly Step[]}

const fence = /^(```+)([^\n]*)\n([\s\S]*?)^\1[ \t]*$/gm

/** Files are blocks whose info string ends with `title=NAME`; commands stand in `console` blocks. */
export function readPage(markdown: string): ConsolePage {
  const files = new Map<string, string>()
  const steps: Step[] = []
  for (const [, , info = '', body = ''] of markdown.matchAll(fence)) {
    const name = /\btitle=(\S+)/.exec(info)?.[1]
    if (name) files.set(name, body)
    if (info.trim() === 'console') steps.push(...stepsOf(body))
  }
  return {files, steps}
}

const stepsOf = (block: string): Step[] =>
  block
    .split(/^\$ /m)
    .slice(1)
    .map(part => {
      const [command = '', ...lines] = part.split('\n')
      return {command, promised: lines.join('\n').trimEnd()}
    })

/**
 * A folder with these files, and a shell in it.
 *
 * @param path
 *   What the shell finds commands by.
 */
export function createShell(path: string, files: ReadonlyMap<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'medcite-page-'))
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), text)
  }
  const env = {
    ...process.env,
    PATH: path,
    LC_ALL: 'C.UTF-8',
    NO_COLOR: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    SOURCE_DATE_EPOCH: '1796083200'
  }
  return {
    /** What `command` prints on both streams, without the blank end. */
    run: (command: string): string =>
      spawnSync('sh', ['-c', `exec 2>&1\n${command}`], {cwd: folder, env, encoding: 'utf8'}).stdout.trimEnd(),
    remove: () => rmSync(folder, {recursive: true, force: true})
  }
}

/** Whether `printed` is what the page promises, in which a line `…` stands for any number of lines. */
export function isAsPromised(printed: string, promised: string): boolean {
  const pattern = promised
    .split('\n')
    .map(line => (line.trim() === '…' ? '(?:.*\\n)*?.*' : line.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')))
    .join('\\n')
  return new RegExp(`^${pattern}$`).test(printed)
}

/** Writes what the commands of a page print into it: for whoever changed the output and has looked at it. */
export function rewritePage(path: string, printed: ReadonlyMap<string, string>): void {
  const text = readFileSync(path, 'utf8').replace(fence, (whole, ticks: string, info: string, body: string) => {
    if (info.trim() !== 'console') return whole
    const steps = stepsOf(body).map(({command, promised}) => {
      const now = promised.includes('…') ? promised : (printed.get(command) ?? promised)
      return `$ ${command}\n${now === '' ? '' : `${now}\n`}`
    })
    return `${ticks}${info}\n${steps.join('')}${ticks}`
  })
  writeFileSync(path, text)
}
