import {missingStops} from '../core/scan/missing-stop.ts'
import {sentences} from '../core/sentence.ts'
import {defineRule, replace} from './define-rule.ts'

export default defineRule({
  id: 'missing-full-stop',
  title: {
    en: 'A sentence that begins without a full stop before it',
    fr: 'Une phrase qui commence sans point avant elle'
  },
  prose: {
    en: `
Two translated segments were put side by side and the full stop between them was lost: “… of this initiative The
partnerships lead …”. Only a word that can be no name (*The*, *These*, *Les*, *Cette* …) between lower-case words, with a
clause on both sides, counts.

## Fix

For review: a full stop.
`,
    fr: `
Deux segments traduits ont été mis bout à bout et le point qui les séparait s’est perdu : « … de cette initiative Les
partenariats mènent … ». Seul compte un mot qui ne peut être un nom (*Les*, *Cette*, *Toutefois*, *The* …) entre des mots en
minuscules, avec une proposition de chaque côté.

## Correction

À relire : un point.
`
  },
  since: '0.1.0',
  category: 'form',
  severity: 'warning',
  fix: 'review',
  scope: 'segment',
  options: {},
  messages: {
    missing: {
      en: 'Unexpected capital inside a sentence, expected a full stop before it',
      fr: 'Majuscule inattendue au milieu d’une phrase, un point est attendu avant elle'
    }
  },
  titles: {insert: {en: 'Insert a full stop', fr: 'Insérer un point'}},

  check({segment, report}) {
    for (const block of segment.reading.blocks) {
      if (block.kind !== 'paragraph') continue
      for (const sentence of sentences(segment.prose, block.range)) {
        for (const gap of missingStops(segment.prose, sentence)) {
          const at = {start: gap.start, end: gap.start}
          report('missing', gap, {fixes: [replace(at, '.', 'insert', 'review')]})
        }
      }
    }
  },

  examples: [
    {ok: 'Il a lu hier soir, dans son fauteuil, le roman Les misérables gens de la nuit, puis il a dormi.'},
    {ok: 'We read about rest and tea in The lancet of that week, and nobody was surprised at all by it.'},
    {
      bad: 'Les maisons de thé et les planètes sont à l’origine de cette initiative« »Les maisons de thé mènent la charge avec les planètes.',
      reports: ['missing'],
      fixed:
        'Les maisons de thé et les planètes sont à l’origine de cette initiative. Les maisons de thé mènent la charge avec les planètes.'
    }
  ]
})
