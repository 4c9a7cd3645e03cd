import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'stray-image-mark',
  title: {
    en: 'An exclamation mark makes an image of a link, or has left its image',
    fr: 'Un point d’exclamation fait d’un lien une image, ou a quitté son image'
  },
  prose: {
    en: `
\`![label](address)\` asks for an image: with the address of an article readers see a broken picture or nothing. \`! [label](figure.png)\` shows a link after an exclamation mark where the
figure belongs. Translation machines, above all into French, set a space after the mark.

## Evidence

The address of an image must lead to a DOI, a PubMed record or a registered trial, and not to a picture, a badge or a figure, and the label must not speak of one. A detached mark counts before the file of an image only, and where no word
stands before it: « \`Attention ! [voir](fig1.png)\` » is an exclamation.

## Fix

The mark is removed, or joined to its image where it starts a line. For review otherwise.
`,
    fr: `
\`![libellé](adresse)\` demande une image\u00a0: avec l’adresse d’un article, le lecteur voit une image cassée ou rien. \`! [libellé](figure.png)\` montre un lien après un point d’exclamation à la place de la
figure. Les traducteurs automatiques, surtout vers le français, ajoutent une espace après le signe.

## Indices

L’adresse de l’image doit mener à un DOI, à une fiche PubMed ou à un essai enregistré, et non à une image, un badge ou une figure, et le libellé ne doit pas en annoncer. Un signe détaché ne compte que devant un fichier d’image, et quand aucun
mot ne le précède\u00a0: «\u00a0\`Attention ! [voir](fig1.png)\`\u00a0» est une exclamation.

## Correction

Le signe est supprimé, ou joint à son image quand il commence une ligne. À relire sinon.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    imageOfArticle: {
      en: 'Unexpected `!` before the link to an article, expected a link: readers see no image',
      fr: '`!` inattendu devant le lien vers un article, un lien est attendu : le lecteur ne voit pas d’image'
    },
    detachedImageMark: {
      en: 'Unexpected space after `!`, expected an image',
      fr: 'Espace inattendue après `!`, une image est attendue'
    }
  },
  titles: {
    dropMark: {en: 'Remove the exclamation mark', fr: 'Supprimer le point d’exclamation'},
    separateMark: {
      en: 'Insert a space after the exclamation mark',
      fr: 'Insérer une espace après le point d’exclamation'
    },
    attachMark: {en: 'Join the exclamation mark to the image', fr: 'Joindre le point d’exclamation à l’image'}
  },

  examples: [
    {
      bad: 'As in «!»[a study of rest](https://doi.org/10.1000/rest).',
      kinds: ['L22'],
      reports: ['imageOfArticle'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest).'
    },
    {
      bad: 'What a rest«!»[A study](https://doi.org/10.1000/rest) says so.',
      reports: ['imageOfArticle'],
      fixed: 'What a rest! [A study](https://doi.org/10.1000/rest) says so.'
    },
    {
      bad: '«! »[Figure 1](fig1.png)\n\n- «!\u00a0»[Figure 2](img/fig2.jpg "Le repos")',
      kinds: ['L22'],
      reports: ['detachedImageMark', 'detachedImageMark'],
      fixed: '![Figure 1](fig1.png)\n\n- ![Figure 2](img/fig2.jpg "Le repos")'
    },
    {
      bad: 'Le repos aide. «! »[Figure 1](fig1.png)',
      reports: ['detachedImageMark'],
      fixed: 'Le repos aide. ![Figure 1](fig1.png)'
    },
    {ok: 'Attention ! [voir](https://example.org/a) et Attention\u00a0! [la figure](fig1.png)'},
    {
      ok: '![Figure 1](fig1.png), ![DOI](https://zenodo.org/badge/DOI/10.1000/zenodo.1.svg) ![Figure 2. Rest](https://doi.org/10.1000/rest) and ![a planet](https://example.org/planet).'
    },
    {ok: '[![DOI](https://img.shields.io/badge/doi-10.1000/rest-blue)](https://doi.org/10.1000/rest)'}
  ]
})
