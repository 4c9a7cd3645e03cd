import {type Citation, headOf} from '../core/citation.ts'
import {arxivMonth} from '../core/identifier/arxiv.ts'
import {dayAfter, isOnCalendar, toIso} from '../core/identifier/calendar.ts'
import type {Identifier} from '../core/identifier/index.ts'
import {
  firstDated,
  firstOpenRxiv,
  lastColdSpringHarbor,
  preprintAddressOf,
  preprintOf
} from '../core/identifier/preprint.ts'
import {parseUrl} from '../core/identifier/url.ts'
import {kindOf} from '../knowledge/kind-of-citation.ts'
import {dateInLabel} from '../knowledge/label-date.ts'
import {citableYears, sourceDate} from '../knowledge/source-date.ts'
import {leadsToReference, sourceKind} from '../knowledge/source-kind.ts'
import {defineRule} from './define-rule.ts'

export default defineRule({
  id: 'impossible-date',
  title: {en: 'An identifier with a date that cannot be', fr: 'Un identifiant dont la date est impossible'},
  prose: {
    en: `
The DOI of a preprint holds the day of its approval, its address on bioRxiv or medRxiv the day of its posting, and the address
of a press release the day on which it came out. A thirteenth month, a day that has not come yet, or a prefix that was
not in use on that day shows that a digit is wrong or the source was invented.

Registration numbers of India (CTRI), Iran (IRCT) and Thailand (TCTR) hold a date as well. The label of an article or a preprint may
give a month up to two months ahead, as issues are dated, and from October on the next year.

bioRxiv and medRxiv have dated their DOIs since 11 December 2019 and registered them under 10.64898 since 1 December 2025 (openRxiv,
18 November 2025), before that under 10.1101. A preprint approved in late November 2025 may have either prefix.

## Fix

None: it cannot be told which digit is wrong.
`,
    fr: `
Le DOI d’une prépublication contient le jour où elle a été approuvée, son adresse sur bioRxiv ou medRxiv celui de sa mise en
ligne, et l’adresse d’un communiqué de presse celui de sa parution. Un treizième mois, un jour qui n’est pas encore venu ou un
préfixe qui n’était pas en usage ce jour-là montrent qu’un chiffre est faux ou que la source est inventée.

Les numéros d’enregistrement de l’Inde (CTRI), de l’Iran (IRCT) et de la Thaïlande (TCTR) contiennent aussi une date. Le libellé d’un
article ou d’une prépublication peut donner un mois jusqu’à deux mois à l’avance, comme les numéros de revues, et dès octobre l’année suivante.

bioRxiv et medRxiv datent leurs DOI depuis le 11 décembre 2019. Ils les enregistrent sous 10.64898 depuis le 1er décembre 2025
(openRxiv, 18 novembre 2025), auparavant sous 10.1101. Une prépublication approuvée fin novembre 2025 peut avoir l’un ou l’autre
préfixe.

## Correction

Aucune : rien ne dit lequel des chiffres est faux.
`
  },
  since: '0.1.0',
  category: 'identity',
  severity: 'error',
  milder: {future: 'warning'},
  fix: 'none',
  scope: 'citations',
  needs: 'day',
  options: {},
  messages: {
    calendar: {
      en: 'Unexpected date `{date}` in the identifier, expected one that a calendar has',
      fr: 'Date `{date}` inattendue dans l’identifiant, une date du calendrier est attendue'
    },
    prefix: {
      en: 'Unexpected prefix `{found}` for a preprint dated `{date}`, expected `{expected}`',
      fr: 'Préfixe `{found}` inattendu pour une prépublication datée `{date}`, `{expected}` est attendu'
    },
    undated: {
      en: 'Unexpected date `{date}` in the DOI of a preprint, expected none before `{first}`',
      fr: 'Date `{date}` inattendue dans le DOI d’une prépublication, aucune n’est attendue avant `{first}`'
    },
    future: {
      en: 'Unexpected date `{date}` of the source, expected none after today, `{today}`',
      fr: 'Date `{date}` inattendue pour la source, aucune n’est attendue après aujourd’hui, `{today}`'
    }
  },
  titles: {},

  check({citations, today, report}) {
    for (const citation of citations) {
      if (citation.kind === 'image') continue
      const problem = problemOf(citation, today)
      const range = citation.locator?.range ?? headOf(citation)
      if (!problem) {
        const date = today === undefined ? undefined : futureLabel(citation, today)
        if (citation.label && date) report('future', citation.label.range, {date, today: today ?? ''})
        continue
      }
      const {date} = problem
      if (problem.id === 'prefix') report('prefix', range, {date, found: problem.found, expected: problem.expected})
      else if (problem.id === 'undated') report('undated', range, {date, first: firstDated})
      else if (problem.id === 'future') report('future', range, {date, today: today ?? ''})
      else report('calendar', range, {date})
    }
  },

  examples: [
    {
      ok: 'See [bioRxiv](https://doi.org/10.1101/2025.04.12.648517), 10.64898/2025.12.01.25341355, 10.64898/2025.11.28.123456, 10.1101/gr.123456.789 and 10.1101/123456.'
    },
    {ok: 'See 10.64898/2026.11.25.123456 and arXiv:2611.01234.', today: '2026-11-24'},
    {
      ok: 'See [The Lancet, décembre 2026](https://pubmed.ncbi.nlm.nih.gov/12345678/), [Nature, January 2027](https://doi.org/10.1000/tea), [Smith et al., 2027](https://doi.org/10.1000/rest).',
      today: '2026-11-24'
    },
    {
      ok: 'See [Nature, March 2027](https://tea.example.org/), [projections, Nature 2030](https://doi.org/10.1000/tea), [Nature, May 2028](https://www.nature.com/articles/s41586-024-02168-0), CTRI/2026/011/123456, TCTR20261124001 and IRCT2016080318745N10.',
      today: '2026-11-24'
    },
    {ok: 'See 10.64898/2027.03.01.123456: no clock, no future.'},
    {ok: 'See the [programme](https://rest.example.org/congress/2027/03/15/) of the rest.', today: '2026-11-24'},
    {
      bad: 'See «10.1101/2025.13.12.648517» and [a preprint](«https://www.biorxiv.org/content/biorxiv/early/2025/02/30/2025.02.12.648517.full.pdf»).',
      reports: ['calendar', 'calendar']
    },
    {bad: 'Voir [une prépublication](«https://arxiv.org/abs/2513.01234»).', reports: ['calendar']},
    {
      bad: 'See «10.64898/2025.04.12.648517» and «10.1101/2026.04.07.716663».',
      reports: ['prefix', 'prefix']
    },
    {bad: 'Voir «[une prépublication]»[1].\n\n[1]: https://doi.org/10.1101/2018.04.12.648517', reports: ['undated']},
    {
      bad: 'See «10.64898/2026.12.01.123456», arXiv:«2701.01234» and [tea](«https://tea.example.org/press-release/20261224/»).',
      reports: ['future', 'future', 'future'],
      today: '2026-11-24'
    },
    {
      bad: 'See [«Nature, March 2027»](https://pubmed.ncbi.nlm.nih.gov/12345678/) and [«Smith et al., 2028»](https://doi.org/10.1000/rest).',
      reports: ['future', 'future'],
      today: '2026-11-24'
    },
    {bad: 'Voir [«Dupont et al., 2027»](https://doi.org/10.1000/rest).', reports: ['future'], today: '2026-09-30'},
    {bad: 'Trials «TCTR20231345001» and «CTRI/2027/13/123456».', reports: ['calendar', 'calendar']},
    {
      bad: 'Essais «TCTR20261231001» et «CTRI/2027/01/123456».',
      reports: ['future', 'future'],
      today: '2026-11-24'
    }
  ]
})

