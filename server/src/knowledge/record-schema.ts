import * as v from 'valibot'
import {isOnCalendar} from '../core/identifier/calendar.ts'
import {trial as trialNumber} from '../core/identifier/trial.ts'
import type {Text} from '../core/language.ts'
import {factKinds, factStates, registrationChecks, termTypes, tiers, workKinds} from './record.ts'

/** What can be wrong with a value, by the key that stands for it in the schema. */
const complaints = {
  text: {en: 'expected a text', fr: 'texte attendu'},
  spelling: {en: 'expected a name with a letter or a figure', fr: 'attendu : un nom avec une lettre ou un chiffre'},
  id: {
    en: 'expected words of lower-case letters joined by hyphens',
    fr: 'attendu : des mots en minuscules joints par des traits d’union'
  },
  date: {en: 'expected a date: 2021, 2021-07 or 2021-07-30', fr: 'date attendue : 2021, 2021-07 ou 2021-07-30'},
  day: {en: 'expected a day: 2021-07-30', fr: 'jour attendu : 2021-07-30'},
  address: {en: 'expected an https address', fr: 'adresse https attendue'},
  words: {
    en: 'expected a text, or one for each of en and fr',
    fr: 'attendu : un texte, ou un texte pour chacune des clés en et fr'
  },
  word: {en: 'expected one word', fr: 'un seul mot attendu'},
  source: {en: 'expected at least one source', fr: 'au moins une source attendue'},
  twoSources: {en: 'expected two sources for an approval', fr: 'deux sources attendues pour une autorisation'},
  number: {
    en: 'expected a registration number as its registry writes it',
    fr: 'numéro d’enregistrement attendu, comme l’écrit son registre'
  },
  doi: {en: 'expected a DOI in lower case', fr: 'DOI en minuscules attendu'},
  pmid: {en: 'expected a PMID, in quotes', fr: 'PMID attendu, entre guillemets'},
  pmcid: {en: 'expected a PMCID', fr: 'PMCID attendu'},
  year: {en: 'expected a year', fr: 'année attendue'},
  list: {en: 'expected at least one', fr: 'au moins un élément attendu'},
  authors: {en: 'expected one to six authors', fr: 'un à six auteurs attendus'}
} as const satisfies Record<string, Text>
type Complaint = keyof typeof complaints

/** The sentence that a message of these schemas stands for; `undefined` for one of the library's own. */
export const complaintOf = (message: string): Text | undefined =>
  Object.hasOwn(complaints, message) ? complaints[message as Complaint] : undefined

/** `schema` with what it is, for completion and for the JSON schema. */
const described = <S extends v.GenericSchema>(schema: S, {en, fr}: Text) =>
  v.pipe(schema, v.description(en), v.metadata({fr}))

const string = v.string('text' satisfies Complaint)
const text = v.pipe(string, v.trim(), v.nonEmpty('text' satisfies Complaint))
const id = v.pipe(string, v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'id' satisfies Complaint))
const ids = v.optional(v.array(id), [])
/** What a text may name it by. */
const spelling = v.pipe(text, v.regex(/[\p{L}\p{N}]/u, 'spelling' satisfies Complaint))
const spellings = v.optional(v.array(spelling), [])
/** Whether a calendar has the day or month that `iso` names. */
function isDate(iso: string): boolean {
  const [, year, month = '1', day = '1'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso) ?? []
  return year !== undefined && isOnCalendar({year: Number(year), month: Number(month), day: Number(day)})
}
const date = v.pipe(string, v.check(isDate, 'date' satisfies Complaint))
const day = v.pipe(
  string,
  v.check(iso => iso.length === 10 && isDate(iso), 'day' satisfies Complaint)
)
const registrationNumber = v.pipe(
  text,
  v.check(number => trialNumber.normalise(number) !== undefined, 'number' satisfies Complaint)
)
const url = v.pipe(
  string,
  v.url('address' satisfies Complaint),
  v.startsWith('https://', 'address' satisfies Complaint)
)
const both = v.strictObject({en: text, fr: text})
const words = v.union([text, both], 'words' satisfies Complaint)

/** Facts name their sources by key. */
const keys = v.pipe(v.array(id), v.minLength(1, 'source' satisfies Complaint))

/** A source, under the key by which facts name it. */
export const sourceSchema = v.strictObject({
  name: described(words, {en: 'What it is called', fr: 'Comment elle s’appelle'}),
  url: described(url, {en: 'Its address, https only', fr: 'Son adresse, https seulement'}),
  tier: described(v.picklist(tiers), {
    en: 'How much weight it carries; press may only stand beside another',
    fr: 'Le poids de la source ; press ne peut figurer qu’à côté d’une autre'
  }),
  date: described(v.optional(date), {en: 'Date that it bears itself', fr: 'Date que porte la source'}),
  seen: described(day, {en: 'Day on which you read it', fr: 'Jour où vous l’avez lue'})
})

const definitions = described(v.optional(v.record(id, sourceSchema), {}), {
  en: 'Sources that only this file uses, by key',
  fr: 'Sources propres à ce fichier, par clé'
})

