import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'eaten-characters',
  title: {
    en: 'Signs that a renderer takes for emphasis',
    fr: 'Des signes qu’un moteur de rendu prend pour une mise en valeur'
  },
  prose: {
    en: `
In \`HLA-A*02:01 and HLA-B*15:02\` two stars make emphasis: readers see other alleles. \`5~10 mg … 20~30 mg\` is struck out on GitHub. What
is wrong is the content, and nothing looks broken.

## Evidence

A gene before the star and a number after it, on both sides; a number on both sides of a product's star or a range's tilde. A single
allele in a block makes no emphasis and is left alone. One that ends emphasis too early is reported where its gene is beyond doubt.

## Fix

Safe: exactly the signs that vanish get a backslash.
`,
    fr: `
Dans \`HLA-A*02:01 et HLA-B*15:02\`, deux étoiles font une mise en valeur : le lecteur voit d’autres allèles. \`5~10 mg … 20~30 mg\` est
barré sur GitHub. C’est le contenu qui est faux, et rien ne paraît cassé.

## Indices

Un gène devant l’étoile et un nombre après, des deux côtés ; un nombre de part et d’autre de l’étoile d’un produit ou du tilde d’un
intervalle. Un seul allèle dans un bloc ne fait pas de mise en valeur et est laissé tranquille. Celui qui met
fin trop tôt à une mise en valeur est signalé quand son gène ne fait aucun doute.

## Correction

Sûre : les signes qui disparaissent, et eux seuls, reçoivent une barre oblique inverse.
`
  },
  since: '0.1.0',
  category: 'emphasis',
  severity: 'error',
  fix: 'safe',
  messages: {
    eatenAsterisk: {
      en: 'Unexpected emphasis made of `*` signs, expected `\\*`: readers do not see them',
      fr: 'Mise en valeur inattendue faite de signes `*`, `\\*` est attendu : le lecteur ne les voit pas'
    },
    eatenAlleleStar: {
      en: 'Unexpected end of emphasis at an allele’s `*`, expected `\\*`: readers do not see it',
      fr: 'Fin de mise en valeur inattendue au `*` d’un allèle, `\\*` est attendu : le lecteur ne le voit pas'
    },
    eatenTilde: {
      en: 'Unexpected strikethrough made of `~` signs, expected `\\~`: readers see the numbers struck out',
      fr: 'Texte barré inattendu fait de signes `~`, `\\~` est attendu : le lecteur voit les nombres barrés'
    }
  },
  titles: {
    addStar: {en: 'Give the allele its star', fr: 'Rendre son étoile à l’allèle'},
    escape: {en: 'Escape the signs', fr: 'Échapper les signes'}
  },
  examples: [
    {
      bad: 'HLA-A«*»02:01 and HLA-B*15:02 like tea.',
      reports: ['eatenAsterisk'],
      fixed: 'HLA-A\\*02:01 and HLA-B\\*15:02 like tea.',
      kinds: ['E11']
    },
    {
      bad: 'CYP2C19«*»2 or CYP2C19*17 like rest.',
      reports: ['eatenAsterisk'],
      fixed: 'CYP2C19\\*2 or CYP2C19\\*17 like rest.',
      kinds: ['E11']
    },
    {
      bad: 'From 5«*»10^6 to 3*10^5 leaves.',
      reports: ['eatenAsterisk'],
      fixed: 'From 5\\*10^6 to 3\\*10^5 leaves.',
      kinds: ['E11']
    },
    {
      bad: 'De 5«~»10 mg puis 20~30 mg de thé.',
      reports: ['eatenTilde'],
      fixed: 'De 5\\~10 mg puis 20\\~30 mg de thé.',
      kinds: ['E12']
    },
    {
      bad: 'CYP2C19*2/«*»17 and CYP2C9*3, then 2«**»10 and 3**4.',
      reports: ['eatenAsterisk', 'eatenAsterisk'],
      fixed: 'CYP2C19\\*2/\\*17 and CYP2C9\\*3, then 2\\*\\*10 and 3\\*\\*4.',
      kinds: ['E11']
    },
    {
      bad: '*Planets with HLA-B«*»57:01 drink no tea*.',
      reports: ['eatenAlleleStar'],
      fixed: '*Planets with HLA-B\\*57:01 drink no tea*.',
      kinds: ['E11']
    },
    {
      bad: 'The allele *CYP2C19«*»2 is read here.',
      reports: ['eatenAlleleStar'],
      fixed: 'The allele *CYP2C19*\\*2 is read here.',
      kinds: ['E11']
    },
    {
      bad: 'Missing values («*») and late ones (*), 2«*»x + 3*y leaves.',
      reports: ['eatenAsterisk', 'eatenAsterisk'],
      fixed: 'Missing values (\\*) and late ones (\\*), 2\\*x + 3\\*y leaves.',
      kinds: ['E11']
    },
    {
      bad: 'De «~»10 mg puis 20~30 mg de thé.',
      reports: ['eatenTilde'],
      fixed: 'De \\~10 mg puis 20\\~30 mg de thé.',
      kinds: ['E12']
    },
    {
      bad: 'HLA-A«*»02, HLA-B*15, HLA-B«*»57, HLA-C*07 and HLA-A*31 like tea.',
      reports: ['eatenAsterisk', 'eatenAsterisk'],
      fixed: 'HLA-A\\*02, HLA-B\\*15, HLA-B\\*57, HLA-C\\*07 and HLA-A\\*31 like tea.',
      kinds: ['E11']
    },
    {ok: 'H*2*O, *in vitro* 5, 5*5 cm and *rest*, ~500 mg~ 250 mg of tea.'},
    {ok: 'A single HLA-B*57:01, about ~70 %, *tea 2* and 3 * 4 * 5, ~~gone~~.'},
    {ok: 'De 5~10 mg puis 20~30 mg.', profile: 'commonmark'}
  ]
})
