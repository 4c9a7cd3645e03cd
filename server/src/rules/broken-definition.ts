import {definedLabels} from '../core/definitions.ts'
import {type Fact, lastUpTo} from '../core/fact.ts'
import type {Fix} from '../core/finding.ts'
import {isUsed, meantDefinitions} from '../core/meant-definition.ts'
import type {Model} from '../core/model.ts'
import {nothing, type Part} from '../core/part.ts'
import {referenceUse} from '../core/reference-use.ts'
import {codedDefinitionsOf} from '../core/scan/coded-definition.ts'
import {listedDefinitionsOf} from '../core/scan/listed-definition.ts'
import {looseDefinitionsOf} from '../core/scan/loose-definition.ts'
import {spacedDefinitionsOf} from '../core/scan/spaced-definition.ts'
import {lineEnd, type Range, shift, shiftEdits} from '../core/text.ts'
import {defineRule, edits} from './define-rule.ts'

export default defineRule({
  id: 'broken-definition',
  title: {en: 'A definition that defines nothing', fr: 'Une définition qui ne définit rien'},
  prose: {
    en: `
A definition (\`[kn24]: https://…\`) gives its address to every \`[text][kn24]\` of the document. A space before its colon,
as French typography wants it, a line of text above it, a list marker, words after its address or too much indentation: and
it is text like any other, all its references are dead, and readers see brackets.

## Evidence

The line must begin with a label and hold an address. It is reported where the document uses that label, or where the label
can be nothing but a key (\`kn24\`, \`smith2020\`). \`[Note] : voir plus bas\`, lists of sources that are meant to be seen and
numbered references (\`[1] https://…\`) whose number stands alone in the text are left as they are.

## Fix

The definition is mended where it stands; words after the address become its title. For review where the label is a
number that stands alone in the text or is used nowhere (the line would vanish from what readers see), where text
follows, and where only a colon is missing. A definition without address has no fix.
`,
    fr: `
Une définition (\`[kn24]: https://…\`) donne son adresse à chaque \`[texte][kn24]\` du document. Une espace avant le
deux-points, comme le veut la typographie française, une ligne de texte au-dessus, une puce, des mots après l’adresse ou
trop de retrait : c’est du texte comme un autre, toutes ses références sont mortes et le lecteur voit des crochets.

## Indices

La ligne doit commencer par une étiquette et contenir une adresse. Elle est signalée quand le document emploie cette
étiquette, ou quand elle ne peut être qu’une clé (\`kn24\`, \`smith2020\`). \`[Note] : voir plus bas\`, les listes de
sources faites pour être vues et les références numérotées (\`[1] https://…\`) dont le numéro est seul dans le texte restent
telles quelles.

## Correction

La définition est réparée sur place ; les mots qui suivent l’adresse deviennent son titre. À relire quand l’étiquette est un
numéro seul dans le texte ou n’est employée nulle part (la ligne disparaîtrait de ce que voit le lecteur), quand du texte
suit, et quand seul un deux-points manque. Une définition sans adresse n’a pas de correction.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  scope: 'document',
  options: {},
  messages: {
    definitionUnderText: {
      en: 'Unexpected definition of `{key}` directly under a line of text, expected a blank line before it',
      fr: 'Définition de `{key}` inattendue juste sous une ligne de texte, une ligne vide est attendue avant elle'
    },
    spaceBeforeColon: {
      en: 'Unexpected space before the colon of the definition of `{key}`, expected none: it defines nothing',
      fr: 'Espace inattendue avant le deux-points de la définition de `{key}`, aucune n’est attendue : elle ne définit rien'
    },
    otherColon: {
      en: 'Unexpected `{found}` after the label `{key}`, expected `:`: it defines nothing',
      fr: '`{found}` inattendu après l’étiquette `{key}`, `:` est attendu : elle ne définit rien'
    },
    missingColon: {
      en: 'Unexpected address right after the label `{key}`, expected a colon between them: it defines nothing',
      fr: 'Adresse inattendue juste après l’étiquette `{key}`, un deux-points est attendu entre elles : elle ne définit rien'
    },
    textAfterAddress: {
      en: 'Unexpected words after the address of `{key}`, expected a title between quotes: it defines nothing',
      fr: 'Mots inattendus après l’adresse de `{key}`, un titre entre guillemets droits est attendu : elle ne définit rien'
    },
    curlyDefinitionTitle: {
      en: 'Unexpected typographic quotes around the title of `{key}`, expected `"`: it defines nothing',
      fr: 'Guillemets typographiques inattendus autour du titre de `{key}`, `"` est attendu : elle ne définit rien'
    },
    escapedDefinition: {
      en: 'Unexpected backslash in the definition of `{key}`, expected none: it defines nothing',
      fr: 'Barre oblique inverse inattendue dans la définition de `{key}`, aucune n’est attendue : elle ne définit rien'
    },
    definitionWithoutAddress: {
      en: 'Unexpected end after `[{key}]:`, expected the address that its references need',
      fr: 'Fin inattendue après `[{key}]:`, l’adresse dont ses références ont besoin est attendue'
    },
    definitionInCode: {
      en: 'Unexpected indentation of the definition of `{key}`, expected three spaces at most: it is code',
      fr: 'Retrait inattendu de la définition de `{key}`, trois espaces au plus sont attendues : c’est du code'
    },
    definitionInList: {
      en: 'Unexpected list marker before the definition of `{key}`, expected none: readers see an empty item',
      fr: 'Marque de liste inattendue avant la définition de `{key}`, aucune n’est attendue : le lecteur voit un élément vide'
    },
    spaceInAddress: {
      en: 'Unexpected no-break or invisible character (U+{code}) before the address of `{key}`, expected a space: it leads nowhere',
      fr: 'Caractère insécable ou invisible (U+{code}) inattendu avant l’adresse de `{key}`, une espace est attendue : elle ne mène nulle part'
    }
  },
  titles: {
    mend: {en: 'Make it a definition', fr: 'En faire une définition'},
    dedent: {en: 'Remove the indentation', fr: 'Supprimer le retrait'},
    unlist: {en: 'Take the definition out of the list', fr: 'Sortir la définition de la liste'},
    space: {en: 'Put a plain space before the address', fr: 'Mettre une espace ordinaire avant l’adresse'}
  },

  check({model, report}) {
    const suspects = model.collect(suspectParts)
    if (suspects.length === 0) return
    const use = model.ask(referenceUse)
    const defined = model.ask(definedLabels)
    for (const {part} of suspects) {
      const {segment} = part
      const by = model.startOf(part)
      const placed = (range: Range): Range => shift(range, by)
      for (const {loose, safety, edits: list} of meantDefinitions(segment, use, defined)) {
        const {kind, key, range, claim} = loose
        const found = segment.text.slice(range.start, range.end)
        const fixes =
          list.length > 0
            ? [edits('mend', isInReadersList(model, part, range) ? 'review' : safety, shiftEdits(list, by))]
            : []
        report(kind, placed(range), {key, found, fixes, claim: placed(claim)})
      }
      for (const {range, labels: held, key, edits: list} of codedDefinitionsOf(segment)) {
        if (!held.some(label => !defined.has(label) && isUsed(label, use))) continue
        report('definitionInCode', placed(range), {key, fixes: [edits('dedent', 'review', shiftEdits(list, by))]})
      }
      for (const {marker, labels: held, key, edits: list} of listedDefinitionsOf(segment)) {
        const fixes: Fix[] =
          list.length > 0 && held.some(label => isUsed(label, use))
            ? [edits('unlist', 'safe', shiftEdits(list, by))]
            : []
        report('definitionInList', placed(marker), {key, fixes})
      }
      for (const {range, key, code, edits: list} of spacedDefinitionsOf(segment)) {
        report('spaceInAddress', placed(range), {key, code, fixes: [edits('space', 'safe', shiftEdits(list, by))]})
      }
    }
  },

  examples: [
    {
      bad: 'As in [a study of rest][rest20].\n\n[rest20]« »: https://doi.org/10.1000/rest',
      kinds: ['R04'],
      reports: ['spaceBeforeColon'],
      fixed: 'As in [a study of rest][rest20].\n\n[rest20]: https://doi.org/10.1000/rest'
    },
    {
      bad: 'Voir [une étude][repos] et [une autre][thé].\n\n[repos]«\u00a0»: https://doi.org/10.1000/rest "Repos"\n[thé]«\u202f»: <https://doi.org/10.1000/tea>',
      kinds: ['R04'],
      reports: ['spaceBeforeColon', 'spaceBeforeColon'],
      fixed:
        'Voir [une étude][repos] et [une autre][thé].\n\n[repos]: https://doi.org/10.1000/rest "Repos"\n[thé]: <https://doi.org/10.1000/tea>'
    },
    {
      bad: 'As in [a study of rest][rest20].\n\n[rest20]:«\u00a0»studies/rest.pdf',
      kinds: ['R04'],
      reports: ['spaceInAddress'],
      fixed: 'As in [a study of rest][rest20].\n\n[rest20]: studies/rest.pdf'
    },
    {
      bad: 'As in [a study of rest][rest20] and [one of tea][tea20].\n«[rest20]:» https://doi.org/10.1000/rest\n[tea20]: https://doi.org/10.1000/tea',
      kinds: ['R03'],
      reports: ['definitionUnderText'],
      fixed:
        'As in [a study of rest][rest20] and [one of tea][tea20].\n\n[rest20]: https://doi.org/10.1000/rest\n[tea20]: https://doi.org/10.1000/tea'
    },
    {
      bad: '- As in [a study of rest][rest20].\r\n  «[rest20]:» https://doi.org/10.1000/rest\r\n\r\n> Or [tea].\r\n> «[tea]:» https://example.org/tea',
      kinds: ['R03'],
      reports: ['definitionUnderText', 'definitionUnderText'],
      fixed:
        '- As in [a study of rest][rest20].\r\n\r\n  [rest20]: https://doi.org/10.1000/rest\r\n\r\n> Or [tea].\r\n>\r\n> [tea]: https://example.org/tea'
    },
    {
      bad: '| Study |\n| --- |\n| [Rest][rest20] |\n«[rest20]:» https://doi.org/10.1000/rest',
      kinds: ['R03'],
      reports: ['definitionUnderText'],
      fixed: '| Study |\n| --- |\n| [Rest][rest20] |\n\n[rest20]: https://doi.org/10.1000/rest'
    },
    {
      bad: 'As in [a study][rest20].\n[rest20]« »: https://doi.org/10.1000/rest',
      kinds: ['R03', 'R04'],
      reports: ['spaceBeforeColon'],
      fixed: 'As in [a study][rest20].\n\n[rest20]: https://doi.org/10.1000/rest'
    },
    {
      bad: 'As in [a study of rest][rest20].\n\n[rest20]«：» https://doi.org/10.1000/rest',
      kinds: ['R05'],
      reports: ['otherColon'],
      fixed: 'As in [a study of rest][rest20].\n\n[rest20]: https://doi.org/10.1000/rest'
    },
    {
      bad: 'As in [a study of rest][rest20].\n\n«[rest20]» https://doi.org/10.1000/rest',
      kinds: ['R06'],
      reports: ['missingColon'],
      fixed: 'As in [a study of rest][rest20].\n\n[rest20]: https://doi.org/10.1000/rest'
    },
    {
      bad: 'As in [a study of rest][rest20].\n\n[rest20]: https://doi.org/10.1000/rest «Journal of Rest 2020»',
      kinds: ['R07'],
      reports: ['textAfterAddress'],
      fixed: 'As in [a study of rest][rest20].\n\n[rest20]: https://doi.org/10.1000/rest "Journal of Rest 2020"'
    },
    {
      bad: 'As in [a study of rest][rest20].\n\n[rest20]: https://doi.org/10.1000/rest «The "Rest" trial»',
      kinds: ['R07'],
      reports: ['textAfterAddress'],
      fixed: `As in [a study of rest][rest20].\n\n[rest20]: https://doi.org/10.1000/rest 'The "Rest" trial'`
    },
    {
      bad: 'As in [a study of rest][rest20].\n\n[rest20]: https://doi.org/10.1000/rest «“Journal of Rest”»',
      kinds: ['R08'],
      reports: ['curlyDefinitionTitle'],
      fixed: 'As in [a study of rest][rest20].\n\n[rest20]: https://doi.org/10.1000/rest "Journal of Rest"'
    },
    {
      bad: 'Voir [une étude][repos20].\n\n[repos20]: https://doi.org/10.1000/rest ⟪«\u00a0L’essai\u00a0»⟫',
      kinds: ['R08'],
      reports: ['curlyDefinitionTitle'],
      fixed: 'Voir [une étude][repos20].\n\n[repos20]: https://doi.org/10.1000/rest "L’essai"'
    },
    {
      bad: 'As in [a study of rest][rest20].\n\n«\\[rest20\\]:» https://doi.org/10.1000/rest',
      kinds: ['R12'],
      reports: ['escapedDefinition'],
      fixed: 'As in [a study of rest][rest20].\n\n[rest20]: https://doi.org/10.1000/rest'
    },
    {
      bad: 'As in [a study of rest][rest20].\n\n«[rest20]:»',
      kinds: ['R13'],
      reports: ['definitionWithoutAddress']
    },
    {
      bad: 'As in [a study of rest][rest20].\n\n    «[rest20]: https://doi.org/10.1000/rest»',
      kinds: ['R10'],
      reports: ['definitionInCode'],
      fixed: 'As in [a study of rest][rest20].\n\n[rest20]: https://doi.org/10.1000/rest'
    },
    {
      bad: 'As in [a study of rest][rest20].\n\n«-» [rest20]: https://doi.org/10.1000/rest\n«-» [tea20]: https://doi.org/10.1000/tea',
      kinds: ['R11'],
      reports: ['definitionInList', 'definitionInList']
    },
    {
      bad: 'As in [a study of rest][rest20].\n«-» [rest20]: https://doi.org/10.1000/rest',
      kinds: ['R11'],
      reports: ['definitionInList'],
      fixed: 'As in [a study of rest][rest20].\n\n[rest20]: https://doi.org/10.1000/rest'
    },
    {
      bad: 'Le repos calme [1] et le thé aussi [2].\n\n[1]«\u00a0»: https://doi.org/10.1000/rest\n[2]«\u00a0»: https://doi.org/10.1000/tea',
      kinds: ['R04'],
      reports: ['spaceBeforeColon', 'spaceBeforeColon'],
      fixed:
        'Le repos calme [1] et le thé aussi [2].\n\n[1]: https://doi.org/10.1000/rest\n[2]: https://doi.org/10.1000/tea'
    },
    {
      ok: 'As in [a study of rest][rest20].\n\n[rest20]: https://doi.org/10.1000/rest\n[tea20]:https://doi.org/10.1000/tea'
    },
    {ok: '[Note] : voir plus bas.\n[Site de l’agence] : https://example.org/agence\n\n[1] : https://example.org/rest'},
    {ok: 'Tea calms [1].\n\n## References\n\n[1] https://doi.org/10.1000/tea\n[2] https://doi.org/10.1000/rest'},
    {ok: '[x]: [a study](https://example.org/tea)\n\n[Tea] (https://example.org/tea)'},
    {ok: 'Write `[rest20] : https://example.org/rest` or\n\n```markdown\n[rest20] : https://example.org/rest\n```'},
    {ok: '    [rest20]: https://example.org/rest\n    is how a definition looks.\n\nSee [rest20].'},
    {ok: '[Patient]:\n\nI rest.\n\n[Doctor]:\n\nDrink tea.'}
  ]
})

