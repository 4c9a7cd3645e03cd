/** A host whose addresses give volume and page instead of an identifier. The year is `yearOfVolumeZero + volume`. */
export type JournalHost = {readonly host: string; readonly title: string; readonly yearOfVolumeZero: number}

/** A way of writing a journal's name. `alone`: it is also an ordinary word, and counts only where nothing follows it. */
export type JournalName = {readonly written: string; readonly title: string; readonly alone: boolean}

type Titles = Readonly<Record<string, string>>

/** The bundled tables; keys are in lower case. How they were made: `server/data/journals/README.md`. */
export type JournalBundle = {
  readonly version: number
  /** `s41422` → title, for `10.1038/s41422-…`. */
  readonly nature: Titles
  /** `leu` → title, for `10.1038/leu.2013.169` and `10.1038/leu2013169`. */
  readonly natureLegacy: Titles
  /** `s13075` → title, for `10.1186/s13075-…`. */
  readonly bmc: Titles
  /** `ard` → title, for `10.1136/ard-…`. */
  readonly bmj: Titles
  /** `jamaoncol` → title, for `10.1001/jamaoncol.…`. */
  readonly jama: Titles
  /** `pmed` → title, for `10.1371/journal.pmed.…`. */
  readonly plos: Titles
  /** `0140-6736` → title, for `10.1016/s0140-6736(…`. */
  readonly elsevierIssn: Titles
  /** Start of a DOI → title. */
  readonly doiStarts: Titles
  /** `10.1038` → who registered the prefix. */
  readonly registrants: Titles
  readonly hosts: readonly JournalHost[]
  readonly names: readonly JournalName[]
}
