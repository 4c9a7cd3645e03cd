const tab = 9
export const lineFeed = 10
const carriageReturn = 13
const space = 32

/**
 * Walks through a text line by line, and through the white space at the start of a line column by column: a tab fills up
 * to the next multiple of four, and a container may take a part of it.
 */
export class LineCursor {
  readonly text: string
  /** Where the line starts, where it ends without its line ending, where the next one starts. */
  start: number
  end: number
  next: number
  /** What of the line is read already; `pending` columns of the tab before it are not. */
  at = 0
  pending = 0
  column = 0
  /** Columns of white space from `at`, and the offset of what follows; see {@link look}. */
  indent = 0
  first = 0
  /** End of the last unit up to the end of the line that is no white space; the same for the lines before. */
  filled: number
  filledBefore: number

  constructor(text: string, from: number) {
    this.text = text
    this.start = this.end = this.next = this.filled = this.filledBefore = from
  }

  /** Goes to the next line; false at the end of the text, which no line follows even after a line ending. */
  advance(): boolean {
    const {text, next} = this
    if (next >= text.length) return false
    const found = text.indexOf('\n', next)
    const end = found < 0 ? text.length : found
    this.start = this.at = next
    this.next = found < 0 ? end : found + 1
    this.end = end > next && text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end
    this.pending = this.column = 0
    this.filledBefore = this.filled
    let last = this.end
    while (last > next && isSpace(text.charCodeAt(last - 1))) last--
    if (last > next) this.filled = last
    this.look()
    return true
  }

  /** Goes behind the last line. */
  finish(): void {
    this.filledBefore = this.filled
  }

  /** Measures the white space from here. */
  look(): void {
    const {text, end, column} = this
    let indent = this.pending
    let at = this.at
    for (; at < end; at++) {
      const unit = text.charCodeAt(at)
      if (unit === space) indent++
      else if (unit === tab) indent += 4 - ((column + indent) % 4)
      else break
    }
    this.indent = indent
    this.first = at
  }

  get isBlank(): boolean {
    return this.first === this.end
  }

  /** Whether nothing of the text is left, not even a line ending or a part of a tab. */
  get isAtTextEnd(): boolean {
    return this.at === this.text.length && this.pending === 0
  }

  /** Takes the white space and what follows it up to `offset`. */
  takeTo(offset: number): void {
    this.column += this.indent + offset - this.first
    this.pending = 0
    this.at = offset
    this.look()
  }

  /** Takes at most `limit` columns of white space. */
  takeColumns(limit: number): void {
    const target = Math.min(limit, this.indent)
    let taken = Math.min(target, this.pending)
    this.pending -= taken
    this.column += taken
    while (taken < target) {
      const width = this.text.charCodeAt(this.at++) === tab ? 4 - (this.column % 4) : 1
      const part = Math.min(width, target - taken)
      this.pending = width - part
      this.column += part
      taken += part
    }
    this.indent -= target
  }

  /** End of the last unit before `at` that is no white space. */
  filledUpTo(at: number): number {
    let last = at
    while (last > this.start && isSpace(this.text.charCodeAt(last - 1))) last--
    return last > this.start ? last : this.filledBefore
  }
}

/** Whether Markdown takes `unit` for white space in a line: a no-break space is none. */
export const isSpace = (unit: number): boolean => unit === space || unit === tab
