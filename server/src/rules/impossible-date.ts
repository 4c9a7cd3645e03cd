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
import {sourceDate} from '../knowledge/source-date.ts'
import {sourceKind} from '../knowledge/source-kind.ts'
import {defineRule} from './define-rule.ts'

export default defineRule({
  id: 'impossible-date',
  title: {en: 'An identifier with a date that cannot be', fr: 'Un identifiant dont la date est impossible'},
  prose: {
    en: `
The DOI of a preprint holds the day of its approval, its address on bioRxiv or medRxiv the day of its posting, and the address
of a press release the day on which it came out. A thirteenth month, a day that has not come yet, or a prefix that was
not in use on that day shows that a digit is wrong or the source was invented.

bioRxiv and medRxiv have dated their DOIs since 11 December 2019 and registered them under 10.64898 since 1 December 2025 (openRxiv,
18 November 2025), before that under 10.1101. A preprint approved in late November 2025 may have either prefix.

## Fix

None: it cannot be told which digit is wrong.
`,
    fr: `
Le DOI d’une prépublication contient le jour où elle a été approuvée, son adresse sur bioRxiv ou medRxiv celui de sa mise en
ligne, et l’adresse d’un communiqué de presse celui de sa parution. Un treizième mois, un jour qui n’est pas encore venu ou un
préfixe qui n’était pas en usage ce jour-là montrent qu’un chiffre est faux ou que la source est inventée.

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
  scope: 'document',
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

  check({model, today, report}) {
    for (const citation of model.citations) {
      if (citation.kind === 'image') continue
      const problem = problemOf(citation, today)
      if (!problem) continue
      const range = citation.locator?.range ?? headOf(citation)
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
    }
  ]
})

type Problem =
  | {readonly id: 'calendar' | 'undated' | 'future'; readonly date: string}
  | {readonly id: 'prefix'; readonly date: string; readonly found: string; readonly expected: string}

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

/** What lies after tomorrow: the day may have begun elsewhere. */
function future(url: string, identifier: Identifier | undefined, today: string): Problem | undefined {
  const [year = 0, monthOfToday = 0, dayOfToday = 0] = today.split('-').map(Number)
  const limit = toIso(dayAfter({year, month: monthOfToday, day: dayOfToday}))
  const month = identifier?.scheme === 'doi' ? arxivMonth(identifier.value) : undefined
  if (month) return toIso(month) > limit.slice(0, 7) ? {id: 'future', date: toIso(month)} : undefined
  const date = sourceDate(url, identifier)
  if (date?.month === undefined || date.day === undefined) return undefined
  // The date of a page may be the day that it announces; only what has come out has a day on which it did.
  const kind = sourceKind(url, identifier)
  if (date.basis === 'address' && kind !== 'press-release') return undefined
  const day = toIso({year: date.year, month: date.month, day: date.day})
  return day > limit ? {id: 'future', date: day} : undefined
}
