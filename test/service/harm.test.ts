import assert from 'node:assert/strict'
import {defaultConfiguration, fixText} from '../../server/src/service/index.ts'

const k = 'https://doi.org/10.1056/NEJMoa1606774'
const f = 'https://doi.org/10.1056/NEJMoa1713137'

/** Texts that a safe fix once harmed, and what it may make of them: nothing, or what is beyond doubt. */
const cases: readonly (readonly [text: string, fixed?: string])[] = [
  [
    'HLA-A*02:01, HLA-B*15:02, HLA-A*31:01, HLA-B*57:01 and HLA-B*58:01.',
    'HLA-A\\*02:01, HLA-B\\*15:02, HLA-A\\*31:01, HLA-B\\*57:01 and HLA-B\\*58:01.'
  ],
  ['CYP2C19*2/*17 ; 5*10^6 et 3*10^5.', 'CYP2C19\\*2/\\*17 ; 5\\*10^6 et 3\\*10^5.'],
  ['**Posologie :**200 mg. **≥ 50 %**des cas.', '**Posologie :** 200 mg. **≥ 50 %** des cas.'],
  ['**≥ 50 %**des cas et **5 %**des autres.', '**≥ 50 %** des cas et **5 %** des autres.'],
  ['Soit 3 ** 2 ** 4'],
  ['Le 2 ** 3 vaut **gras sans fin.'],
  ['Un **essai sans fin et 3 ** 2 = 9'],
  [`[Reck ](${k})[2016](${f})`, `[Reck](${k}) [2016](${f})`],
  [`[Reck ](${k})**2016**`, `[Reck](${k}) **2016**`],
  [`Mutation p.[Phe508del] (${k})`],
  [`Taux [mmol/L] (${k}).`],
  [`Voir la suite [voir annexe] (${f}).`],
  [`Reck M. [Article in French] (${k}).`],
  [`Reck M. [Epub ahead of print] (${k}).`],
  [`Reck M. [Letter] (${k}).`],
  [`Il faut [la] (${k}).`],
  [`arg [optional] (${k}), [TODO] (${k})`],
  ['[g](https://x.org/<b>)'],
  [`+++\ntitle = "Post [draft label] (${k})"\n+++\n\nTea.\n`],
  [`Tea {/* [abc def] (${k}) */} calms.`],
  [`{% raw %}[abc def] (${k}){% endraw %}`],
  ['Voir https://fr.wikipedia.org/wiki/Syndrome_d’Ehlers-Danlos ici.'],
  ['See https://en.wikipedia.org/wiki/Crohn’s_disease here.'],
  ['[x](https://example.org/search?query=TOC)'],
  ['La valeur est **0,**05 mg, soit **10:**30.'],
  ['Un **β-**bloquant et un **non-**small cell.'],
  ['À **l’**hôpital **d’**une ville.'],
  ['La **(ré)**évaluation et la **(hyper)**glycémie.'],
  ['Fumeurs **et/**ou diabétiques, score **A/**B.'],
  ["À **37°**C, en **5′**UTR, soit **10'**30."],
  ['The **U.S.**A. and **v2.0.**1 and **No.**5'],
  ['[x](https%3A%2F%2Fexample.org%2Fa%C2%A0b%0Ac)', '[x](https://example.org/a%C2%A0b%0Ac)']
]

describe('safe fixes do no harm', () => {
  for (const [text, fixed = text] of cases) {
    it(`in ${JSON.stringify(text.slice(0, 60))}`, () => assert.equal(fixText(text, defaultConfiguration), fixed))
  }
})
