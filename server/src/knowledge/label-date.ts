import type {Range} from '../core/text.ts'
import {journalRunsIn} from './journal-abbreviations.ts'
import {journalsNamedIn} from './journal-names.ts'
import {monthOf} from './months.ts'
import {fold} from './phrases.ts'

/**
 * The date with which a label cites. `isFirm`: what stands beside it (a journal, *et al.*, a volume) shows that it is the
 * source's; otherwise it may be the year of what the source is about.
 */
export type LabelDate = {
  readonly year: number
  /** 1 to 12. */
  readonly month?: number
  /** Of the year and of the whole date, UTF-16 offsets of the label. */
  readonly yearRange: Range
  readonly range: Range
  readonly isFirm: boolean
}

/** A year that is no part of a number, a name (*2019-nCoV*), a span (*2015–2019*), a page or an equation. */
const yearPattern =
  /(?<![\p{L}\p{N}]|[\p{L}\p{N}][-\u2010-\u2015/.:]|=\s?|[#°])(?:19|20)\d{2}(?![\p{L}\p{N}]|[-\u2010-\u2015/.:]\s?[\p{L}\p{N}])/gu
const blank = '[ \\u00a0\\u202f\\u2009]'
/** `12 May`, `1er mai`, `May 12,`, `avr.`: what stands before a year of a date. */
const before = new RegExp(
  `(?:(\\d{1,2})(?:er|st|nd|rd|th)?${blank})?(\\p{L}{3,9})\\.?(?:${blank}\\d{1,2})?,?${blank}?$`,
  'u'
)
/** ` Apr 3`: what stands after the year in lists of references. */
const after = new RegExp(`^${blank}(\\p{L}{3,9})\\.?(?:${blank}\\d{1,2})?(?=[;,.)]|$)`, 'u')

/** Words that tell a year of something else than the publication: what was revised, held, studied or looked at then. */
const elsewhere =
  /\b(?:guidelines?|recommandations?|recommendations?|consensus|updated?|actualise|mise a jour|cohorte?s?|congres|congress|meeting|annual|symposium|conference|edition|version|rapport|report|statistics|statistiques|survey|enquete|season|saison|campaign|campagne|epidemic|epidemie|pandemic|pandemie|outbreak|classification|criteria|criteres|calendar|calendrier|since|depuis|before|avant|until|accessed|retrieved|consulte|visited|projections?|data|donnees|census|recensement|protocol|protocole|started|debut|erratum|correction|reprint)\b/

/** What a reference goes on with after its date: nothing, a volume, or a word for a preprint. */
const end =
  /^[\s.)\]*_»”"]*(?:$|[;,]\s{0,2}(?:vol(?:ume)?\.?\s?)?\d{1,4}\s?(?:[(:;,]|$)|[,;(\s]{1,3}(?:e-?pub|online|en ligne|preprint|pr[ée]-?publication|pr[ée]-?print|(?:bio|med)rxiv|non évalué|not peer)|\s?[:\u2013\u2014]\s)/iu
const volume = /^[\s)]*;\s{0,2}(?:vol(?:ume)?\.?\s?)?\d{1,4}\s?(?:[(:;,]|$)/iu
const opener = /(?:^|[,;(.[]\s{0,2}[*_]?)$/
const others = /\bet (?:al|coll|collab)\b\.?[*_]?[\s,;.(]{0,4}$/iu
const servers = /\b(?:bio|med)rxiv[\s,;.(:]{0,4}$/iu
const releases = /\b(?:press release|news release|communiqué(?: de presse)?)[\s,;.(:]{0,4}$/iu
/** One acronym and a year are a congress or a body: *EULAR (2024)*. */
const acronym = /^[\s(]*\p{Lu}[\p{Lu}\d-]+[\s,(]*$/u

type Found = {readonly year: number; readonly range: Range}

/** The one year of a label, without pages of a reference that look like years; `undefined` where there are several. */
function onlyYear(label: string): Found | undefined {
  const found = [...label.matchAll(yearPattern)].map(({0: text, index}) => ({
    year: Number(text),
    range: {start: index, end: index + text.length}
  }))
  const [first, ...rest] = found
  if (
    !first ||
    /(?<!\p{N})(?:19|20)\d{2}[-\u2010-\u2015/](?:\d{2}){1,2}(?!\d)/u.test(label.slice(0, first.range.end + 6))
  )
    return undefined
  return rest.length === 0 || volume.test(label.slice(first.range.end)) ? first : undefined
}

/** How far before a year is looked for its month and its authors, in UTF-16 units. */
const reach = 80

/** Month and extent of a date around its year. */
function dateAround(label: string, {start, end}: Range): {readonly month?: number; readonly range: Range} {
  const from = Math.max(0, start - reach)
  const left = before.exec(label.slice(from, start))
  const month = monthOf(left?.[2])
  if (left && month !== undefined) return {month, range: {start: from + left.index, end}}
  const right = after.exec(label.slice(end))
  const later = monthOf(right?.[1])
  return right && later !== undefined
    ? {month: later, range: {start, end: end + right[0].length}}
    : {range: {start, end}}
}

/**
 * The date with which a label cites its source: *Nature, May 2025*, *Dupont et al., 2021*, *(2021)*.
 *
 * @returns
 *   `undefined` where the label has no year or several, where a word tells that it is the year of something else
 *   (*guidelines 2019*, *cohort 2015*), or where it does not stand as in a citation (*EULAR 2024*, *COVID-19 in 2020*).
 */
export function dateInLabel(label: string): LabelDate | undefined {
  const found = onlyYear(label)
  if (!found || elsewhere.test(fold(label))) return undefined
  const {month, range} = dateAround(label, found.range)
  const lead = label.slice(Math.max(0, range.start - reach), range.start)
  const rest = label.slice(range.end)
  if (!end.test(rest)) return undefined
  const journals = [...journalsNamedIn(label), ...journalRunsIn(label).filter(({titles}) => titles.length > 0)]
  const isNamed = journals.some(
    named => named.range.end <= range.start && /^[\s,.;(*_]*$/.test(label.slice(named.range.end, range.start))
  )
  const isFirm = isNamed || [others, servers, releases].some(cue => cue.test(lead)) || volume.test(rest)
  if (!isFirm && (!opener.test(lead) || acronym.test(lead) || lead.trim() === '')) return undefined
  return {year: found.year, ...(month !== undefined && {month}), yearRange: found.range, range, isFirm}
}
