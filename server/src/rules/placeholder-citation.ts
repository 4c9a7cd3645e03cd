import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'placeholder-citation',
  title: {en: 'A source that is still to come', fr: 'Une source encore à venir'},
  prose: {
    en: `
Drafts say \`[citation needed]\`, \`[REF]\` or \`(réf. à compléter)\` where a source will be named. A published text must not.

## Fix

None: only the author knows the source.
`,
    fr: `
Les brouillons disent \`[citation needed]\`, \`[REF]\` ou \`(réf. à compléter)\` là où une source sera nommée. Un texte publié ne le doit pas.

## Correction

Aucune : seul l’auteur connaît la source.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'warning',
  fix: 'none',
  messages: {
    placeholderCitation: {
      en: 'Unexpected placeholder `{found}`, expected a source',
      fr: 'Texte provisoire `{found}` inattendu, une source est attendue'
    }
  },
  titles: {},
  examples: [
    {
      bad: 'Le thé calme «(réf. à compléter)» et repose «[REF]».',
      reports: ['placeholderCitation', 'placeholderCitation'],
      kinds: ['X11']
    },
    {
      bad: 'Tea calms «[citation needed]» and rests «[XX]».',
      reports: ['placeholderCitation', 'placeholderCitation'],
      kinds: ['X11']
    },
    {ok: 'Tea [sic] calms […], see (ref) and [citation](https://example.org/tea), chromosomes (XX).'}
  ]
})
