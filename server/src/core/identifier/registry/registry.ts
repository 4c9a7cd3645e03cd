import type {Misspelling} from '../identifier.ts'

/**
 * A registry of trials: what its numbers look like, and how they are told from an address and led back to one.
 *
 * One file of this folder describes one registry. Patterns start with a rare literal and hold no nested quantifiers, so
 * that a search is linear in the text.
 */
export type Registry = {
  /** Name under which it is known: `ClinicalTrials.gov`. */
  readonly name: string
  /**
   * Whether its numbers register a trial with a primary registry of the WHO's network or with ClinicalTrials.gov. Others
   * (CTRP, the UTN) point to a trial but do not register it.
   */
  readonly isPrimary: boolean
  /** Source of a pattern, in any case, for a number in running text; what may stand around it is not its matter. */
  readonly pattern: string
  /** A number in the registry's own capitals, or `undefined` when `text` is none of its numbers. */
  normalise(text: string): string | undefined
  /** Hosts whose paths name its trials, as they stand in an address, in small letters. Absent: none is known. */
  readonly host?: RegExp
  /** Page of the trial; absent where the address cannot be told from the number. */
  page?(number: string): string
  /** What was meant as one of its numbers and is none, by place. */
  findMisspellings?(text: string): readonly Misspelling[]
}
