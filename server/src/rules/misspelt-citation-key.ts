import type {Segment} from '../core/segment.ts'
import {overlaps, type Range, shift} from '../core/text.ts'
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
  scope: 'document',
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

  check({model, report}) {
    const {segments, starts, text} = model.snapshot
    const used: {key: string; range: Range}[] = segments.flatMap((segment, index) =>
      [...segment.masked.matchAll(keys)].map(match => {
        const start = match.index + match[0].indexOf(match[1] ?? '')
        return {key: match[1] ?? '', range: shift({start, end: start + (match[1] ?? '').length}, starts[index] ?? 0)}
      })
    )
    if (used.length === 0) return
    const top = segments[0]?.kind === 'front-matter' ? segments[0].text : ''
    const declared = /^references:/m.test(top)
      ? [...top.matchAll(/^\s*-?\s*id:\s*["']?([^\s"']+)/gm)].map(match => match[1] ?? '')
      : []
    const counts = new Map<string, number>()
    for (const {key} of used) counts.set(key, (counts.get(key) ?? 0) + 1)
    const commonest = new Map<string, string>()
    for (const [key, count] of counts) {
      const best = commonest.get(folded(key))
      if (best === undefined || count > (counts.get(best) ?? 0)) commonest.set(folded(key), key)
    }
    const names = new Set(declared)
    const byFold = new Map(declared.map(one => [folded(one), one]))
    const keysOfAll = new Set([...names, ...counts.keys()])
    for (const {key, range} of bareIn(segments, starts)) {
      if (!keysOfAll.has(key)) continue
      const at = {start: range.start + 1, end: range.start + 1}
      report('bareKey', range, {found: key, fixes: [replace(at, '@', 'writeKey', 'review', {expected: `@${key}`})]})
    }
    for (const {key, range} of used) {
      if (names.has(key)) continue
      const known = byFold.get(folded(key))
      const best = commonest.get(folded(key))
      const common = best !== undefined && (counts.get(best) ?? 0) > (counts.get(key) ?? 0) ? best : undefined
      const expected = known ?? (declared.length > 0 ? undefined : common)
      if (expected === undefined) continue
      const place = {start: range.start - (text[range.start - 1] === '@' ? 1 : 0), end: range.end}
      const fixes = [replace(range, expected, 'writeKey', 'review', {expected: `@${expected}`})]
      report('misspeltKey', place, {found: `@${key}`, expected: `@${expected}`, fixes})
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

/** `[leaf2020]`: brackets that hold nothing but a name and a year, and are no link. */
const bareIn = (segments: readonly Segment[], starts: readonly number[]): {key: string; range: Range}[] =>
  segments.flatMap(({masked, reading, citations}, index) =>
    [...masked.matchAll(/(?<![\]\w!\\])\[(\p{L}[\p{L}_-]{1,40}(?:19|20)\d{2}[a-z]?)\](?![[(:])/gu)].flatMap(match => {
      const range = {start: match.index, end: match.index + match[0].length}
      const isLink = [...reading.links, ...citations].some(one => overlaps(one.range, range))
      return isLink ? [] : [{key: match[1] ?? '', range: shift(range, starts[index] ?? 0)}]
    })
  )
