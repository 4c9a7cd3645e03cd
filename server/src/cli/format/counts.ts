import type {Profile} from '../../service/index.ts'

/** What the dialects call themselves. */
export const profileNames: Readonly<Record<Profile, string>> = {
  gfm: 'GitHub',
  commonmark: 'CommonMark',
  pandoc: 'Pandoc',
  quarto: 'Quarto',
  myst: 'MyST',
  obsidian: 'Obsidian'
}

/** A number with its noun, whose plural has an `s` more unless another is given. */
export const count = {
  en: (number: number, noun: string, plural = `${noun}s`): string => `${number} ${number === 1 ? noun : plural}`,
  fr: (number: number, noun: string, plural = `${noun}s`): string => `${number} ${number < 2 ? noun : plural}`
} as const
