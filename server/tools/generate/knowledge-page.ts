import {toJsonSchema} from '@valibot/to-json-schema'
import {
  allSources,
  type Fact,
  inLanguage,
  type KnownRecord,
  nameOf,
  type Registration,
  type Source,
  termTypes
} from '../../src/knowledge/record.ts'
import {workspaceSchema} from '../../src/knowledge/record-schema.ts'
import {spellingsOf} from '../../src/knowledge/terms.ts'
import {bundledRecords} from './knowledge.ts'

/** The pages, in the order of the index: their names, headings, and the types of their records. */
const pages: readonly {
  readonly name: string
  readonly heading: string
  readonly types: readonly KnownRecord['type'][]
}[] = [
  {name: 'therapies', heading: 'Therapies', types: ['therapy']},
  {name: 'trials', heading: 'Trials', types: ['trial']},
  {name: 'terms', heading: 'Conditions, instruments, institutions, concepts', types: termTypes},
  {name: 'works', heading: 'Works', types: ['work']}
]

const folder = 'server/src/knowledge/bundled'

/** The pages on which every bundled record can be audited, and the schema of a workspace's own records. */
export async function files(): Promise<Map<string, string>> {
  const records = await bundledRecords()
  const ofPage = ({types}: (typeof pages)[number]): KnownRecord[] => records.filter(({type}) => types.includes(type))
  return new Map([
    ['docs/knowledge.md', index(pages.map(one => ({...one, records: ofPage(one)})))],
    ...pages.map(one => [`docs/knowledge/${one.name}.md`, page(one.heading, ofPage(one))] as const),
    ['docs/knowledge.schema.json', `${JSON.stringify(schema(), undefined, 2)}\n`]
  ])
}

const schema = (): Record<string, unknown> => ({
  ...(toJsonSchema(workspaceSchema, {errorMode: 'ignore', typeMode: 'input'}) as Record<string, unknown>),
  title: 'Knowledge of a MedCite workspace (.medcite/knowledge.yaml)'
})

/** What is known, counted and listed. */
function index(
  all: readonly {readonly name: string; readonly heading: string; readonly records: readonly KnownRecord[]}[]
): string {
  const records = all.flatMap(one => one.records)
  const facts = records.flatMap(one => one.facts)
  const sources = new Set(records.flatMap(allSources).map(keyOf))
  const lists = all.flatMap(({name, heading, records: own}) => [
    '',
    `## [${heading}](knowledge/${name}.md) (${own.length})`,
    '',
    own.map(record => `[${plain(nameOf(record, 'en'))}](knowledge/${name}.md#${record.id})`).join(' · ')
  ])
  return `${[
    '# What MedCite knows',
    '',
    `Generated from \`${folder}\`: every record that ships, every fact with its sources and the days on which they were read:`,
    `${records.length} records, ${facts.length} facts, ${sources.size} sources. A fact that you can prove wrong is a bug of the first order: please open`,
    'an issue with the source.',
    '',
    'For writers, not for care: the label prevails. What is missing says nothing: not that there is no risk, no approval, no trial.',
    'A source of the tier *press* stands beside another only; *absent* means that an authority says there is none; *unknown* that we',
    'searched and found no source that can be trusted.',
    ...lists
  ].join('\n')}\n`
}

function page(heading: string, records: readonly KnownRecord[]): string {
  const sources = new Map<string, {readonly source: Source; readonly number: number}>()
  for (const source of records.flatMap(allSources)) {
    const key = keyOf(source)
    if (!sources.has(key)) sources.set(key, {source, number: sources.size + 1})
  }
  const numbers = (list: readonly Source[]): string =>
    list
      .map(source => sources.get(keyOf(source))?.number ?? 0)
      .map(number => `[${number}](#s${number})`)
      .join(', ')
  const list = [...sources.values()].map(
    ({source, number}) => `- <a id="s${number}"></a>${number}: ${sourceLine(source)}`
  )
  const body = records.flatMap(record => recordLines(record, numbers))
  return `${[`# ${heading}`, '', 'Generated; see [What MedCite knows](../knowledge.md).', ...body, '', '## Sources', '', ...list].join('\n')}\n`
}

const keyOf = (source: Source): string => JSON.stringify(source)

type Numbers = (list: readonly Source[]) => string

function recordLines(record: KnownRecord, numbers: Numbers): string[] {
  return [
    '',
    `## <a id="${record.id}"></a>${plain(nameOf(record, 'en'))}`,
    '',
    ...headLines(record, numbers),
    ...(record.type === 'trial' ? record.registrations.map(one => registrationLine(one, numbers)) : []),
    ...record.facts.map(fact => factLine(fact, numbers))
  ]
}

function headLines(record: KnownRecord, numbers: Numbers): string[] {
  if (record.type === 'work') {
    const {authors, journal, year, place, doi, pmid, kind} = record
    const who = authors ? `${authors.first.join(', ')}${authors.more ? ', et al.' : '.'} ` : ''
    const ids = [`doi:${doi}`, ...(pmid ? [`PMID ${pmid}`] : [])].join(', ')
    return [
      `- ${plain(`${who}${journal} ${year}${place ? `;${place}` : ''}. ${ids}. ${kind}`)} ${numbers(record.sources)}`
    ]
  }
  const french = nameOf(record, 'fr')
  const english = nameOf(record, 'en')
  const names = spellingsOf(record).filter(name => name !== english)
  const title = record.type === 'trial' ? [`- ${plain(record.names.en)} / ${plain(record.names.fr)}`] : []
  const context = record.context ? [`- ${plain(`Only beside its field: ${record.context.forms.join(', ')}`)}`] : []
  const all = [...new Set([...(french === english ? [] : [french]), ...names])]
  const named =
    all.length > 0
      ? [`- Names: ${plain(all.join(', '))}${record.namedBy.length > 0 ? ` (${numbers(record.namedBy)})` : ''}`]
      : []
  return [...title, ...named, ...context]
}

const registrationLine = ({number, check, sources}: Registration, numbers: Numbers): string =>
  `- Registration: ${plain(number)} (${check.replaceAll('-', ' ')}) (${numbers(sources)})`

function factLine({kind, state, value, note, sources}: Fact, numbers: Numbers): string {
  const [en, fr] = [inLanguage(value, 'en'), inLanguage(value, 'fr')]
  const said = en === fr ? plain(en) : `${plain(en)} / *${plain(fr)}*`
  const limit = note ? ` (${plain(note.en)})` : ''
  return `- ${kind}${state === 'known' ? '' : ` (${state})`}: ${said}${limit} (${numbers(sources)})`
}

function sourceLine({name, url, tier, date, seen}: Source): string {
  const dated = date ? `, of ${date}` : ''
  return `${plain(inLanguage(name, 'en'))}: <${url.replaceAll('<', '%3C').replaceAll('>', '%3E')}> (${tier}${dated}, read on ${seen})`
}

/** `text` that is no markup. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>&~|]/g, '\\$&')
