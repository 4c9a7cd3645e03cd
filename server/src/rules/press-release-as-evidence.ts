import {type Citation, headOf} from '../core/citation.ts'
import {holdsEffect, holdsFigure} from '../core/claim.ts'
import type {Placed} from '../core/fact.ts'
import {keyOf} from '../core/identifier/index.ts'
import {type Model, proseOf, type Question, sentenceOf} from '../core/model.ts'
import type {Part} from '../core/part.ts'
import type {Knowledge} from '../knowledge/index.ts'
import {kindOf} from '../knowledge/kind-of-citation.ts'
import type {Work} from '../knowledge/record.ts'
import {citedSources, type SourcePlace} from '../knowledge/sources.ts'
import {defineRule, related, replace} from './define-rule.ts'

/** What a company rightly reports by itself. */
const business =
  /(?<!\p{L})(?:turnover|revenues?|sales|net income|dividend|shares?|growth|funding|financing|raised|investors?|jobs|prices?|market|capital|capacity|emissions|staff|workforce|layoffs?|stake|acquisition|inflation|interest|quarter|chiffre d[’']affaires|ventes|bénéfice net|dividende|actions?|croissance|levée de fonds|levé|financement|investisseurs?|emplois?|prix|marché|capacité|émissions|effectifs|salariés|licenciements?|rachat|acquisition|trimestre|exercice)(?!\p{L})/iu

/** Labels that say it where the address does not. */
const announced = /(?<!\p{L})(?:communiqués? de presse|press[- ]releases?|news release)(?!\p{L})/iu
/** Authorities publish their own figures in this form. */
const official = /^https?:\/\/(?:[^/]*\.)?(?:gouv|gov|who\.int|europa\.eu|un\.org|insee\.fr)(?:[./:]|$)/i

export default defineRule({
  id: 'press-release-as-evidence',
  title: {en: 'A press release as evidence for a result', fr: 'Un communiqué de presse à l’appui d’un résultat'},
  prose: {
    en: `
A figure that rests on a company's own announcement was reviewed by nobody (GPP 2022 asks for the peer-reviewed
publication). Dates, financing and approvals are what press releases are for: only a sentence with a percentage, an effect
size, a p-value or words of efficacy counts, and only when the release is the first source given for it. The address says what is
a release, or the label (*press release*), but for pages of authorities.

Where such a source also stands in the list of references, its entry is reported too.

## Fix

For review, where MedCite's records know the publication: its DOI is added beside the release.
`,
    fr: `
Un chiffre qui repose sur l’annonce d’une entreprise n’a été relu par personne (GPP 2022 demande la publication à comité
de lecture). Les dates, financements et autorisations sont l’affaire des communiqués : seule compte une phrase avec un
pourcentage, une taille d’effet, une valeur p ou des mots d’efficacité, et seulement si le communiqué en est la première source.
L’adresse dit ce qui est un communiqué, ou le libellé (*communiqué de presse*), sauf sur les pages des autorités.

Quand cette source figure aussi dans la liste des références, son entrée est signalée également.

## Correction

À relire, quand les fiches de MedCite connaissent la publication : son DOI est ajouté à côté du communiqué.
`
  },
  since: '0.1.0',
  category: 'evidence',
  severity: 'warning',
  fix: 'review',
  scope: 'group',
  of: () => citedSources,
  options: {},
  messages: {
    claim: {
      en: 'Unexpected press release as first source of a result, expected a peer-reviewed publication',
      fr: 'Communiqué de presse inattendu comme première source d’un résultat, une publication relue par les pairs est attendue'
    },
    claimKnown: {
      en: 'Unexpected press release as first source of a result, expected the publication that is known: {journal} {year}, `{doi}`',
      fr: 'Communiqué de presse inattendu comme première source d’un résultat, la publication connue est attendue : {journal} {year}, `{doi}`'
    },
    listed: {
      en: 'Unexpected press release among the references of a result, expected a peer-reviewed publication',
      fr: 'Communiqué de presse inattendu parmi les références d’un résultat, une publication relue par les pairs est attendue'
    }
  },
  titles: {
    add: {en: 'Add {journal} {year} beside it', fr: 'Ajouter {journal} {year} à côté'},
    result: {en: 'the result that rests on it', fr: 'le résultat qui repose sur lui'}
  },

  check({model, places, knowledge, language, report}) {
    const releases = places.filter(({item}) => isRelease(item.citation))
    const claims = releases.filter(({part, item}) => !item.isListed && supportsResult(part, item.citation))
    const [claim] = claims
    if (!claim) return
    const headIn = ({part, item}: SourceAt) => model.placed(part, headOf(item.citation))
    const work = publicationOf(model, knowledge, places)
    for (const one of claims) {
      if (!work) {
        report('claim', headIn(one), {})
        continue
      }
      const {journal, year, doi} = work
      const text = `${language === 'fr' ? ' ;' : ';'} [${journal} ${year}](https://doi.org/${doi})`
      const {end} = model.placed(one.part, one.item.citation.range)
      const fixes = [replace({start: end, end}, text, 'add', 'review', {journal, year})]
      report('claimKnown', headIn(one), {journal, year, doi, fixes})
    }
    for (const one of releases) {
      if (one.item.isListed) report('listed', headIn(one), {related: [related(headIn(claim), 'result')]})
    }
  },

  examples: [
    {ok: 'Sales grew by 12 % ([press release](https://example.org/tea)).'},
    {ok: 'En réponse à la demande, la maison a ouvert ([communiqué de presse](https://example.org/the)).'},
    {ok: 'Of all, 90 % rested ([press release](https://www.health.gov/tea)).'},
    {bad: 'Of all patients, 90 % rested («[press release]»(https://example.org/tea)).', reports: ['claim']},
    {bad: 'Une rémission est décrite («[communiqué de presse, 2024]»(https://example.org/the)).', reports: ['claim']},
    {
      ok: 'The company was founded in 2019 ([release](https://www.jwtherapeutics.com/en/media/press-release/20240530/)).'
    },
    {
      ok: 'Of all, 90 % rested ([study](https://doi.org/10.1186/s13075-024-03331-8); [release](https://www.jwtherapeutics.com/en/media/press-release/20240530/)).'
    },
    {
      bad: 'Of all, 90 % rested with relma-cel («[release on relma-cel]»(https://www.jwtherapeutics.com/en/media/press-release/20240530/)).',
      reports: ['claimKnown']
    },
    {
      bad: 'Plus de 90 % dorment («[communiqué]»(https://www.jwtherapeutics.com/en/media/press-release/20240530/)).\n\n## Sources\n\n- «[communiqué]»(https://www.jwtherapeutics.com/en/media/press-release/20240530/)',
      reports: ['claim', 'listed']
    }
  ]
})

type SourceAt = Placed<SourcePlace>

function isRelease(citation: Citation): boolean {
  const {locator, label} = citation
  if (!locator) return false
  const kind = kindOf(citation)
  if (kind === 'press-release') return true
  const isUnsaid = kind === 'web' || kind === 'company-page' || kind === 'news'
  return isUnsaid && !official.test(locator.url) && announced.test(label?.text ?? '')
}

/** A publication on the therapy that the source's labels name, unless the document cites it already. */
function publicationOf(model: Model, knowledge: Knowledge, places: readonly SourceAt[]): Work | undefined {
  for (const {record} of knowledge.findTerms(places.map(({item}) => item.citation.label?.text ?? '').join('\n'))) {
    if (record.type !== 'therapy') continue
    for (const id of record.trials.flatMap(trial => publicationsOf(knowledge, trial))) {
      const work = knowledge.record(id)
      if (work?.type === 'work' && !model.ask(isCited(keyOf({scheme: 'doi', value: work.doi})))) return work
    }
  }
  return undefined
}

const questions = new Map<string, Question<boolean>>()

/** Whether the document cites the source of this key. */
function isCited(key: string): Question<boolean> {
  const known = questions.get(key)
  if (known) return known
  const question: Question<boolean> = {answer: model => model.group(citedSources).has(key)}
  questions.set(key, question)
  return question
}

function publicationsOf(knowledge: Knowledge, id: string): readonly string[] {
  const trial = knowledge.record(id)
  return trial?.type === 'trial' && !trial.acronym ? trial.publications : []
}

/** Whether the citation is the first one after a result in its sentence. */
function supportsResult({segment, citations}: Part, citation: Citation): boolean {
  const {start: begin} = sentenceOf(segment, citation)
  const isFirst = !citations.some(
    other =>
      other !== citation && other.locator && other.range.start >= begin && other.range.start < citation.range.start
  )
  if (!isFirst) return false
  const before = proseOf(segment, {start: begin, end: citation.range.start})
  return holdsEffect(before) || (holdsFigure(before) && !business.test(before))
}
