import * as v from 'valibot'

const text = v.pipe(v.string(), v.trim(), v.nonEmpty())
const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected words of lower-case letters joined by hyphens')
)
const ids = v.optional(v.array(id), [])
const spellings = v.optional(v.array(text), [])
const date = v.pipe(
  v.string(),
  v.regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'expected a date: 2021, 2021-07 or 2021-07-30')
)
const day = v.pipe(v.string(), v.isoDate('expected a day: 2021-07-30'))
const url = v.pipe(v.string(), v.url(), v.startsWith('https://', 'expected an https address'))
const both = v.strictObject({en: text, fr: text})
const words = v.union([text, both], 'expected a text, or one for each of en and fr')

/** Facts name their sources by key; approvals need two (see {@link fact}). */
const keys = v.pipe(v.array(id), v.minLength(1, 'expected at least one source'))

const context = v.strictObject({
  forms: v.pipe(v.array(text), v.minLength(1)),
  words: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[\p{L}\p{N}]+$/u, 'expected one word'))), v.minLength(1))
})

const kinds = [
  'definition',
  'class',
  'target',
  'mechanism',
  'modality',
  'atc',
  'approval',
  'status',
  'phase',
  'design',
  'population',
  'intervention',
  'comparator',
  'enrolment',
  'primary',
  'result',
  'sponsor',
  'registration',
  'scope',
  'usage',
  'safety'
] as const

const fact = v.pipe(
  v.strictObject({
    kind: v.picklist(kinds),
    state: v.optional(v.picklist(['known', 'absent', 'unknown']), 'known'),
    value: words,
    date: v.optional(date),
    agency: v.optional(text),
    note: v.optional(both),
    sources: keys
  }),
  v.check(({kind, sources}) => kind !== 'approval' || sources.length > 1, 'expected two sources for an approval')
)

const base = {
  id,
  synonyms: spellings,
  context: v.optional(context),
  facts: v.optional(v.array(fact), [])
}

const therapy = v.strictObject({
  ...base,
  type: v.literal('therapy'),
  names: v.strictObject({en: text, fr: v.optional(text)}),
  brands: v.optional(v.array(v.strictObject({name: text, region: text})), []),
  codes: spellings,
  trials: ids
})

const trial = v.strictObject({
  ...base,
  type: v.literal('trial'),
  acronym: v.optional(text),
  names: both,
  registrations: v.optional(
    v.array(
      v.strictObject({
        number: text,
        check: v.picklist(['two-sources', 'design-match', 'own-register']),
        sources: keys
      })
    ),
    []
  ),
  therapy: v.optional(id),
  publications: ids
})

const term = v.strictObject({...base, type: v.literal('term'), names: both})

const work = v.strictObject({
  ...base,
  type: v.literal('work'),
  title: text,
  journal: text,
  year: v.pipe(v.number(), v.integer(), v.minValue(1800)),
  place: v.optional(text),
  kind: v.picklist(['randomised-trial', 'early-trial', 'meta-analysis', 'systematic-review', 'review', 'guideline']),
  doi: v.pipe(v.string(), v.regex(/^10\.\d{4,9}\/[^\sA-Z]+$/, 'expected a DOI in lower case')),
  pmid: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,7}$/))),
  pmcid: v.optional(v.pipe(v.string(), v.regex(/^PMC\d{3,8}$/))),
  urls: v.optional(v.array(url), []),
  sources: keys
})

/** One readable file of a record, as written. */
export const recordFile = v.variant('type', [therapy, trial, term, work])

/** A record whose sources are still keys. */
export type RecordFile = v.InferOutput<typeof recordFile>

/** The file of sources: by key. */
export const sourcesFile = v.record(
  id,
  v.strictObject({
    name: words,
    url,
    tier: v.picklist([
      'official',
      'official-copy',
      'professional',
      'registry',
      'article',
      'congress',
      'sponsor',
      'preprint'
    ]),
    date: v.optional(date),
    seen: day
  })
)
