import {harmlessStart} from './format/harmless.ts'
import type {Look} from './format/style.ts'
import {wrap} from './format/wrap.ts'
import type {Io} from './io.ts'

/** Says sentences on standard error: what went wrong, and what there is to know beside the results. */
export type Complain = (sentences: readonly string[]) => void

/** Under which the lines after the first hang at a terminal. */
const indent = '  '

/** Each sentence is one line, but at a terminal, where it is broken between words and not within them. */
export const complainTo =
  (io: Pick<Io, 'err' | 'isTerminal'>, {columns, isWrapped}: Look): Complain =>
  sentences => {
    const isBroken = isWrapped && io.isTerminal.err
    for (const sentence of sentences) {
      const line = `medcite: ${sentence}`
      io.err(`${isBroken ? broken(line, columns) : line}\n`)
    }
  }

function broken(line: string, columns: number): string {
  const [first = '', ...rest] = wrap(line, Math.max(20, columns - 1 - indent.length), -indent.length)
  return [first, ...rest.map(one => indent + harmlessStart(one))].join('\n')
}
