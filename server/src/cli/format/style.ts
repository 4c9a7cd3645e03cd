import pico from 'picocolors'

/** Paints text for a terminal, or leaves it as it is. */
export type Style = ReturnType<typeof pico.createColors>

/** How the text formats look: in which language, how wide, with or without colour. */
export type Look = {
  readonly language: 'en' | 'fr'
  readonly style: Style
  /** Width of the terminal, in columns. */
  readonly columns: number
  /** Whether sentences are broken to that width: for people at a terminal, not for programs that read lines. */
  readonly isWrapped: boolean
}

export const styleOf = (hasColor: boolean): Style => pico.createColors(hasColor)
