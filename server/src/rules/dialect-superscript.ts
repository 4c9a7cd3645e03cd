import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'dialect-superscript',
  title: {
    en: 'Raised or lowered text in the marks of Pandoc',
    fr: 'Un exposant ou un indice dans les marques de Pandoc'
  },
  prose: {
    en: `
\`10^9^/L\` and \`H~2~O\` are raised and lowered by Pandoc and Quarto only; elsewhere readers see carets, or text struck out.

## Fix

For review: the characters that Unicode has for it, else tags.
`,
    fr: `
\`10^9^/L\` et \`H~2~O\` ne sont mis en exposant et en indice que par Pandoc et Quarto ; ailleurs, le lecteur voit des accents circonflexes,
ou du texte barré.

## Correction

À relire : les caractères qu’Unicode a pour cela, sinon des balises.
`
  },
  since: '0.1.0',
  category: 'emphasis',
  severity: 'warning',
  fix: 'review',
  messages: {
    raisedText: {
      en: 'Unexpected `{found}`, expected `{expected}`: readers see the carets',
      fr: '`{found}` inattendu, `{expected}` est attendu : le lecteur voit les accents circonflexes'
    },
    loweredText: {
      en: 'Unexpected `{found}`, expected `{expected}`: readers see tildes or text struck out',
      fr: '`{found}` inattendu, `{expected}` est attendu : le lecteur voit des tildes ou du texte barré'
    }
  },
  titles: {
    writeRaised: {en: 'Write {expected}', fr: 'Écrire {expected}'}
  },
  examples: [
    {
      bad: 'Leaves at 10«^9^»/L and Ca«^2+^».',
      reports: ['raisedText', 'raisedText'],
      fixed: 'Leaves at 10⁹/L and Ca²⁺.',
      kinds: ['E13']
    },
    {bad: 'Hot H«~2~»O.', reports: ['loweredText'], fixed: 'Hot H₂O.', kinds: ['E13']},
    {ok: 'Leaves at 10^9^/L in H~2~O.', profile: 'pandoc'},
    {ok: 'From 10^9 to 10^12, ~2 cups.'}
  ]
})
