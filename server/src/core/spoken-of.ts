import {areaOf, entryListsOf} from './entry.ts'
import type {Model} from './model.ts'
import {folded} from './reference-lead.ts'
import type {Range} from './text.ts'

/** Which names, years and phrases the text of a document holds outside of its lists of references. */
export type SpokenOf = {
  /** Whether a capitalised word stands in the text. */
  hasName(word: string): boolean
  /** Whether the year stands within a line of the capitalised word, after it or before it. */
  hasNameAndYear(word: string, year: string): boolean
  /** Whether the first words of `phrase` stand in the text in this order; `false` for a phrase without words. */
  hasPhrase(phrase: string): boolean
}

const kept = new WeakMap<Model, {readonly revision: number; readonly found: SpokenOf}>()

/** What the text speaks of. Made once for a version of it, when first asked for; linear in the length of the text. */
export function spokenOf(model: Model): SpokenOf {
  const text = textOf(model)
  const known = kept.get(model)
  if (known?.revision === model.revision) return known.found
  const found = read(text)
  kept.set(model, {revision: model.revision, found})
  return found
}

/** The text without its lists of references. */
function textOf(model: Model): string {
  const {text} = model.readAll()
  const areas: Range[] = entryListsOf(model)
    .filter(({form}) => form !== 'notes')
    .map(list => areaOf(model, list))
    .sort((a, b) => a.start - b.start)
  let result = ''
  let from = 0
  for (const {start, end} of areas) {
    result += `${text.slice(from, Math.max(from, start))}\n`
    from = Math.max(from, end)
  }
  return result + text.slice(from)
}

/** How many words apart a name and its year may stand. */
const reach = 12

function read(text: string): SpokenOf {
  const names = new Set<string>()
  const dated = new Set<string>()
  const phrases = new Set<string>()
  const recent: string[] = []
  const recentYears: {year: string; at: number}[] = []
  let at = 0
  for (const [word] of text.matchAll(/[\p{L}\p{M}]{1,60}|\d{4}(?!\d)|\d{1,60}/gu)) {
    const key = folded(word)
    at++
    recent.push(key)
    if (recent.length > reach) recent.shift()
    phrases.add(key)
    for (const length of [2, 3]) {
      if (recent.length >= length) phrases.add(recent.slice(-length).join(' '))
    }
    if (/^(?:19|20)\d\d$/.test(key)) {
      for (const name of recent) dated.add(`${name} ${key}`)
      recentYears.push({year: key, at})
      if (recentYears.length > 3) recentYears.shift()
    } else if (/^\p{Lu}/u.test(word)) {
      names.add(key)
      for (const one of recentYears) if (at - one.at < reach) dated.add(`${key} ${one.year}`)
    }
  }
  const wordsOf = (phrase: string) => folded(phrase).match(/[\p{L}\p{M}]{1,60}|\d{1,60}/gu) ?? []
  return {
    hasName: word => names.has(folded(word)),
    hasNameAndYear: (word, year) => dated.has(`${folded(word)} ${year}`),
    hasPhrase: phrase => {
      const words = wordsOf(phrase).slice(0, 3)
      return words.length > 0 && phrases.has(words.join(' '))
    }
  }
}
