import {
  type CheckCharacter,
  checkCharacter,
  findAllIdentifiers,
  type Identifier,
  identifiersInUrl,
  keyOf
} from '../core/identifier/index.ts'
import type {Segment} from '../core/segment.ts'
import {contains, type Range} from '../core/text.ts'
import {defineRule} from './define-rule.ts'

export default defineRule({
  id: 'wrong-check-character',
  title: {
    en: 'An identifier whose check character is wrong',
    fr: 'Un identifiant dont le caractère de contrôle est faux'
  },
  prose: {
    en: `
The last character of many identifiers is computed from the others. Where it does not fit, a digit was mistyped or the source was
invented. It shows without a network.

The rule checks the article numbers of Springer Nature (\`s41422-025-01128-1\`), the items of Elsevier and the Lancet family
(\`S0140-6736(20)31180-6\`) with the ISSN inside, and ISSN, ISBN and ORCID where the word stands before them, in the text, in labels
and in addresses. Of the article numbers of Nature (10.1038) and BMC (10.1186), and of the items of Elsevier, ISSNs and ORCIDs, none
that was registered is known to break its rule. Under Springer's other prefixes a few do; there, and for an ISBN, a wrong check
character is only a doubt, and the message is milder.

## Fix

None: any of its digits may be the wrong one. Open the source and compare.
`,
    fr: `
Le dernier caractère de bien des identifiants se calcule à partir des autres. S’il ne convient pas, un chiffre est mal recopié ou la
source est inventée. Cela se voit sans réseau.

Sont contrôlés les numéros d’articles de Springer Nature (\`s41422-025-01128-1\`), ceux d’Elsevier et des revues du Lancet
(\`S0140-6736(20)31180-6\`) avec l’ISSN qu’ils contiennent, et l’ISSN, l’ISBN et l’ORCID quand le mot les précède, dans le texte,
les libellés et les adresses. Parmi les numéros de Nature (10.1038), de BMC (10.1186) et d’Elsevier, les ISSN et les ORCID, on n’en
connaît aucun qui ait été enregistré et enfreigne sa règle. Sous les autres préfixes de Springer, quelques-uns le font ; là, et pour
un ISBN, un caractère qui ne convient pas n’est qu’un doute, et le message est moins sévère.

## Correction

Aucune : n’importe lequel de ses chiffres peut être le faux. Ouvrez la source et comparez.
`
  },
  since: '0.1.0',
  category: 'identity',
  severity: 'error',
  milder: {doubtful: 'warning'},
  fix: 'none',
  scope: 'segment',
  options: {},
  messages: {
    wrong: {
      en: 'Unexpected check character `{found}` in `{identifier}`, expected `{expected}`: a digit is wrong, or the identifier was invented',
      fr: 'Caractère de contrôle `{found}` inattendu dans `{identifier}`, `{expected}` est attendu : un chiffre est faux, ou l’identifiant est inventé'
    },
    doubtful: {
      en: 'Unexpected check character `{found}` in `{identifier}`, expected `{expected}` as in nearly all of its kind: a digit may be wrong',
      fr: 'Caractère de contrôle `{found}` inattendu dans `{identifier}`, `{expected}` est attendu comme presque toujours dans cette sorte d’identifiant : un chiffre est peut-être faux'
    }
  },
  titles: {},

  check({segment, report}) {
    const seen = findAllIdentifiers(segment.prose).flatMap(({identifier, range}) => suspect(identifier, range))
    const linked = addresses(segment).flatMap(({range, url, label}) =>
      identifiersInUrl(url)
        .flatMap(identifier => suspect(identifier, range))
        // What the label shows as well is reported there.
        .filter(({key}) => !label || !seen.some(one => one.key === key && contains(label, one.range)))
        .map(one => ({...one, range: written(segment, range, one.value)}))
    )
    for (const {range, value, verdict} of [...seen, ...linked].sort((a, b) => a.range.start - b.range.start)) {
      const text = segment.text.slice(range.start, range.end)
      const identifier = text.length > longestShown ? value : text
      const {found, expected, isCertain} = verdict
      report(isCertain ? 'wrong' : 'doubtful', range, {found, expected, identifier})
    }
  },

  examples: [
    {ok: 'See [10.1038/s41422-025-01128-1](https://www.nature.com/articles/s41422-025-01128-1).'},
    {ok: 'See [tea](https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(20)31180-6/fulltext).'},
    {
      ok: 'ISSN 0140-6736, ISBN 978-92-4-009938-8, ORCID 0000-0002-1825-0097; call 1234-5678, room 0000-0002-1825-0098.'
    },
    {
      bad: 'See «10.1038/s41568-023-00567-4» and [tea](https://www.nature.com/articles/«s41568-023-00612-x»).',
      reports: ['wrong', 'wrong']
    },
    {
      bad: 'Voir [«10.1038/s41568-023-00567-4»](https://doi.org/10.1038/s41568-023-00567-4) et [thé][1].\n\n[1]: https://doi.org/«10.1038/s41576-023-00567-4»',
      reports: ['wrong', 'wrong']
    },
    {
      bad: 'See [tea](https://www.thelancet.com/journals/lanrhe/article/PII«S2665-9913(21)00252-0»/fulltext) and <https://www.sciencedirect.com/science/article/pii/«S0140673620311805»>.',
      reports: ['wrong', 'wrong']
    },
    {
      bad: 'Voir «10.1007/s40278-021-00845-2», qui est enregistré, et «10.1007/978-3-030-77870-6».',
      reports: ['doubtful', 'doubtful']
    },
    {
      bad: 'Tea, ISSN «0140-6735», ISBN «978-92-4-009938-7», by [Rest](https://orcid.org/«0000-0002-1825-0098»).',
      reports: ['wrong', 'doubtful', 'wrong']
    }
  ]
})

/** Longest text that a message shows for an identifier, in UTF-16 units: what is longer is a whole address. */
const longestShown = 60

type Suspect = {
  readonly key: string
  readonly value: string
  readonly range: Range
  readonly verdict: CheckCharacter
}

/** The identifier, if its check character is wrong. */
function suspect(identifier: Identifier, range: Range): readonly Suspect[] {
  const verdict = checkCharacter(identifier)
  return verdict && !verdict.isRight ? [{key: keyOf(identifier), value: identifier.value, range, verdict}] : []
}

type Address = {readonly range: Range; readonly url: string; readonly label?: Range}

/** Where addresses stand: in links, bare, and in definitions. An image shows what it cites. */
function addresses({citations, reading}: Segment): Address[] {
  const links = citations.flatMap(({kind, locator, label}): Address[] =>
    locator?.range && kind !== 'image'
      ? [{range: locator.range, url: locator.url, ...(label && {label: label.range})}]
      : []
  )
  const definitions = reading.definitions.flatMap(({destination, url}): Address[] =>
    destination ? [{range: destination, url}] : []
  )
  return [...links, ...definitions]
}

/** Where an address names an identifier: the whole address where it is written in another way. */
function written({text}: Segment, {start, end}: Range, value: string): Range {
  const source = text.slice(start, end).toLowerCase()
  const key = value.toLowerCase()
  for (const form of [key, key.replace(/^10\.\d+\//, ''), key.replace(/^10\.\d+\//, '').replace(/[()-]/g, '')]) {
    const at = source.indexOf(form)
    // Folding may change the length of what is no ASCII: then the place is not known.
    if (at >= 0 && source.length === end - start) return {start: start + at, end: start + at + form.length}
  }
  return {start, end}
}
