import {randomFrom} from './random.ts'

type Language = 'en' | 'fr'

/** What digests are made of: sentences that a citation ends, and how a source is called. */
const parts = {
  en: {
    title: 'A digest on tea and rest',
    sections: ['What was asked', 'What was found', 'What is still open'],
    sentences: [
      'The cup of the evening was warm and the sleep that followed was calm',
      'It was the leaf and not the water that made the difference',
      'Most of the readers who had a rest were slower to wake',
      'This was seen with the first cup and with the second',
      'The pot was larger than that of the earlier study',
      'Those who walked before the tea were calmer by night'
    ],
    labels: ['Journal of Rest', 'Notes on Tea', 'The Calm Review', 'Letters on Sleep']
  },
  fr: {
    title: 'Un digest sur le thé et le repos',
    sections: ['Ce qui était demandé', 'Ce qui a été trouvé', 'Ce qui reste ouvert'],
    sentences: [
      'La tasse du soir est chaude et le sommeil qui suit est calme',
      'C’est la feuille et non l’eau qui fait la différence',
      'Les lecteurs qui ont pris du repos sont plus lents à se lever',
      'Cela est vu avec la première tasse et avec la deuxième',
      'La théière est plus grande que celle de l’étude précédente',
      'Ceux qui ont marché avant le thé sont plus calmes dans la nuit'
    ],
    labels: ['Revue du repos', 'Cahiers du thé', 'Lettres sur le sommeil', 'Annales du calme']
  }
} as const satisfies Record<Language, object>

/** How a citation of `label` and `url` comes out of a machine translation or a chat; the first is how it is meant. */
const forms: readonly {
  readonly weight: number
  readonly write: (label: string, url: string, number: number) => string
}[] = [
  {weight: 8, write: (label, url) => `([${label}](${url}))`},
  {weight: 9, write: (label, url) => `([${label}] (${url}))`},
  {weight: 3, write: (label, url) => `([${label}](${url}?utm_source=chatgpt.com))`},
  {weight: 2, write: (label, url) => `((${label})[${url}])`},
  {weight: 3, write: (_, url, number) => `([10.1000/rest.${number + 1}](${url}))`},
  {weight: 1, write: (label, url) => `([${label} &amp; Co](${url}))`}
]

const wheel = forms.flatMap(({weight, write}) => Array.from({length: weight}, () => write))

/**
 * A repository of digests about tea and rest, half of them in French, as teams have them that never checked one.
 *
 * @param seed
 *   The same gives the same.
 * @returns
 *   Their texts, by path.
 */
export function digests(seed: number, count: number): Readonly<Record<string, string>> {
  const random = randomFrom(seed)
  const files: Record<string, string> = {}
  for (let index = 0; index < count; index++) {
    const language = index % 2 === 0 ? 'fr' : 'en'
    files[`digests/${language}/${String(index + 1).padStart(3, '0')}.md`] = digest(random, language)
  }
  return files
}

function digest(random: ReturnType<typeof randomFrom>, language: Language): string {
  const {title, sections, sentences, labels} = parts[language]
  let number = random.below(9000) + 100
  const passage = () => {
    number += 1 + random.below(9)
    const url = `https://doi.org/10.1000/rest.${number}`
    const label = `${random.pick(labels)}, ${2001 + (number % 24)}`
    return `${random.pick(sentences)} ${random.pick(wheel)(label, url, number)}.`
  }
  const paragraph = () => {
    const text = [...Array(2 + random.below(3))].map(passage).join(' ')
    return random.below(6) === 0 ? `**${text}` : text
  }
  const blocks = sections.flatMap(section => [`## ${section}`, ...[...Array(3)].map(paragraph)])
  return `${[`# ${title}`, ...blocks].join('\n\n')}\n`
}
