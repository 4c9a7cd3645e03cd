import type {KeyedFact, Placed} from '../core/fact.ts'
import {grouped} from '../core/grouped.ts'
import {findIdentifiers} from '../core/identifier/index.ts'
import {registryOf} from '../core/identifier/trial.ts'
import type {Question} from '../core/model.ts'
import {nothing, type Part} from '../core/part.ts'
import {near} from '../core/places.ts'
import {inlineBlocks} from '../core/scan/inline.ts'
import type {Segment} from '../core/segment.ts'
import {contains, type Range} from '../core/text.ts'
import type {Knowledge} from '../knowledge/index.ts'
import type {Answer, Trial} from '../knowledge/record.ts'
import {defineRule, replace} from './define-rule.ts'

/** Words that make a mention of a therapy a mention of its trial. */
const trialWords =
  /\b[Pp]hase[\s\u00a0\u202f]*(?:[1-4]|I{1,3}|IV)(?![\p{L}\d])|(?<!\p{L})(?:[Ee]ssais?|[Éé]tudes?|[Tt]rials?|[Ss]tud(?:y|ies)|[Cc]ohorte?)(?!\p{L})/u

export default defineRule({
  id: 'trial-without-registration-number',
  title: {en: 'A trial named without its registration number', fr: 'Un essai nommé sans son numéro d’enregistrement'},
  prose: {
    en: `
“Whenever a registration number is available, list it the first time the trial's acronym is used” (ICMJE). Trials are
recognised by MedCite's own records; each is reported where the text, and where the list of references, first names it.
Nothing is reported when the document holds one of the trial's numbers, or a primary registration number stands beside the
name.

## Fix

For review, and only where the pair of trial and number was checked at its sources.
`,
    fr: `
« Quand un numéro d’enregistrement existe, indiquez-le la première fois que l’acronyme de l’essai est employé » (ICMJE). Les
essais sont reconnus par les fiches de MedCite ; chacun est signalé là où le texte, puis la liste des références, le nomme
d’abord. Rien n’est signalé quand le document contient l’un des numéros de l’essai, ou qu’un numéro de registre primaire
figure à côté du nom.

## Correction

À relire, et seulement quand le couple essai-numéro a été vérifié à ses sources.
`
  },
  since: '0.1.0',
  category: 'evidence',
  severity: 'info',
  fix: 'review',
  scope: 'group',
  of: mentionedTrials,
  options: {},
  messages: {
    named: {
      en: 'Unexpected trial `{trial}` without its registration number, expected `{number}`',
      fr: 'Essai `{trial}` sans son numéro d’enregistrement, `{number}` attendu'
    },
    unknown: {
      en: 'Unexpected trial `{trial}` without a registration number, expected one (none is verified in MedCite’s records)',
      fr: 'Essai `{trial}` sans numéro d’enregistrement, un numéro est attendu (aucun n’est vérifié dans les fiches de MedCite)'
    }
  },
  titles: {insert: {en: 'Insert “({number})”', fr: 'Insérer « ({number}) »'}},

  check({model, places, knowledge, report}) {
    const [any] = places
    // Also in the front matter or in code: whoever looks the trial up finds it.
    if (!any || model.ask(isNumbered(any.item.trial, knowledge))) return
    // Its first mention in the text, and its first in a list of references.
    const firsts = new Map<boolean, Placed<Mention>>()
    const lists = model.referenceLists
    for (const place of places) {
      const {start, end} = model.placed(place.part, place.item.range)
      const isInList = lists.some(({range}) => range.start <= start && end <= range.end)
      if (!firsts.has(isInList)) firsts.set(isInList, place)
    }
    for (const {part, item} of firsts.values()) {
      const {trial, range: own, passage} = item
      if (isRegisteredIn(passage, trial, knowledge)) continue
      const range = model.placed(part, own)
      const name = part.segment.text.slice(own.start, own.end)
      const [first] = trial.registrations
      if (!first) {
        report('unknown', range, {trial: name})
        continue
      }
      const {number} = first
      const isInLink = part.citations.some(({range: link}) => link.start < own.start && own.end < link.end)
      const at = {start: range.end, end: range.end}
      const fixes = isInLink ? [] : [replace(at, ` (${number})`, 'insert', 'review', {number})]
      report('named', range, {trial: name, number, fixes})
    }
  },

  examples: [
    {ok: 'In the inflammatory phase in the kidney, relma-cel is given.'},
    {ok: 'The trial TULIP-2 (NCT02446899) is over.'},
    {ok: '---\ntrial: NCT02446899\n---\n\nThe trial TULIP-2 is over.'},
    {ok: 'They were married in PAISLEY, a town with a trial court.'},
    {ok: 'A tulip-2 bulb, and the study of bliss.'},
    {ok: 'Anifrolumab and belimumab were tried in large trials.'},
    {
      bad: 'The trial «TULIP-2» is over, and TULIP-2 was long.',
      reports: ['named'],
      fixed: 'The trial TULIP-2 (NCT02446899) is over, and TULIP-2 was long.'
    },
    {bad: 'The phase 1/2 trial «RESET-SLE» is recruiting.', reports: ['unknown']},
    {bad: 'TULIP-1 (NCT02446912) and the trial «RESET-SLE» are over.', reports: ['unknown']},
    {bad: 'A phase 1 study of «relma-cel» in lupus was presented.', reports: ['named']}
  ]
})

