import type {Range} from '../../text.ts'
import type {Misspelling} from '../identifier.ts'
import type {Registry} from './registry.ts'
import {after, before} from './spelling.ts'

/** What is wrong with a match, and what was meant. */
export type Judgement = Pick<Misspelling, 'fault' | 'meant' | 'isSafe'> & {
  /** The place at fault where it is not the match. */
  readonly range?: Range
}

/** What is nearly a number of a registry. */
export type Near = {
  /** Source of what every place begins with. */
  readonly start: string
  /** Every place, in order. */
  find(text: string): Misspelling[]
}

/**
 * A search for everything that `pattern` matches and `judge` finds at fault, by place.
 *
 * @param pattern
 *   Read for Unicode; it stands alone in the text, as a number does.
 * @param start
 *   What every match begins with: it is looked for first, which is many times faster.
 */
export function nearly(
  {name, form}: Pick<Registry, 'name' | 'form'>,
  {pattern, start}: {readonly pattern: string; readonly start: string},
  judge: (match: RegExpExecArray, range: Range, text: string) => Judgement | undefined
): Near {
  const starts = new RegExp(start, 'g')
  const whole = new RegExp(`${before}(?:${pattern})${after}`, 'uy')
  const find = (text: string): Misspelling[] => {
    const found: Misspelling[] = []
    let end = 0
    for (const {index} of text.matchAll(starts)) {
      if (index < end) continue
      whole.lastIndex = index
      const match = whole.exec(text)
      if (!match) continue
      end = index + match[0].length
      const range = {start: index, end}
      const judged = judge(match, range, text)
      if (judged) found.push({name, form, range, ...judged})
    }
    return found
  }
  return {start, find}
}
