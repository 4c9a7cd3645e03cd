import type {KeyedFact} from '../core/fact.ts'
import type {Fix} from '../core/finding.ts'
import type {Range} from '../core/text.ts'
import type {Knowledge} from '../knowledge/index.ts'
import {wordsOf} from '../knowledge/phrases.ts'
import {nameOf, type Therapy} from '../knowledge/record.ts'
import {defineRule, replace} from './define-rule.ts'

export default defineRule({
  id: 'brand-without-inn',
  title: {en: 'A brand name without its INN', fr: 'Un nom de marque sans sa DCI'},
  prose: {
    en: `
Brands differ between countries and belong to their owners; the international nonproprietary name (INN) is the same everywhere, and it is what
journals and health authorities ask for. The first place where a text names a brand is reported when the text never gives the INN of the medicine.

Off unless it is configured: what is right depends on the readers.

## Fix

For review: the INN is written before the brand, which goes into parentheses.
`,
    fr: `
Les marques changent d’un pays à l’autre et appartiennent à leurs propriétaires ; la dénomination commune internationale (DCI) est la même
partout, et c’est elle que demandent revues et autorités. La première mention d’une marque est signalée quand le texte ne donne jamais la DCI du
médicament.

Inactive sauf réglage : ce qui convient dépend des lecteurs.

## Correction

À relire : la DCI est écrite avant la marque, qui passe entre parenthèses.
`
  },
  since: '0.1.0',
  category: 'language',
  severity: 'info',
  isOptIn: true,
  fix: 'review',
  scope: 'group',
  of: therapiesBy,
  options: {},
  messages: {
    alone: {
      en: 'Unexpected brand `{brand}` alone, expected the INN `{inn}`',
      fr: 'Marque `{brand}` inattendue seule, la DCI `{inn}` est attendue'
    }
  },
  titles: {write: {en: 'Write “{text}”', fr: 'Écrire « {text} »'}},

  check({model, places, language, report}) {
    const [first] = places
    if (!first || places.some(({item}) => item.brand === undefined)) return
    const {record, range, brand = ''} = first.item
    const inn = nameOf(record, language)
    const place = model.placed(first.part, range)
    report('alone', place, {brand, inn, fixes: fixesOf(model.snapshot.text, place, brand, inn)})
  },

  examples: [
    {ok: 'Anifrolumab (Saphnelo) is given, and Saphnelo again.'},
    {ok: 'L’anifrolumab est donné ; la marque Saphnelo est plus loin.'},
    {
      bad: 'A patient received «Saphnelo», then Saphnelo again.',
      reports: ['alone'],
      fixed: 'A patient received anifrolumab (Saphnelo), then Saphnelo again.'
    },
    {
      bad: 'Une biothérapie («Cosentyx») puis le «Benlysta»® pour les malades dans la note.',
      reports: ['alone', 'alone'],
      fixed: 'Une biothérapie (sécukinumab, Cosentyx) puis le bélimumab (Benlysta®) pour les malades dans la note.'
    },
    {
      bad: 'On arrête l’«Endoxan» et on donne du «Plaquenil» aux malades.',
      reports: ['alone', 'alone']
    }
  ]
})

/** A place where a therapy is named; `brand` where by a brand. */
type Naming = {readonly record: Therapy; readonly range: Range; readonly brand: string | undefined}

const facts = new WeakMap<Knowledge, KeyedFact<Naming>>()

/** The therapies that a document names. */
function therapiesBy(knowledge: Knowledge): KeyedFact<Naming> {
  const known = facts.get(knowledge)
  if (known) return known
  const fact: KeyedFact<Naming> = {
    of: ({segment}) =>
      knowledge.termsIn(segment).flatMap(({record, range}) => {
        if (record.type !== 'therapy') return []
        const written = segment.prose.slice(range.start, range.end)
        return [{record, range, brand: isBrand(record, written) ? written : undefined}]
      }),
    keyOf: ({record}) => record.id
  }
  facts.set(knowledge, fact)
  return fact
}

/** Articles and prepositions of French that change before a vowel or a mute `h`. */
const changing = /(?:^|[^\p{L}])(?:du|de|le|la|au|ce|que|cette|jusque)[\s\u00a0\u202f]+\**$/iu
const elided = /\p{L}[’']\**$/u

/** The INN before the brand; nothing where the words before it would have to change with it. */
function fixesOf(text: string, {start, end}: Range, brand: string, inn: string): Fix[] {
  const before = text.slice(Math.max(0, start - 20), start)
  const startsOpen = /^[aeiouyhàâéèêëîïôöùûü]/i.test(inn)
  if (startsOpen ? changing.test(before) : elided.test(before)) return []
  const sign = /^[®™]/.exec(text.slice(end))?.[0] ?? ''
  const isInParentheses = before.endsWith('(') && text[end + sign.length] === ')'
  const written = isInParentheses ? `${inn}, ${brand}${sign}` : `${inn} (${brand}${sign})`
  return [replace({start, end: end + sign.length}, written, 'write', 'review', {text: written})]
}

/** Whether `written` is a brand of `record` and not its name. */
function isBrand({brands}: Therapy, written: string): boolean {
  const key = (text: string): string =>
    wordsOf(text)
      .map(({folded}) => folded)
      .join(' ')
  return brands.some(({name}) => key(name) === key(written))
}
