import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {marksOf, readMarks} from './marks.ts'
import {loadEngine, ours, type Token, tokenize} from './tokens.ts'

async function colours(marked: string): Promise<void> {
  const {text, marks} = readMarks(marked)
  assert.deepEqual(await marksOf(text), marks, text)
}

describe('the citation grammar', () => {
  const identifiers: readonly (readonly [string, string])[] = [
    ['a DOI before a full stop', 'See doi:«doi|10.1000/tea.42».'],
    ['a DOI in parentheses', 'A study (DOI «doi|10.1000/tea-42») of rest.'],
    ['a DOI with parentheses of its own', 'See (doi:«doi|10.1016/S0140-6736(97)11096-0»).'],
    [
      'a DOI with angle brackets',
      'See «doi|10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2».'
    ],
    [
      'a DOI between guillemets',
      'La source « «doi|10.1000/thé_2» » est citée ; voir «doi|10.1000/x», puis «doi|10.1000/y»…'
    ],
    [
      'a DOI without what a publisher adds',
      'https://planet.invalid/doi/«doi|10.1000/tea.7»/full and /«doi|10.1000/tea.8».pdf?download=1'
    ],
    ['a preprint without its version', 'https://www.medrxiv.org/content/«doi|10.1101/2025.05.27.25328230»v1.full.pdf'],
    ['an encoded DOI', 'https://planet.invalid/?id=«doi|10.1000%2Ftea.42»&lang=en'],
    ['a DOI of old, glued to its word', 'DOI«doi|10.1000/tea» and **«doi|10.1000/rest»** and *«doi|10.1000/sun»*'],
    ['a PMID, its word included', '«pmid|PMID: 12345678» and «pmid|PMID 1234», «pmid|PMID\u00a0: 123»'],
    [
      'a PMID in an address',
      'https://pubmed.ncbi.nlm.nih.gov/«pmid|12345678»/ and https://www.ncbi.nlm.nih.gov/pubmed/«pmid|123»'
    ],
    ['a PMCID', '«pmcid|PMC1234567» and https://pmc.ncbi.nlm.nih.gov/articles/«pmcid|PMC1234567.1»/'],
    ['a ClinicalTrials.gov number', 'The trial («nct|NCT01234567») of rest, «nct|NCT01234567»-based.'],
    ['an ISRCTN', 'As registered («isrctn|ISRCTN12345678»).'],
    ['a EudraCT number', 'Number «eudract|2010-022945-52», page /trial/«eudract|2010-022945-52-DE»'],
    ['an EU CT number', 'Numbers «ctis|2022-501549-57» and «ctis|2022-501549-57-00».'],
    ['Chinese numbers, new and old', '«chictr|ChiCTR2300078000» and «chictr|ChiCTR-TRC-12002345»'],
    [
      'Japanese numbers',
      '«jrct|jRCT2031200001», «jrct|jRCTs031200001», «japiccti|JapicCTI-123456», «umin|UMIN000012345»'
    ],
    ['an Australian number', '«actrn|ACTRN12614000123456»'],
    ['an Indian number', '«ctri|CTRI/2020/01/012345»'],
    [
      'German, African and Iranian numbers',
      '«drks|DRKS00005115», «pactr|PACTR202406532417953», «irct|IRCT20160803018745N10»'
    ],
    ['Korean and Thai numbers', '«kct|KCT0001234» and «tctr|TCTR20200101001»'],
    ['American numbers south of Mexico', '«rebec|RBR-74547s2», «rpcec|RPCEC00000123», «repec|PER-012-20»'],
    ['Sri Lankan and Lebanese numbers', '«slctr|SLCTR/2015/012» and «lbctr|LBCTR2020012345»'],
    ['a universal trial number and an NCI number', '«utn|U1111-1168-8679» and «nci|NCI-2024-00563»'],
    ['a PROSPERO number', 'Protocol «prospero|CRD42020123456».']
  ]
  for (const [what, marked] of identifiers) it(`colours ${what}`, () => colours(marked))

  it('colours identifiers in headings, lists, quotations, tables, bold and notes', () =>
    colours(
      [
        '# Trial «nct|NCT01234567»',
        '',
        '«nct|NCT01234567» opens a line with **bold «nct|NCT01234567»**.',
        '',
        '- «nct|NCT01234567» opens an item',
        '  1. and «doi|10.1000/x» another',
        '',
        '> «pmcid|PMC1234567» in a quotation',
        '',
        '| Trial | Source |',
        '| --- | --- |',
        '| «nct|NCT01234567» | see «doi|10.1000/x» |',
        '|«nct|NCT01234567»|[«nct|NCT01234567»](https://planet.invalid/)|',
        '',
        '[^1]: Registered as «isrctn|ISRCTN12345678».'
      ].join('\n')
    ))

  it('colours identifiers in the label and in the destination of a link', async () => {
    await colours(
      '[trial «nct|NCT01234567»](https://clinicaltrials.gov/study/«nct|NCT01234567»?tab=results "A «title»")'
    )
    await colours('[a](https://doi.org/«doi|10.1016/S0140-6736(97)11096-0») and <https://doi.org/«doi|10.1000/x»>')
    await colours('[a](<https://doi.org/«doi|10.1000/x»>) and **[b](https://doi.org/«doi|10.1000/y»)**')
    await colours('| a | b [c](https://doi.org/«doi|10.1000/x») |\n| --- | --- |')
  })

  it('colours identifiers in the destination of a definition', async () => {
    await colours('[tea]: https://doi.org/«doi|10.1000/tea» "Tea"')
    await colours('- [tea]: <https://doi.org/«doi|10.1000/tea»>')
  })

  it('colours identifiers in a link that is none', () =>
    colours('[NEJM, «nct|NCT01234567»] (https://doi.org/«doi|10.1000/x»)'))

  it('colours citation keys', async () => {
    await colours('[«key|@smith2020», p. 12; see «key|-@rest_2021»; «key|@tea:a.b/c-d»].')
    await colours('«key|@smith2020» says, and «key|@doe».\nThen, as «key|@müller99».')
    await colours('[«key|@{https://planet.invalid/a_(b)?c=d}», p. 3] and «key|@{tea}».')
    await colours('**[«key|@a»]** and *[«key|@b»]* and | [«key|@c»] |')
    await colours('| Source |\n| --- |\n| [«key|@a»] |\n|«key|@b»|')
    await colours('[«key|@a», «nct|NCT01234567», `@b`]')
  })

  it('gives a bracketed citation its own scopes', async () => {
    const tokens = await tokenize('[-@smith2020]')
    const words = tokens.map(token => [token.text, token.scopes.at(-1)])
    assert.deepEqual(words, [
      ['[', 'punctuation.definition.citation.begin.medcite'],
      ['-', 'keyword.operator.suppress-author.medcite'],
      ['@', 'punctuation.definition.citation-key.medcite'],
      ['smith2020', 'entity.name.tag.citation-key.medcite'],
      [']', 'punctuation.definition.citation.end.medcite']
    ])
  })

  const plain: readonly (readonly [string, string])[] = [
    [
      'e-mail addresses',
      'Write to rest@planet.invalid, a.b-@planet.invalid, <tea@planet.invalid> or thé@planet.invalid.'
    ],
    ['accounts in addresses', 'https://planet.invalid/@rest and [a](https://planet.invalid/@tea?x=@y)'],
    ['an at sign with a space', '5 mg @ 8 h, \\@escaped and @@twice'],
    ['cross-references', 'See @fig-tea, [@tbl-rest] and @sec-sun.'],
    [
      'a number inside another name',
      'gutjnl-2012-302759, gutjnl-2010-022945-52, ZINC000052955, xNCT01234567, NCT012345678'
    ],
    ['mistyped numbers', 'NCT0123456, NCT 01234567, nct01234567, ISCRTN12345678, 2010-022945, UMIN00001234'],
    [
      'dates, telephones and amounts',
      '2014-03-23, 020 7946 0000, 10.5/20, 10.12/3, version 1.10.1000/x, PER 100 00, PMID'
    ],
    ['intervals and brackets', '(95% CI)[12], [0, 5), [18F]FDG, benzo[a]pyrene, [x] (see @ home)'],
    ['code spans', 'See `NCT01234567`, ``doi:10.1000/x`` and `[@a]` and [`@b`].'],
    ['fences', '```\nNCT01234567 [@a]\n[a](https://doi.org/10.1000/x)\n```\n\n~~~yaml\ndoi: 10.1000/x\n~~~'],
    ['code by indentation', 'Text\n\n    NCT01234567 and 10.1000/x and @a'],
    [
      'HTML comments',
      '<!-- NCT01234567 [@a] -->\n\nText <!-- doi:10.1000/x --> on.\n\n<!--\nPMC1234567\n[a]: https://doi.org/10.1000/x\n-->'
    ],
    ['HTML tags', 'See <a href="https://doi.org/10.1000/x" title="@a">it</a>.'],
    ['front matter', '---\ndoi: 10.1000/x\nauthor: "@rest"\n---\n\nText'],
    ['a link that only looks like a key', '[rest@planet.invalid] and [a][b@c]']
  ]
  for (const [what, text] of plain) it(`leaves ${what} plain`, () => colours(text))

  it('does not colour a run inside a DOI a second time', async () => {
    await colours('«doi|10.1136/gutjnl-2012-302759» and «doi|10.1186/ISRCTN12345678» and «doi|10.1000/2010-022945-52»')
    await colours('«doi|10.1000/PMC1234567.NCT01234567»')
  })
})

