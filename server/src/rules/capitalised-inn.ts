import type {Segment} from '../core/segment.ts'
import type {Mark} from '../core/syntax/reading.ts'
import {contains, type Range} from '../core/text.ts'
import {fold} from '../knowledge/phrases.ts'
import type {Therapy} from '../knowledge/record.ts'
import {defineRule, replace} from './define-rule.ts'

export default defineRule({
  id: 'capitalised-inn',
  title: {en: 'An INN with a capital inside a sentence', fr: 'Une DCI avec une majuscule dans la phrase'},
  prose: {
    en: `
An international nonproprietary name is a common noun and is written with a small letter (*anifrolumab*); a capital says that it is a brand.
Reported inside a sentence only: not at its start, not after a colon, not in headings, cells, links and titles, where every word may have one.

## Fix

For review: small letters.
`,
    fr: `
Une dénomination commune internationale est un nom commun et s’écrit en minuscules (*anifrolumab*) ; une majuscule annonce une marque. Signalée
seulement à l’intérieur d’une phrase : ni au début, ni après deux points, ni dans les titres, les cellules, les liens et les noms d’ouvrages.

## Correction

À relire : des minuscules.
`
  },
  since: '0.1.0',
  category: 'language',
  severity: 'info',
  fix: 'review',
  scope: 'segment',
  options: {},
  messages: {
    capital: {
      en: 'Unexpected capital in the INN `{found}`, expected `{expected}`',
      fr: 'Majuscule inattendue dans la DCI `{found}`, `{expected}` attendu'
    }
  },
  titles: {write: {en: 'Write “{expected}”', fr: 'Écrire « {expected} »'}},

  check({segment, knowledge, report}) {
    for (const {record, range} of knowledge.termsIn(segment)) {
      if (record.type !== 'therapy') continue
      const found = segment.prose.slice(range.start, range.end)
      if (!isInn(record, found) || !isInSentence(segment, range)) continue
      const expected = found.toLowerCase()
      report('capital', range, {
        found,
        expected,
        fixes: [replace(range, expected, 'write', 'review', {expected})]
      })
    }
  },

  examples: [
    {ok: 'Anifrolumab is given. Belimumab too.'},
    {
      ok: '## With Anifrolumab\n\n- Anifrolumab\n- **Belimumab:** given\n\n| Anifrolumab | x |\n| --- | --- |\n| the Belimumab | y |'
    },
    {
      ok: 'We cite *Efficacy of Anifrolumab in Lupus*, “Trial of Anifrolumab”, and [the Belimumab trial](https://example.org/tea).'
    },
    {ok: 'Two are given: Anifrolumab and a placebo. The product was Saphnelo, then ANIFROLUMAB.'},
    {ok: 'Phase 3 Trial of Anifrolumab in Active Lupus'},
    {
      bad: 'The patients received «Anifrolumab», and some («Belimumab») another.',
      reports: ['capital', 'capital'],
      fixed: 'The patients received anifrolumab, and some (belimumab) another.'
    },
    {bad: 'They received «Rituximab»® and «Belimumab» (GSK).', reports: ['capital', 'capital']},
    {bad: 'On a donné du «Bélimumab» aux patients, p. ex. «Anifrolumab» aux autres.', reports: ['capital', 'capital']},
    {
      bad: 'Il a reçu du **«Bélimumab»** puis de l’«Anifrolumab».',
      reports: ['capital', 'capital'],
      fixed: 'Il a reçu du **bélimumab** puis de l’anifrolumab.'
    }
  ]
})

/** Whether `written` is the INN of `record`, its first letter a capital and the rest small. */
function isInn({names, synonyms}: Therapy, written: string): boolean {
  if (!/^\p{Lu}\p{Ll}+(?:[ -]\p{L}\p{Ll}*)*$/u.test(written)) return false
  // A compound has no INN; its code keeps its capitals.
  const inns = [names.en, names.fr ?? names.en, ...synonyms].filter(name => name === name.toLowerCase())
  return inns.some(inn => fold(inn) === fold(written) || `${fold(inn)}e` === fold(written))
}

/** What stands before a word inside a sentence: a small letter, a number, a comma, an abbreviation that ends none. */
const goesOn =
  /(?:[\p{Ll}\p{N},)]|\b(?:e\.\s?g|i\.\s?e|p\.\s?ex|c\.-à-d|vs|cf)\.)[\s\u00a0\u202f]{0,8}[(]?[\s\u00a0\u202f]{0,8}$|\p{Ll}[’']$/u

/** Strong emphasis on one name stresses it; other emphasis may be the title of a work, or the beginning of an entry. */
const isStress = ({kind, inner}: Mark, range: Range): boolean =>
  kind === 'strong' && inner.start === range.start && inner.end === range.end

/** Whether the word at `range` goes on with a sentence that began before it, in running text. */
function isInSentence({prose, reading}: Segment, range: Range): boolean {
  const block = reading.blocks.findLast(one => contains(one.range, range))
  if (block?.kind !== 'paragraph') return false
  if (reading.links.some(link => contains(link.range, range))) return false
  if (reading.marks.some(mark => contains(mark.range, range) && !isStress(mark, range))) return false
  const before = prose.slice(Math.max(block.range.start, range.start - lookBehind), range.start)
  if (!goesOn.test(before) || isQuoted(before)) return false
  // Longer ones are no titles.
  if (block.range.end - block.range.start > longestTitle) return true
  return !isTitle(prose.slice(block.range.start, range.start) + prose.slice(range.end, block.range.end))
}

/** How far before a name its sentence is looked at, and how long the title of a work may be, in UTF-16 units. */
const lookBehind = 200
const longestTitle = 300

/** Whether a quotation that `before` opens is not closed in it. */
function isQuoted(before: string): boolean {
  const last = (signs: string): number => Math.max(...[...signs].map(sign => before.lastIndexOf(sign)))
  return last('«“') > last('»”') || before.split('"').length % 2 === 0
}

/** Whether most words of `text` but the first have a capital, as in a title of an English work. */
function isTitle(text: string): boolean {
  const [, ...words] = text.match(/\p{L}{4,}/gu) ?? []
  const capitals = words.filter(word => /^\p{Lu}/u.test(word))
  return capitals.length * 2 > words.length
}
