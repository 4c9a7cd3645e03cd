import {findIdentifiers, identifyUrl, isSame} from './identifier/index.ts'

/** What speaks for a broken link having been meant as one, and against it. */
export type Witness =
  | 'destination-has-scheme'
  | 'destination-is-identifier'
  | 'destination-is-path'
  | 'label-has-words'
  | 'same-identifier'
  | 'label-is-statistic'
  | 'label-is-number'
  | 'label-is-editorial'
  | 'label-is-wiki-link'
  | 'label-holds-link'
  | 'hard-break-between'

/** What the witnesses allow: repair at once, offer a repair, or say nothing because no link was meant. */
export type Verdict = 'safe' | 'review' | 'none'

const scheme = /^(?:https?:\/\/|www\.)[^\s/]+\.[^\s/]/i
const bareDoi = /^(?:doi:\s*)?10\.\d{4,9}\/\S/i
const resolver = /^(?:dx\.)?doi\.org\/10\./i
const path =
  /^(?:\.{0,2}\/)?[\w./-]+\.(?:md|html?|pdf|docx?|csv|png|jpe?g|svg)(?:#\S*)?$|^#[\p{L}\d_-]+$|^mailto:\S+@/iu

/** Whether a parenthesis could be meant as a link's destination at all. */
export const isLocator = (destination: string): boolean =>
  scheme.test(destination) || bareDoi.test(destination) || resolver.test(destination) || path.test(destination)

const statistic =
  /(?:^|[^\p{L}])(?:IC|CI|HR|OR|RR|SD|IQR|ET|EI|NNT|p|n|N|r|R²?|κ|α)(?=[\s\u00a0\u202f]*(?:=|<|>|≤|≥|à|de)|[\s\u00a0\u202f]*\d{1,3}[\s\u00a0\u202f]?%)/u
const interval = /^[\s\d.,;:–−+±%/-]*\d[\s\d.,;:–−+±%/to à et and-]*$/
const isotope = /^\d{1,3}m?[A-Z][a-z]?$/
const editorial = /^(?:sic|…|\.\.\.|x|X| |!\w+|NdT|ndlr|sic !)$/

/**
 * Named witnesses for a link whose label and destination stand apart.
 *
 * @param label
 *   Source between the brackets.
 * @param destination
 *   What the parenthesis holds, without title.
 */
export function evidence(label: string, destination: string): Set<Witness> {
  const witnesses = new Set<Witness>()
  const text = label.trim()
  if (scheme.test(destination)) witnesses.add('destination-has-scheme')
  if (bareDoi.test(destination) || resolver.test(destination)) witnesses.add('destination-is-identifier')
  if (path.test(destination)) witnesses.add('destination-is-path')
  if (/\p{L}{2,}/u.test(text)) witnesses.add('label-has-words')
  const shown = findIdentifiers(text)[0]?.identifier
  if (isSame(shown, identifyUrl(destination))) witnesses.add('same-identifier')
  if (statistic.test(text)) witnesses.add('label-is-statistic')
  if (interval.test(text)) witnesses.add('label-is-number')
  if (editorial.test(text) || isotope.test(text) || text.startsWith('^')) witnesses.add('label-is-editorial')
  if (text.startsWith('[') && text.endsWith(']')) witnesses.add('label-is-wiki-link')
  return witnesses
}

/** What the witnesses carry. A contradiction outweighs everything but both sides naming the same source. */
export function judge(witnesses: ReadonlySet<Witness>): Verdict {
  if (witnesses.has('label-is-wiki-link') || witnesses.has('label-holds-link')) return 'none'
  const strong = witnesses.has('destination-has-scheme') || witnesses.has('destination-is-identifier')
  if (!strong && !witnesses.has('destination-is-path')) return 'none'
  if (witnesses.has('same-identifier')) return witnesses.has('hard-break-between') ? 'review' : 'safe'
  if (witnesses.has('label-is-statistic') || witnesses.has('label-is-editorial')) return 'none'
  if (witnesses.has('label-is-number')) return strong ? 'review' : 'none'
  if (!strong || witnesses.has('hard-break-between')) return witnesses.has('label-has-words') ? 'review' : 'none'
  return witnesses.has('label-has-words') ? 'safe' : 'review'
}