describe('the manifest', () => {
  it('contributes every grammar as an injection into Markdown', () => {
    const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    const expected = [...ours.keys()].map(scopeName => {
      const path = `./syntaxes/${scopeName.replace(/^markdown\.(.+)\.medcite$/u, 'medcite.$1')}.tmLanguage.json`
      return {scopeName, path, injectTo: ['text.html.markdown']}
    })
    assert.ok(manifest && typeof manifest === 'object' && 'contributes' in manifest)
    assert.ok(manifest.contributes && typeof manifest.contributes === 'object' && 'grammars' in manifest.contributes)
    assert.deepEqual(manifest.contributes.grammars, expected)
  })
})

/** Scopes of each character but ours; where a citation of ours stands there is nothing to compare. */
function foreignScopes(tokens: readonly Token[], skip: ReadonlySet<string>): string[] {
  return tokens.flatMap(token =>
    Array.from({length: token.end - token.start}, (_, index) => {
      const place = `${token.line}:${token.start + index}`
      return skip.has(place) ? '' : `${place} ${token.scopes.filter(scope => !scope.endsWith('.medcite')).join(' ')}`
    })
  )
}

function citationPlaces(tokens: readonly Token[]): Set<string> {
  return new Set(
    tokens
      .filter(token => token.scopes.includes('meta.citation.medcite'))
      .flatMap(token =>
        Array.from({length: token.end - token.start}, (_, index) => `${token.line}:${token.start + index}`)
      )
  )
}

