import type {Language} from '../core/language.ts'
import {defineRule, replace} from './define-rule.ts'

/** Months as labels write them, and how the other language would. Only next to a year: *May* and *mars* are words too. */
const months: Readonly<Record<Language, readonly (readonly [pattern: string, other: string])[]>> = {
  en: [
    ['January|Jan\\.?', 'janv.'],
    ['February|Feb\\.?', 'févr.'],
    ['March|Mar\\.?', 'mars'],
    ['April|Apr\\.?', 'avril'],
    ['May', 'mai'],
    ['June|Jun\\.?', 'juin'],
    ['July|Jul\\.?', 'juill.'],
    ['August|Aug\\.?', 'août'],
    ['September|Sept?\\.?', 'sept.'],
    ['October|Oct\\.?', 'oct.'],
    ['November|Nov\\.?', 'nov.'],
    ['December|Dec\\.?', 'déc.']
  ],
  fr: [
    ['janvier|janv\\.?', 'January'],
    ['février|fevrier|févr?\\.?', 'February'],
    ['mars', 'March'],
    ['avril|avr\\.?', 'April'],
    ['mai', 'May'],
    ['juin', 'June'],
    ['juillet|juill?\\.?', 'July'],
    ['août|aout', 'August'],
    ['septembre', 'September'],
    ['octobre', 'October'],
    ['novembre', 'November'],
    ['décembre|decembre|déc\\.', 'December']
  ]
}

/** Words that say what a source is, in small letters: with a capital they are part of a name (*Annual Review of …*). */
const roles: Readonly<Record<Language, RegExp>> = {
  en: /(?<![\p{L}-])(release|registry|registration|review|progress|update|guidelines?|study|trial|discovery|report|meta-analysis|findings)(?![\p{L}-])/u,
  fr: /(?<![\p{L}-])(communiqué|registre|enregistrement|revue|étude|essai|recommandations?|mise à jour|découverte|rapport|méta-analyse)(?![\p{L}-])/u
}

/** Most words of a label that is no title. */
const longest = 6
/** Words that show the label to be in the document's own language after all. */
const own: Readonly<Record<Language, RegExp>> = {
  en: /(?<!\p{L})(?:the|of|and|in|for|with)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:le|la|les|des|du|de|et|pour|dans|sur)(?!\p{L})/iu
}

export default defineRule({
  id: 'mixed-language-label',
  title: {en: 'A label in the other language', fr: 'Un libellé dans l’autre langue'},
  prose: {
    en: `
*avril 2025* beside *May 2025* in one French text: the labels of a translation were left as they were. Months next to a
year, and short labels with a word that says what the source is (*release*, *registry*, *review* …), are reported. The title
of a work stays in the language of the work.

## Fix

For review: the month in the document's language.
`,
    fr: `
*avril 2025* à côté de *May 2025* dans un même texte français : les libellés d’une traduction sont restés tels quels. Sont
signalés les mois à côté d’une année et les libellés courts dont un mot dit ce qu’est la source (*release*, *registry*,
*review* …). Le titre d’un ouvrage reste dans la langue de l’ouvrage.

## Correction

À relire : le mois dans la langue du document.
`
  },
  since: '0.1.0',
  category: 'language',
  severity: 'info',
  fix: 'review',
  scope: 'segment',
  options: {},
  messages: {
    month: {
      en: 'Unexpected month `{found}` in another language than the text, expected `{expected}`',
      fr: 'Mois `{found}` inattendu dans une autre langue que le texte, `{expected}` attendu'
    },
    word: {
      en: 'Unexpected word `{found}` in a label, in another language than the text, expected one in its language',
      fr: 'Mot `{found}` inattendu dans un libellé, dans une autre langue que le texte : un mot de sa langue est attendu'
    }
  },
  titles: {write: {en: 'Write “{expected}”', fr: 'Écrire « {expected} »'}},

  check({segment, language, report}) {
    const other: Language = language === 'fr' ? 'en' : 'fr'
    for (const {label, kind, locator} of segment.citations) {
      // The label of a reference may be the key of its definition.
      if (!label || kind === 'image' || locator?.definition !== undefined) continue
      const source = segment.text.slice(label.range.start, label.range.end)
      const month = monthIn(source, other)
      if (month) {
        const start = label.range.start + month.at
        const range = {start, end: start + month.found.length}
        const fixes = [replace(range, month.expected, 'write', 'review', {expected: month.expected})]
        report('month', label.range, {found: month.found, expected: month.expected, fixes})
        continue
      }
      const words = label.text.split(/[\s/,;:()]+/).filter(Boolean)
      const role = roles[other].exec(label.text)?.[1]
      if (role && words.length <= longest && !own[language].test(label.text)) report('word', label.range, {found: role})
    }
  },

  examples: [
    {ok: 'Le thé et le repos sont dans la note ([Thé, mai 2025](https://example.org/tea)).'},
    {ok: 'The tea is in the note ([The Tea, May 2025](https://example.org/tea)).'},
    {
      ok: 'Le thé et les planètes, dans [A long review of the nature of rest in planets](https://example.org/tea), sont des sujets.'
    },
    {
      bad: 'Le thé et le repos sont dans la note ([«Tea, May 2025»](https://example.org/tea)).',
      reports: ['month'],
      fixed: 'Le thé et le repos sont dans la note ([Tea, mai 2025](https://example.org/tea)).'
    },
    {bad: 'Le thé et le repos sont dans la note ([«Tea registry»](https://example.org/tea)).', reports: ['word']},
    {ok: 'Le thé et le repos sont dans la note ([Annual Review, 2020](https://example.org/tea)).'},
    {bad: 'The tea and the rest are in the note ([«Thé, registre»](https://example.org/tea)).', reports: ['word']},
    {bad: 'The tea and the rest are in the note ([«Thé, mars 2025»](https://example.org/tea)).', reports: ['month']}
  ]
})

/** A month of `language` next to a year, with what the other language calls it. */
function monthIn(text: string, language: Language): {at: number; found: string; expected: string} | undefined {
  for (const [pattern, expected] of months[language]) {
    const match = new RegExp(
      `(?<![\\p{L}])(${pattern})(?=,?[\\s\\u00a0\\u202f]+(?:\\d{1,2},?[\\s\\u00a0\\u202f]+)?(?:19|20)\\d{2})`,
      'iu'
    ).exec(text)
    if (match?.[1]) return {at: match.index, found: match[1], expected}
  }
  return undefined
}
