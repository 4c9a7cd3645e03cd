import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Fault} from '../../../server/src/core/identifier/identifier.ts'
import {findIdentifiers, findMisspellings, identifyUrl} from '../../../server/src/core/identifier/index.ts'
import {marked, unmarked} from '../../support/markers.ts'

type Vector = readonly [line: string, fault: Fault, meant: string | undefined, safety?: 'safe']

/** `«…»` marks what is misspelt. */
const misspellings: readonly Vector[] = [
  ['trial «NCT 02142738»', 'spelling', 'NCT02142738', 'safe'],
  ['trial «NCT\u00a002142738»', 'spelling', 'NCT02142738', 'safe'],
  ['trial «NCT-02142738».', 'spelling', 'NCT02142738', 'safe'],
  ['trial «NCT–02142738».', 'spelling', 'NCT02142738', 'safe'],
  ['trial «NCT #00379470»', 'spelling', 'NCT00379470', 'safe'],
  ['trial «NCT#00379470»', 'spelling', 'NCT00379470', 'safe'],
  ['trial «NCT: 02142738»', 'spelling', 'NCT02142738', 'safe'],
  ['essai «nct02142738».', 'spelling', 'NCT02142738', 'safe'],
  ['essai «nCt01208194».', 'spelling', 'NCT01208194', 'safe'],
  ['essai «NCT 0214 2738».', 'spelling', 'NCT02142738', 'safe'],
  ['essai «ΝCT02142738».', 'spelling', 'NCT02142738', 'safe'],
  ['essai «NСТ02142738».', 'spelling', 'NCT02142738', 'safe'],
  ['essai «NTC02142738».', 'spelling', 'NCT02142738', 'safe'],
  ['essai «NCTO2142738».', 'digit', 'NCT02142738'],
  ['essai «NCT0214273B».', 'digit', 'NCT02142738'],
  ['essai «NCT02l42738».', 'digit', 'NCT02142738'],
  ['essai «NCT O2142738».', 'digit', 'NCT02142738'],
  ['essai «NCT4437511».', 'length', 'NCT04437511'],
  ['essai «NCT0214273».', 'length', undefined],
  ['essai «NCT 0214273».', 'length', undefined],
  ['«NCT021427380»', 'length', undefined],
  ['«NCT002142738»', 'length', 'NCT02142738'],
  ['«NCT02142738NCT02220894»', 'glued', 'NCT02142738 NCT02220894'],
  ['«NCT02142738ISRCTN06180958»', 'glued', 'NCT02142738 ISRCTN06180958'],
  ['«NCT021427382014-000323-25»', 'glued', 'NCT02142738 2014-000323-25'],
  ['trial «NCI 2024-00563»', 'spelling', 'NCI-2024-00563', 'safe'],
  ['trial «NCI–2024–00563»', 'spelling', 'NCI-2024-00563', 'safe'],
  ['trial «NCI202400563»', 'spelling', 'NCI-2024-00563', 'safe'],
  ['trial «NCI-2024-0563»', 'length', undefined],
  ['EudraCT «2014–000323–25»', 'spelling', '2014-000323-25', 'safe'],
  ['essai «2014–000323–25»', 'spelling', '2014-000323-25', 'safe'],
  ['EudraCT «2014-000323–25».', 'spelling', '2014-000323-25', 'safe'],
  ['EudraCT «2014−000323−25»,', 'spelling', '2014-000323-25', 'safe'],
  ['EudraCT «2014 000323 25»', 'spelling', '2014-000323-25', 'safe'],
  ['EudraCT «2014 - 000323 - 25»', 'spelling', '2014-000323-25', 'safe'],
  ['EudraCT «2014/000323/25»', 'spelling', '2014-000323-25', 'safe'],
  ['EudraCT «2014–000323–25–DE»', 'spelling', '2014-000323-25-DE', 'safe'],
  ['EudraCT «2O14-000323-25»', 'digit', '2014-000323-25'],
  ['EudraCT «2014-O00323-25»', 'digit', '2014-000323-25'],
  ['EudraCT «2014-00323-25»', 'length', undefined],
  ['EudraCT «2014-0000323-25»', 'length', undefined],
  ['EudraCT «2014-000323-2»', 'length', undefined],
  ['EudraCT «2014-000323-251»', 'length', undefined],
  ['essai clinique n° «2014-00323-25».', 'length', undefined],
  ['EudraCT «2014-000323»', 'part', undefined],
  ['numéro EudraCT : «2014-000323»', 'part', undefined],
  ['EU CT number «2022-501549»', 'part', undefined],
  ['EU CT number «2022–501549–57–00»', 'spelling', '2022-501549-57-00', 'safe'],
  ['«EudraCT» 2022-501549-57-00', 'kind', 'EU CT'],
  ['(«EudraCT» number: 2022-501549-57)', 'kind', 'EU CT'],
  ['«CTIS» 2014-000323-25', 'kind', 'EudraCT'],
  ['«EU CT» n° 2014-000323-25', 'kind', 'EudraCT'],
  ['trial «ISRCTN 02452400»', 'spelling', 'ISRCTN02452400', 'safe'],
  ['trial «ISRCTN: 02452400»', 'spelling', 'ISRCTN02452400', 'safe'],
  ['trial «isrctn02452400»', 'spelling', 'ISRCTN02452400', 'safe'],
  ['trial «ISCRTN06180958»', 'spelling', 'ISRCTN06180958', 'safe'],
  ['trial «ISRTCN06180958»', 'spelling', 'ISRCTN06180958', 'safe'],
  ['trial «ISCTRN 06180958»', 'spelling', 'ISRCTN06180958', 'safe'],
  ['trial «ISRCTN1234567»', 'length', undefined],
  ['trial «ISRCTNO2452400»', 'digit', 'ISRCTN02452400'],
  ['trial «ACTRN 12614000123456»', 'spelling', 'ACTRN12614000123456', 'safe'],
  ['trial «ANZCTR12614000123456»', 'spelling', 'ACTRN12614000123456'],
  ['trial «ACTRN1261400012345»', 'length', undefined],
  ['trial «ACTRN1260500012»', 'length', undefined],
  ['trial «CHICTR1900024524»', 'spelling', 'ChiCTR1900024524', 'safe'],
  ['trial «ChiCTR-1900024524»', 'spelling', 'ChiCTR1900024524', 'safe'],
  ['trial «ChiCTR TRC-12002345»', 'spelling', 'ChiCTR-TRC-12002345', 'safe'],
  ['trial «ChiCTRTRC12002345»', 'spelling', 'ChiCTR-TRC-12002345', 'safe'],
  ['trial «ChiCTR23000»', 'length', undefined],
  ['trial «ChiCTR230007800012»', 'length', undefined],
  ['trial «JRCT2031200001»', 'spelling', 'jRCT2031200001', 'safe'],
  ['trial «jRCT 2031200001»', 'spelling', 'jRCT2031200001', 'safe'],
  ['trial «jRCT203120000»', 'length', 'jRCTs203120000'],
  ['trial «jRCT20312»', 'length', undefined],
  ['trial «UMIN:000000562»', 'spelling', 'UMIN000000562', 'safe'],
  ['trial «UMIN 000012045»', 'spelling', 'UMIN000012045', 'safe'],
  ['trial «UMIN-CTR 000012045»', 'spelling', 'UMIN000012045'],
  ['trial «UMIN00012045»', 'length', undefined],
  ['trial «JapicCTI121234»', 'spelling', 'JapicCTI-121234', 'safe'],
  ['trial «Japic CTI-121234»', 'spelling', 'JapicCTI-121234', 'safe'],
  ['trial «JapicCTI-12123»', 'length', undefined],
  ['trial «DRKS 00003170»', 'spelling', 'DRKS00003170', 'safe'],
  ['trial «DRKS: 00004353»', 'spelling', 'DRKS00004353', 'safe'],
  ['trial «DRKS0003170»', 'length', undefined],
  ['trial «DKRS00003170»', 'spelling', 'DRKS00003170', 'safe'],
  ['trial «DRKSO0003170»', 'digit', 'DRKS00003170'],
  ['trial «NTR 3912»', 'spelling', 'NTR3912', 'safe'],
  ['trial «PACTR 2010020001429343»', 'spelling', 'PACTR2010020001429343', 'safe'],
  ['trial «PACTR20100200014»', 'length', undefined],
  ['trial «CTRI-2012-11-003122»', 'spelling', 'CTRI/2012/11/003122', 'safe'],
  ['trial «CTRI 2012 11 003122»', 'spelling', 'CTRI/2012/11/003122', 'safe'],
  ['trial «CTRI/2012/11/03122»', 'length', undefined],
  ['trial «CTRI/2012/003122»', 'part', undefined],
  ['trial «IRCT 2016080318745N10»', 'spelling', 'IRCT2016080318745N10', 'safe'],
  ['trial «IRCT2016080318745n10»', 'spelling', 'IRCT2016080318745N10', 'safe'],
  ['trial «IRCT2016080318745»', 'part', undefined],
  ['trial «IRCT20181201041815N»', 'part', undefined],
  ['trial «KCT 0001234»', 'spelling', 'KCT0001234', 'safe'],
  ['trial «KCT001234»', 'length', undefined],
  ['trial «TCTR 20180524001»', 'spelling', 'TCTR20180524001', 'safe'],
  ['trial «TCTR2018052401»', 'length', undefined],
  ['trial «RBR–6n8x2t»', 'spelling', 'RBR-6n8x2t', 'safe'],
  ['trial «RBR6n8x2t»', 'spelling', 'RBR-6n8x2t', 'safe'],
  ['trial «RBR-6n8x2»', 'length', undefined],
  ['trial «RPCEC 00000123»', 'spelling', 'RPCEC00000123', 'safe'],
  ['trial «RPCEC0000123»', 'length', undefined],
  ['trial «SLCTR-2015-012»', 'spelling', 'SLCTR/2015/012', 'safe'],
  ['trial «SLCTR/2015/12»', 'length', undefined],
  ['trial «LBCTR 2019030201»', 'spelling', 'LBCTR2019030201', 'safe'],
  ['trial «LBCTR20190302»', 'length', undefined],
  ['trial «PER–106–20»', 'spelling', 'PER-106-20', 'safe'],
  ['UTN «U1111–1168–8679»', 'spelling', 'U1111-1168-8679', 'safe'],
  ['UTN «U1111 1168 8679»', 'spelling', 'U1111-1168-8679', 'safe'],
  ['UTN «1111-1168-8679»', 'part', 'U1111-1168-8679'],
  ['«U1111-1168-867»', 'length', undefined]
]