const sources =
  /^[#*_\s]*(?:sources?|r[ée]f[ée]rences?|bibliogra\w+|literature|littérature|liens|links)[*_\s]*:?[*_\s]*$/iu

/** Parts with lines that may be definitions in a way. */
const suspectParts: Fact<true> = {
  of({segment}) {
    if (!segment.text.includes(']')) return nothing
    const isSuspect =
      looseDefinitionsOf(segment).length > 0 ||
      codedDefinitionsOf(segment).length > 0 ||
      listedDefinitionsOf(segment).length > 0 ||
      spacedDefinitionsOf(segment).length > 0
    return isSuspect ? [true] : nothing
  }
}

/** A heading, or a line that announces sources. Its offset is its segment's. */
type Title = {readonly start: number; readonly isList: boolean}

const titles: Fact<Title> = {
  of({segment: {text, reading}}) {
    const found: Title[] = []
    for (const {kind, range} of reading.blocks) {
      if (kind !== 'heading' && kind !== 'paragraph') continue
      // A caption may be the first line of what it is about.
      const end = kind === 'paragraph' ? Math.min(range.end, lineEnd(text, range.start)) : range.end
      const isList = sources.test(text.slice(range.start, end))
      if (kind === 'heading' || isList) found.push({start: range.start, isList})
    }
    return found.length > 0 ? found : nothing
  }
}

/** Whether a place lies in a list that readers see: the title before it names sources. */
function isInReadersList(model: Model, part: Part, {start}: Range): boolean {
  const contributions = model.collect(titles)
  const at = lastUpTo(contributions, part.index)
  const here = contributions[at]
  const own = here?.part === part ? here.items.findLast(title => title.start <= start) : here?.items.at(-1)
  return (own ?? contributions[at - 1]?.items.at(-1))?.isList === true
}
