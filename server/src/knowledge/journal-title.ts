import {wordsOf} from './phrases.ts'

/** Words of titles that tell nothing and that abbreviations leave out, folded. */
export const smallWords: ReadonlySet<string> = new Set(
  'a an and of the in for on to with du de des la le les l d et en sur für der die das und y e'.split(' ')
)

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