describe('the Markdown grammar under the citation grammar', () => {
  const documents = ['docs/examples/lupus.fr.md', 'docs/examples/lupus-clean.en.md', 'docs/examples/README.md']
  for (const path of [...documents, 'test/corpus/traps.fr.md', 'test/corpus/traps.en.md', 'README.md'])
    it(`keeps every scope in ${path}`, async () => {
      const text = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
      const [bare, injected] = [await tokenize(text, false), await tokenize(text)]
      const skip = citationPlaces(injected)
      assert.deepEqual(foreignScopes(injected, skip), foreignScopes(bare, skip))
    })
})

/** Every regular expression in a grammar of ours. */
function patternsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(patternsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'match' && typeof inner === 'string' ? [inner] : patternsIn(inner)
  )
}

describe('the regular expressions of the citation grammar', () => {
  const runs = [
    '10.1000/',
    '(a',
    '10.1000/(',
    'a.',
    'a-',
    '[@a',
    '[-@',
    '@a.',
    '@{',
    '%2F',
    '2010-022945-',
    'PMID ',
    '[a](',
    '1<1::'
  ]
  const hostile = runs.flatMap(run => [run.repeat(4000), `10.1000/${run.repeat(4000)}`, `@${run.repeat(4000)}`])

  for (const [scope, text] of ours)
    it(`read long hostile lines once, in ${scope}`, async () => {
      const {createOnigScanner, createOnigString} = await loadEngine()
      for (const pattern of patternsIn(JSON.parse(text))) {
        const scanner = createOnigScanner([pattern])
        for (const line of hostile) scanner.findNextMatchSync(createOnigString(line), 0, 0)
      }
    })
})
