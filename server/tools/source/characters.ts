import {identifiersIn} from './identifiers.ts'

/** A character that must not stand where it does. */
export type Misplaced = {
  /** 1-based. */
  readonly line: number
  /** 1-based, in UTF-16 code units. */
  readonly column: number
  /** `U+202E` */
  readonly codePoint: string
  readonly reason: 'invisible' | 'space in code' | 'look-alike'
}

/** Programs: text in them can be written with escapes. */
const program = /\.(?:[cm]?[jt]s)$/
const script = /\.sh$|^\.ci\//

/** Files whose keys are the letters that look like others: what they are for. */
const tablesOfLookalikes = new Set([
  'server/src/core/scan/lookalikes.ts',
  'server/src/core/identifier/registry/prefixed.ts'
])

/**
 * What takes no ink, or not of its own: controls, format characters (directions, joiners, tags, the byte order mark), what
 * programs may skip (fillers, variation selectors), separators, private use, the empty Braille pattern, every space.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Zs}\p{Co}\u2800]/gu

/** Spaces that do not break, which French typography asks for. */
const frenchSpaces = ['\u00a0', '\u202f']

/** Letters of scripts that have twins of Latin letters. */
const foreign =
  /[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}]|[\uff21-\uff3a\uff41-\uff5a]/u

/** The characters of a file that must not be there, in order; `path` (from the project's folder) says what it is. */
export function misplacedIn(path: string, text: string): Misplaced[] {
  const isCode = program.test(path) || script.test(path)
  const found: {offset: number; character: string; reason: Misplaced['reason']}[] = []
  for (const {0: character, index: offset} of text.matchAll(invisible)) {
    if (character === '\n' || character === '\t' || character === ' ') continue
    if (character === '\ufe0f' && /\p{Extended_Pictographic}$/u.test(text.slice(0, offset))) continue
    const isFrench = frenchSpaces.includes(character)
    if (isFrench && !isCode) continue
    found.push({offset, character, reason: isFrench ? 'space in code' : 'invisible'})
  }
  if (isCode && !tablesOfLookalikes.has(path)) {
    const words = program.test(path) ? identifiersIn(text) : [{text, offset: 0}]
    for (const {text: word, offset} of words) {
      const {0: character, index = 0} = foreign.exec(word) ?? {}
      if (character) found.push({offset: offset + index, character, reason: 'look-alike'})
    }
  }
  return found
    .sort((a, b) => a.offset - b.offset)
    .map(({offset, character, reason}) => {
      const before = text.slice(0, offset)
      const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
      return {line: before.split('\n').length, column: offset - before.lastIndexOf('\n'), codePoint, reason}
    })
}

/** A program with its spaces that do not break as escapes; other files as they are. */
export function withEscapedSpaces(path: string, text: string): string {
  return program.test(path) ? text.replaceAll('\u00a0', '\\u00a0').replaceAll('\u202f', '\\u202f') : text
}
