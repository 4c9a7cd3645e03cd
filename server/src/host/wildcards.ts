import ignore from 'ignore'

/** Whether an item of a sequence is what it must be. */
export type Fit = (item: string) => boolean

/** Of a pattern: what stands for one item, or for any number of them. */
export type Step = Fit | 'many'

/**
 * Whether all of `items` (the characters of a name, the names of a path) are what the pattern says, in its order.
 *
 * What did not fit is tried again only from the last `many` on: nothing before it can be of help. So no item is looked at
 * more often than the pattern has steps, whatever the pattern.
 */
export function fits(pattern: readonly Step[], items: ArrayLike<string>): boolean {
  let [at, item] = [0, 0]
  let again: {readonly at: number; readonly item: number} | undefined
  while (item < items.length) {
    const step = pattern[at]
    if (step === 'many') {
      at++
      again = {at, item}
    } else if (step?.(items[item] ?? '')) {
      at++
      item++
    } else if (again) {
      again = {at: again.at, item: again.item + 1}
      at = again.at
      item = again.item
    } else return false
  }
  return pattern.slice(at).every(step => step === 'many')
}

/** What may stand in a pattern for one character, a slash, or any number of characters. */
const tokens = /\\.|\[[!^]?(?:\[:[a-z]{1,10}:\]|\\.|[^\\])(?:\[:[a-z]{1,10}:\]|\\.|[^\]\\])*\]|[^[\\]/gsy

/** No path is longer, on any system: a pattern that is longer is none of a path. */
const longestPattern = 4096

/** One name in a pattern of paths: a token for each of its characters. */
export type Name = readonly string[]

/**
 * The names that a pattern has between its slashes.
 *
 * @returns
 *   `undefined` when no path can fit: a bracket is not closed, a backslash stands at the end, or it is longer than paths are.
 */
export function namesOf(pattern: string): Name[] | undefined {
  if (pattern.length > longestPattern) return undefined
  const names: string[][] = [[]]
  let end = 0
  for (const [token] of pattern.matchAll(tokens)) {
    end += token.length
    if (token === '/' || token === '\\/') names.push([])
    else names.at(-1)?.push(token)
  }
  return end === pattern.length ? names : undefined
}

/** Whether a name is what the pattern of one says: `*`, `?`, brackets, and characters behind a backslash. */
export function nameFit(name: Name, ignoreCase: boolean): Fit {
  const fold = (text: string): string => (ignoreCase ? text.toLowerCase() : text)
  if (!name.some(isSpecial)) {
    const literal = fold(name.map(literalOf).join(''))
    return text => fold(text) === literal
  }
  const steps = name.map((token): Step => {
    if (token === '*') return 'many'
    if (token === '?') return () => true
    if (token.startsWith('[')) return bracketFit(token, ignoreCase)
    const literal = fold(literalOf(token))
    return character => character === literal
  })
  return text => fits(steps, fold(text))
}

const isSpecial = (token: string): boolean => token === '*' || token === '?' || token.startsWith('[')

const literalOf = (token: string): string => (token.length > 1 ? token.slice(1) : token)

function bracketFit(bracket: string, ignoreCase: boolean): Fit {
  const rules = ignore({ignoreCase, allowRelativePaths: true}).add([`/${bracket}`])
  return character => rules.ignores(character)
}