type Problem =
  | {readonly id: 'calendar' | 'undated' | 'future'; readonly date: string}
  | {readonly id: 'prefix'; readonly date: string; readonly found: string; readonly expected: string}

/** How many months ahead journals date their issues. */
const monthsAhead = 2
/** Month from which a year alone may be the next one in print. */
const monthOfNextYear = 10

/** What the label of an article or a preprint gives as its date, where that lies further ahead than issues are dated. */
function futureLabel(citation: Citation, today: string): string | undefined {
  const {
    kind,
    label,
    locator,
    identity: {linked}
  } = citation
  if (!label || !locator || !linked || linked.scheme === 'url' || kind === 'image') return undefined
  const source = kindOf(citation)
  if ((source !== 'article' && source !== 'preprint') || leadsToReference(locator.url)) return undefined
  const shown = dateInLabel(label.text)
  if (!shown?.isFirm) return undefined
  const known = sourceDate(locator.url, linked)
  // What the source's own date excludes is told by that.
  if (known && (known.month !== undefined || shown.year > citableYears(known).last)) return undefined
  const [year = 0, month = 0] = today.split('-').map(Number)
  if (shown.month !== undefined) {
    const ahead = (shown.year - year) * 12 + shown.month - month
    return ahead > monthsAhead ? toIso({year: shown.year, month: shown.month}) : undefined
  }
  const last = month < monthOfNextYear ? year : year + 1
  return shown.year > last ? String(shown.year) : undefined
}