describe('findMisspellings, of trials', () => {
  for (const [line, fault, meant, safety] of misspellings) {
    it(`marks ${line}`, () => {
      const {text, ranges} = unmarked(line)
      const found = findMisspellings(text)
      assert.equal(
        marked(
          text,
          found.map(({range}) => range)
        ),
        marked(text, ranges)
      )
      assert.deepEqual(
        found.map(one => [one.fault, one.meant[0], one.isSafe]),
        [[fault, meant, safety === 'safe']]
      )
    })
  }

  const honest = readFileSync(join(import.meta.dirname, 'registries.honest.txt'), 'utf8')
    .split('\n')
    .filter(Boolean)
  it(`says nothing of ${honest.length} honest lines`, () => {
    assert.ok(honest.length >= 100)
    for (const line of honest) {
      assert.deepEqual(findMisspellings(line), [], line)
      assert.deepEqual(
        findIdentifiers(line).filter(({identifier}) => identifier.scheme === 'trial'),
        [],
        line
      )
    }
  })
})

describe('identifyUrl, of trials', () => {
  const addresses: readonly (readonly [url: string, number: string | undefined])[] = [
    ['https://clinicaltrials.gov/study/NCT02142738?tab=results', 'NCT02142738'],
    ['https://clinicaltrials.gov/study/NCT02142738/history', 'NCT02142738'],
    ['https://www.clinicaltrials.gov/ct2/show/NCT02142738', 'NCT02142738'],
    ['https://clinicaltrials.gov/ct2/show/results/NCT02142738', 'NCT02142738'],
    ['https://clinicaltrials.gov/ct2/show/record/NCT02142738?term=NCT02142783', 'NCT02142738'],
    ['https://clinicaltrials.gov/ct2/show/study/nct02142738', 'NCT02142738'],
    ['https://classic.clinicaltrials.gov/ct2/show/NCT02142738', 'NCT02142738'],
    ['http://clinicaltrials.gov/show/NCT02142738', 'NCT02142738'],
    ['https://clinicaltrials.gov/NCT02142738', 'NCT02142738'],
    ['https://clinicaltrials.gov/api/v2/studies/NCT02142738', 'NCT02142738'],
    ['https://clinicaltrials.gov/search?term=NCT02142738', undefined],
    ['https://clinicaltrials.gov/ct2/results?term=NCT02142738', undefined],
    ['https://clinicaltrials.gov/study/NCT0214273', undefined],
    ['https://www.clinicaltrialsregister.eu/ctr-search/trial/2010-022945-52/DE', '2010-022945-52'],
    ['https://www.clinicaltrialsregister.eu/ctr-search/trial/2010-022945-52/DE/results', '2010-022945-52'],
    ['https://www.clinicaltrialsregister.eu/ctr-search/trial/2010-022945-52/3RD', '2010-022945-52'],
    ['https://www.clinicaltrialsregister.eu/ctr-search/search?query=2010-022945-52', '2010-022945-52'],
    ['https://www.clinicaltrialsregister.eu/ctr-search/search?query=eudract_number:2010-022945-52', '2010-022945-52'],
    ['https://www.clinicaltrialsregister.eu/ctr-search/search?query=2010-022945-52+OR+2014-000323-25', undefined],
    ['https://www.clinicaltrialsregister.eu/ctr-search/search?query=tea', undefined],
    ['https://euclinicaltrials.eu/ctis-public/view/2022-501549-57-00', '2022-501549-57'],
    ['https://euclinicaltrials.eu/ctis-public/view/2022-501549-57-03?lang=fr', '2022-501549-57'],
    ['https://euclinicaltrials.eu/search-for-clinical-trials/?lang=en&EUCT=2022-501549-57-00', '2022-501549-57'],
    [
      'https://euclinicaltrials.eu/ctis-public/search#searchCriteria={%22containAll%22:%222022-501549-57-00%22}',
      '2022-501549-57'
    ],
    [
      'https://euclinicaltrials.eu/ctis-public/search#searchCriteria={%22containAny%22:%222022-501549-57-00,2023-501550-57-00%22}',
      undefined
    ],
    ['https://euclinicaltrials.eu/ctis-public/search#searchCriteria={%22containAll%22:%22tea%22}', undefined],
    ['https://www.isrctn.com/ISRCTN06180958', 'ISRCTN06180958'],
    ['http://www.controlled-trials.com/ISRCTN06180958', 'ISRCTN06180958'],
    ['https://www.isrctn.com/search?q=ISRCTN06180958', undefined],
    ['https://www.cancer.gov/clinicaltrials/NCI-2024-00563', 'NCI-2024-00563'],
    ['https://www.cancer.gov/about-cancer/treatment/clinical-trials/search/v?id=NCI-2024-00563', 'NCI-2024-00563'],
    ['https://www.cancer.gov/about-cancer/treatment/clinical-trials/search/r?q=NCI-2024-00563', undefined],
    ['https://trialsearch.who.int/Trial2.aspx?TrialID=NCT02142738', 'NCT02142738'],
    ['https://trialsearch.who.int/Trial2.aspx?TrialID=EUCTR2010-022945-52-DE', '2010-022945-52'],
    ['https://apps.who.int/trialsearch/Trial2.aspx?TrialID=JPRN-UMIN000040928', 'UMIN000040928'],
    ['https://trialsearch.who.int/Trial2.aspx?TrialID=CTRI%2F2012%2F11%2F003122', 'CTRI/2012/11/003122'],
    ['https://www.who.int/publications/i/item/9789240015128', undefined],
    ['https://www.anzctr.org.au/TrialSearch.aspx?searchTxt=ACTRN12614000123456', 'ACTRN12614000123456'],
    ['https://drks.de/search/en/trial/DRKS00005115', 'DRKS00005115'],
    ['https://slctr.lk/trials/slctr-2015-012', 'SLCTR/2015/012'],
    ['https://ensaiosclinicos.gov.br/rg/RBR-6n8x2t', 'RBR-6n8x2t'],
    ['https://jrct.mhlw.go.jp/latest-detail/jRCTs031200001', 'jRCTs031200001'],
    ['https://onderzoekmetmensen.nl/en/trial/NL-OMON12345', 'NL-OMON12345'],
    ['https://ichgcp.net/clinical-trials-registry/NCT02142738', 'NCT02142738'],
    ['https://trial.medpath.com/clinical-trial/a1b2/nct02142738-tea-and-rest', 'NCT02142738'],
    ['https://ichgcp.net/search?q=NCT02142738', undefined],
    ['https://example.org/trials/NCT02142738', undefined],
    ['https://clinicaltrials.gov.example.org/study/NCT02142738', undefined],
    ['https://clinicaltrials.gov/study/%zzNCT02142738', undefined]
  ]
  for (const [url, number] of addresses) {
    it(`gives ${number ?? 'no trial'} for ${url}`, () => {
      const found = identifyUrl(url)
      assert.equal(found?.scheme === 'trial' ? found.value : undefined, number)
    })
  }
})

