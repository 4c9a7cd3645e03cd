import type {Safety} from './finding.ts'
import type {ReferenceUse} from './reference-use.ts'
import {isExplained} from './scan/explained.ts'
import {unlist} from './scan/listed-definition.ts'
import {type LooseDefinition, looseDefinitionsOf} from './scan/loose-definition.ts'
import type {Segment} from './segment.ts'
import type {Edit} from './text.ts'

/** A line that was meant as a definition, how sure that is, and what makes it one. */
export type MeantDefinition = {
  readonly loose: LooseDefinition
  readonly safety: Safety
  readonly edits: readonly Edit[]
}

/** The lines that break a reference, with what mends each. A good line under a mended one needs nothing. */
export function meantDefinitions(segment: Segment, use: ReferenceUse, defined: ReadonlySet<string>): MeantDefinition[] {
  const found: MeantDefinition[] = []
  // Whether the line above becomes a definition, so that this one begins its own block.
  let isSettled = false
  for (const loose of looseDefinitionsOf(segment)) {
    if (!loose.isBelow) isSettled = false
    const safety = defined.has(loose.label) || isExplained(segment, loose.claim) ? undefined : safetyOf(loose, use)
    if (!safety) {
      isSettled = false
      continue
    }
    if (isSettled && loose.kind === 'definitionUnderText') continue
    const list = loose.item === undefined ? [] : unlist(segment, loose.item)
    const isMended = loose.edits.length > 0 || loose.kind === 'definitionUnderText'
    const separation = isSettled || list.length > 0 ? [] : loose.separation
    found.push({loose, safety, edits: isMended ? [...(isSettled ? [] : list), ...separation, ...loose.edits] : []})
    isSettled = isMended
  }
  return found
}

const isNumber = (label: string): boolean => /^[\d\s.,–-]+$/.test(label)

/** Whether a label can be nothing but the key of a definition. */
const isKey = (label: string): boolean => /^(?=.*\d)(?=.*\p{L})[\p{L}\d_.:-]+$/u.test(label)

/** Whether references name the label: a number in brackets alone may be the sign of a list. */
export const isUsed = (label: string, {behindText, alone}: ReferenceUse): boolean =>
  behindText.has(label) || (alone.has(label) && !isNumber(label))

/** How sure it is that the line was meant as a definition; `undefined` where it may be meant to be read. */
function safetyOf(
  {kind, label, isAlone, isListed, item}: LooseDefinition,
  {behindText, alone}: ReferenceUse
): Safety | undefined {
  const isBehindText = behindText.has(label)
  // `[1][2]` are two marks, and `[2] https://…` the list that they point to.
  if (kind === 'missingColon') return isBehindText && !isNumber(label) ? 'review' : undefined
  if (kind === 'definitionWithoutAddress')
    return isBehindText || (isKey(label) && alone.has(label)) ? 'review' : undefined
  // In a list readers saw the address, and would no longer.
  if (isBehindText) return isAlone && item === undefined ? 'safe' : 'review'
  if (!alone.has(label)) return undefined
  if ((isNumber(label) && !isListed) || kind === 'textAfterAddress') return 'review'
  return isAlone && item === undefined ? 'safe' : 'review'
}
