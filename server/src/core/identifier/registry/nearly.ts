import type {Range} from '../../text.ts'
import type {Misspelling} from '../identifier.ts'
import type {Registry} from './registry.ts'
import {after, before} from './spelling.ts'

/** What is wrong with a match, and what was meant. */
export type Judgement = Pick<Misspelling, 'fault' | 'meant' | 'isSafe'> & {
  /** The place at fault where it is not the match. */
  readonly range?: Range
}

/**
 * A search for everything that `pattern` matches and `judge` finds at fault, by place.
 *
 * @param pattern
 *   Read for Unicode; it stands alone in the text, as a number does.
 * @param quick
 *   What a text holds that is worth the search.
 */
export function nearly(
  {name, form}: Pick<Registry, 'name' | 'form'>,
  {pattern, quick}: {readonly pattern: string; readonly quick: RegExp},
  judge: (match: RegExpExecArray, range: Range, text: string) => Judgement | undefined
): (text: string) => Misspelling[] {
  const whole = new RegExp(`${before}(?:${pattern})${after}`, 'gu')
  return text => {
    if (!quick.test(text)) return []
    const found: Misspelling[] = []
    for (const match of text.matchAll(whole)) {
      const range = {start: match.index, end: match.index + match[0].length}
      const judged = judge(match, range, text)
      if (judged) found.push({name, form, range, ...judged})
    }
    return found
  }
}
