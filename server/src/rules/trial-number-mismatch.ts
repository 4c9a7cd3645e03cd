import {findIdentifiers} from '../core/identifier/index.ts'
import {registryOf} from '../core/identifier/trial.ts'
import type {Segment} from '../core/segment.ts'
import type {Range} from '../core/text.ts'
import type {Knowledge} from '../knowledge/index.ts'
import {nameOf, type Trial} from '../knowledge/record.ts'
import {defineRule, replace} from './define-rule.ts'

export default defineRule({
  id: 'trial-number-mismatch',
  title: {en: 'A trial beside the number of another', fr: 'Un essai à côté du numéro d’un autre'},
  prose: {
    en: `
A number that exists is not a number that belongs: *TULIP-1* and *TULIP-2* are swapped in many texts, and a generated draft gives a trial any
number that looks right. The reader looks the trial up and finds another one.

## Evidence

The trial is one of MedCite's records (or of the workspace's own), its number was checked at its sources, and the other number stands right
beside its acronym (also in the next cell of a table) or is where the link under the acronym leads. Where the other number belongs to a trial that is known too, it is an error;
where nothing is known of it, a warning. Trials that are named together (*TULIP-1 and TULIP-2*) share their numbers, unless the text says *respectively*; extensions, follow-ups and
sub-studies have numbers of their own and are left alone.

## Fix

For review: the number of the trial that is named, in the same registry.
`,
    fr: `
Un numéro qui existe n’est pas un numéro qui convient : *TULIP-1* et *TULIP-2* sont intervertis dans bien des textes, et un brouillon généré
donne à un essai n’importe quel numéro d’allure correcte. Le lecteur cherche l’essai et en trouve un autre.

## Indices

L’essai a une fiche dans MedCite (ou dans l’espace de travail), son numéro a été vérifié à ses sources, et l’autre numéro figure juste à côté
de l’acronyme (ou dans la cellule suivante d’un tableau), ou le lien posé sur l’acronyme y mène. Si l’autre numéro est celui d’un essai connu, c’est une erreur ; si rien n’en est
connu, un avertissement. Les essais nommés ensemble (*TULIP-1 et TULIP-2*) partagent leurs numéros, sauf si le texte dit *respectivement* ; les extensions, suivis et sous-études
ont leurs propres numéros et ne sont pas signalés.

## Correction

À relire : le numéro de l’essai nommé, dans le même registre.
`
  },
  since: '0.1.0',
  category: 'identity',
  severity: 'error',
  milder: {unknown: 'warning'},
  fix: 'review',
  scope: 'segment',
  options: {},
  messages: {
    other: {
      en: 'Unexpected `{number}`, the number of `{other}`, beside `{trial}`, expected `{expected}`',
      fr: '`{number}` inattendu à côté de `{trial}` : c’est le numéro de `{other}`, `{expected}` attendu'
    },
    unknown: {
      en: 'Unexpected `{number}` beside `{trial}`, which is registered as `{expected}`',
      fr: '`{number}` inattendu à côté de `{trial}`, enregistré sous `{expected}`'
    }
  },
  titles: {write: {en: 'Write {expected}', fr: 'Écrire {expected}'}},

  check({segment, knowledge, report}) {
    for (const {trial, number, range, place} of pairs(segment, knowledge)) {
      const {trials} = trial
      if (trials.some(one => one.registrations.some(known => known.number === number))) continue
      const named = trials[0]
      const expected = named && sameRegistry(named, number)
      if (!named || expected === undefined) continue
      const other = trialOf(knowledge, number)
      const fixes = place ? [{...replace(place, expected, 'write', 'review', {expected}), isAlone: true as const}] : []
      if (ownNumbers.test(around(segment.prose, trial.range))) continue
      const data = {number, trial: segment.prose.slice(trial.range.start, trial.range.end), expected, fixes}
      if (other) report('other', range, {...data, other: nameOf(other, 'en')})
      else report('unknown', range, data)
    }
  },

  examples: [
    {ok: 'The trial TULIP-2 (NCT02446899) is over.'},
    {ok: 'TULIP-1 and TULIP-2 (NCT02446912, NCT02446899) are over.'},
    {ok: 'TULIP-1 (NCT02446912) and TULIP-2 (NCT02446899) are over.'},
    {ok: 'Essais TULIP-2 et TULIP-1 (NCT02446899 et NCT02446912, respectivement).'},
    {ok: 'Essais TULIP-2 et TULIP-1 (NCT02446912 et NCT02446899).'},
    {ok: 'The long-term extension of TULIP-2 (NCT02794285) is over.'},
    {ok: '| Number | Trial |\n| --- | --- |\n| NCT02446912 | TULIP-1 |\n| NCT02446899 | TULIP-2 |'},
    {ok: '- NCT02446912: TULIP-1\n- NCT02446899: TULIP-2'},
    {ok: 'NCT02446912: TULIP-1, NCT02446899: TULIP-2.'},
    {ok: 'NCT02446912 — TULIP-1; NCT02446899 — TULIP-2.'},
    {ok: 'The predecessor of TULIP-2 (NCT02446912) missed its endpoint.'},
    {ok: 'Unlike the TULIP-2 trial, NCT02446912 missed its endpoint.'},
    {ok: 'TULIP-2 was larger than another trial; NCT02446912 was not.'},
    {ok: 'TULIP-2 (EudraCT 2014-004632-19) is over.'},
    {
      ok: 'See [TULIP-2](https://clinicaltrials.gov/study/NCT02446899) and [TULIP-1 and TULIP-2](https://clinicaltrials.gov/study/NCT02446899).'
    },
    {
      bad: 'The trial TULIP-2 («NCT02446912») is over.',
      reports: ['other'],
      fixed: 'The trial TULIP-2 (NCT02446899) is over.'
    },
    {
      bad: 'L’essai TULIP-1, enregistré sous le numéro «NCT02446899», est terminé.',
      reports: ['other'],
      fixed: 'L’essai TULIP-1, enregistré sous le numéro NCT02446912, est terminé.'
    },
    {bad: 'The trial TULIP-2 («NCT09999999») is over.', reports: ['unknown']},
    {
      bad: 'TULIP-1 and TULIP-2 («NCT02446899» and «NCT02446912», respectively) are over.',
      reports: ['other', 'other'],
      fixed: 'TULIP-1 and TULIP-2 (NCT02446912 and NCT02446899, respectively) are over.'
    },
    {
      bad: '| Trial | Number |\n| --- | --- |\n| TULIP-2 | «NCT02446912» |',
      reports: ['other']
    },
    {bad: 'Registered as «NCT02446912» (TULIP-2).', reports: ['other']},
    {
      bad: 'See [«TULIP-2»](https://clinicaltrials.gov/study/NCT02446912).',
      reports: ['other'],
      fixed: 'See [TULIP-2](https://clinicaltrials.gov/study/NCT02446899).'
    }
  ]
})

