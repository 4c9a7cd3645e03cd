import {remembering} from '../recall.ts'
import type {Range} from '../text.ts'

/** Words that begin a clause and, written with a capital, a sentence; in French and English. */
const starters =
  'Les|Des|Ces|Cette|Cet|Nous|Ils|Elles|Toutefois|Cependant|Ainsi|Enfin|Aucune?|Plusieurs|Certaine?s|The|These|This|Those|However|Therefore|Several|Although|Because'

const pattern = new RegExp(
  `(?<!\\p{Ll})(\\p{Ll}{3,})([ \\u00a0\\u202f]+)(?:${starters})[ \\u00a0\\u202f]+\\p{Ll}{2,}[ \\u00a0\\u202f/,]`,
  'gu'
)

/** Whether one of them stands anywhere behind a word: asked for each sentence of a prose, and looked for once. */
const holdsStarter = remembering(prose => starter.test(prose))
const starter = new RegExp(`[^\\s.!?…:;»”)][ \\u00a0\\u202f]+(?:${starters})[ \\u00a0\\u202f]`)

/** Words after which a capital may begin a name: prepositions, determiners, what announces a title. */
const announces =
  /(?:^|[^\p{L}])(?:à|a|de|du|des|d|dans|en|par|pour|sur|chez|vers|le|la|les|un|une|revue|journal|livre|film|roman|étude|essai|programme|of|in|by|for|on|at|with|from|and|the|to|journal|magazine|book|called|et|ou|or|consortium|groupe|group|study|trial|via)$/iu

/** Fewest words on either side: what is shorter may be a heading, a name or a label. */
const fewest = 6
/** How far they are counted, in UTF-16 units. */
const near = 200

/**
 * Places inside a sentence where a new one begins without a full stop before it.
 *
 * ```text
 * … à l'origine de cette initiative Les partenariats mènent la charge.
 *                                  ^
 * ```
 *
 * Only a word that cannot be a name counts, in lower-case company and with a clause on both sides.
 *
 * @returns
 *   Ranges of the white space where the stop is missing.
 */
export function missingStops(prose: string, sentence: Range): Range[] {
  const found: Range[] = []
  if (!holdsStarter(prose)) return found
  const text = prose.slice(0, sentence.end)
  pattern.lastIndex = sentence.start
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [, word = '', gap = ''] = match
    const start = match.index + word.length
    pattern.lastIndex = start + gap.length
    if (announces.test(prose.slice(Math.max(sentence.start, start - 16), start))) continue
    if (words(prose.slice(Math.max(sentence.start, start - near), start)) < fewest) continue
    if (words(prose.slice(start, Math.min(sentence.end, start + near))) < fewest) continue
    found.push({start, end: start + gap.length})
  }
  return found
}

const words = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
