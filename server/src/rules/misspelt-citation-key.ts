import {frontMatterOf} from '../core/declared-work.ts'
import type {KeyedFact} from '../core/fact.ts'
import type {Question} from '../core/model.ts'
import {nothing} from '../core/part.ts'
import type {Segment} from '../core/segment.ts'
import {overlaps, type Range} from '../core/text.ts'
import {defineRule, replace} from './define-rule.ts'

const keys = /(?<![\p{L}\d.@\\])@\{?([\p{L}][\p{L}_:-]*\d{4}[\p{L}\d_:-]*)\}?/gu
const folded = (key: string): string => key.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export default defineRule({
  id: 'misspelt-citation-key',
  title: {
    en: 'A citation key that differs from its work’s only in spelling',
    fr: 'Une clé de citation qui ne diffère que par l’orthographe'
  },
  prose: {
    en: `
Keys are compared letter by letter: \`@Leaf2020\` and \`@léaf2020\` are not \`leaf2020\`, and the work is not cited.

## Evidence

The keys of \`references:\` in the front matter; else a spelling that the document uses more often. Only case and accents count.

## Fix

For review: the key as the work has it.
`,
    fr: `
Les clés sont comparées lettre à lettre : \`@Leaf2020\` et \`@léaf2020\` ne sont pas \`leaf2020\`, et le travail n’est pas cité.

## Indices

Les clés de \`references:\` dans l’en-tête ; sinon une orthographe que le document emploie plus souvent. Seuls comptent la casse et les
accents.

## Correction

À relire : la clé telle que le travail la porte.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'warning',
  fix: 'review',
  scope: 'group',
  of: () => keySigns,
  options: {},
  messages: {
    misspeltKey: {
      en: 'Unexpected key `{found}`, expected `{expected}`: this work is not cited',
      fr: 'Clé `{found}` inattendue, `{expected}` est attendu : ce travail n’est pas cité'
    },
    bareKey: {
      en: 'Unexpected key `[{found}]` without `@`, expected `[@{found}]`: this work is not cited',
      fr: 'Clé `[{found}]` sans `@` inattendue, `[@{found}]` est attendu : ce travail n’est pas cité'
    }
  },
  titles: {
    writeKey: {en: 'Write {expected}', fr: 'Écrire {expected}'}
  },

  check({model, places, report}) {
    if (!model.ask(usesKeys)) return
    const declared = model.ask(declaredKeys)
    const used = places.filter(({item}) => !item.isBare)
    const counts = new Map<string, number>()
    for (const {item} of used) counts.set(item.key, (counts.get(item.key) ?? 0) + 1)
    let commonest: string | undefined
    for (const [key, count] of counts) if (count > (counts.get(commonest ?? '') ?? 0)) commonest = key
    for (const {part, item} of places) {
      const {key, isBare} = item
      const range = model.placed(part, item.range)
      if (isBare) {
        if (!declared.names.has(key) && !counts.has(key)) continue
        const at = {start: range.start + 1, end: range.start + 1}
        report('bareKey', range, {found: key, fixes: [replace(at, '@', 'writeKey', 'review', {expected: `@${key}`})]})
      } else if (!declared.names.has(key)) {
        const known = declared.byFold.get(folded(key))
        const isRare = commonest !== undefined && (counts.get(commonest) ?? 0) > (counts.get(key) ?? 0)
        const expected = known ?? (declared.names.size > 0 || !isRare ? undefined : commonest)
        if (expected === undefined) continue
        const isMarked = part.segment.text[item.range.start - 1] === '@'
        const fixes = [replace(range, expected, 'writeKey', 'review', {expected: `@${expected}`})]
        const place = {start: range.start - (isMarked ? 1 : 0), end: range.end}
        report('misspeltKey', place, {found: `@${key}`, expected: `@${expected}`, fixes})
      }
    }
  },

  examples: [
    {
      bad: '---\nreferences:\n- id: leaf2020\n  title: Tea\n---\n\nTea calms [«@Leaf2020»].',
      reports: ['misspeltKey'],
      fixed: '---\nreferences:\n- id: leaf2020\n  title: Tea\n---\n\nTea calms [@leaf2020].',
      kinds: ['P11'],
      profile: 'pandoc'
    },
    {
      bad: 'Tea calms [@leaf2020] and rests [@leaf2020], warms [«@léaf2020»].',
      reports: ['misspeltKey'],
      fixed: 'Tea calms [@leaf2020] and rests [@leaf2020], warms [@leaf2020].',
      kinds: ['P11'],
      profile: 'pandoc'
    },
    {
      bad: 'Tea calms «[leaf2020]» and rests [@rest2021; @leaf2020].',
      reports: ['bareKey'],
      fixed: 'Tea calms [@leaf2020] and rests [@rest2021; @leaf2020].',
      kinds: ['P04'],
      profile: 'pandoc'
    },
    {ok: 'Tea calms [@leaf2020] and rests [@rest2021]; @Alice and @alice.'}
  ]
})

/** A key behind `@`, or alone between brackets. */
type KeySign = {readonly key: string; readonly range: Range; readonly isBare: boolean}

/** Keys that differ in case and accents alone belong together. */
const keySigns: KeyedFact<KeySign> = {
  of: ({segment}) => signsIn(segment),
  keyOf: ({key}) => folded(key)
}

const usesKeys: Question<boolean> = {
  answer: model => model.collect(keySigns).some(({items}) => items.some(({isBare}) => !isBare))
}

/** The keys that the front matter declares. */
const declaredKeys: Question<{readonly names: ReadonlySet<string>; readonly byFold: ReadonlyMap<string, string>}> = {
  answer(model) {
    const top = frontMatterOf(model)
    const names = /^references:/m.test(top)
      ? [...top.matchAll(/^\s*-?\s*id:\s*["']?([^\s"']+)/gm)].map(match => match[1] ?? '')
      : []
    return {names: new Set(names), byFold: new Map(names.map(one => [folded(one), one]))}
  }
}

/** Every key holds a year, or any number of four digits. */
const fourDigits = /\d{4}/

function signsIn(segment: Segment): readonly KeySign[] {
  const {text, masked} = segment
  // What is masked is blank: a sign that the text lacks is not in it.
  const [mayUse, mayHoldBare] = [text.includes('@'), text.includes('[')]
  if ((!mayUse && !mayHoldBare) || !fourDigits.test(text)) return nothing
  const used = mayUse
    ? [...masked.matchAll(keys)].map(match => {
        const key = match[1] ?? ''
        const start = match.index + match[0].indexOf(key)
        return {key, range: {start, end: start + key.length}, isBare: false}
      })
    : nothing
  return mayHoldBare ? [...used, ...bareIn(segment)] : used
}

/** `[leaf2020]`: brackets that hold nothing but a name and a year, and are no link. */
const bareIn = ({masked, reading, citations}: Segment): KeySign[] =>
  [...masked.matchAll(/\[(\p{L}[\p{L}_-]{1,40}(?:19|20)\d{2}[a-z]?)\](?![[(:])/gu)].flatMap(match => {
    if (/[\]\w!\\]/.test(masked[match.index - 1] ?? ' ')) return []
    const range = {start: match.index, end: match.index + match[0].length}
    const isLink = [...reading.links, ...citations].some(one => overlaps(one.range, range))
    return isLink ? [] : [{key: match[1] ?? '', range, isBare: true}]
  })
