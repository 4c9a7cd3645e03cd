import {indexAt, type Snapshot} from '../core/document.ts'
import type {Finding, Fix, Related} from '../core/finding.ts'
import type {Model} from '../core/model.ts'
import type {Part} from '../core/part.ts'
import type {Edit, Range} from '../core/text.ts'

/** A range of the part that it names, or of the finding's own part. */
type HeldRange = Range & {readonly in?: Part}
type HeldEdit = Edit & {readonly in?: Part}

/**
 * A finding that is kept from edit to edit: its offsets are those of parts, so that an edit elsewhere leaves it as it is.
 */
export type Held = {
  /** The part in which it stands. */
  readonly home: Part
  /** Every offset is one of `home`, or of the part that is named beside it. */
  readonly finding: Finding
}

/** `finding`, whose offsets are those of `home` where they name no other part. */
export function held(home: Part, finding: Finding): Held {
  const {in: own} = finding.range as HeldRange
  if (!own || own === home) return {home, finding}
  // It stands elsewhere: what it says of its own part must name it now.
  return {home: own, finding: mapped(finding, range => (range.in ? range : {...range, in: home}))}
}

/** `finding`, whose offsets are those of the document. */
export function heldOf({parts, snapshot}: Model, finding: Finding): Held {
  const {starts} = snapshot
  const home = parts[indexAt(starts, finding.range.start)]
  if (!home) throw new RangeError('A finding outside of the document')
  const by = starts[home.index] ?? 0
  const end = by + home.segment.text.length
  return {
    home,
    finding: mapped(finding, ({start, end: to}) => {
      if (start >= by && start < end) return {start: start - by, end: to - by}
      const part = parts[indexAt(starts, start)] ?? home
      const from = starts[part.index] ?? 0
      return {start: start - from, end: to - from, in: part}
    })
  }
}

/** The finding as it is told: with offsets of the document. */
export function told({home, finding}: Held, {starts}: Snapshot): Finding {
  const own = starts[home.index] ?? 0
  return mapped(finding, range => {
    const by = range.in ? (starts[range.in.index] ?? 0) : own
    return {start: range.start + by, end: range.end + by}
  })
}

/** The parts other than its own in which something stands that it speaks of. */
export function othersOf({finding}: Held): Part[] {
  const found: Part[] = []
  mapped(finding, range => {
    if (range.in) found.push(range.in)
    return range
  })
  return found
}

const noRelated: readonly Related[] = []
const noFixes: readonly Fix[] = []

function mapped(finding: Finding, move: (range: HeldRange) => HeldRange): Finding {
  const {rule, messageId, data, severity, range, claim, related, fixes} = finding
  return {
    rule,
    messageId,
    data,
    severity,
    range: move(range),
    related: related.length === 0 ? noRelated : related.map(one => ({...one, range: move(one.range)})),
    fixes:
      fixes.length === 0 ? noFixes : fixes.map(fix => ({...fix, edits: fix.edits.map(edit => movedEdit(edit, move))})),
    ...(claim && {claim: move(claim)})
  }
}

const movedEdit = (edit: HeldEdit, move: (range: HeldRange) => HeldRange): HeldEdit => ({
  ...move(edit),
  text: edit.text
})
