import {grouped} from '../core/grouped.ts'
import type {Model} from '../core/model.ts'
import {type Numbering, numberingsOf, type PlacedNumbers} from '../core/numbering.ts'
import {defineRule, related} from './define-rule.ts'

/** Most other places that a finding points to. */
const maxRelated = 5

const list = '\n\n## References\n\n1. Saturn A. Rest. 2019.\n2. Venus B. Tea. 2011.\n3. Mars C. Leaves. 2015.\n'
const liste = '\n\n## Références\n\n1. Saturne A. Repos. 2019.\n2. Vénus B. Thé. 2011.\n3. Mars C. Feuilles. 2015.\n'

export default defineRule({
  id: 'unlisted-number',
  title: {en: 'A cited number without an entry', fr: 'Un numéro cité sans entrée'},
  prose: {
    en: `
The text cites a number that its list of references does not hold: an entry was lost, or a digit is wrong, and readers find
no source.

## Evidence

The document has a numbered list of references, and at least two places cite its entries by number: \`[1–3, 7]\`, \`¹⁻³\`,
\`<sup>1,2</sup>\`, \`^1,2^\`, or \`(1, 2)\` where nothing else cites. Intervals, powers, pages, measures, years and numbers far
beyond the end of the list do not count.

## Fix

None: only the author knows the source.
`,
    fr: `
Le texte cite un numéro que sa liste de références ne contient pas : une entrée a disparu ou un chiffre est faux, et le lecteur
ne trouve aucune source.

## Indices

Le document a une liste de références numérotée, et deux endroits au moins en citent les entrées par leur numéro :
\`[1–3, 7]\`, \`¹⁻³\`, \`<sup>1,2</sup>\`, \`^1,2^\`, ou \`(1, 2)\` si rien d’autre ne cite. Intervalles, puissances, pages,
mesures, années et numéros bien au-delà de la fin de la liste ne comptent pas.

## Correction

Aucune : seul l’auteur connaît la source.
`
  },
  since: '0.1.0',
  category: 'bibliography',
  severity: 'warning',
  fix: 'none',
  scope: 'document',
  options: {},
  messages: {
    unlisted: {
      en: 'Unexpected number `{number}` without an entry in the list of references, expected one up to {last}',
      fr: 'Numéro `{number}` inattendu sans entrée dans la liste des références, un numéro jusqu’à {last} est attendu'
    },
    lost: {
      en: 'Unexpected number `{number}` that the list of references skips, expected an entry for it',
      fr: 'Numéro `{number}` inattendu que la liste des références saute, une entrée est attendue'
    }
  },
  titles: {
    list: {en: 'the list of references', fr: 'la liste des références'},
    again: {en: 'the same number, cited again', fr: 'le même numéro, cité ailleurs'}
  },

  check({model, report}) {
    for (const numbering of numberingsOf(model)) {
      const missing = numbering.citations.flatMap(place =>
        [...new Set(place.numbers)]
          .filter(number => isMissing(number, place, numbering))
          .map(number => ({number, place}))
      )
      for (const [number, found] of grouped(missing, one => one.number)) {
        const [first, ...others] = found.slice(0, maxRelated).map(({place}) => place)
        if (first) {
          const places = [
            ...leads(model, numbering),
            ...others.map((one: PlacedNumbers) => related(one.range, 'again'))
          ]
          if (number > numbering.last) report('unlisted', first.range, {number, last: numbering.last, related: places})
          else report('lost', first.range, {number, related: places})
        }
      }
    }
  },

  examples: [
    {
      bad: `Rest helps [1], tea too [2, 3]; both «[2–4]» are cheap.${list}`,
      reports: ['unlisted']
    },
    {
      bad: `Le repos aide¹, le thé aussi²⁻³ ; les deux«⁴» sont bon marché.${liste}`,
      reports: ['unlisted']
    },
    {
      bad: 'Rest helps [1, 2], tea «[3]» and leaves [4] too.\n\n## References\n\n[1] Saturn A. Rest.\n\n[2] Venus B. Tea.\n\n[4] Mars C. Leaves.\n',
      reports: ['lost']
    },
    {bad: `Rest helps [1], tea too [2], leaves «[3, 12]».${list}`, reports: ['unlisted']},
    {bad: `Le repos aide¹, le thé aussi²⁻³, la sieste«⁷» enfin.${liste}`, reports: ['unlisted']},
    {
      ok: `Rest helps [1], tea too [2, 3], both [1, 3] of them [1–3]; leaves [12] and [3, 40].${list}`
    },
    {ok: `Rest helps [1], tea too [2, 3]; the scores were in [0, 10], the median was 5 [2–9], as in line [5].${list}`},
    {ok: `Le repos aide¹, le thé aussi²⁻³ : 10⁴ feuilles, 5 m², 12 kg/m², 4 000/mm³ ; χ² = 4,2, I² = 40 %.${liste}`},
    {ok: `The options are: [1] tea; [2] water; [3] rest; [4] leaves.${list}`},
    {ok: `See *Moon v Sun* [2015] EWHC 12 (Admin) [45]–[47], on rest [1] and tea [2, 3].${list}`}
  ]
})

/** How far beyond the end of a list a number may lie that was meant to be in it. */
const beyond = (last: number): number => last + Math.max(3, Math.ceil(last / 2))
/** How far where its place leaves no doubt that it cites; years lie beyond. */
const farBeyond = (last: number): number => Math.max(beyond(last), last + 10, Math.min(3 * last, 1000))

/** Whether an entry is cited beside the number, or a word bears it: neither is done with an interval. */
const isFirm = ({numbers, style}: PlacedNumbers, {byNumber}: Numbering): boolean => {
  const [first = 0] = numbers
  const isInterval = numbers.length > 2 && numbers.every((number, at) => number === first + at)
  return !isInterval && (style === 'raised' || numbers.some(number => byNumber.has(number)))
}

/** Whether no entry bears a number that one could; a list that begins later is the rest of a longer one. */
function isMissing(number: number, place: PlacedNumbers, numbering: Numbering): boolean {
  const {byNumber, first, last} = numbering
  if (byNumber.has(number) || number <= first) return false
  return number <= beyond(last) || (number <= farBeyond(last) && isFirm(place, numbering))
}

const leads = (model: Model, {lists}: Numbering) =>
  lists.slice(0, 1).flatMap(({lead}) => (lead ? [related(model.placed(lead.in, lead), 'list')] : []))