/** Registers whose numbers hold a date: India year and month, Thailand and Iran the day. Old numbers of Iran hold none. */
const registrations: readonly RegExp[] = [
  /^CTRI\/(20\d{2})\/0?(\d{2})\/\d{6}$/,
  /^TCTR(20\d{2})(\d{2})(\d{2})\d{3}$/,
  /^IRCT(20\d{2})(\d{2})(\d{2})\d{3,8}N\d{1,3}$/
]

/** The day or month in a registration number; it may be one that no calendar has. */
function registered({scheme, value}: Identifier): {year: number; month: number; day?: number} | undefined {
  if (scheme !== 'trial') return undefined
  for (const pattern of registrations) {
    const [, year, month, day] = pattern.exec(value) ?? []
    if (year) return {year: Number(year), month: Number(month), ...(day && {day: Number(day)})}
  }
  return undefined
}

function problemOf({identity, locator}: Citation, today: string | undefined): Problem | undefined {
  const url = locator?.url ?? ''
  const {linked, shown} = identity
  return (
    impossible(url, linked) ??
    impossible('', shown) ??
    (today === undefined ? undefined : (future(url, linked, today) ?? future('', shown, today)))
  )
}

/** What no clock is needed for. */
function impossible(url: string, identifier: Identifier | undefined): Problem | undefined {
  const address = parseUrl(url)
  const posted = address && preprintAddressOf(address)?.posted
  if (posted && !isOnCalendar(posted)) return {id: 'calendar', date: toIso(posted)}
  const number = identifier && registered(identifier)
  if (number && !isOnCalendar({day: 1, ...number})) return {id: 'calendar', date: toIso(number)}
  if (identifier?.scheme !== 'doi') return undefined
  const month = arxivMonth(identifier.value)
  if (month && !isOnCalendar({...month, day: 1})) return {id: 'calendar', date: toIso(month)}
  const preprint = preprintOf(identifier.value)
  if (!preprint?.approved) return undefined
  const {prefix, approved} = preprint
  const date = toIso(approved)
  if (!isOnCalendar(approved)) return {id: 'calendar', date}
  if (prefix === '10.64898' && date < firstOpenRxiv) return {id: 'prefix', date, found: prefix, expected: '10.1101'}
  if (prefix === '10.1101' && date > lastColdSpringHarbor)
    return {id: 'prefix', date, found: prefix, expected: '10.64898'}
  return date < firstDated ? {id: 'undated', date} : undefined
}

let tomorrow = {today: '', day: ''}

/** The day after `today`. The last answer is kept: a check asks for one day. */
function tomorrowOf(today: string): string {
  if (tomorrow.today !== today) {
    const [year = 0, month = 0, day = 0] = today.split('-').map(Number)
    tomorrow = {today, day: toIso(dayAfter({year, month, day}))}
  }
  return tomorrow.day
}

/** What lies after tomorrow: the day may have begun elsewhere. */
function future(url: string, identifier: Identifier | undefined, today: string): Problem | undefined {
  const limit = tomorrowOf(today)
  const month = identifier?.scheme === 'doi' ? arxivMonth(identifier.value) : undefined
  const number = identifier && registered(identifier)
  if (number)
    return toIso(number) > limit.slice(0, toIso(number).length) ? {id: 'future', date: toIso(number)} : undefined
  if (month) return toIso(month) > limit.slice(0, 7) ? {id: 'future', date: toIso(month)} : undefined
  const date = sourceDate(url, identifier)
  if (date?.month === undefined || date.day === undefined) return undefined
  // The date of a page may be the day that it announces; only what has come out has a day on which it did.
  const kind = sourceKind(url, identifier)
  if (date.basis === 'address' && kind !== 'press-release') return undefined
  const day = toIso({year: date.year, month: date.month, day: date.day})
  return day > limit ? {id: 'future', date: day} : undefined
}
