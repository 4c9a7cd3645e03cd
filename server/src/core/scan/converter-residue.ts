import {isLocator} from '../evidence.ts'
import {type Range, shift} from '../text.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'
import {inlineBlocks} from './inline.ts'

type Kind = 'hyperlinkField' | 'unformattedCitation' | 'converterError'

const blank = '[ \\u00a0\\u202f]'
const errors = new RegExp(
  `(?:Error!${blank}?(?:Reference source not found|Bookmark not defined|Hyperlink reference not valid|No bookmark name given|Filename not specified|Not a valid (?:link|bookmark)[^.\\n\\r]{0,40})\\.?` +
    `|Erreur${blank}{0,2}!${blank}{0,2}(?:Source du renvoi introuvable|Signet non défini|Référence de lien hypertexte non valide|Référence non valide|Nom du fichier non spécifié|Aucun nom de signet[^.\\n\\r]{0,40}|Liaison incorrecte|Utilisez l['’]onglet[^.\\n\\r]{0,120})\\.?)`,
  'giu'
)
const hyperlink =
  /(?:\{[ \u00a0]{0,3})?HYPERLINK[ \u00a0]{1,3}(?:\\l[ \u00a0])?["“«][ \u00a0\u202f]?([^"“”«»\s]{1,1000})[ \u00a0\u202f]?["”»](?:[ \u00a0]\\[a-z][ \u00a0]["“][^"“”\n\r]{0,200}["”])?[ \u00a0]{0,3}\}?[ \u00a0]?([\p{L}\d](?:[^\n\r.,;:()[\]{}«»"“”]|\.(?=\p{L}{2})){0,79})?/gu
const fields =
  /\{[ \u00a0]{0,3}(?:ADDIN[ \u00a0]+(?:EN\.(?:CITE|REFLIST)|ZOTERO_ITEM|CSL_CITATION|Mendeley)|CITATION[ \u00a0]+\w+[ \u00a0]+\\l)[^{}]{0,400}(?:\}|$)|[{(]\p{Lu}[\p{L}'’.-]{1,40}(?:[ ,](?:[ ]?(?:et al\.?|and|et|&)[ ]?)?[\p{L}'’.-]{0,40}){0,4},?[ \u00a0]\d{4}[a-z]?[ \u00a0]#\d{1,6}[^{}()\n\r]{0,120}[)}]/gu

/**
 * What converters leave behind of word processors and reference managers.
 *
 * ```text
 * Le thé calme (Erreur ! Source du renvoi introuvable.).
 *               ^ converterError
 * ```
 */
export const scanConverterResidue: Scanner<Kind> = context => {
  const {text, reading} = context
  if (!/Error!|Erreur[ \u00a0\u202f]{0,2}!|HYPERLINK|ADDIN|CITATION|\d[ \u00a0]#\d/i.test(text)) return []
  return inlineBlocks(reading).flatMap(({range}) => residueIn(context, range))
}

function residueIn({loose, text}: ScanContext, block: Range): Defect<Kind>[] {
  const source = loose.slice(block.start, block.end)
  const place = (match: RegExpMatchArray): Range =>
    shift({start: match.index ?? 0, end: (match.index ?? 0) + match[0].trimEnd().length}, block.start)
  const plain =
    (kind: Kind) =>
    (match: RegExpMatchArray): Defect<Kind> => ({
      kind,
      range: place(match),
      data: {found: short(match[0])},
      repairs: []
    })
  return [
    ...[...source.matchAll(errors)].map(plain('converterError')),
    ...[...source.matchAll(fields)].map(plain('unformattedCitation')),
    ...[...source.matchAll(hyperlink)].map(match => field(text, place(match), match))
  ]
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text)

function field(text: string, whole: Range, [, url = '', words = '']: RegExpMatchArray): Defect<Kind> {
  const clause = words.trim()
  // More than a few words are the sentence going on.
  const label = clause.split(/\s+/).length > 5 ? '' : clause
  const range = label === clause ? whole : {...whole, end: whole.end - clause.length}
  const isLink = isLocator(url)
  const source = text.slice(range.start, range.end)
  const destination = {start: range.start + source.indexOf(url), end: range.start + source.indexOf(url) + url.length}
  const start = range.end - label.length
  return {
    kind: 'hyperlinkField',
    range,
    data: {found: short(source)},
    repairs: isLink
      ? [
          {
            titleId: 'writeLink',
            safety: 'review',
            edits: [{...range, text: label === '' ? `<${url}>${clause === '' ? '' : ' '}` : `[${label}](${url})`}]
          }
        ]
      : [],
    ...(isLink && {
      meant: {kind: 'broken', range, destination, url, ...(label !== '' && {label: {start, end: range.end}})}
    })
  }
}
