import assert from 'node:assert/strict'
import {updateDocument} from '../../server/src/core/document.ts'
import {
  type Configuration,
  check,
  configure,
  type Edit,
  openDocument,
  type Profile,
  rules
} from '../../server/src/service/index.ts'
import {type Random, seed} from './random.ts'

/** Every rule, those that are off by default too, on a fixed day. */
const everything: Configuration = {
  ...configure({rules: Object.fromEntries(rules.filter(({isOptIn}) => isOptIn).map(({id}) => [id, 'warning']))})
    .configuration,
  clock: () => '2026-11-24'
}

/** Blocks of which most say something of another one, however far from it. */
const blocks = [
  '# Tea and rest\n\n',
  '## Références\n\n',
  '**Sources:**\n\n',
  'Sources :\n\n',
  '## Preprints\n\n',
  '---\n\n',
  'The tea of the house [Nature, May 2021](https://www.nature.com/articles/s41586-024-02168-0).\n\n',
  'Le thé [Nature, 2024](https://www.nature.com/articles/s41586-024-02168-0) [1] et [2].\n\n',
  'See [Saturn et al., 2019][tea] and [Venus, 2011][rest], or [the trial][Tea1].\n\n',
  'See [Saturn] [tea] and \\[tea\\], [leaf2020] and @leaf2020 or [@Leaf2020; @moon2019].\n\n',
  '[tea]: https://doi.org/10.1000/tea\n\n',
  '[tea]: https://doi.org/10.1000/other "T"\n\n',
  '[rest]: https://www.biorxiv.org/content/10.1101/2025.04.12.648517v1.full.pdf\n\n',
  '[tea] : https://doi.org/10.1000/tea\n\n',
  '[1]: https://doi.org/10.1000/one\n\n',
  '- [rest]: https://doi.org/10.1000/tea\n\n',
  'A claim[^1], another[^2] and a third [^3]. A mark^[1].\n\n',
  '[^1]: A note with [Tea](https://doi.org/10.1000/tea).\n\n',
  '[^2]: Another note.\n\n',
  'A paragraph between notes.\n\n',
  '[^2] : A broken note.\n\n',
  '1. Saturn A. Tea. Rest 2019. doi:10.1000/tea\n2. Venus B. Rest. 2011. doi:10.1000/rest\n3. Mars C. Leaves. 2015.\n\n',
  '- [Tea](https://doi.org/10.1000/tea)\n- [Rest](https://doi.org/10.1000/rest)\n- Saturn A. Front Immunol 2017. doi:10.3389/fimmu.2023.1253805\n\n',
  'Rest helps [1, 3], tea too [2]; leaves [4].\n\nSo does water [1–3].\n\n',
  'See [Tea](https://doi.org/10.1000/tea) and [Rest, 2011](https://doi.org/10.1000/rest) and [Leaf](https://doi.org/10.1000/tea).\n\n',
  'Other [moons](https://moons.example.org/a) and [Tea](https://doi.org/10.1000/tea "T") (https://doi.org/10.1000/tea).\n\n',
  'Anifrolumab in a phase 3 trial, TULIP-2, and Saphnelo.\n\n',
  'A trial of obecabtagene, NCT02446899.\n\n',
  'The response was 45 % ([press release](https://www.astrazeneca.com/media-centre/press-releases/2019/tea.html)).\n\n',
  'Among patients 45 % had a flare, p < 0.01.\n\n',
  'Preprints:\n\n- [Tea et al.](https://doi.org/10.1101/2025.04.12.648517)\n- [Rest](https://www.medrxiv.org/content/10.1101/2025.05.27.25328230v3)\n\n',
  'In 60 % of patients ([NCT02446899](https://clinicaltrials.gov/study/NCT02446899)).\n\n',
  '[up](#tea-and-rest), [down](#references), [lost](#_ENREF_1), <a id="x"></a>\n\n',
  '**Tea: a rest\n\n',
  '*Tea** and a star**\n\n',
  'A mark¹ and a second².\n\n¹ The note.\n\n',
  '[Tea] (https://doi.org/10.1000/tea) and [Rest] (https://doi.org/10.1000/rest)\n\n',
  '<!-- medcite-disable detached-destination -->\n\n',
  '<!-- medcite-disable -->\n\n',
  '<!-- medcite-enable -->\n\n',
  '<!-- medcite-disable-next-line same-source-different-label, date-mismatch -->\n',
  'UTN U1111-1234-5678 of a trial, doi:10.1000/bare and PMID: 32937045.\n\n',
  'The PDF.\n\n[x](https://www.nature.com/articles/s41586-024-02168-0.pdf) PDF\n\n',
  '| Source |\n|---|\n| Saturne A, et al. (2017) Le thé. https://doi.org/10.3389/fimmu.2023.1253805 |\n\n',
  '```\n[tea]: https://doi.org/10.1000/coded\n```\n\n',
  'The tea [Tea](https://doi.org/10.1016/S0140-6736(23)01234-5), irb240468: [x](https://a.example.org/irb240468/).\n\n'
]

/** What is typed: letters, what opens and closes, numbers and labels. */
const snippets = [
  ...'x|1|[|]|(|)|*|^|#|\n|\n\n| |:|@|`|- |> |tea|[tea]|[^1]|2019|<!--|-->'.split('|'),
  '# ',
  '[tea]: http://x\n'
]

const frontMatters = [
  '',
  '',
  '---\nlang: fr\n---\n\n',
  '---\nreferences:\n- id: leaf2020\n  DOI: 10.1000/tea\n- id: moon2019\n---\n\n'
]

/** Versions of one document before another one is begun. */
const versions = 40

/**
 * Edits random documents and holds what is found in each version against what a check from scratch finds.
 *
 * @param edits
 *   How many, in all.
 * @param tell
 *   Called after each document with the number of edits so far.
 */
export function editDocuments(
  random: Random,
  profile: Profile,
  edits: number,
  tell: (done: number) => void = () => undefined
): void {
  for (let done = 0; done < edits; tell(done)) {
    let text = randomDocument(random)
    let snapshot = openDocument(text, {profile})
    check(snapshot, everything)
    for (let step = 0; step < versions; step++, done++) {
      const edit = pickEdit(random, text)
      text = text.slice(0, edit.start) + edit.text + text.slice(edit.end)
      snapshot = updateDocument(snapshot, edit)
      // Not every version is looked at.
      if (random.next() < 0.2) continue
      const fresh = check(openDocument(text, {profile}), everything)
      assert.deepEqual(check(snapshot, everything), fresh, JSON.stringify({seed, profile, done, edit, text}))
    }
  }
}

/** A document of blocks that say something of each other. */
export function randomDocument(random: Random): string {
  let text = random.pick(frontMatters)
  for (let block = 0; block < 24; block++) text += random.pick(blocks)
  return text
}

/** Something that an author may do to `text`. */
export function pickEdit(random: Random, text: string): Edit {
  const start = random.below(text.length + 1)
  const kind = random.next()
  if (kind < 0.35) return {start, end: start, text: random.pick(snippets)}
  if (kind < 0.5) return {start, end: Math.min(text.length, start + 1 + random.below(3)), text: ''}
  // Whole blocks come and go, and with them what other blocks lean on.
  const from = text.indexOf('\n\n', start) + 2
  if (from < 2) return {start: text.length, end: text.length, text: `\n\n${random.pick(blocks)}`}
  if (kind < 0.8) return {start: from, end: from, text: random.pick(blocks)}
  const to = text.indexOf('\n\n', from) + 2
  return {start: from, end: to < 2 ? text.length : to, text: random.next() < 0.5 ? '' : random.pick(blocks)}
}
