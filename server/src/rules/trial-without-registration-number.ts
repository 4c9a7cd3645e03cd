import {findIdentifiers} from '../core/identifier/index.ts'
import {registryOf} from '../core/identifier/trial.ts'
import type {Model} from '../core/model.ts'
import type {Segment} from '../core/segment.ts'
import {type Range, shift} from '../core/text.ts'
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
  scope: 'document',
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

  check({model, knowledge, report}) {
    const numbers = new Set(
      model.citations.flatMap(({identity}) =>
        [identity.linked, identity.shown].flatMap(one => (one?.scheme === 'trial' ? [one.value] : []))
      )
    )
    const seen = new Set<string>()
    for (const {trial, range, passage} of mentions(model, knowledge)) {
      const part = model.referenceLists.some(list => list.range.start <= range.start && range.end <= list.range.end)
      const key = `${trial.id}:${part}`
      if (seen.has(key)) continue
      // Also in the front matter or in code: whoever looks the trial up finds it.
      if (trial.registrations.some(({number}) => numbers.has(number) || model.snapshot.text.includes(number))) continue
      seen.add(key)
      const named = new Set(knowledge.findTerms(passage).map(({record}) => record.id))
      if (
        findIdentifiers(passage).some(
          ({identifier}) =>
            identifier.scheme === 'trial' &&
            registryOf(identifier.value)?.isPrimary === true &&
            !isOfAnother(trial, knowledge.known(identifier), named)
        )
      )
        continue
      const name = model.snapshot.text.slice(range.start, range.end)
      const [first] = trial.registrations
      if (!first) {
        report('unknown', range, {trial: name})
        continue
      }
      const {number} = first
      const at = {start: range.end, end: range.end}
      const isInLink = model.citations.some(({range: link}) => link.start < range.start && range.end < link.end)
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

/** Whether a number is another trial's that the passage names as well: it then says nothing of `trial`. */
const isOfAnother = (trial: Trial, answer: Answer | undefined, named: ReadonlySet<string>): boolean =>
  answer?.state === 'known' && answer.record.id !== trial.id && named.has(answer.record.id)

type Mention = {readonly trial: Trial; readonly range: Range; readonly passage: string}

/** Every place where a trial is named: by its acronym, or by its therapy beside words for a trial. */
function* mentions({snapshot}: Model, knowledge: Knowledge): Generator<Mention> {
  for (const [index, segment] of snapshot.segments.entries()) {
    const by = snapshot.starts[index] ?? 0
    for (const {range, record} of knowledge.termsIn(segment)) {
      const passage = passageAround(segment, range)
      if (record.type === 'trial' && record.acronym) yield {trial: record, range: shift(range, by), passage}
      if (record.type !== 'therapy' || !trialWords.test(passage)) continue
      const unnamed = record.trials.map(id => knowledge.record(id)).find(one => one?.type === 'trial' && !one.acronym)
      if (unnamed?.type === 'trial') yield {trial: unnamed, range: shift(range, by), passage}
    }
  }
}

function passageAround({reading, prose}: Segment, range: Range): string {
  const block = reading.blocks.findLast(
    ({kind, range: around}) =>
      (kind === 'paragraph' || kind === 'heading' || kind === 'cell') &&
      around.start <= range.start &&
      range.end <= around.end
  )
  return block ? prose.slice(block.range.start, block.range.end) : prose
}
