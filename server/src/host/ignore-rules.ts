import {type Fit, fits, nameFit, namesOf, type Step} from './wildcards.ts'

/** One line of a `.gitignore`. */
export type IgnoreRule = {
  /** How many names deep the folder is whose paths it is about. */
  readonly depth: number
  /** It brings back what rules before it left out. */
  readonly isNegative: boolean
  readonly isForFolders: boolean
  /** Whether it names a path, given as names from the folder of the rule. */
  readonly names: (way: readonly string[]) => boolean
}

/** Rules in their order, and what they say of folders so far: what is in a folder that is left out is left out. */
export type IgnoreRules = {readonly rules: readonly IgnoreRule[]; readonly folders: Map<string, boolean>}

/** The rules of `above`, then these: `lines` are of a folder that is `depth` names below the first one. */
export function withIgnoreLines(
  above: IgnoreRules,
  lines: readonly string[],
  depth: number,
  ignoreCase: boolean
): IgnoreRules {
  const rules = lines.flatMap(line => ruleOf(line, depth, ignoreCase) ?? [])
  return {rules: [...above.rules, ...rules], folders: new Map()}
}

export const noIgnoreRules: IgnoreRules = {rules: [], folders: new Map()}

/** Whether a path is left out: `way` is its names from the first folder, and all folders of the rules are on it. */
export function isLeftOut(all: IgnoreRules, way: readonly string[], isFolder: boolean): boolean {
  if (all.rules.length === 0) return false
  let folder = ''
  for (let depth = 1; depth < way.length; depth++) {
    folder += `/${way[depth - 1]}`
    const isOut = all.folders.get(folder) ?? isNamed(all.rules, way.slice(0, depth), true)
    all.folders.set(folder, isOut)
    if (isOut) return true
  }
  return isNamed(all.rules, way, isFolder)
}

/** What the last rule says that names the path. */
function isNamed(rules: readonly IgnoreRule[], way: readonly string[], isFolder: boolean): boolean {
  for (let index = rules.length - 1; index >= 0; index--) {
    const rule = rules[index]
    if (!rule || rule.depth >= way.length || (rule.isForFolders && !isFolder)) continue
    if (rule.names(rule.depth === 0 ? way : way.slice(rule.depth))) return !rule.isNegative
  }
  return false
}

/** @returns `undefined` for a line that names nothing. */
function ruleOf(line: string, depth: number, ignoreCase: boolean): IgnoreRule | undefined {
  if (line.startsWith('#')) return undefined
  const trimmed = withoutSpacesAtEnd(line)
  const isNegative = trimmed.startsWith('!')
  const body = isNegative ? trimmed.slice(1) : trimmed
  const isForFolders = body.endsWith('/')
  const pattern = isForFolders ? body.slice(0, -1) : body
  if (pattern === '') return undefined
  const names = namesIn(pattern, ignoreCase)
  return names && {depth, isNegative, isForFolders, names}
}

/** @returns `undefined` when the pattern names nothing. */
function namesIn(pattern: string, ignoreCase: boolean): IgnoreRule['names'] | undefined {
  const names = namesOf(pattern.replace(/^\//, ''))
  if (!names) return undefined
  if (!pattern.includes('/')) {
    const isRight = nameFit(names[0] ?? [], ignoreCase)
    return way => isRight(way.at(-1) ?? '')
  }
  const steps = names.map((name): Step => (isGlobstar(name) ? 'many' : nameFit(name, ignoreCase)))
  // Stars at the end are for what is in a folder, not for the folder.
  if (steps.at(-1) === 'many') steps.push(anything)
  return way => fits(steps, way)
}

const anything: Fit = () => true

const isGlobstar = (name: readonly string[]): boolean => name.length > 1 && name.every(token => token === '*')

/** An escaped space at the end counts, any other does not. */
function withoutSpacesAtEnd(line: string): string {
  let end = 0
  for (const {0: token, index} of line.matchAll(/\\?./gs)) if (token !== ' ') end = index + token.length
  return line.slice(0, end)
}
