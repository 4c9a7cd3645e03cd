/**
 * What a block may hold so that micromark reads it in bounded time. It is quadratic in each of these; every number keeps
 * its worst shape under about a third of a second.
 */
const limits = {
  length: 65_536,
  brackets: 3_000,
  closingRun: 2_000,
  openBrackets: 200,
  delimiterRuns: 2_000,
  declarations: 500,
  backtickLengths: 200,
  containers: 64
}

const containerMarkers = /^(?:[\t ]*(?:>|[-+*](?=[\t ])|\d{1,9}[.)](?=[\t ])))+/

/**
 * Whether the parser can be trusted with `text`: one pass over its blocks (the text between blank lines), linear in its
 * length.
 */
export function isReadable(text: string): boolean {
  for (let start = 0; start < text.length; ) {
    const blank = /(?:\r\n|\n|\r)[\t ]*(?=\r\n|\n|\r)/g
    blank.lastIndex = start
    const end = blank.exec(text)?.index ?? text.length
    if (!isReadableBlock(text, start, end)) return false
    start = Math.max(end + 1, start + 1)
  }
  return true
}

function isReadableBlock(text: string, start: number, end: number): boolean {
  if (end - start > limits.length) return false
  const counts = {brackets: 0, closing: 0, open: 0, runs: 0, declarations: 0}
  const backticks = new Set<number>()
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    counts.closing = unit === 93 ? counts.closing + 1 : 0
    if (unit === 91) counts.open++
    if (unit === 93 && counts.open > 0) counts.open--
    if (unit === 91 || unit === 93) counts.brackets++
    if ((unit === 42 || unit === 95 || unit === 126) && text.charCodeAt(at - 1) !== unit) counts.runs++
    if (unit === 60 && /[!?]/.test(text[at + 1] ?? '')) counts.declarations++
    if (unit === 96 && text.charCodeAt(at - 1) !== 96) backticks.add(runLength(text, at))
    if (
      counts.brackets > limits.brackets ||
      counts.closing > limits.closingRun ||
      counts.open > limits.openBrackets ||
      counts.runs > limits.delimiterRuns ||
      counts.declarations > limits.declarations ||
      backticks.size > limits.backtickLengths
    )
      return false
  }
  return areShallow(text.slice(start, end))
}

function runLength(text: string, start: number): number {
  let end = start
  while (text.charCodeAt(end) === 96) end++
  return end - start
}

/** Whether no line opens more containers, or is indented further, than documents that people write. */
function areShallow(block: string): boolean {
  for (const line of block.split(/\r\n|\n|\r/)) {
    const markers =
      containerMarkers
        .exec(line)?.[0]
        .replace(/[\t ]/g, '')
        .replace(/\d+[.)]/g, '-') ?? ''
    if (markers.length > limits.containers) return false
    if (/^ {200}|^\t{50}/.test(line)) return false
  }
  return true
}
