import {printable} from '../../service/index.ts'

/**
 * `text` from a document or a file name, fit for a terminal and a CI log: nothing in it is invisible or commands a
 * terminal, and no `##[command]` or `##vso[command]`, which CI services obey anywhere in a line, is left whole.
 */
export const harmless = (text: string): string => printable(text).replace(/##(?=\[|vso\[)/gi, '#\\u{23}')
