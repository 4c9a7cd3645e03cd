import {join} from 'node:path'
import {rules} from '../../server/src/rules/index.ts'
import {root} from '../mutants/fault.ts'

/** A program that is measured, and what it looks for. */
export type Contestant = {
  readonly name: string
  readonly rules: string
  /** How many rules that are, for a picture. */
  readonly size: string
  /** Its command for a file or folder. */
  command(path: string): readonly string[]
}

export const peers = join(root, 'out/bench/peers')
const module = (path: string): string => join(peers, 'node_modules', path)
const node = process.execPath

/** What the npm package of rumdl starts: the program for this system. */
export const rumdl = module(`@rumdl/cli-${process.platform}-${process.arch}/rumdl`)

const ours = join(root, 'dist/cli.mjs')

/** Rules that are off by default are on; the configuration that says so. */
export const configuration = join(root, 'out/bench/medcite.json')

export const contestants = {
  medcite: {
    name: 'MedCite',
    rules: 'all its rules',
    size: `${rules.length} rules`,
    command: path => [node, ours, 'lint', '--config', configuration, path]
  },
  rumdl: {
    name: 'rumdl',
    rules: 'MD011, MD034, MD042, MD052',
    size: '4 rules',
    command: path => [rumdl, 'check', '--no-cache', '--no-config', '-e', 'MD011,MD034,MD042,MD052', path]
  },
  markdownlint: {
    name: 'markdownlint-cli2',
    rules: 'MD011, MD034, MD039, MD042, MD051, MD052, MD053, MD059',
    size: '8 rules',
    command: path => [
      node,
      module('markdownlint-cli2/markdownlint-cli2-bin.mjs'),
      '--config',
      join(peers, 'links.markdownlint-cli2.jsonc'),
      `${path}/**/*.md`
    ]
  },
  markdownlintDefaults: {
    name: 'markdownlint-cli2',
    rules: 'its defaults',
    size: 'defaults',
    command: path => [
      node,
      module('markdownlint-cli2/markdownlint-cli2-bin.mjs'),
      '--config',
      join(peers, 'defaults.markdownlint-cli2.jsonc'),
      `${path}/**/*.md`
    ]
  },
  remark: {
    name: 'remark-cli',
    rules: 'its four rules for links',
    size: '4 rules',
    command: path => [
      node,
      module('remark-cli/cli.js'),
      '--no-stdout',
      '--quiet',
      '--rc-path',
      join(peers, 'remark.mjs'),
      '--ext',
      'md',
      path
    ]
  },
  textlint: {
    name: 'textlint',
    rules: 'no-todo',
    size: '1 rule',
    command: path => [node, module('textlint/bin/textlint.js'), '--config', join(peers, 'textlint.json'), path]
  },
  node: {name: 'node -e 0', rules: 'nothing', size: 'nothing', command: () => [node, '-e', '0']}
} as const satisfies Readonly<Record<string, Contestant>>

export type ContestantId = keyof typeof contestants
