import {headOf} from '../core/citation.ts'
import {findIdentifiers} from '../core/identifier/index.ts'
import {registryOf} from '../core/identifier/trial.ts'
import {passageOf, proseOf} from '../core/model.ts'
import {defineRule} from './define-rule.ts'

export default defineRule({
  id: 'secondary-registry-number',
  title: {en: 'A trial known by a secondary number only', fr: 'Un essai désigné par un numéro secondaire seulement'},
  prose: {
    en: `
\`NCI-2024-00563\` is a number of the National Cancer Institute's reporting programme (CTRP), not of a primary registry:
journals and readers look a trial up by its NCT number. A registration is a plan; it carries no result either way.

Not reported where a primary registration number stands in the same passage. It cannot be derived offline, so there is no
fix.
`,
    fr: `
\`NCI-2024-00563\` est un numéro du programme de déclaration du National Cancer Institute (CTRP), pas d’un registre
primaire : revues et lecteurs cherchent un essai par son numéro NCT. Un enregistrement est un plan ; il ne porte aucun résultat.

Non signalé quand un numéro de registre primaire figure dans le même passage. Il ne se déduit pas hors ligne : aucune
correction n’est proposée.
`
  },
  since: '0.1.0',
  category: 'evidence',
  severity: 'warning',
  fix: 'none',
  scope: 'document',
  options: {},
  messages: {
    ctrp: {
      en: 'Unexpected NCI number `{number}` alone, expected the trial’s primary registration number (NCT…)',
      fr: 'Numéro NCI `{number}` inattendu seul, le numéro d’enregistrement primaire de l’essai (NCT…) est attendu'
    }
  },
  titles: {},

  check({model, report}) {
    for (const citation of model.citations) {
      const {linked} = citation.identity
      if (linked?.scheme !== 'trial' || registryOf(linked.value)?.name !== 'CTRP') continue
      const passage = proseOf(model.snapshot, passageOf(model, citation))
      if (findIdentifiers(passage).some(({identifier}) => isPrimary(identifier.scheme, identifier.value))) continue
      report('ctrp', headOf(citation), {number: linked.value})
    }
  },

  examples: [
    {ok: 'See [the record](https://clinicaltrials.gov/study/NCT01234567).'},
    {ok: 'See [NCT01234567](https://www.cancer.gov/clinicaltrials/NCI-2024-00563).'},
    {bad: 'See «[the record]»(https://www.cancer.gov/clinicaltrials/NCI-2024-00563).', reports: ['ctrp']}
  ]
})

const isPrimary = (scheme: string, value: string): boolean =>
  scheme === 'trial' && registryOf(value)?.isPrimary === true
