import assert from 'node:assert/strict'
import {check, defaultConfiguration, openDocument} from '../../server/src/service/index.ts'
import {randomFrom, seed} from '../support/random.ts'

type Random = ReturnType<typeof randomFrom>

const watched = new Set([
  'unlisted-number',
  'misordered-number',
  'misnumbered-entry',
  'uncited-entry',
  'duplicate-entry',
  'unlisted-source'
])

/** A document that cites by number, before it is written. Groups of numbers, in the order of the text. */
type Plan = {
  readonly style: keyof typeof styles
  readonly form: keyof typeof forms
  readonly isFrench: boolean
  readonly entries: readonly {readonly name: string; readonly year: number; readonly doi: string}[]
  readonly groups: readonly (readonly number[])[]
  readonly dash: string
  readonly comma: string
}

const raise = (text: string): string =>
  text.replace(/[\d-]/g, unit => (unit === '-' ? '⁻' : ('⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(unit)] ?? '')))

const styles = {
  brackets: (numbers: string) => ` [${numbers}]`,
  hard: (numbers: string) => `\u00a0[${numbers}]`,
  glued: (numbers: string) => `[${numbers}]`,
  escaped: (numbers: string) => ` \\[${numbers}\\]`,
  raised: (numbers: string) => raise(numbers.replace(/\s/g, '').replaceAll(';', ',').replace(/[–‑]/g, '-')),
  tags: (numbers: string) => `<sup>${numbers}</sup>`,
  carets: (numbers: string) => `^${numbers.replace(/\s/g, '')}^`,
  round: (numbers: string) => ` (${numbers})`
}

const forms = {
  ordered: (number: number, text: string) => `${number}. ${text}\n`,
  parentheses: (number: number, text: string) => `${number}) ${text}\n`,
  brackets: (number: number, text: string) => `[${number}] ${text}\n\n`,
  lines: (number: number, text: string) => `[${number}] ${text}\n`,
  escaped: (number: number, text: string) => `${number}\\. ${text}\n\n`,
  bullets: (number: number, text: string) => `- [${number}] ${text}\n`,
  lazy: (_: number, text: string) => `1. ${text}\n`,
  raised: (number: number, text: string) => `${raise(String(number))} ${text}\n\n`
}

const keysOf = <Key extends string>(object: Record<Key, unknown>): Key[] => {
  const isKey = (key: string): key is Key => key in object
  return Object.keys(object).filter(isKey)
}

function planFrom(random: Random): Plan {
  const style = random.pick(keysOf(styles))
  // Parentheses hold so much else that a short text shows no style.
  const count = (style === 'round' ? 20 : 4) + random.below(30)
  const groups: number[][] = []
  for (let next = 1; next <= count; ) {
    const size = Math.min(1 + random.below(4), count - next + 1)
    const fresh = Array.from({length: size}, (_, at) => next + at)
    const old = next > 2 && random.below(3) === 0 ? [1 + random.below(next - 1)] : []
    groups.push([...new Set([...old, ...fresh])].sort((a, b) => a - b))
    next += size
    if (random.below(4) === 0) groups.push([1 + random.below(next - 1)])
  }
  // Two places that cite show a style, also when one of them is dropped.
  groups.push([count], [1], [count])
  const syllables = ['zor', 'bel', 'mar', 'tun', 'ask', 'quo', 'fen', 'lum']
  return {
    style,
    form: random.pick(keysOf(forms)),
    isFrench: random.below(2) === 0,
    // Neither names nor years ascend: the list is in order of citation.
    entries: Array.from({length: count}, (_, at) => ({
      name: `${at % 2 ? 'A' : 'Z'}${random.pick(syllables)}${random.pick(syllables)}${syllables[at % 8]}${syllables[(at >> 3) % 8]}`,
      year: at % 2 ? 2001 + random.below(5) : 2011 + random.below(5),
      doi: `10.1000/rest.${at + 1}`
    })),
    groups,
    dash: random.pick(['-', '–', '‑', '–']),
    comma: random.pick([',', ', ', ',\u00a0', ' ; '])
  }
}

/** `[1,2,3,7]` as `1–3, 7`. */
function compressed(numbers: readonly number[], {dash, comma}: Plan): string {
  const runs: number[][] = []
  for (const number of numbers) {
    const run = runs.at(-1)
    if (run?.at(-1) === number - 1) run.push(number)
    else runs.push([number])
  }
  return runs.flatMap(run => (run.length > 2 ? [`${run[0]}${dash}${run.at(-1)}`] : run.map(String))).join(comma)
}

const phrases = {
  en: ['Rest helps many people', 'Tea was warm', 'The leaves were green', '“Naps are short”', 'All planets turn'],
  fr: ['Le repos aide bien des gens', 'Le thé était chaud', 'Les feuilles verdissent', 'La sieste est brève']
}

function written(plan: Plan): string {
  const {style, form, isFrench, entries, groups} = plan
  const own = isFrench ? phrases.fr : phrases.en
  const sentences = groups.map((group, at) => {
    const phrase = own[at % own.length] ?? ''
    const quoted =
      style === 'round' || !['brackets', 'hard', 'escaped'].includes(style) ? phrase.replace(/[“”]/g, '') : phrase
    const end = at % 5 === 3 ? '.\n\n' : isFrench && at % 3 === 1 ? '\u00a0; ' : at % 3 === 2 ? ', ' : '. '
    return `${quoted}${styles[style](compressed(group, plan))}${end}`
  })
  const head = isFrench ? '## Références' : '## References'
  const list = entries.map(({name, year, doi}, at) =>
    forms[form](at + 1, `${name} B. On rest. J Rest. ${year}. doi:${doi}`)
  )
  return `# Rest\n\n${sentences.join('').trimEnd()}\n\n${head}\n\n${list.join('')}`
}

const said = (text: string): string[] =>
  check(openDocument(text), defaultConfiguration)
    .filter(({rule}) => watched.has(rule))
    .map(({rule, data}) => `${rule} ${data['number'] ?? data['identifier'] ?? ''}`)

/** Numbers `a` and `b` in each other's place. */
const swapped = (groups: Plan['groups'], a: number, b: number): number[][] =>
  groups.map(group => group.map(one => (one === a ? b : one === b ? a : one)).sort((x, y) => x - y))

describe('documents that cite by number', () => {
  const random = randomFrom(seed)
  for (let round = 0; round < 80; round++) {
    const plan = planFrom(random)
    const {entries, groups} = plan
    const count = entries.length
    const text = written(plan)
    const show = `seed ${seed}, document ${round}: ${text}`

    it(`${round}: nothing is said of a correct one`, () => assert.deepEqual(said(text), [], show))

    it(`${round}: an entry whose citations are dropped is found`, () => {
      const lost = 1 + random.below(count)
      const rest = groups.map(group => group.filter(one => one !== lost)).filter(group => group.length > 0)
      assert.deepEqual(said(written({...plan, groups: rest})), [`uncited-entry ${lost}`], show)
    })

    it(`${round}: a number after the last is found`, () => {
      const more = [...groups, [count + 1]]
      assert.deepEqual(said(written({...plan, groups: more})), [`unlisted-number ${count + 1}`], show)
    })

    it(`${round}: two numbers in each other’s place are found`, () => {
      const firstOf = (number: number) => groups.findIndex(group => group.includes(number))
      const pairs = entries.flatMap((_, at) => {
        const isApart = at > 1 && firstOf(at) !== firstOf(at + 1)
        return isApart && !groups[firstOf(at)]?.includes(1) && !groups[firstOf(at + 1)]?.includes(1) ? [at] : []
      })
      if (pairs.length === 0) return
      const early = random.pick(pairs)
      const found = said(written({...plan, groups: swapped(groups, early, early + 1)}))
      assert.deepEqual(found, [`misordered-number ${early + 1}`], show)
    })

    it(`${round}: a DOI under two entries is found`, () => {
      const [first, second] = [random.below(count - 1), count - 1]
      const doi = entries[first]?.doi ?? ''
      const twice = entries.map((entry, at) => (at === second ? {...entry, doi: doi.toUpperCase()} : entry))
      assert.deepEqual(said(written({...plan, entries: twice})), [`duplicate-entry ${doi}`], show)
    })
  }
})
