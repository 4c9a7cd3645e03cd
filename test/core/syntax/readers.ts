import assert from 'node:assert/strict'
import {isDeepStrictEqual} from 'node:util'
import type {Profile} from '../../../server/src/core/profile.ts'
import {nextBoundary} from '../../../server/src/core/split.ts'
import {readExactly} from '../../../server/src/core/syntax/exact-reader.ts'
import {readFast} from '../../../server/src/core/syntax/fast-reader.ts'
import {type Labels, noLabels} from '../../../server/src/core/syntax/reading.ts'

/** How many units were compared, and of how many of them the fast reader was sure. */
export type Compared = {total: number; sure: number}

/** Fails where the fast reader is sure of something else than the exact reader reads. */
export function compare(text: string, labels: Labels, profile: Profile, compared: Compared): void {
  compared.total += text.length
  const fast = readFast(text, labels, profile)
  if (!fast) return
  compared.sure += text.length
  const exact = readExactly(text, labels, profile)
  if (isDeepStrictEqual(fast, exact)) return
  const known = JSON.stringify([...labels.definitions, ...labels.notes])
  assert.deepEqual(fast, exact, `${profile}: ${JSON.stringify(text)} with ${known}`)
}

/** Compares the readings of all pieces of a document, which know each other's labels. */
export function comparePieces(text: string, profile: Profile, compared: Compared): void {
  const pieces = piecesOf(text)
  const readings = pieces.map(piece => readFast(piece, noLabels, profile) ?? readExactly(piece, noLabels, profile))
  const labels: Labels = {
    definitions: new Set(readings.flatMap(({definitions}) => definitions.map(({label}) => label))),
    notes: new Set(readings.flatMap(({footnoteDefinitions}) => footnoteDefinitions.map(({label}) => label)))
  }
  for (const piece of pieces) compare(piece, labels, profile, compared)
}

export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    const end = nextBoundary(text, at)
    pieces.push(text.slice(at, end))
    at = end
  }
  return pieces
}

export const labelsOf = (...labels: readonly string[]): Labels => ({
  definitions: new Set(labels),
  notes: new Set(labels)
})
