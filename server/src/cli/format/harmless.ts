import {printable} from '../../service/index.ts'

/**
 * `text` from a document or a file name, fit for a terminal and a CI log: nothing in it is invisible or commands a
 * terminal, and no `##[command]` or `##vso[command]`, which CI services obey anywhere in a line, is left whole.
 */
export const harmless = (text: string): string => printable(text).replace(/##(?=\[|vso\[)/gi, '#\\u{23}')

/** A line that is already {@link harmless}, and no `::command` either, which CI services obey behind blanks too. */
export const harmlessStart = (line: string): string => line.replace(/^(\s*):(?=:)/, '$1\\u{3a}')
