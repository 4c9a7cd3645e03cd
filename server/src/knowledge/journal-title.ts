import {wordsOf} from './phrases.ts'

/**
 * A title for comparison: case, accents, punctuation, `&` and a leading *The* make no difference. A title without letters
 * or digits gives an empty key.
 */
export const titleKey = (title: string): string =>
  wordsOf(title)
    .map(({folded}) => folded)
    .join(' ')
    .replace(/^the /, '')

/** Whether both titles name one journal, by {@link titleKey}. */
export const namesSameJournal = (a: string, b: string): boolean => titleKey(a) === titleKey(b)
