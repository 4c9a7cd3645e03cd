import type {Range} from '../text.ts'
import type {Block, Definition, Footnote, Link, Mark} from './reading.ts'

/** A reading under construction. */
export type Draft = {
  blocks: Block[]
  links: Link[]
  marks: Mark[]
  definitions: Definition[]
  footnoteDefinitions: Footnote[]
  footnoteReferences: Footnote[]
  opaque: Range[]
  hardBreaks: Range[]
}