/** Trials that are named together, the last one at {@link range}. */
type Named = {readonly trials: readonly Trial[]; readonly range: Range}

/** A trial and a number that stands for it; `place` is where the number is written, where that can be said. */
type Pair = {readonly trial: Named; readonly number: string; readonly range: Range; readonly place?: Range}

/** What may stand between a trial and its number: marks, and words that say that a number follows. */
const between =
  /^[\s\u00a0\u202f]*(?:(?:[([,:;*_|–—-]|\b(?:trial|study|essai|étude|n[°o]|number|numéro|identifier|identifiant|registered|registration|enregistrée?|enregistrement|sous|as|under|le|the|with|de|of|ClinicalTrials\.gov|Clinical ?Trials|registry|registre|EudraCT|ISRCTN)(?![\p{L}\p{N}])|\.gov)[\s\u00a0\u202f]*){0,8}$/iu

/** Longest way from a trial to its number, in UTF-16 units. */
const farthest = 120

/** What stands between a number and the trial that it leads to: `NCT…: TULIP-1`. */
const leading = /^[ \t\u00a0\u202f]*[(:|–—-][ \t\u00a0\u202f*_]*$/

/** A line that begins an item, a row or a block: what stands in the one before it belongs to that. */
const crossing = /\n[ \t]*(?:\n|[-*+|>#]|\d{1,9}[.)])/

/** The trial that the number at `range` stands for; `undefined` where two could be meant, or none. */
function besideOf(prose: string, named: readonly Named[], range: Range): Named | undefined {
  const before = named.findLast(({range: {end}}) => end <= range.start)
  const after = named.find(({range: {start}}) => start >= range.end)
  const gap = before && {start: before.range.end, end: range.start}
  const follows =
    gap &&
    gap.end - gap.start <= farthest &&
    !crossing.test(prose.slice(gap.start, gap.end)) &&
    standsFor(prose, gap, range.end)
  const leads = after && leading.test(prose.slice(range.end, after.range.start))
  if (follows && leads) return undefined
  return leads ? after : follows ? before : undefined
}

/** What says that a number follows; without it a number after a comma may begin what is said of another trial. */
const announced = /[([:|–—]|regist|enregistr|num|n°|identif|ISRCTN|EudraCT|\.gov/i

/** Whether what stands at `gap` ties the number after it, which ends at `end`, to the trial before it. */
function standsFor(prose: string, gap: Range, end: number): boolean {
  const words = prose.slice(gap.start, gap.end)
  if (!between.test(words)) return false
  return (
    announced.test(words) || !words.includes(',') || /^[\s\u00a0\u202f]*(?:[,;.)\]]|$)/.test(prose.slice(end, end + 8))
  )
}

/** What joins trials that are named together. */
const joined =
  /^[\s\u00a0\u202f]*(?:,|;|\/|&|\+|and|et|or|ou|as well as|ainsi que|puis)[\s\u00a0\u202f]*(?:(?:the|les?|l[’'])[\s\u00a0\u202f]*)?$/i

/** Studies around a trial that are registered by themselves. */
const ownNumbers =
  /extension|prolong|long[- ]?term|long terme|follow[- ]?up|suivi|\b(?:LTE|OLE)\b|open[- ]label|ouvert|sub-?stud|sous-étude|ancillar|ancillaire|p(?:a)?ediatr|pédiatr|Japan|Japon|Chin|successor|predecessor|rollover/i

/** How far around a trial such a word counts, in UTF-16 units. */
const reach = 60

const around = (prose: string, {start, end}: Range): string => prose.slice(Math.max(0, start - reach), end + reach)

/** The trials that the segment names, those that are named together as one. */
function namedTrials(segment: Segment, knowledge: Knowledge): Named[] {
  const named: Named[] = []
  for (const {record, range} of knowledge.termsIn(segment)) {
    if (record.type !== 'trial') continue
    const last = named.at(-1)
    const isJoined = last && joined.test(segment.prose.slice(last.range.end, range.start))
    named.push({trials: isJoined ? [record, ...last.trials] : [record], range})
  }
  return named
}

/** Every trial that a number stands beside, or that a link leads to one from. */
function* pairs(segment: Segment, knowledge: Knowledge): Generator<Pair> {
  const named = namedTrials(segment, knowledge)
  if (named.length === 0) return
  const {prose, text} = segment
  const numbers = findIdentifiers(prose).filter(({identifier}) => identifier.scheme === 'trial')
  for (const [at, {range, identifier}] of numbers.entries()) {
    const inOrder = respective(prose, named, numbers, at)
    if (inOrder) {
      yield {trial: inOrder, number: identifier.value, range, place: range}
      continue
    }
    const trial = besideOf(prose, named, range)
    if (trial) yield {trial, number: identifier.value, range, place: range}
  }
  for (const {label, identity, locator} of segment.citations) {
    if (!label || identity.linked?.scheme !== 'trial' || identity.shown) continue
    const inside = named.filter(({range}) => label.range.start <= range.start && range.end <= label.range.end)
    const [trial] = inside
    if (!trial || inside.length > 1) continue
    const number = identity.linked.value
    const at = locator?.range ? text.slice(locator.range.start, locator.range.end).indexOf(number) : -1
    const start = (locator?.range?.start ?? 0) + at
    yield {
      trial,
      number,
      range: trial.range,
      ...(at >= 0 && {place: {start, end: start + number.length}})
    }
  }
}

/** More trials than anyone names together. */
const mostTogether = 12

/**
 * The one trial that the number with this index belongs to, where as many numbers as trials stand together and the text says
 * that they follow each other (*respectively*).
 */
function respective(
  prose: string,
  named: readonly Named[],
  numbers: readonly {readonly range: Range}[],
  at: number
): Named | undefined {
  let first = at
  let last = at
  const follows = (index: number): boolean => {
    const [left, right] = [numbers[index], numbers[index + 1]]
    return left !== undefined && right !== undefined && joined.test(prose.slice(left.range.end, right.range.start))
  }
  while (at - first < mostTogether && first > 0 && follows(first - 1)) first--
  while (last - at < mostTogether && follows(last)) last++
  const end = numbers[last]?.range.end ?? 0
  if (first === last || !/^[\s\u00a0\u202f]*,?[\s\u00a0\u202f]*(?:respectively|respectivement)/i.test(prose.slice(end)))
    return undefined
  const start = numbers[first]?.range.start ?? 0
  const group = named.findLast(one => one.range.end <= start)
  if (!group || group.trials.length !== last - first + 1 || !between.test(prose.slice(group.range.end, start)))
    return undefined
  const trial = group.trials[group.trials.length - 1 - (at - first)]
  return trial && {trials: [trial], range: group.range}
}

/** The number of `trial` in the registry of `number`; `undefined` where it has none there. */
function sameRegistry(trial: Trial, number: string): string | undefined {
  const registry = registryOf(number)?.name
  return trial.registrations.find(one => registryOf(one.number)?.name === registry)?.number
}

function trialOf(knowledge: Knowledge, number: string): Trial | undefined {
  const answer = knowledge.known({scheme: 'trial', value: number})
  return answer?.state === 'known' && answer.record.type === 'trial' ? answer.record : undefined
}
