import {type Citation, headOf} from '../core/citation.ts'
import {findIdentifiers, type Identifier} from '../core/identifier/index.ts'
import {isBesideTrialWord} from '../core/identifier/registry/spelling.ts'
import {registryOf} from '../core/identifier/trial.ts'
import {passageOf, proseOf} from '../core/model.ts'
import type {Segment} from '../core/segment.ts'
import {above, type Range, shift} from '../core/text.ts'
import {defineRule} from './define-rule.ts'

export default defineRule({
  id: 'secondary-registry-number',
  title: {en: 'A trial known by a secondary number only', fr: 'Un essai désigné par un numéro secondaire seulement'},
  prose: {
    en: `
\`NCI-2024-00563\` is a number of the National Cancer Institute's reporting programme (CTRP), not of a primary registry:
journals and readers look a trial up by its NCT number. A Universal Trial Number (\`U1111-1168-8679\`) is given before a trial is
registered and shows no record. A registration is a plan; it carries no result either way.

Not reported where a primary registration number stands in the same passage, or is linked there. It cannot be derived offline, so there is no
fix.
`,
    fr: `
\`NCI-2024-00563\` est un numéro du programme de déclaration du National Cancer Institute (CTRP), pas d’un registre
primaire : revues et lecteurs cherchent un essai par son numéro NCT. Un Universal Trial Number (\`U1111-1168-8679\`) est donné avant
l’enregistrement et ne montre aucune fiche. Un enregistrement est un plan ; il ne porte aucun résultat.

Non signalé quand un numéro de registre primaire figure ou est lié dans le même passage. Il ne se déduit pas hors ligne : aucune
correction n’est proposée.
`
  },
  since: '0.1.0',
  category: 'evidence',
  severity: 'warning',
  fix: 'none',
  scope: 'citations',
  options: {},
  messages: {
    ctrp: {
      en: 'Unexpected NCI number `{number}` alone, expected the trial’s primary registration number (NCT…)',
      fr: 'Numéro NCI `{number}` inattendu seul, le numéro d’enregistrement primaire de l’essai (NCT…) est attendu'
    },
    utn: {
      en: 'Unexpected Universal Trial Number `{number}` alone, expected the trial’s registration number',
      fr: 'Universal Trial Number `{number}` inattendu seul, le numéro d’enregistrement de l’essai est attendu'
    }
  },
  titles: {},

  check({segment, citations, report}) {
    if (!citations.some(({identity: {linked, shown}}) => linked?.scheme === 'trial' || shown?.scheme === 'trial'))
      return
    const isRegistered = registrations(segment, citations)
    for (const citation of citations) {
      const {linked, shown} = citation.identity
      const isLink = citation.kind !== 'bare' || linked !== undefined
      const number = numberOf(linked, 'CTRP') ?? numberOf(linked, 'UTN') ?? numberOf(shown, 'UTN')
      if (number === undefined) continue
      const passage = passageOf(segment, citation)
      if (isRegistered(passage)) continue
      if (registryOf(number)?.name === 'CTRP') report('ctrp', headOf(citation), {number})
      else if (denial.test(proseOf(segment, passage))) continue
      else if (isLink || isBesideTrialWord(proseOf(segment, passage), shift(citation.range, -passage.start)))
        report('utn', headOf(citation), {number})
    }
  },

  examples: [
    {ok: 'See [the record](https://clinicaltrials.gov/study/NCT01234567).'},
    {ok: 'See [NCT01234567](https://www.cancer.gov/clinicaltrials/NCI-2024-00563).'},
    {ok: 'The trial NCT01234567 (UTN U1111-1168-8679) is over.'},
    {ok: 'The number U1111-1168-8679 is on the form.'},
    {ok: 'The UTN of a trial, U1111-1168-8679, is not a registration number.'},
    {ok: 'The trial U1111-1168-8679 has [a record](https://clinicaltrials.gov/study/NCT01234567).'},
    {bad: 'See «[the record]»(https://www.cancer.gov/clinicaltrials/NCI-2024-00563).', reports: ['ctrp']},
    {bad: 'L’essai «U1111-1168-8679» est terminé.', reports: ['utn']},
    {bad: 'See «[U1111-1168-8679]»(https://example.org/tea).', reports: ['utn']}
  ]
})

/** A passage that says itself that its number registers nothing. */
const denial =
  /\b(?:is not|isn[’']t|not an?|n[’']est pas|ne sont pas|aren[’']t|are not)\b[^.]{0,40}(?:regist|enregistrement)/i

/** The number, if it is one of the registry called `name`. */
const numberOf = (identifier: Identifier | undefined, name: string): string | undefined =>
  identifier?.scheme === 'trial' && registryOf(identifier.value)?.name === name ? identifier.value : undefined

/** Tells of a passage whether a primary registration number stands in it, or a link of it leads to one. */
function registrations(segment: Segment, citations: readonly Citation[]): (passage: Range) => boolean {
  let starts: readonly number[] | undefined
  const known = new Map<number, boolean>()
  return passage => {
    starts ??= citations.map(({range}) => range.start)
    const answer = known.get(passage.start) ?? isRegisteredIn(segment, citations, starts, passage)
    known.set(passage.start, answer)
    return answer
  }
}

function isRegisteredIn(
  segment: Segment,
  citations: readonly Citation[],
  starts: readonly number[],
  passage: Range
): boolean {
  const shown = findIdentifiers(proseOf(segment, passage)).map(({identifier}) => identifier)
  const linked = citations
    .slice(above(starts, passage.start - 1), above(starts, passage.end))
    .flatMap(({identity}) => (identity.linked ? [identity.linked] : []))
  return [...shown, ...linked].some(({scheme, value}) => scheme === 'trial' && registryOf(value)?.isPrimary === true)
}
