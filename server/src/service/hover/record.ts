import {landingPage} from '../../core/identifier/index.ts'
import {trial} from '../../core/identifier/trial.ts'
import type {Knowledge} from '../../knowledge/index.ts'
import {type Fact, type FactKind, isTerm, type NamedRecord, nameOf, type Trial} from '../../knowledge/record.ts'
import {fill} from '../message.ts'
import {approvalLine, briefFact, factLine, pairedLine, type Teller} from './fact.ts'
import {checkNames, factNames, hoverTexts} from './texts.ts'
import type {Writer} from './writer.ts'

/** What each kind of record says, in this order; the rest is for the knowledge page. */
const shownFacts: Readonly<Record<'therapy' | 'trial' | 'term', readonly FactKind[]>> = {
  therapy: ['definition', 'target', 'indication', 'approval', 'status', 'safety'],
  trial: ['population', 'intervention', 'enrolment', 'primary', 'result', 'registration'],
  term: ['definition', 'scope', 'usage', 'status', 'safety']
}

/** Most facts of one kind: what is more is on the page of all records. */
const mostOfAKind = 2
const mostNames = 8

/** What a record says, headed by its name and followed by what holds for all of its kind. */
export function recordLines(record: NamedRecord, known: Knowledge, teller: Teller): string[] {
  const {write} = teller
  const {language} = write
  const shown = [...shownFacts[isTerm(record) ? 'term' : record.type], ...(isOpen(record) ? (['status'] as const) : [])]
  return [
    [write.strong(nameOf(record, language)), ...subtitle(record, teller)].join(' · '),
    '',
    ...names(record, write),
    ...(record.type === 'trial' ? registrationLines(record, write) : []),
    ...shown.flatMap(kind => factsOfKind(record, kind, teller)),
    ...linkedLines(record, known, write),
    ...closing(record, write)
  ]
}

/** Whether nothing of a trial's results is known: then how far it is matters. */
const isOpen = (record: NamedRecord): boolean =>
  record.type === 'trial' && record.publications.length === 0 && !record.facts.some(({kind}) => kind === 'result')

/** What stands behind the name, its sources on it: the class of a therapy, phase and plan of a trial with its title. */
function subtitle(record: NamedRecord, teller: Teller): string[] {
  const {language, plain} = teller.write
  const first = (kind: FactKind): string[] => {
    const fact = record.facts.find(one => one.kind === kind && one.state === 'known')
    return fact ? [briefFact(fact, teller)] : []
  }
  if (record.type === 'therapy') return first('class').length > 0 ? first('class') : first('modality')
  if (record.type !== 'trial') return []
  return [...(record.acronym ? [plain(record.names[language])] : []), ...first('phase'), ...first('design')]
}

function names(record: NamedRecord, write: Writer): string[] {
  if (record.type !== 'therapy') return []
  const own = nameOf(record, write.language)
  const others = [...new Set([...record.synonyms, ...record.codes, ...record.brands.map(({name}) => name)])]
  const shown = others.filter(name => name !== own).slice(0, mostNames)
  return shown.length === 0
    ? []
    : [write.item(write.pair(hoverTexts.also[write.language], write.plain(shown.join(', '))))]
}

/** Its numbers, each a link to its record; how sure the pair is stands on the link. */
function registrationLines({registrations}: Trial, write: Writer): string[] {
  if (registrations.length === 0) return []
  const links = registrations.map(({number, check}) => {
    const value = trial.normalise(number) ?? number
    return write.link(number, landingPage({scheme: 'trial', value}) ?? '', checkNames[check][write.language])
  })
  return [write.item(write.pair(factNames.registration[write.language], links.join(' · ')))]
}

function factsOfKind(record: NamedRecord, kind: FactKind, teller: Teller): string[] {
  const {write} = teller
  const facts = record.facts.filter(fact => fact.kind === kind)
  const [first] = facts
  if (kind === 'intervention' && first) return testedLines(record, first, teller).map(write.item)
  if (kind === 'approval' && facts.length > 0) return [write.item(approvalLine(facts, teller))]
  // Of many the latest: what is older is on the page.
  const shown =
    facts.length > mostOfAKind
      ? [...facts].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1)).slice(0, mostOfAKind)
      : facts
  const more = facts.length - shown.length
  return [
    ...shown.map(fact => write.item(factLine(fact, teller))),
    ...(more > 0
      ? [
          write.item(
            write.pair(
              factNames[kind][write.language],
              write.plain(fill(hoverTexts.more[write.language], {count: more}))
            )
          )
        ]
      : [])
  ]
}

/** What a trial tests, and against what: on one line where one source says both. */
function testedLines(record: NamedRecord, tested: Fact, teller: Teller): string[] {
  const against = record.facts.find(({kind}) => kind === 'comparator')
  if (!against) return [factLine(tested, teller)]
  return tested.sources[0]?.url === against.sources[0]?.url
    ? [pairedLine(tested, against, teller)]
    : [factLine(tested, teller), factLine(against, teller)]
}

/** Trials of a therapy, publications of a trial. */
function linkedLines(record: NamedRecord, known: Knowledge, write: Writer): string[] {
  const {language} = write
  if (record.type === 'therapy' && record.trials.length > 0) {
    const trials = record.trials.flatMap(id => known.record(id) ?? [])
    const links = trials.slice(0, mostNames).map(one => {
      const number = one.type === 'trial' ? one.registrations[0]?.number : undefined
      const page = number && landingPage({scheme: 'trial', value: trial.normalise(number) ?? number})
      return write.link(nameOf(one, language), page ?? '', number)
    })
    if (trials.length > mostNames) {
      links.push(write.plain(fill(hoverTexts.more[language], {count: trials.length - mostNames})))
    }
    return [write.item(write.pair(hoverTexts.trials[language], links.join(' · ')))]
  }
  if (record.type !== 'trial') return []
  return record.publications.flatMap(id => {
    const work = known.record(id)
    if (work?.type !== 'work') return []
    const cited = write.link(`${work.journal} ${work.year}`, `https://doi.org/${work.doi}`, work.title)
    return [write.item(write.pair(hoverTexts.publications[language], cited))]
  })
}

/** What holds for every record of its kind. */
function closing(record: NamedRecord, write: Writer): string[] {
  const {language} = write
  if (record.type === 'therapy') return ['', write.quiet(hoverTexts.label[language])]
  if (record.type === 'trial' && record.registrations.length > 0) return ['', write.quiet(hoverTexts.plan[language])]
  return []
}

/** Where every fact of `record` can be audited. */
export function pageLine(record: NamedRecord, write: Writer): string {
  const page = isTerm(record) ? 'terms' : record.type === 'trial' ? 'trials' : 'therapies'
  const url = `https://github.com/medcite/medcite/blob/main/docs/knowledge/${page}.md#${record.id}`
  return write.link(hoverTexts.allFacts[write.language], url)
}
