/** Languages in which MedCite reads and speaks. */
export type Language = 'en' | 'fr'

/** A sentence in both languages. A missing translation does not compile. */
export type Text = {readonly [language in Language]: string}

/** How often a text uses frequent words that only one of the two languages has. */
export type LanguageCount = {readonly en: number; readonly fr: number}

const english = /\b(?:the|of|and|with|that|was|were|from|this|which|by|for|are|have|has|not|it)\b/gi
const french =
  /(?<!\p{L})(?:le|les|des|du|et|dans|que|qui|une|pour|est|sont|avec|ces|cette|aux|sur|pas|ont)(?!\p{L})/giu

/** Counts frequent words in `prose`. */
export const countLanguages = (prose: string): LanguageCount => ({
  en: prose.match(english)?.length ?? 0,
  fr: prose.match(french)?.length ?? 0
})

/** The language that a front matter's `lang:` names, or `undefined`. */
export function declaredLanguage(frontMatter: string): Language | undefined {
  const value = /^lang(?:uage)?:[\t ]*["']?([A-Za-z]{2})\b/m.exec(frontMatter)?.[1]?.toLowerCase()
  return value === 'en' || value === 'fr' ? value : undefined
}

/** The language of a text with these counts; English when neither prevails. */
export const prevailing = ({en, fr}: LanguageCount): Language => (fr > en ? 'fr' : 'en')
