import type {Io} from './io.ts'

/** Work that takes less than this needs no progress, in ms. */
const patience = 1000

/** Shortest time between two updates, in ms. */
const interval = 100

const eraseLine = '\r\u001b[2K'

/** One line on standard error that tells how far long work is, where someone is looking. */
export type Progress = {
  show(text: string): void
  /** Leave nothing of it behind. */
  end(): void
}

export function createProgress(io: Io): Progress {
  const start = io.now()
  let shown: number | undefined
  return {
    show(text) {
      const now = io.now()
      if (!io.isTerminal.err || now - start < patience || (shown !== undefined && now - shown < interval)) return
      shown = now
      io.err(`${eraseLine}${[...text].slice(0, Math.max(20, (io.columns ?? 80) - 1)).join('')}`)
    },
    end() {
      if (shown !== undefined) io.err(eraseLine)
      shown = undefined
    }
  }
}
