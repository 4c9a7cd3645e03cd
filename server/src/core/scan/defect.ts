import type {CitationKind} from '../citation.ts'
import type {Data, Safety} from '../finding.ts'
import type {Profile} from '../profile.ts'
import type {Signs} from '../signs.ts'
import type {Labels, Reading} from '../syntax/reading.ts'
import type {Edit, Range} from '../text.ts'
import type {LooseMarker} from './loose-marker.ts'

/** One way to mend a defect: all of its edits or none. `titleId` is a title of the rule that reports it. */
export type Repair = {
  readonly titleId: string
  readonly safety: Safety
  readonly edits: readonly Edit[]
  readonly data?: Data
  /** Takes words away: offered by itself only, never applied together with others. */
  readonly isAlone?: true
  /** Takes away what no writer wrote: tags, attributes, marks of a machine. */
  readonly removesResidue?: true
}

/** What a broken link was meant to be: a citation like any other, so that every later rule sees it. */
export type Meant = {
  readonly kind?: CitationKind
  /** All of it, brackets and parentheses included. */
  readonly range: Range
  /** What stands, or was meant to stand, between the brackets; absent for a bare address. */
  readonly label?: Range
  readonly destination: Range
  /** What the label shows, where its source holds more than that. */
  readonly shown?: string
  /** The address that was meant, where it is not what `destination` holds. */
  readonly url?: string
}

/**
 * Something that a writer meant and no renderer makes, or makes otherwise: plain data, offsets relative to its segment.
 *
 * ```text
 * [KEYNOTE-024] (https://doi.org/10.1056/x)
 *              ^ range
 * ^           ^ meant.range begins, meant.label ends
 * ```
 */
export type Defect<Kind extends string = string> = {
  /** Also the id of its message, in the one rule that reports it. */
  readonly kind: Kind
  /** Where a message points: as small as the mistake. */
  readonly range: Range
  /** All that this defect explains: what scanners further down the list find in it is a symptom. `range` if absent. */
  readonly claim?: Range
  /** Other markers that it explains, which need no message of their own: the sound one of a pair. */
  readonly partners?: readonly Range[]
  /** What the message's placeholders stand for. */
  readonly data?: Data
  /** The likeliest first; none where only a person can know. */
  readonly repairs: readonly Repair[]
  readonly meant?: Meant
}

/** An address in the segment, wherever it stands: in a link that works or is broken, or bare in the text. */
export type Address = {
  readonly kind: CitationKind
  /** Where it is written. */
  readonly range: Range
  /** Decoded, as a renderer would follow it. */
  readonly url: string
  /** The citation around it; the address's own range for a bare one. */
  readonly citation: Range
  /** What is shown for it; absent for a bare one. */
  readonly label?: Range
  /** Whether what is written is not the address: a repair of its link mends it. */
  readonly isTorn?: true
}

/** What a scanner sees of a segment. */
export type ScanContext = {
  /** The source. */
  readonly text: string
  /** The source with everything blanked that is no Markdown: code, HTML, math, shortcodes, definitions. Links are in it. */
  readonly masked: string
  /** `masked` without links. */
  readonly unlinked: string
  /** `masked` without links, without notes and without what earlier scanners claimed: where something may lie broken. */
  readonly loose: string
  readonly reading: Reading
  /** Of {@link text}. */
  readonly signs: Signs
  /** Labels defined in the document, of those that the segment mentions. */
  readonly labels: Labels
  readonly profile: Profile
  /** Whether an earlier scanner explained a part of `range`. */
  isClaimed(range: Range): boolean
  /** The runs of asterisks and underscores that readers see. Looked for once, for all scanners. */
  looseMarkers(): readonly LooseMarker[]
}

/** Finds the defects of one family in a segment, by place, in one pass over its text. */
export type Scanner<Kind extends string> = (context: ScanContext) => readonly Defect<Kind>[]

/** Finds defects of addresses, once all of them are known. */
export type AddressScanner<Kind extends string> = (
  context: ScanContext & {readonly addresses: readonly Address[]}
) => readonly Defect<Kind>[]

/** What scanners have explained of a text: the next ones leave it alone. Nothing is kept of a text in which nothing is broken. */
export class Claims {
  readonly #length: number
  readonly #ranges: Range[] = []
  #units: Uint8Array | undefined

  /** @param length Length of the text, in UTF-16 units. */
  constructor(length: number) {
    this.#length = length
  }

  add(range: Range): void {
    this.#units ??= new Uint8Array(this.#length)
    this.#ranges.push(range)
    this.#units.fill(1, range.start, range.end)
  }

  has({start, end}: Range): boolean {
    if (!this.#units) return false
    for (let at = start; at < end; at++) if (this.#units[at] === 1) return true
    return false
  }

  get ranges(): readonly Range[] {
    return this.#ranges
  }

  /** The same claims without `ranges`. */
  without(ranges: readonly Range[]): Claims {
    const rest = new Claims(this.#length)
    for (const range of this.#ranges) rest.add(range)
    for (const {start, end} of ranges) rest.#units?.fill(0, start, end)
    return rest
  }
}
