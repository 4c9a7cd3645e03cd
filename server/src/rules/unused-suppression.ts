import {defineRule, replace} from './define-rule.ts'

export default defineRule({
  id: 'unused-suppression',
  title: {en: 'A suppression that silences nothing', fr: 'Une désactivation qui ne tait rien'},
  prose: {
    en: `
A \`medcite-disable\` comment without a finding to silence hides the next real one. Rules named wrongly are in vain too.

## Fix

For review: delete the comment.
`,
    fr: `
Un commentaire \`medcite-disable\` qui n’a rien à taire cachera le prochain vrai défaut. Une règle mal nommée est
également sans effet.

## Correction

À relire : supprimer le commentaire.
`
  },
  since: '0.1.0',
  category: 'form',
  severity: 'info',
  fix: 'review',
  scope: 'suppressions',
  options: {},
  messages: {
    unused: {
      en: 'Unexpected suppression of `{rules}`, expected a finding that it silences',
      fr: 'Désactivation de `{rules}` inattendue : elle ne tait aucun défaut'
    }
  },
  titles: {remove: {en: 'Delete the comment', fr: 'Supprimer le commentaire'}},

  check({unused, report}) {
    for (const {range, rules} of unused) {
      const named = rules.length > 0 ? rules.join(', ') : '*'
      report('unused', range, {rules: named, fixes: [replace(range, '', 'remove', 'review')]})
    }
  },

  examples: [
    {
      ok: '<!-- medcite-disable-next-line detached-destination -- as quoted -->\n[Tea] (https://doi.org/10.1000/tea) is broken.'
    },
    {
      bad: 'Tea is served. «<!-- medcite-disable-line detached-destination -->»',
      reports: ['unused'],
      fixed: 'Tea is served. '
    }
  ]
})
