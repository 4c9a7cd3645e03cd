import {mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {type Random, randomFrom} from '../support/random.ts'

type Language = 'en' | 'fr'

/** What digests are made of. The findings and the numbers are invented, and so are the sources. */
const words = {
  en: {
    title: [
      'Lupus nephritis',
      'Cell therapy in lupus',
      'Interferon and the skin',
      'Rest and flares',
      'Trials of the year'
    ],
    section: ['What was asked', 'Who took part', 'What was found', 'Side effects', 'What is still open'],
    sentence: [
      'The two groups were alike in age, in the length of their disease and in what they had been given before',
      'Most of those who had a response kept it for as long as they were followed',
      'Side effects were mild, and infections of the airways were the most frequent of them',
      'Nobody had to leave the study because of what was given',
      'The authors ask for a longer study in which the dose of steroids is lowered by a fixed plan',
      'The kidney was looked at again after a year, and the change was small',
      'Anifrolumab was given once in four weeks, and belimumab by the patients themselves',
      'The score of activity fell in both groups, and more so in the first weeks',
      'What this means for those who have had the disease for long is not known'
    ],
    claim: (a: number, b: number) => `A response was seen in ${a} of ${b} patients`,
    journal: [
      'Lupus Science and Medicine',
      'The Lancet',
      'Arthritis Research & Therapy',
      'Nature Medicine',
      'Rheumatology'
    ],
    note: 'The dose was that of the earlier study',
    cells: ['Group', 'Patients', 'Response'],
    rest: ['placebo', 'low dose', 'high dose']
  },
  fr: {
    title: [
      'Néphrite lupique',
      'Thérapie cellulaire du lupus',
      'Interféron et peau',
      'Repos et poussées',
      'Essais de l’année'
    ],
    section: [
      'Ce qui était demandé',
      'Qui a participé',
      'Ce qui a été trouvé',
      'Effets indésirables',
      'Ce qui reste ouvert'
    ],
    sentence: [
      'Les deux groupes avaient le même âge, la même durée de maladie et les mêmes traitements antérieurs',
      'La plupart de ceux qui ont eu une réponse l’ont gardée tout au long du suivi',
      'Les effets indésirables étaient légers, et les infections des voies aériennes en étaient les plus fréquentes',
      'Personne n’a dû quitter l’étude à cause du traitement',
      'Les auteurs demandent une étude plus longue où la dose de corticoïdes baisse selon un plan fixe',
      'Le rein a été examiné de nouveau après un an, et le changement était faible',
      'L’anifrolumab était donné une fois toutes les quatre semaines, et le bélimumab par les patients eux-mêmes',
      'Le score d’activité a baissé dans les deux groupes, et davantage dans les premières semaines',
      'Ce que cela veut dire pour ceux qui sont malades depuis longtemps n’est pas connu'
    ],
    claim: (a: number, b: number) => `Une réponse a été observée chez ${a} patients sur ${b}`,
    journal: [
      'Lupus Science and Medicine',
      'The Lancet',
      'Arthritis Research & Therapy',
      'Nature Medicine',
      'La Revue de médecine'
    ],
    note: 'La dose était celle de l’étude précédente',
    cells: ['Groupe', 'Patients', 'Réponse'],
    rest: ['placebo', 'dose faible', 'dose forte']
  }
}

/** One citation in so many has a defect; there are some sentences to a citation. */
const defectIn = 12

/** A digest of about `length` UTF-16 units: the same `random` gives the same. */
export function digest(random: Random, language: Language, length: number): string {
  const {title, section, sentence, claim, journal, note, cells, rest} = words[language]
  let number = random.below(90_000)
  const cite = (): string => {
    number += 1 + random.below(9)
    const label = `${random.pick(journal)}, ${2015 + (number % 11)}`
    const url = `https://doi.org/10.1000/invented.${number}`
    if (random.below(defectIn) > 0)
      return random.pick([`([${label}](${url}))`, `[${label}](${url})`, `[${label}][r${number % 5}]`])
    return random.pick([
      `[${label}] (${url})`,
      `([${label}](${url}?utm_source=chatgpt.com))`,
      `((${label})[${url}])`,
      `[${label}](${url} )`,
      `[${label}](htps://doi.org/10.1000/invented.${number})`
    ])
  }
  const passage = (): string => {
    const kind = random.below(10)
    const text = kind < 7 ? random.pick(sentence) : claim(10 + random.below(90), 100 + random.below(300))
    return `${text}${random.below(4) === 0 ? ` ${cite()}` : ''}${random.below(30) === 0 ? '[^1]' : ''}.`
  }
  const paragraph = (): string => {
    const text = Array.from({length: 3 + random.below(4)}, passage).join(' ')
    switch (random.below(12)) {
      case 0:
        return text
          .split('. ')
          .map(one => `- ${one}`)
          .join('\n')
      case 1:
        return `> ${text}`
      case 2:
        return `**${random.pick(title)}.** ${text}`
      case 3:
        return `<div class="box">\n\n${text}\n\n</div>`
      default:
        return text
    }
  }
  const table = (): string => {
    const row = (one: readonly string[]) => `| ${one.join(' | ')} |`
    const lines = rest.map(group => row([group, String(20 + random.below(200)), `${random.below(100)} %`]))
    return [row(cells), '| --- | ---: | ---: |', ...lines].join('\n')
  }
  const blocks = [`---\nlang: ${language}\n---`, `# ${random.pick(title)} ${number}`]
  for (let size = 0; size < length; ) {
    const part = [
      `## ${random.pick(section)}`,
      ...Array.from({length: 4}, paragraph),
      ...(random.below(3) === 0 ? [table()] : [])
    ]
    blocks.push(...part)
    size += part.join('\n\n').length
  }
  const definitions = Array.from(
    {length: 5},
    (_, index) => `[r${index}]: https://doi.org/10.1000/named.${number + index}`
  )
  return `${[...blocks, '```sh\nmedcite lint .\n```', `[^1]: ${note}.`, definitions.join('\n')].join('\n\n')}\n`
}

/** Many digests as one text: only the first has a front matter. */
function joined(random: Random, bytes: number): string {
  const parts: string[] = []
  for (let size = 0; size < bytes; ) {
    const text = digest(random, parts.length % 2 === 0 ? 'fr' : 'en', 9000)
    const part =
      parts.length === 0
        ? text
        : text.replace(/^---\n.*?\n---\n\n/s, '').replaceAll(/\[r(\d)\]/g, `[r$1-${parts.length}]`)
    parts.push(part)
    size += Buffer.byteLength(part)
  }
  return Buffer.from(parts.join('\n'))
    .subarray(0, bytes)
    .toString('utf8')
    .replace(/[^\n]*$/, '')
}

/** Longest file of the tree of real ones, in bytes: what is longer is a list of changes that a machine wrote. */
const longest = 60_000

/** Writes all that is measured into `folder`; what is there of another time goes. */
export function writeCorpus(folder: string, seed: number, real: readonly string[]): void {
  rmSync(folder, {recursive: true, force: true})
  const random = randomFrom(seed)
  const write = (name: string, text: string): void => {
    mkdirSync(join(folder, name, '..'), {recursive: true})
    writeFileSync(join(folder, name), text)
  }
  for (const [name, bytes] of Object.entries({'10k': 10_000, '100k': 100_000, '1m': 1_000_000, '10m': 10_000_000}))
    write(`${name}/digest.md`, joined(random, bytes))
  for (let index = 0; index < 2000; index++)
    write(
      `digests/${String(Math.floor(index / 100)).padStart(2, '0')}/${index}.md`,
      digest(random, index % 2 === 0 ? 'fr' : 'en', 9000)
    )
  const seen = new Set<string>()
  for (const path of real.flatMap(markdownIn)) {
    const text = readFileSync(path, 'utf8')
    if (text.length < 500 || seen.has(text)) continue
    seen.add(text)
    write(`real/${String(seen.size).padStart(4, '0')}.md`, text)
  }
}

function markdownIn(folder: string): string[] {
  return readdirSync(folder, {withFileTypes: true}).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return markdownIn(path)
    return /\.md$/i.test(entry.name) && entry.isFile() && statSync(path).size <= longest ? [path] : []
  })
}
