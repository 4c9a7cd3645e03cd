import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import {definedLabels} from '../core/definitions.ts'
import {isRemark} from '../core/evidence.ts'
import type {Fact} from '../core/fact.ts'
import type {Fix} from '../core/finding.ts'
import {NearLabels} from '../core/nearest-label.ts'
import {nothing} from '../core/part.ts'
import {isNumber, isShownKey, type ReferenceStyle, referenceStyle} from '../core/reference-style.ts'
import {isExplained} from '../core/scan/explained.ts'
import {type KeyedLink, keyedLinksOf} from '../core/scan/keyed-link.ts'
import {type LooseReference, looseReferencesOf, type SplitReference} from '../core/scan/loose-reference.ts'
import type {Segment} from '../core/segment.ts'
import {type Range, shift} from '../core/text.ts'
import {defineRule, edits, replace} from './define-rule.ts'

export default defineRule({
  id: 'undefined-reference',
  title: {en: 'A reference that meets no definition', fr: 'Une référence qui ne rencontre aucune définition'},
  prose: {
    en: `
\`[text][key]\` becomes a link only where \`[key]: …\` exists, letter for letter but for upper and lower case. A hyphen, an
accent, a no-break space or a typing error in the key, a space between the two brackets, or parentheses around the key:
and readers see brackets, a key, or a link to a page that does not exist.

## Evidence

Brackets alone are never reported, with one exception: they differ from a definition that nothing else uses only in
accents, hyphens, spaces or invisible characters. A number in the key that differs is another source, never a typing
error. Indexes (\`a[i][j]\`), formulas, intervals, citation keys (\`[@key]\`) and documents without any definition are left
alone; of two references side by side (\`[tea] [rest]\`) both are meant.

## Fix

The key becomes that of the nearest definition: safe where no reader can tell them apart, else for review. The space between
the brackets goes: safe unless a line break stands there or other keys are shown to readers. A key in parentheses gets
brackets, for review.
`,
    fr: `
\`[texte][clé]\` ne devient un lien que si \`[clé]: …\` existe, à la lettre près, majuscules mises à part. Un trait d’union,
un accent, une espace insécable ou une faute de frappe dans la clé, une espace entre les deux crochets, ou des parenthèses
autour de la clé : le lecteur voit des crochets, une clé, ou un lien vers une page qui n’existe pas.

## Indices

Des crochets seuls ne sont jamais signalés, à une exception près : ils ne diffèrent d’une définition par ailleurs inutilisée
que par des accents, des traits d’union, des espaces ou des caractères invisibles. Un nombre différent dans la clé est une
autre source, jamais une faute de frappe. Les indices (\`a[i][j]\`), formules, intervalles, clés de citation (\`[@clé]\`) et
documents sans aucune définition sont laissés tels quels ; de deux références côte à côte (\`[thé] [repos]\`), les deux sont
voulues.

## Correction

La clé devient celle de la définition la plus proche : sûr quand aucun lecteur ne peut les distinguer, sinon à relire.
L’espace entre les crochets disparaît : sûr, sauf si un saut de ligne s’y trouve ou si d’autres clés sont montrées au
lecteur. Une clé entre parenthèses reçoit des crochets, à relire.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  scope: 'document',
  options: {},
  messages: {
    misspeltKey: {
      en: 'Unexpected key `{found}`, expected `{expected}` as in its definition: this is not a link',
      fr: 'Clé `{found}` inattendue, `{expected}` est attendue comme dans sa définition : ce n’est pas un lien'
    },
    undefinedKey: {
      en: 'Unexpected key `{found}` without a definition, expected `[{found}]: …` in this document: this is not a link',
      fr: 'Clé `{found}` sans définition, `[{found}]: …` est attendu dans ce document : ce n’est pas un lien'
    },
    spaceBeforeKey: {
      en: 'Unexpected space between the text and its key `{key}`, expected none: the text is no link, the key is shown',
      fr: 'Espace inattendue entre le texte et sa clé `{key}`, aucune n’est attendue : le texte n’est pas un lien, la clé s’affiche'
    },
    keyAsDestination: {
      en: 'Unexpected parentheses around the key `{key}`, expected brackets: the link leads to a page of that name',
      fr: 'Parenthèses inattendues autour de la clé `{key}`, des crochets sont attendus : le lien mène à une page de ce nom'
    },
    escapedKey: {
      en: 'Unexpected backslashes around the key `{key}` of a definition, expected `[{key}]`: this is not a link',
      fr: 'Barres obliques inverses inattendues autour de la clé `{key}` d’une définition, `[{key}]` est attendu : ce n’est pas un lien'
    }
  },
  titles: {
    unescape: {en: 'Remove the backslashes', fr: 'Supprimer les barres obliques inverses'},
    respell: {
      en: 'Write the key as in its definition: `{expected}`',
      fr: 'Écrire la clé comme dans sa définition : `{expected}`'
    },
    name: {en: 'Name the definition: `{expected}`', fr: 'Nommer la définition : `{expected}`'},
    join: {en: 'Join the text and its key', fr: 'Joindre le texte et sa clé'},
    bracket: {en: 'Put the key between brackets', fr: 'Mettre la clé entre crochets'}
  },

  check({model, report}) {
    const defined = model.ask(definedLabels)
    if (defined.size === 0) return
    const suspects = model.collect(suspectParts)
    if (suspects.length === 0) return
    const style = model.ask(referenceStyle)
    let near: NearLabels | undefined
    for (const {
      part,
      items: [suspect]
    } of suspects) {
      if (!suspect) continue
      const {segment} = part
      const by = model.startOf(part)
      const {loose, split, escaped, keyed} = suspect
      for (const one of loose) {
        if (style.broken.has(one.name) || defined.has(one.name)) continue
        near ??= new NearLabels(defined)
        const found = segment.text.slice(one.key.start, one.key.end)
        const like = near.find(one.name)
        if (
          like &&
          (one.form === 'full' || (like.isFolded && (one.form === 'collapsed' || !style.used.has(like.label))))
        ) {
          const expected = style.written.get(like.label) ?? like.label
          const fixes = [respelt(one, by, expected, like.isSame ? 'safe' : 'review')]
          report('misspeltKey', shift(one.key, by), {found, expected, fixes, claim: shift(one.range, by)})
        } else if (isUndefined(one, segment.text, style)) {
          report('undefinedKey', shift(one.key, by), {found, claim: shift(one.range, by)})
        }
      }
      for (const one of split) {
        const safety = safetyOf(one, segment.text, style)
        if (!safety) continue
        const {label, gap, reference} = one
        const key = segment.text.slice(reference.label.start, reference.label.end)
        const claim = shift({start: label.start - 1, end: reference.range.end}, by)
        report('spaceBeforeKey', shift(gap, by), {key, fixes: [replace(shift(gap, by), '', 'join', safety)], claim})
      }
      for (const {range, key} of escaped) {
        if (!defined.has(normalizeIdentifier(key))) continue
        const place = shift(range, by)
        report('escapedKey', place, {key, fixes: [replace(place, `[${key}]`, 'unescape', 'review')]})
      }
      for (const {range, key, name} of keyed) {
        if (!defined.has(name) || isExplained(segment, range)) continue
        const place = shift(range, by)
        report('keyAsDestination', place, {key, fixes: [replace(place, `[${key}]`, 'bracket', 'review')]})
      }
    }
  },

  examples: [
    {
      bad: 'As in [a study of rest][«rest20»].\n\n[rest-20]: https://doi.org/10.1000/rest',
      kinds: ['R01'],
      reports: ['misspeltKey'],
      fixed: 'As in [a study of rest][rest-20].\n\n[rest-20]: https://doi.org/10.1000/rest'
    },
    {
      bad: 'As in [a study of rest][«simth2020»] and [one of tea][«Étude1»].\n\n[smith2020]: https://doi.org/10.1000/rest\n[etude1]: https://doi.org/10.1000/tea',
      kinds: ['R01'],
      reports: ['misspeltKey', 'misspeltKey'],
      fixed:
        'As in [a study of rest][smith2020] and [one of tea][etude1].\n\n[smith2020]: https://doi.org/10.1000/rest\n[etude1]: https://doi.org/10.1000/tea'
    },
    {
      bad: 'Voir [une étude][«ref 1»], [une autre][«e\u0301te\u0301»] et «[thé\u00a0vert]».\n\n[ref\u00a01]: https://doi.org/10.1000/rest\n[été]: https://doi.org/10.1000/tea\n[thé vert]: https://doi.org/10.1000/leaf'.replace(
        '«[thé\u00a0vert]»',
        '[«thé\u00a0vert»]'
      ),
      kinds: ['R01'],
      reports: ['misspeltKey', 'misspeltKey', 'misspeltKey'],
      fixed:
        'Voir [une étude][ref\u00a01], [une autre][été] et [thé\u00a0vert][thé vert].\n\n[ref\u00a01]: https://doi.org/10.1000/rest\n[été]: https://doi.org/10.1000/tea\n[thé vert]: https://doi.org/10.1000/leaf'
    },
    {
      bad: 'Voir [«étude 1»] et [«thé-vert»][].\n\n[etude-1]: https://doi.org/10.1000/rest\n[thé vert]: https://doi.org/10.1000/tea',
      kinds: ['R01'],
      reports: ['misspeltKey', 'misspeltKey'],
      fixed:
        'Voir [étude 1][etude-1] et [thé-vert][thé vert].\n\n[etude-1]: https://doi.org/10.1000/rest\n[thé vert]: https://doi.org/10.1000/tea'
    },
    {
      bad: 'As in [a study of rest][rest20] and [one of tea][«leaf19»].\n\n[rest20]: https://doi.org/10.1000/rest',
      kinds: ['R01'],
      reports: ['undefinedKey']
    },
    {
      bad: 'As in [a study of rest]« »[rest20] and [one of tea]«\u00a0»[tea20].\n\n[rest20]: https://doi.org/10.1000/rest\n[tea20]: https://doi.org/10.1000/tea',
      kinds: ['R02'],
      reports: ['spaceBeforeKey', 'spaceBeforeKey'],
      fixed:
        'As in [a study of rest][rest20] and [one of tea][tea20].\n\n[rest20]: https://doi.org/10.1000/rest\n[tea20]: https://doi.org/10.1000/tea'
    },
    {
      bad: '> As in [a study of rest]«\n> »[rest20].\n\n[rest20]: https://doi.org/10.1000/rest',
      kinds: ['R02'],
      reports: ['spaceBeforeKey'],
      fixed: '> As in [a study of rest][rest20].\n\n[rest20]: https://doi.org/10.1000/rest'
    },
    {
      bad: 'As in [a study of rest]«(rest20)».\n\n[rest20]: https://doi.org/10.1000/rest',
      kinds: ['R15'],
      reports: ['keyAsDestination'],
      fixed: 'As in [a study of rest][rest20].\n\n[rest20]: https://doi.org/10.1000/rest'
    },
    {
      bad: '# On [rest]« »[rest20]\n\n[rest20]: https://doi.org/10.1000/rest',
      kinds: ['R02'],
      reports: ['spaceBeforeKey'],
      fixed: '# On [rest][rest20]\n\n[rest20]: https://doi.org/10.1000/rest'
    },
    {
      bad: 'See [a][«keynote24»], [KEYNOTE-024]« »[keynote-24].\n\n[keynote-24]: https://doi.org/10.1000/rest',
      kinds: ['R01', 'R02'],
      reports: ['misspeltKey', 'spaceBeforeKey']
    },
    {
      bad: 'Tea calms «\\[3\\]».\n\n[3]: https://doi.org/10.1000/rest',
      kinds: ['W04'],
      reports: ['escapedKey'],
      fixed: 'Tea calms [3].\n\n[3]: https://doi.org/10.1000/rest'
    },
    {ok: 'As in [a study of rest][rest20].'},
    {
      ok: 'See [tea] [rest] and [l’agence], `[rest][tae]`.\n\n[tea]: https://example.org/tea\n[rest]: https://example.org/rest'
    },
    {
      ok: 'HR 0,60 [IC 95 % 0,41 ; 0,89] [1], [18F][FDG], x[i][j], [x] [1], [sic] [1], [a][2].\n\n[1]: https://example.org/tea'
    },
    {
      ok: 'The committee [of the agency] [rest20] met, see [tea20].\n\n[rest20]: https://example.org/rest\n[tea20]: https://example.org/tea'
    },
    {
      ok: 'As in [a study][rest21] and [@rest2], [1-3].\n\n[13]: https://example.org/tea'.replace(
        '[a study][rest21] and ',
        ''
      )
    },
    {ok: '[a study][rest20]\n\n[rest20] : https://doi.org/10.1000/rest\n[rest-20]: https://doi.org/10.1000/rest'}
  ]
})

/** What of a part may be meant as a reference and is none. */
type Suspect = ReturnType<typeof looseReferencesOf> & {
  readonly escaped: readonly {readonly range: Range; readonly key: string}[]
  readonly keyed: readonly KeyedLink[]
}

const suspectParts: Fact<Suspect> = {
  of({segment}) {
    // Each of them holds a bracket that ends.
    if (!segment.text.includes(']')) return nothing
    const {loose, split} = looseReferencesOf(segment)
    const [escaped, keyed] = [escapedKeysOf(segment), keyedLinksOf(segment)]
    const count = loose.length + split.length + escaped.length + keyed.length
    return count > 0 ? [{loose, split, escaped, keyed}] : nothing
  }
}

/** `\\[3\\]`, whether 3 is defined or not. */
const escapedKeysOf = ({masked}: Segment): {range: Range; key: string}[] =>
  masked.includes('\\[')
    ? [...masked.matchAll(/\\\[([^[\]\\\n\r]{1,100})\\\](?![(:[])/g)].map(match => ({
        range: {start: match.index, end: match.index + match[0].length},
        key: match[1] ?? ''
      }))
    : []

function respelt({form, key, range}: LooseReference, by: number, expected: string, safety: Fix['safety']): Fix {
  const data = {expected}
  if (form === 'full') return replace(shift(key, by), expected, 'respell', safety, data)
  const place = {start: key.end + by, end: range.end + by}
  return edits('name', safety, [{...place, text: `][${expected}]`}], data)
}

/** Whether brackets behind a text name a definition that is missing: nothing else in this document looks like that. */
function isUndefined({form, label, name}: LooseReference, text: string, style: ReferenceStyle): boolean {
  if (form !== 'full' || !/\p{L}{2,}/u.test(text.slice(label.start, label.end))) return false
  if (isNumber(name)) return style.hasNumberedFull
  if (!/^[\p{L}\d][\p{L}\d_.:-]{1,40}$/u.test(name)) return false
  return style.hasFull || isShownKey(name)
}

/** `undefined` where the brackets before a reference may be an aside and the reference a citation by its number or key. */
function safetyOf(
  {label, gap, reference}: SplitReference,
  text: string,
  style: ReferenceStyle
): Fix['safety'] | undefined {
  const name = reference.definition ?? ''
  if (!/\p{L}{2,}/u.test(text.slice(label.start, label.end))) return undefined
  if (isNumber(name)) return style.hasNumberedFull && style.shownNumbers < 2 ? 'review' : undefined
  if (style.shownKeys >= style.splits && !style.hasFull) return undefined
  const words = text.slice(label.start, label.end)
  // A name with its year, or capitals, may be a source whose definition is missing.
  const isSource = /\b(?:19|20)\d\d\b/.test(words) || !/\s/.test(words)
  const isBroken = /[\n\r]/.test(text.slice(gap.start, gap.end)) || isRemark(words) || isSource
  return isBroken || style.shownKeys > 0 ? 'review' : 'safe'
}
