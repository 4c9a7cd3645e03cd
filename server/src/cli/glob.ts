import {Minimatch, type MinimatchOptions} from 'minimatch'
import {nameFit, namesOf} from '../host/wildcards.ts'

/** In a glob pattern only what is asked for is special: no comments, no negation, no backslash for a slash. */
const options: MinimatchOptions = {nocomment: true, nonegate: true, magicalBraces: true, platform: 'linux'}

/**
 * A glob pattern of the command line.
 *
 * The names of files are not chosen by who wrote the pattern, and the library's regular expressions go back over and over
 * where a name has many stars: such names are matched by ours, unless there are groups in them (`+(a|b)`).
 */
export function boundedGlob(pattern: string, {nocase = false}: {readonly nocase?: boolean} = {}): Minimatch {
  const glob = new Minimatch(pattern, {...options, nocase})
  for (const names of glob.set)
    for (const part of names) {
      if (!(part instanceof RegExp)) continue
      const test = starTest(part._glob ?? '', nocase)
      // As the library itself does for the patterns that it has a shorter way for.
      if (test) Reflect.defineProperty(part, 'test', {value: test})
    }
  return glob
}

/** @returns `undefined` where the library's way is good. */
function starTest(glob: string, nocase: boolean): ((name: string) => boolean) | undefined {
  const [name, ...more] = namesOf(glob) ?? []
  if (!name || more.length > 0 || /[?*+@!]\(/.test(glob)) return undefined
  if (name.filter(token => token === '*').length < 2) return undefined
  const isRight = nameFit(name, nocase)
  const isForHidden = name[0] === '.' || name[0] === '\\.'
  return text => (isForHidden || !text.startsWith('.')) && isRight(text)
}
