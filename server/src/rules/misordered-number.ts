import {essence, wordsOf} from '../core/entry-words.ts'
import {type Numbering, numberingsOf, type PlacedNumbers} from '../core/numbering.ts'
import {defineRule, related} from './define-rule.ts'

const list = '\n\n## References\n\n1. Saturn A. Rest. 2019.\n2. Venus B. Tea. 2021.\n3. Mars C. Leaves. 2015.\n'
const liste = '\n\n## Références\n\n1. Saturne A. Repos. 2019.\n2. Vénus B. Thé. 2021.\n3. Mars C. Feuilles. 2015.\n'

export default defineRule({
  id: 'misordered-number',
  title: {en: 'Numbers cited out of order', fr: 'Des numéros cités dans le désordre'},
  prose: {
    en: `
In a list in order of citation the text cites 1 first, then 2, then 3. A number that comes too early shows that a source was
moved or added without renumbering, and that numbers may no longer mean what they did.

The first place is reported, once. Lists in another order are left alone: by author, by year, under headings of their own, or in one
that the text does not follow. So are numbers in tables and captions.

## Fix

None: renumbering touches the whole text.
`,
    fr: `
Dans une liste selon l’ordre de citation, le texte cite d’abord 1, puis 2, puis 3. Un numéro qui vient trop tôt montre qu’une
source a été déplacée ou ajoutée sans renuméroter, et que les numéros ne désignent peut-être plus ce qu’ils désignaient.

Le premier endroit est signalé, une seule fois. Les listes rangées autrement sont laissées de côté : par auteur, par année, sous des
intertitres, ou dans un ordre que le texte ne suit pas. Les numéros des tableaux et des légendes aussi.

## Correction

Aucune : renuméroter touche tout le texte.
`
  },
  since: '0.1.0',
  category: 'bibliography',
  severity: 'info',
  fix: 'none',
  scope: 'document',
  options: {},
  messages: {
    early: {
      en: 'Unexpected number `{number}` before `{expected}` was cited, expected numbers in the order of the text',
      fr: 'Numéro `{number}` inattendu avant la première citation de `{expected}`, des numéros dans l’ordre du texte sont attendus'
    }
  },
  titles: {
    late: {en: 'number {expected}, cited here first', fr: 'le numéro {expected}, cité ici pour la première fois'},
    list: {en: 'the list of references', fr: 'la liste des références'}
  },

  check({model, report}) {
    for (const numbering of numberingsOf(model)) {
      const found = firstOutOfOrder(numbering)
      if (!found || isInOwnOrder(numbering)) continue
      const {number, expected, place, later} = found
      const lead = numbering.lists[0]?.lead
      report('early', place.range, {
        number,
        expected,
        related: [
          related(later.range, 'late', {expected}),
          ...(lead ? [related(model.placed(lead.in, lead), 'list')] : [])
        ]
      })
      // One finding: what follows may be moved by the same cause.
      return
    }
  },

  examples: [
    {bad: `Rest helps [1], leaves «[3]» too, tea [2] as well.${list}`, reports: ['early']},
    {bad: `Le thé aide«[2]», le repos [1] aussi, les feuilles [3] peut-être.${liste}`, reports: ['early']},
    {ok: `Rest helps [1], tea [2] too, rest [1] again, both [1–3].${list}`},
    {
      ok: 'Rest helps [2], tea [1] too, leaves [3].\n\n## References\n\n1. Mars C. Leaves.\n2. Saturn A. Rest.\n3. Venus B. Tea.\n'
    },
    {ok: `| Leaf | 3 [3] |\n| --- | --- |\n| Tea | yes [3] |\n\nRest helps [1], tea [2] too, leaves [3].${list}`}
  ]
})

type OutOfOrder = {
  readonly number: number
  readonly expected: number
  readonly place: PlacedNumbers
  readonly later: PlacedNumbers
}

/** The first number that is cited before a smaller one, if the text follows the numbers otherwise. Linear. */
function firstOutOfOrder({citations, places, byNumber}: Numbering): OutOfOrder | undefined {
  const sure = new Set(citations.filter(({isRunning}) => isRunning))
  const firsts = firstPlaces([...sure], byNumber)
  const asCited = [...firsts.keys()]
  const descents = asCited.filter((number, at) => number < (asCited[at - 1] ?? 0)).length
  // Who cites in no order at all has a list in another one.
  if (descents > Math.max(1, Math.floor(asCited.length / 4))) return undefined
  const ascending = asCited.sort((a, b) => a - b)
  const seen = new Set<number>()
  let next = 0
  for (const cluster of clusters(places)) {
    const fresh = cluster.flatMap(({numbers}) => numbers).filter(number => byNumber.has(number) && !seen.has(number))
    for (const number of fresh) seen.add(number)
    while (next < ascending.length && seen.has(ascending[next] ?? 0)) next++
    const expected = ascending[next]
    const later = expected === undefined ? undefined : firsts.get(expected)
    if (expected === undefined || !later) return undefined
    const number = fresh.find(one => one > expected)
    const place = cluster.find(one => sure.has(one) && number !== undefined && one.numbers.includes(number))
    if (number !== undefined && place) return {number, expected, place, later}
  }
  return undefined
}

/** Where each number is first cited, in the order of the text. */
function firstPlaces(places: readonly PlacedNumbers[], entries: Numbering['byNumber']): Map<number, PlacedNumbers> {
  const firsts = new Map<number, PlacedNumbers>()
  for (const place of places) {
    for (const number of [...place.numbers].sort((a, b) => a - b)) {
      if (entries.has(number) && !firsts.has(number)) firsts.set(number, place)
    }
  }
  return firsts
}

/** Places with nothing but a comma between them, as one: `[3], [1]`. */
function clusters(places: readonly PlacedNumbers[]): PlacedNumbers[][] {
  const found: PlacedNumbers[][] = []
  for (const place of places) {
    const last = found.at(-1)
    if (place.isJoined && last) last.push(place)
    else found.push([place])
  }
  return found
}

/** Whether the list follows an order of its own: by author or title, by year, or by heading. */
function isInOwnOrder({entries, lists}: Numbering): boolean {
  if (lists.length > 1 || lists.some(({isDivided}) => isDivided)) return true
  if (entries.length < 3) return false
  const words = entries.map(entry => wordsOf(entry))
  const names = words.map(({text: own}) => essence(own.slice(0, 40)))
  const years = words.map(({years: [year]}) => Number(year ?? Number.NaN))
  return (
    isMostly(names, (a, b) => a <= b) ||
    (new Set(years).size > 2 && (isMostly(years, (a, b) => a <= b) || isMostly(years, (a, b) => a >= b)))
  )
}

/** Whether nine in ten neighbours are in order. */
function isMostly<One>(list: readonly One[], isOrdered: (a: One, b: One) => boolean): boolean {
  let right = 0
  for (const [at, one] of list.entries()) {
    const before = list[at - 1]
    if (before !== undefined && isOrdered(before, one)) right++
  }
  return right * 10 >= (list.length - 1) * 9
}
