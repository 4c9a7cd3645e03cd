import type {Language} from '../service/index.ts'

/** What the server itself says; everything about documents is said by the rules. */
export const texts = {
  en: {
    more: (count: number) => `${count} more findings in this document, the most severe are shown`,
    running: (version: string) => `MedCite ${version} runs`
  },
  fr: {
    more: (count: number) => `Encore ${count} signalements dans ce document, les plus graves sont affichés`,
    running: (version: string) => `MedCite ${version} est prêt`
  }
} as const satisfies Record<Language, unknown>