describe('findIdentifiers, of trials', () => {
  const lines = [
    '(«NCT02142738»/«NCT02142783»), EudraCT/«2014-000323-25»; EudraCT-«2014-000323-25»; EUCTR«2014-000323-25-DE»',
    'ClinicalTrials.gov/«NCT02142738»; JPRN-«UMIN000040928»; «NCT02142738»–«NCT02142783».',
    'NederlandsTrialregister:«NL3011» and the trial «NTR4269», of NL-1081, p75NTR and NTR1.',
    'PACTR201205000384379x, ZINC000052955, gutjnl-2012-302759, NCT02142738_2, NCT02142738.pdf, xNCT02142738.',
    'NL 277 trials in the NL, trial in NL 2014; per 100 000, per-106-20; NL26560.042.09 trial.',
    'doi:10.1186/ISRCTN06180958, 10.1000/2014-000323-25 and www.example.org/NCT02142738?id=NCT02142738'
  ]
  for (const line of lines) {
    it(`marks ${line}`, () => {
      const {text, ranges} = unmarked(line)
      const found = findIdentifiers(text).filter(({identifier}) => identifier.scheme === 'trial')
      assert.equal(
        marked(
          text,
          found.map(({range}) => range)
        ),
        marked(text, ranges)
      )
    })
  }
})
