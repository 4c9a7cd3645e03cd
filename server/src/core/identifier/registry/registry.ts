import type {Near} from './nearly.ts'

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
  /** How its numbers look, with letters for what varies: `NCT00000000`. */
  readonly form: string
  /**
   * Source of a pattern, in any case and for Unicode, for a number in running text, in every spelling that can mean
   * nothing else; what may stand around it is not its matter, but for the words that an ambiguous number needs.
   */
  readonly pattern: string
  /** Source, in any case and for Unicode, of what every match of {@link pattern} holds. Absent: four digits and soon another. */
  readonly hint?: string
  /** The one value of all spellings of a number, in the registry's own capitals; `undefined` for what is none. */
  normalise(text: string): string | undefined
  /** How a text that {@link normalise} takes is to be written, where that is more than its value. Absent: the value. */
  spell?(text: string): string
  /** Hosts whose addresses name its trials, in small letters. Absent: none is known. */
  readonly host?: RegExp
  /**
   * Path, query and fragment, decoded, of an address that shows one trial; the first group is its number. Absent: the path,
   * or the query of a page that is no search.
   */
  readonly record?: RegExp
  /** Page of the trial; absent where the address cannot be told from the number. */
  page?(number: string): string
  /** What was meant as one of its numbers and is none; spellings that {@link pattern} knows are not its matter. */
  readonly near?: Near
}
