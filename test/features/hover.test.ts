import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {openDocument} from '../../server/src/core/document.ts'
import {findHover} from '../../server/src/features/hover.ts'
import {createKnowledge, knowledge} from '../../server/src/knowledge/index.ts'
import {renderHover} from '../../server/src/service/hover/index.ts'
import {marked, unmarked} from '../support/markers.ts'

/** The hover at `‸`, with the text in which its range is marked. */
function hoverAt(source: string) {
  const offset = source.replace(/[«»]/g, '').indexOf('‸')
  const {text, ranges} = unmarked(source.replace('‸', ''))
  const snapshot = openDocument(text)
  const found = findHover(snapshot, offset, knowledge)
  return {
    text,
    ranges,
    snapshot,
    found,
    shown: found && renderHover(found, {language: snapshot.language, format: 'markdown'})
  }
}

describe('hover', () => {
  const terms: readonly (readonly [source: string, ...says: RegExp[]])[] = [
    [
      'Avec «anifro‸lumab» et le thé, dans la note.',
      /^\*\*anifrolumab\*\* · \[antagoniste du récepteur des interférons/,
      /IFNAR1/,
      /14 février 2022/
    ],
    [
      'With «anifro‸lumab» and the tea of the house.',
      /^\*\*anifrolumab\*\* · \[type I interferon receptor antagonist/,
      /14 February 2022/
    ],
    ['Le «béli‸mumab» et le thé, dans la note.', /^\*\*bélimumab\*\*/],
    ['The trial of «Relma‸cabtagene Autoleucel» in the house.', /^\*\*relmacabtagene autoleucel\*\*/, /NMPA|China/],
    ['Le (« »; «CABA-‸201») et le thé.'.replace('« »; ', ''), /rese-cel/],
    ['Dans l’essai «RESET-‸SLE»/CAR-T, le thé.', /aucun numéro d’enregistrement de cet essai n’a pu être vérifié/],
    ['Le «D24690‸79A» et le thé dans la note.', /rien de connu au-delà de la prépublication/]
  ]
  for (const [source, ...says] of terms) {
    it(`says what is known of ${source}`, () => {
      const {text, ranges, found, shown = ''} = hoverAt(source)
      assert.equal(marked(text, found ? [found.range] : []), marked(text, ranges))
      for (const pattern of says) assert.match(shown, pattern)
    })
  }

  const citations: readonly (readonly [source: string, ...says: RegExp[]])[] = [
    [
      'Voir «[Nature, mai 2025](https://www.nat‸ure.com/articles/s41422-025-01128-1)» dans la note.',
      /^\*\*Cell Research\*\* · 2025/,
      /article de revue/,
      /\(https:\/\/doi\.org\/10\.1038\/s41422-025-01128-1\)/
    ],
    [
      'Voir «[mars] (https://www.med‸rxiv.org/content/10.1101/2025.05.27.25328230v1.full.pdf)» dans la note.',
      /^\*\*medRxiv\*\* · 27 mai 2025 \(accord de mise en ligne\) · version 1 · /,
      /prépublication, non évaluée par les pairs/
    ],
    ['See «[it](https://clinicaltrials.gov/st‸udy/NCT01234567)» in the note.', /NCT01234567/, /a plan, not a result/],
    [
      'See «[it](https://www.jwtherapeutics.com/en/media/press-re‸lease/20240530/)» of the house.',
      /30 May 2024 · press release/
    ],
    ['Registered as «NCT0244‸6899» by the house.', /TULIP-2/]
  ]
  for (const [source, ...says] of citations) {
    it(`says what the source is in ${source.slice(0, 60)}`, () => {
      const {text, ranges, found, shown = ''} = hoverAt(source)
      assert.equal(marked(text, found ? [found.range] : []), marked(text, ranges))
      for (const pattern of says) assert.match(shown, pattern)
    })
  }

  it('names the other places of the source', () => {
    const {shown} = hoverAt(
      'See [Te‸a](https://doi.org/10.1000/tea) of the house.\n\n## References\n\n- [Leaf](https://doi.org/10.1000/TEA)\n'
    )
    assert.match(shown ?? '', /Also cited: line 5 “Leaf” \(in the list\)/)
  })

  it('says of an authorisation that it was refused, conditional or withdrawn', () => {
    const shownOf = (id: string): string =>
      hoverAt(`With ${id.slice(0, 4)}‸${id.slice(4)} and the tea of the house.`).shown ?? ''
    assert.match(shownOf('betibeglogene autotemcel'), /EU \[29 May 2019\][^·]+ \(withdrawn since, conditional\)/)
    assert.match(shownOf('teclistamab'), /\(accelerated\)/)
    assert.match(shownOf('edaravone'), /Authorised: \[Japan: /)
  })

  it('says class, phase and design with their sources and limits', () => {
    assert.match(
      hoverAt('With anifro‸lumab and the tea.').shown ?? '',
      /^\*\*anifrolumab\*\* · \[type I interferon[^\]]+\]\(https:/
    )
    assert.match(hoverAt('FIRE‸FISH and risdiplam in the house.').shown ?? '', /^\*\*FIREFISH\*\* .*\(phase 2/i)
  })

  it('leads to any address, and breaks on none', () => {
    for (const url of ['https://example.org/😀', 'https://example.org/\u{1f600}\u202e', 'https://example.org/\ud800'])
      assert.ok(hoverAt(`See [it](${url.slice(0, 15)}‸${url.slice(15)}) of the house.`).shown !== undefined, url)
  })

  it('names every day of an authorisation, with what it is for on the link', () => {
    const {shown = ''} = hoverAt('With obinutu‸zumab and the tea of the house.')
    assert.match(
      shown,
      /- Authorised: United States \[1 November 2013\]\(https:[^ ]+ "United States: [^"]+"\), \[October 2025\]/
    )
    assert.match(shown, / · EU \[July 2014\]/)
  })

  it('says every limit of a fact once, and every source', () => {
    const {shown = ''} = hoverAt('With avaco‸pan and the tea of the house.')
    assert.equal(shown.match(/status open/g)?.length, 1)
    assert.match(
      hoverAt('In TULIP-‸2 and the tea.').shown ?? '',
      /- Tested: intravenous anifrolumab .+ · against placebo .+ — \[/
    )
  })

  it('says nothing on what cites nothing', () => {
    for (const source of ['See [a part](#pa‸rt) of it.', 'See [it](oth‸er.md).', 'A ![figure](fig‸ure.png) of it.'])
      assert.equal(hoverAt(source).found, undefined, source)
  })

  it('says what a definition leads to', () => {
    const {shown} = hoverAt('See [it][ref] of the house.\n\n[ref]: https://doi.org/10.1056/NEJM‸oa1912196\n')
    assert.match(shown ?? '', /^\*\*The New England Journal of Medicine\*\* · 2020 · randomised trial/)
    assert.match(shown ?? '', /Also cited: line 1 “it”/)
  })

  it('presumes no peer review of a DOI that may be anything', () => {
    assert.match(hoverAt('See [it](https://doi.org/10.9999/fa‸ke.1) of it.').shown ?? '', /kind of text not known/)
    assert.match(
      hoverAt('See [it](https://doi.org/10.1016/j.ja‸ut.2025.103489) of it.').shown ?? '',
      /peer review presumed/
    )
  })

  it('tells a registration once, by its trial', () => {
    const {shown = ''} = hoverAt('Registered as NCT024‸46899 by the house.')
    assert.equal(shown.match(/A registration is a plan/g)?.length, 1)
    assert.match(shown, /^\*\*TULIP-2\*\*/)
  })

  it('says nothing on 400 lines of everyday prose, on no word', () => {
    for (const language of ['en', 'fr']) {
      const text = readFileSync(new URL(`../knowledge/everyday.${language}.txt`, import.meta.url), 'utf8')
      const snapshot = openDocument(text)
      for (const {index, 0: word} of text.matchAll(/\p{L}[\p{L}\p{M}-]*/gu)) {
        const found = findHover(snapshot, index + 1, knowledge)
        assert.equal(found, undefined, `${word} in ${text.slice(index - 40, index + 40)}`)
      }
    }
  })

  const stems: readonly (readonly [source: string, ...says: RegExp[]])[] = [
    [
      'We gave «imati‸nib» to them.',
      /^\*\*imatinib\*\* · \\-tinib: tyrosine kinase inhibitor/,
      /70 of 84 names/,
      /antineoplastic/
    ],
    [
      'On a donné de l’«atorva‸statine» dans la note et pour les autres.',
      /-vastatin\u00a0?: inhibiteur de l’HMG-CoA/,
      /8 des 8 noms/
    ],
    ['We gave «Temsi‸rolimus» to them.', /4 of 6 names/]
  ]
  for (const [source, ...says] of stems) {
    it(`says what the ending tells in ${source}`, () => {
      const {text, ranges, found, shown = ''} = hoverAt(source)
      assert.equal(marked(text, found ? [found.range] : []), marked(text, ranges))
      for (const pattern of says) assert.match(shown, pattern)
    })
  }

  it('says of no stem what common words end on', () => {
    for (const word of ['moment', 'ciment', 'avril', 'navire', 'platine', 'héparine', 'mab', 'toltecan', 'prost'])
      assert.equal(hoverAt(`Le mot ${word.slice(0, 2)}‸${word.slice(2)} et la note.`).found, undefined, word)
  })

  it('marks what was not read again for long', () => {
    const {found} = hoverAt('With anifro‸lumab and the tea.')
    assert.ok(found)
    const shown = (today: string): string =>
      renderHover(found, {language: 'en', format: 'markdown'}, {knowledge, staleAfter: 12, clock: () => today})
    assert.doesNotMatch(shown('2026-12-01'), /check it/)
    assert.match(shown('2028-01-01'), /\*\*last read on \d+ November 2026: check it\*\*/)
  })

  it('says nothing on plain words and in code', () => {
    for (const source of ['The te‸a of the house.', '`anifro‸lumab` in the house.', '‸'])
      assert.equal(hoverAt(source).found, undefined)
  })

  it('says how far it was looked, and what is not known', () => {
    const told = (source: string) => hoverAt(source).shown?.split('\n').at(-1)
    assert.equal(
      told('Voir [un livre](https://www.e‸xample.org/the) dans la note.'),
      '*D’après son adresse ou son numéro seul. Inconnus ici\u00a0: titre, auteurs, rétractation.*'
    )
    assert.match(
      told('See [it](https://doi.or‸g/10.1186/s13075-024-03331-8) in the note.') ?? '',
      /Retraction not checked/
    )
    assert.match(told('With anifro‸lumab and the tea.') ?? '', /Sources read up to .+\. Nothing else was checked/)
  })

  it('tells the day of a source from the day on which it was read', () => {
    const {shown} = hoverAt('Le bélimu‸mab et le thé dans la note.')
    assert.match(shown ?? '', /\), lu le \d/)
    assert.match(shown ?? '', /\), 15 juillet 2025/)
  })

  it('links an address that holds no identifier, by https only', () => {
    assert.match(
      hoverAt('See [it](https://www.exam‸ple.org/tea) of the house.').shown ?? '',
      /\[example\.org\/tea\]\(https:\/\/www\.example\.org\/tea\)/
    )
    assert.doesNotMatch(hoverAt('See [it](http://www.exam‸ple.org/tea) of the house.').shown ?? '', /\]\(/)
  })

  it('gives addresses in plain text too', () => {
    const {found} = hoverAt('With anifro‸lumab and the tea.')
    assert.ok(found)
    assert.match(
      renderHover(found, {language: 'en', format: 'plaintext'}),
      /N Engl J Med 2020;382:211-221 \(https:\/\/www\.nejm\.org/
    )
  })

  it('shows hostile text as text', () => {
    const hostile =
      '[x](command:evil) ![i](https://e.org/p.png) <img src=x> \u202e\u001b[31m `a` **b** https://e.org $x$ &lt;'
    const source = {name: hostile, url: 'command:evil', tier: 'article', seen: '2026-11-24'} as const
    const record = {
      type: 'concept',
      id: 'tea',
      names: {en: hostile, fr: hostile},
      synonyms: ['teatea'],
      namedBy: [],
      facts: [{kind: 'definition', state: 'known', value: hostile, note: {en: hostile, fr: hostile}, sources: [source]}]
    } as const
    const known = createKnowledge(() => [record])
    const snapshot = openDocument('We drink teatea.')
    const found = findHover(snapshot, 12, known)
    assert.ok(found)
    const configuration = {knowledge: known, staleAfter: 12}
    const shown = renderHover(found, {language: 'en', format: 'markdown'}, configuration)
    // The last link is ours, to the page of all records.
    const plain = shown.replace(/ \[All facts and sources\]\(https:[\w/.-]+#tea\)$/, '').replace(/\\[^\w\s]/g, '')
    assert.doesNotMatch(plain, /\]\(|!\[|<|&|`|\$|:\/\/|\u202e|\u001b/)
    assert.doesNotMatch(renderHover(found, {language: 'en', format: 'plaintext'}, configuration), /\u202e|\u001b/)
  })
})