const fact = v.pipe(
  v.strictObject({
    kind: described(v.picklist(factKinds), {en: 'What the fact is about', fr: 'Sur quoi porte le fait'}),
    state: described(v.optional(v.picklist(factStates), 'known'), {
      en: 'known; absent: an authority says there is none; unknown: searched and not found',
      fr: 'known : connu ; absent : une autorité dit qu’il n’y en a pas ; unknown : cherché et non trouvé'
    }),
    value: described(words, {en: 'The statement, in our own words', fr: 'L’énoncé, avec vos propres mots'}),
    date: described(v.optional(date), {en: 'When it happened', fr: 'Quand cela a eu lieu'}),
    agency: described(v.optional(text), {en: 'Who decided', fr: 'Qui a décidé'}),
    note: described(v.optional(both), {
      en: 'Limit or disagreement, shown with the fact',
      fr: 'Limite ou désaccord, montré avec le fait'
    }),
    sources: described(keys, {en: 'Keys of the sources that say so', fr: 'Clés des sources qui le disent'})
  }),
  v.check(({kind, sources}) => kind !== 'approval' || sources.length > 1, 'twoSources' satisfies Complaint)
)

const context = described(
  v.strictObject({
    forms: v.pipe(v.array(spelling), v.minLength(1, 'list' satisfies Complaint)),
    words: v.pipe(
      v.array(v.pipe(string, v.regex(/^[\p{L}\p{N}]+$/u, 'word' satisfies Complaint))),
      v.minLength(1, 'list' satisfies Complaint)
    )
  }),
  {
    en: 'Spellings that are also ordinary words, and words of which one must stand near',
    fr: 'Formes qui sont aussi des mots courants, et mots dont l’un doit être proche'
  }
)

const base = {
  id: described(id, {en: 'Its name among records', fr: 'Son nom parmi les fiches'}),
  synonyms: described(spellings, {en: 'Other spellings in texts', fr: 'Autres formes dans les textes'}),
  context: v.optional(context),
  facts: described(v.optional(v.array(fact), []), {en: 'What is known', fr: 'Ce qui est connu'}),
  namedBy: described(v.optional(v.array(id), []), {
    en: 'Sources that print its names, brands and codes',
    fr: 'Sources qui portent ses noms, marques et codes'
  }),
  definitions
}

const therapy = v.strictObject({
  type: v.literal('therapy'),
  ...base,
  names: v.strictObject({en: spelling, fr: v.optional(spelling)}),
  brands: described(v.optional(v.array(v.strictObject({name: spelling, region: text})), []), {
    en: 'Trade names and where they are used',
    fr: 'Noms de marque et où ils ont cours'
  }),
  codes: described(spellings, {en: 'Code names', fr: 'Noms de code'}),
  trials: described(ids, {en: 'Ids of its trials', fr: 'Identifiants de ses essais'})
})

const trial = v.strictObject({
  type: v.literal('trial'),
  ...base,
  acronym: v.optional(spelling),
  names: both,
  registrations: v.optional(
    v.array(
      v.strictObject({
        number: registrationNumber,
        check: described(v.picklist(registrationChecks), {
          en: 'How number and trial were tied together',
          fr: 'Comment le numéro a été rattaché à l’essai'
        }),
        sources: keys
      })
    ),
    []
  ),
  therapy: described(v.optional(id), {en: 'Id of what is tested', fr: 'Identifiant de ce qui est testé'}),
  publications: described(ids, {en: 'Ids of works', fr: 'Identifiants de publications'})
})

const term = v.strictObject({type: v.picklist(termTypes), ...base, names: both})

const work = v.strictObject({
  type: v.literal('work'),
  ...base,
  title: text,
  journal: described(text, {en: 'Full name of the journal', fr: 'Nom entier de la revue'}),
  authors: described(
    v.optional(
      v.strictObject({
        first: v.pipe(
          v.array(text),
          v.minLength(1, 'authors' satisfies Complaint),
          v.maxLength(6, 'authors' satisfies Complaint)
        ),
        more: v.optional(v.boolean(), false)
      })
    ),
    {en: 'Family name and initials of the first six authors', fr: 'Nom et initiales des six premiers auteurs'}
  ),
  year: v.pipe(v.number('year' satisfies Complaint), v.integer('year' satisfies Complaint), v.minValue(1800, 'year')),
  place: described(v.optional(text), {en: 'Volume, issue, pages', fr: 'Volume, numéro, pages'}),
  kind: v.picklist(workKinds),
  doi: v.pipe(string, v.regex(/^10\.\d{4,9}\/[^\sA-Z]+$/, 'doi' satisfies Complaint)),
  pmid: v.optional(v.pipe(v.string('pmid' satisfies Complaint), v.regex(/^[1-9]\d{0,7}$/, 'pmid'))),
  pmcid: v.optional(v.pipe(string, v.regex(/^PMC\d{3,8}$/, 'pmcid' satisfies Complaint))),
  urls: v.optional(v.array(url), []),
  sources: keys
})

/** One record as written: its sources are keys. */
export const recordSchema = v.variant('type', [therapy, trial, term, work])
export type WrittenRecord = v.InferOutput<typeof recordSchema>

/** Sources that several records name, by key. */
export const sourcesSchema = v.record(id, sourceSchema)
export type WrittenSources = v.InferOutput<typeof sourcesSchema>

/** `.medcite/knowledge.yaml`: records of a manuscript's own. */
export const workspaceSchema = v.strictObject({
  version: described(v.literal(1), {en: 'Version of this form', fr: 'Version de cette forme'}),
  sources: described(v.optional(sourcesSchema, {}), {
    en: 'Sources, by the key under which facts name them',
    fr: 'Sources, par la clé sous laquelle les faits les nomment'
  }),
  records: described(v.array(recordSchema), {
    en: 'Records; they win over what MedCite ships',
    fr: 'Fiches ; elles l’emportent sur celles de MedCite'
  })
})
