import {uncoveredClaims} from '../core/uncovered-claim.ts'
import {defineRule} from './define-rule.ts'

export default defineRule({
  id: 'claim-without-source',
  title: {en: 'A result or recommendation without a source', fr: 'Un résultat ou une recommandation sans source'},
  prose: {
    en: `
A percentage of patients, an effect size, a confidence interval, a p-value, a count out of a total, a response measured by a score,
or what a guideline recommends: somebody found or said it, and readers who want to check it need to know who.

Any source in the paragraph covers its sentences; in a list it covers the whole list and the line that announces it, and a
line of sources covers what stands before it. Links, bare identifiers, notes, citation keys, \`[3]\`, raised numbers and
*(Dupont et al., 2021)* are sources.

Not reported: headings, tables, captions, quotations, lists of references, questions, suppositions, plans, definitions, methods,
doses, thresholds, what the author measured (*we*, *our*, the results of a paper with its methods, a case report), and figures
that are about neither people, illness, treatment nor tests.

## Limits

It reads patterns, not meaning: a claim without a figure, and one in a paragraph that cites a source for something else, pass. Hence
it is off by default, and gives information rather than warnings. docs/quality.md says how often it is right.

## Fix

None: only the author knows the source.
`,
    fr: `
Un pourcentage de patients, une taille d’effet, un intervalle de confiance, une valeur p, un effectif sur un total, une réponse
mesurée par un score, ou ce qu’une recommandation préconise : quelqu’un l’a trouvé ou dit, et le lecteur qui veut vérifier doit
savoir qui.

Une source placée n’importe où dans le paragraphe couvre ses phrases ; dans une liste, elle couvre toute la liste et la ligne qui
l’annonce, et une ligne de sources couvre ce qui la précède. Liens, identifiants seuls, notes, clés de citation, \`[3]\`, appels en
exposant et *(Dupont et al., 2021)* sont des sources.

Ne sont pas signalés : titres, tableaux, légendes, passages cités entre guillemets, listes de références, questions, suppositions,
projets, définitions, méthodes, doses, seuils, ce que l’auteur a mesuré lui-même (*nous*, *notre*, les résultats d’un article qui
donne ses méthodes, un cas clinique), et les chiffres qui ne parlent ni de personnes, ni de maladie, ni de traitement, ni de tests.

## Limites

La règle lit des motifs, pas le sens : une affirmation sans chiffre, ou dont le paragraphe cite une source pour autre chose, passe.
Elle est donc inactive par défaut et n’informe que, sans avertir. docs/quality.md dit à quelle fréquence elle a raison.

## Correction

Aucune : seul l’auteur connaît la source.
`
  },
  since: '0.1.0',
  category: 'evidence',
  severity: 'info',
  isOptIn: true,
  fix: 'none',
  scope: 'document',
  options: {},
  messages: {
    figure: {
      en: 'Unexpected claim `{found}` without a source, expected a citation in the sentence or its paragraph',
      fr: 'Affirmation `{found}` inattendue sans source, une citation est attendue dans la phrase ou son paragraphe'
    },
    guideline: {
      en: 'Unexpected recommendation (`{found}`) without a source, expected the guideline in the sentence or its paragraph',
      fr: 'Recommandation (`{found}`) inattendue sans source, le texte qui la formule est attendu dans la phrase ou son paragraphe'
    }
  },
  titles: {},

  check({model, report}) {
    for (const {kind, range} of uncoveredClaims(model)) {
      const found = model.snapshot.text.slice(range.start, range.end).replace(/\s+/g, ' ')
      report(kind === 'guideline' ? 'guideline' : 'figure', range, {found})
    }
  },

  examples: [
    {ok: 'Bars show the 95% confidence interval. To be 95% certain that patients are free of disease, 300 are tested.'},
    {ok: 'In patients the reduction is 100 * (13 - 7.8)/13 = 40%.'},
    {bad: 'Tea helped «90 %» of patients. Rest is free.', reports: ['figure']},
    {bad: 'Le repos réduit les rechutes («HR 0,62» ; IC 95 % 0,44–0,87).', reports: ['figure']},
    {bad: 'Le thé améliore la douleur («IC 95 % : 0,2 à 1,4»).', reports: ['figure']},
    {bad: 'Tea had no effect on mood («p = 0.42»).', reports: ['figure']},
    {bad: '«Trois patients sur quatre» dorment mieux.', reports: ['figure']},
    {bad: 'On rest, «17 of 20 patients» slept. Half of them dreamt.', reports: ['figure']},
    {bad: 'Après six mois, la plupart ont «atteint une rémission DORIS».', reports: ['figure']},
    {bad: 'The Society of Rest «recommends» a nap during pregnancy.', reports: ['guideline']},
    {bad: 'Un bilan du sommeil «est recommandé» chez tout patient.', reports: ['guideline']},
    {bad: '- Pain: «60–70%».\n- Fatigue: «85%» of patients.', reports: ['figure', 'figure']},
    {bad: '> Quoted: 90 % of patients.\n\nTea helped «12 pour cent» des patients.', reports: ['figure']},
    {bad: 'As [said above](#tea), «90 %» of patients rest.', reports: ['figure']},
    {bad: '![A curve](curve.png) Of all patients, «90 %» rest.', reports: ['figure']},
    {ok: 'Tea helped 90 % of patients. It tastes good ([Rest](https://doi.org/10.1000/rest)).'},
    {ok: 'In one trial [3], 90 % of patients rested. Of the others, 5 % slept.'},
    {ok: 'Du thé pour 90 % [3]. Pour 80 % des patients [1–3, 7] (p < 0,001).'},
    {bad: 'Tea helped patients («95% CI [12–18]»).', reports: ['figure']},
    {ok: 'Du thé pour 90 % des patients (Dupont et al., 2021).'},
    {ok: 'Du thé pour 90 % des patients [@dupont2021].'},
    {ok: 'Du thé pour 90 % des patients¹².'},
    {ok: 'Du thé pour 90 % des patients[^1].\n\n[^1]: Dupont A. Il a vu 80 % des patients.'},
    {ok: '- Pain: 60–70% of patients.\n- Fatigue: 85% (NCT04877496).'},
    {ok: 'In the trial ([Rest](https://doi.org/10.1000/rest)):\n\n- pain in 60% of patients;\n- fatigue in 85%.'},
    {ok: 'Pain in 60% of patients, in three trials:\n\n- [Rest](https://doi.org/10.1000/rest)'},
    {ok: 'Pain in 60% of patients.\n\nSource: [Rest](https://doi.org/10.1000/rest)'},
    {ok: '## Pain in 60% of patients\n\n| Pain | 60% of patients |\n| --- | --- |\n| p | < 0.05 |'},
    {ok: '**Pain in 60% of patients**\n\n*Table 1. Pain in 60% of patients.*'},
    {ok: '« Le thé sauve 90 % des malades », disait un marchand.'},
    {ok: 'We saw pain in 60% of patients. Is it true that 90% of patients rest? If 20% of patients rest, tell us.'},
    {ok: 'Un IC 95 % est un intervalle. Le seuil est de 5 % des patients. On parle de succès si p < 0,05.'},
    {ok: 'The trial will enrol adults (p < 0.05). A power of 90% was wanted for all patients.'},
    {ok: 'A 34-year-old woman came. Her treatment brought saturation to 91%.'},
    {
      ok: 'Donner aux patients du sérum salé à 0,9 % ou du glucose 5 %. La dose est augmentée de 50 % pour les adultes.'
    },
    {
      ok: 'Memory went down by 30%. It is recommended to restart. I recommend this tea. The kettle’s manual recommends water.'
    },
    {
      ok: '## Methods\n\nTea was given.\n\n## Results\n\nPain in 60% of patients.\n\n## Références\n\nDupont. 90 % des patients.'
    }
  ]
})
