import {definitions} from '../core/definitions.ts'
import type {Related} from '../core/finding.ts'
import type {Definition} from '../core/syntax/reading.ts'
import {afterEnding, lineEnd, lineStart, type Range, shift} from '../core/text.ts'
import {defineRule, edits, related} from './define-rule.ts'

export default defineRule({
  id: 'duplicate-definition',
  title: {en: 'A label that is defined twice', fr: 'Une étiquette définie deux fois'},
  prose: {
    en: `
Of two definitions of one label the first wins, silently, in every renderer: all references lead to its address, and the
source that the second one names is cited nowhere. Documents that were put together from parts, each with its own \`[1]: …\`,
are where it happens.

## Evidence

Labels are compared as CommonMark does: upper and lower case and runs of white space do not count.

## Fix

None where the addresses differ: only the author knows which references mean which. A second definition with the very
same address and title can be removed, for review.
`,
    fr: `
De deux définitions d’une étiquette, la première l’emporte, sans un mot, dans tous les moteurs de rendu : toutes les
références mènent à son adresse, et la source que nomme la seconde n’est citée nulle part. Cela arrive aux documents assemblés
à partir de morceaux qui ont chacun leur \`[1]: …\`.

## Indices

Les étiquettes sont comparées comme le fait CommonMark : majuscules, minuscules et suites d’espaces ne comptent pas.

## Correction

Aucune quand les adresses diffèrent : seul l’auteur sait quelle référence désigne quelle source. Une seconde définition avec
exactement les mêmes adresse et titre peut être supprimée, à relire.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'review',
  scope: 'group',
  of: () => definitions,
  options: {},
  messages: {
    otherAddress: {
      en: 'Unexpected second definition of `{key}`, expected one: its address `{url}` is never used',
      fr: 'Seconde définition de `{key}` inattendue, une seule est attendue : son adresse `{url}` ne sert jamais'
    },
    sameAddress: {
      en: 'Unexpected second definition of `{key}` with the same address, expected one',
      fr: 'Seconde définition de `{key}` inattendue avec la même adresse, une seule est attendue'
    }
  },
  titles: {
    first: {en: 'the definition that counts', fr: 'la définition qui compte'},
    remove: {en: 'Remove the second definition', fr: 'Supprimer la seconde définition'}
  },

  check({model, places, report}) {
    if (places.length < 2) return
    const {text} = model.snapshot
    const [first, ...others] = places.map(({part, item}) => placeOf(item, text, model.startOf(part)))
    if (!first) return
    for (const {key, url, range, title, bracket} of others) {
      const where: Related[] = [related(first.range, 'first')]
      if (url !== first.url) report('otherAddress', bracket, {key, url, related: where})
      else {
        const isSame = title === first.title
        const fixes = isSame ? [edits('remove', 'review', [{...wholeLine(text, range), text: ''}])] : []
        report('sameAddress', bracket, {key, fixes, related: where})
      }
    }
  },

  examples: [
    {
      bad: 'See [rest][1] and [tea][1].\n\n[1]: https://example.org/rest\n«[1]»: https://example.org/tea',
      kinds: ['R09'],
      reports: ['otherAddress']
    },
    {
      bad: 'See [rest][a].\n\n[a]: https://example.org/rest\n\n«[A]»: <https://example.org/rest>\n[b]: https://example.org/tea',
      kinds: ['R09'],
      reports: ['sameAddress'],
      fixed: 'See [rest][a].\n\n[a]: https://example.org/rest\n\n[b]: https://example.org/tea'
    },
    {bad: '[a]: https://example.org/rest "Rest"\n\n«[a]»: https://example.org/rest "Tea"', reports: ['sameAddress']},
    {ok: 'See [rest][1] and [tea][2].\n\n[1]: https://example.org/rest\n[2]: https://example.org/rest'},
    {ok: '[1]: https://example.org/rest\n\n```markdown\n[1]: https://example.org/tea\n```'}
  ]
})

type Place = {
  readonly range: Range
  readonly bracket: Range
  readonly key: string
  readonly url: string
  /** Everything after the address. */
  readonly title: string
}

function placeOf({range, url, destination}: Definition, text: string, by: number): Place {
  const place = shift(range, by)
  const start = text.indexOf('[', place.start)
  const end = text.indexOf(']:', start) + 1
  const title = destination
    ? text
        .slice(destination.end + by, place.end)
        .replace(/^>/, '')
        .trim()
    : ''
  return {range: place, bracket: {start, end}, key: text.slice(start + 1, end - 1), url, title}
}

/** A definition with its line ending, unless something stands before it on its line. */
function wholeLine(text: string, {start, end}: Range): Range {
  const begin = lineStart(text, start)
  const last = lineEnd(text, end)
  if (/\S/.test(text.slice(begin, start)) || /\S/.test(text.slice(end, last))) return {start, end}
  return {start: begin, end: last < text.length ? afterEnding(text, last) : last}
}
