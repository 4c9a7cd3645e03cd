import {headOf} from '../core/citation.ts'
import {defineRule} from './define-rule.ts'

/** How hospitals number their studies in addresses: `irb240468`, `irb24-0468`. */
const local = /(?:^|[/_=-])(irb[-_]?\d{2}-?\d{4})(?:$|[/?#&])/i

export default defineRule({
  id: 'local-study-number',
  title: {en: 'A trial known by a hospital’s number only', fr: 'Un essai désigné par le numéro d’un hôpital seulement'},
  prose: {
    en: `
\`irb240468\` is the number that one hospital's review board gave. Recruitment pages disappear when a study closes; the
registration number stays.
`,
    fr: `
\`irb240468\` est le numéro donné par le comité d’éthique d’un hôpital. Les pages de recrutement disparaissent à la fin de
l’étude ; le numéro d’enregistrement demeure.
`
  },
  since: '0.1.0',
  category: 'evidence',
  severity: 'info',
  fix: 'none',
  scope: 'citations',
  options: {},
  messages: {
    local: {
      en: 'Unexpected local study number `{number}` alone, expected a registration number',
      fr: 'Numéro d’étude local `{number}` inattendu seul, un numéro d’enregistrement est attendu'
    }
  },
  titles: {},

  check({citations, report}) {
    for (const citation of citations) {
      const {url = ''} = citation.locator ?? {}
      const number = local.exec(url)?.[1]
      if (number) report('local', headOf(citation), {number})
    }
  },

  examples: [
    {ok: 'See [the study](https://example.org/trial/NCT01234567).'},
    {bad: 'See «[the study]»(https://example.org/clinical-trial/irb240468).', reports: ['local']}
  ]
})
