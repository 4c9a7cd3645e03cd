/** What announces a list of references, accents folded. */
const leads =
  /\b(?:references?|bibliograph(?:ie|y)|bibliographies|sources?|literature|(?:works|literature) cited|(?:ouvrages|travaux) cites|webographie|sitographie|lectures? (?:complementaires?|conseillees?|recommandees?)|pour (?:en savoir|aller) plus|(?:further|additional|suggested|recommended) readings?)\b/

/** What announces reading beyond what the text cites. */
const wider =
  /\b(?:lectures? (?:complementaires?|conseillees?|recommandees?)|pour (?:en savoir|aller) plus|(?:further|additional|suggested|recommended) readings?)\b/

/** Words that may stand beside those in a heading. *Sources of error* or *Energy sources* announce no list. */
const companions = new Set(
  `references reference bibliographie bibliographies bibliography sources source literature works cited ouvrages travaux
  cites webographie sitographie lectures lecture complementaires complementaire conseillees recommandees pour en savoir
  aller plus loin further additional suggested recommended reading readings list liste listes of the de des du la le les
  l d et and notes note cles cle key main principales principaux principale selected selection bibliographiques
  bibliographique documentaires scientifiques scientific medicales medical web online ligne consultees consultes utilisees
  utilises citees cited used primary primaires secondary secondaires resources ressources links liens utiles useful articles
  article publications external externes cet ce cette texte text page for a s studies etudes guidelines recommandations to`.split(
    /\s+/
  )
)

/** Accents and case folded, so that one pattern serves both spellings. For comparison only. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** A word of each of {@link leads}: what holds none of them announces nothing. */
const stems = /referenc|bibliograph|source|literature|cited|cites|graphie|lecture|savoir|aller|reading/

/** Longest heading or lead that counts, in UTF-16 units. */
export const longestLead = 200

/** The words of a heading or lead, folded, without its number, signs, marks, addresses, attributes and remarks in brackets. */
const wordsOf = (whole: string): string =>
  whole
    .replace(/<[^<>]{1,200}>|\]\([^()]{0,400}\)|\([^()]{0,80}\)|\{[^{}]{0,200}\}/g, ' ')
    .replace(/[^\p{L}\d.]+/gu, ' ')
    .trim()
    .replace(/^(?:\d+(?:\.\d+)*|[ivxlc]+(?=[. ])|[a-z](?=\.))[. ]+/, '')
    .replace(/[\d.]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim()

/** What a heading or a lead says of the list below it. */
export type Announcement = {
  /** Whether the list holds reading beyond what the text cites, and need not be cited. */
  readonly isFurther: boolean
}

/**
 * What `source` announces; `undefined` where it announces no list of references.
 *
 * @param source
 *   A heading, or a paragraph, which counts only when it is bold or ends with a colon.
 */
export function announcementOf(source: string, isHeading: boolean): Announcement | undefined {
  if (source.length > longestLead || (!isHeading && !isLeadShape(source.trim()))) return undefined
  const whole = folded(source)
  if (!stems.test(whole)) return undefined
  const words = wordsOf(whole)
  if (words.length > 80 || !leads.test(words) || !words.split(' ').every(word => companions.has(word))) return undefined
  return {isFurther: wider.test(words)}
}

/** Either form ends with one of these signs. */
const lastOfLead = ':：*_'

const isLeadShape = (source: string): boolean =>
  lastOfLead.includes(source.at(-1) ?? ' ') && (/[:：][\s*_]*$/.test(source) || /^(\*\*|__).*\1$/s.test(source))
