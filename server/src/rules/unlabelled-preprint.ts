import * as v from 'valibot'
import {headOf, identityOf, isKeyLabel} from '../core/citation.ts'
import {proseOf, sentenceOf} from '../core/model.ts'
import {sourceKind} from '../knowledge/source-kind.ts'
import {defineRule, replace} from './define-rule.ts'

const word =
  /pr[ée][- ]?publi|preprint|pré-?print|non [ée]valu[ée]e? par les pairs|not (?:yet )?peer[- ]reviewed|non relue? par/i
const server = /\b(?:bio|med|psya|chem)?rxiv\b|\barxiv\b|research square|\bssrn\b|preprints\.org|\bosf\b/i

export default defineRule({
  id: 'unlabelled-preprint',
  title: {en: 'A preprint that is not labelled as one', fr: 'Une prépublication qui n’est pas signalée comme telle'},
  prose: {
    en: `
“When preprints are cited, the citation should clearly indicate that the reference is a preprint” (ICMJE
Recommendations). The word in the same sentence suffices, and the server's name in the label, unless \`requireWord\` is set.
`,
    fr: `
« Quand une prépublication est citée, la citation doit l’indiquer clairement » (recommandations de l’ICMJE). Le mot dans
la même phrase suffit, de même que le nom du serveur dans le libellé, sauf si \`requireWord\` est activé.
`
  },
  since: '0.1.0',
  category: 'evidence',
  severity: 'warning',
  fix: 'review',
  scope: 'document',
  options: {
    requireWord: {
      schema: v.optional(v.boolean(), false),
      text: {
        en: 'Ask for the word “preprint” even where the label names the server (bioRxiv, medRxiv)',
        fr: 'Demander le mot « prépublication » même quand le libellé nomme le serveur (bioRxiv, medRxiv)'
      }
    }
  },
  messages: {
    unlabelled: {
      en: 'Unexpected label `{label}` for a preprint, expected one that says so',
      fr: 'Libellé `{label}` inattendu pour une prépublication, un libellé qui le dit est attendu'
    }
  },
  titles: {
    say: {en: 'Say “{word}” in the label', fr: 'Écrire « {word} » dans le libellé'}
  },

  check({model, options, language, report}) {
    for (const citation of model.citations) {
      const {kind, label, locator} = citation
      if (!label || !locator || kind === 'image' || sourceKind(locator.url, identityOf(citation)) !== 'preprint')
        continue
      if (!options.requireWord && word.test(proseOf(model.snapshot, sentenceOf(model, citation)))) continue
      if (word.test(label.text) || (!options.requireWord && server.test(label.text))) continue
      const said = language === 'fr' ? 'prépublication' : 'preprint'
      const end = {start: label.range.end, end: label.range.end}
      report('unlabelled', headOf(citation), {
        label: label.text,
        fixes: isKeyLabel(citation) ? [] : [replace(end, `, ${said}`, 'say', 'review', {word: said})]
      })
    }
  },

  examples: [
    {ok: 'See [bioRxiv, April 2025](https://doi.org/10.1101/2025.04.12.648517).'},
    {ok: 'Une prépublication ([Dupont](https://doi.org/10.1101/2025.04.12.648517)) le dit.'},
    {ok: 'See ![a figure](https://doi.org/10.1101/2025.04.12.648517).'},
    {ok: 'Voir [Une étude, prépublication](https://doi.org/10.1101/2025.04.12.648517).'},
    {
      bad: 'See «[a study, 2025]»(https://doi.org/10.1101/2025.04.12.648517).',
      reports: ['unlabelled'],
      fixed: 'See [a study, 2025, preprint](https://doi.org/10.1101/2025.04.12.648517).'
    },
    {
      bad: 'See «[bioRxiv 2025]»(https://doi.org/10.1101/2025.04.12.648517).',
      reports: ['unlabelled'],
      options: {requireWord: true}
    }
  ]
})