/** Whether a passage holds a registration number that may be the trial's. */
function isRegisteredIn(passage: string, trial: Trial, knowledge: Knowledge): boolean {
  const found = findIdentifiers(passage).filter(
    ({identifier: {scheme, value}}) => scheme === 'trial' && registryOf(value)?.isPrimary === true
  )
  if (found.length === 0) return false
  const named = new Set(knowledge.findTerms(passage).map(({record}) => record.id))
  return found.some(({identifier}) => !isOfAnother(trial, knowledge.known(identifier), named))
}

/** Whether a number is another trial's that the passage names as well: it then says nothing of `trial`. */
const isOfAnother = (trial: Trial, answer: Answer | undefined, named: ReadonlySet<string>): boolean =>
  answer?.state === 'known' && answer.record.id !== trial.id && named.has(answer.record.id)

/** A place where a trial is named: by its acronym, or by its therapy beside words for a trial. Offsets of its segment. */
type Mention = {readonly trial: Trial; readonly range: Range; readonly passage: string}

/** What is looked for with some knowledge: where its trials are named, and where their numbers stand. */
type Facts = {
  readonly mentions: KeyedFact<Mention>
  readonly numbers: KeyedFact<string>
  readonly questions: Map<string, Question<boolean>>
}

const facts = new WeakMap<Knowledge, Facts>()

function factsOf(knowledge: Knowledge): Facts {
  const known = facts.get(knowledge)
  if (known) return known
  const made: Facts = {
    mentions: {of: ({segment}) => mentionsIn(segment, knowledge), keyOf: ({trial}) => trial.id},
    numbers: {of: numbersWith(knowledge), keyOf: id => id},
    questions: new Map()
  }
  facts.set(knowledge, made)
  return made
}

function mentionedTrials(knowledge: Knowledge): KeyedFact<Mention> {
  return factsOf(knowledge).mentions
}

/** Whether a number of `trial` stands anywhere in the document, or a citation shows or leads to it. */
function isNumbered({id}: Trial, knowledge: Knowledge): Question<boolean> {
  const {numbers, questions} = factsOf(knowledge)
  const known = questions.get(id)
  if (known) return known
  const question: Question<boolean> = {answer: model => model.group(numbers).has(id)}
  questions.set(id, question)
  return question
}

function mentionsIn(segment: Segment, knowledge: Knowledge): readonly Mention[] {
  const terms = knowledge.termsIn(segment)
  if (terms.length === 0) return nothing
  const found: Mention[] = []
  for (const {range, record} of terms) {
    if (record.type === 'trial' && record.acronym) {
      found.push({trial: record, range, passage: passageAround(segment, range)})
    }
    if (record.type !== 'therapy') continue
    const unnamed = record.trials.map(id => knowledge.record(id)).find(one => one?.type === 'trial' && !one.acronym)
    if (unnamed?.type !== 'trial') continue
    const passage = passageAround(segment, range)
    if (trialWords.test(passage)) found.push({trial: unnamed, range, passage})
  }
  return found
}

/** How many units of a number tell whether a text may hold it. */
const prefixLength = 3

/** Finds the ids of the trials whose numbers a part holds. */
function numbersWith(knowledge: Knowledge): (part: Part) => readonly string[] {
  const ids = new Map<string, string[]>()
  for (const record of knowledge.records) {
    if (record.type !== 'trial') continue
    for (const {number} of record.registrations) ids.set(number, [...(ids.get(number) ?? []), record.id])
  }
  const byPrefix = [...grouped(ids.keys(), number => number.slice(0, prefixLength))]
  return ({segment: {text}, citations}) => {
    const found: string[] = []
    for (const [prefix, numbers] of byPrefix) {
      if (!text.includes(prefix)) continue
      for (const number of numbers) if (text.includes(number)) found.push(...(ids.get(number) ?? nothing))
    }
    for (const {identity} of citations) {
      for (const one of [identity.linked, identity.shown]) {
        if (one?.scheme === 'trial') found.push(...(ids.get(one.value) ?? nothing))
      }
    }
    return found
  }
}

function passageAround({reading, prose}: Segment, range: Range): string {
  const block = near(inlineBlocks(reading), range).findLast(one => contains(one.range, range))
  return block ? prose.slice(block.range.start, block.range.end) : prose
}
