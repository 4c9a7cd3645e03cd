import type {Snapshot} from '../../core/document.ts'
import type {Finding} from '../../core/finding.ts'
import {shift} from '../../core/text.ts'
import {type Call, type Figure, readFigures} from './figures.ts'
import {type Mention, mentionsOf} from './mentions.ts'
import type {NumberStyle} from './number-forms.ts'
import {divide, type Passage, passageFinder, type Section} from './passages.ts'
import {plainText} from './plain-text.ts'

/** Where something stands: index of its section and of its passage, -1 where there is none. */
export type Place = {readonly section: number; readonly passage: number}

export type PlacedMention = Mention & Place

/** A number and where it stands; `owner` is the source whose label it belongs to. Its range is of the document. */
export type PlacedFigure = Figure & Place & {readonly owner?: PlacedMention}

/** All of a document that is compared. Lists are in the order of the text. */
export type Side = {
  readonly snapshot: Snapshot
  readonly sections: readonly Section[]
  readonly passages: readonly Passage[]
  readonly mentions: readonly PlacedMention[]
  readonly figures: readonly PlacedFigure[]
}

/** Fewest frequent words of a language that tell how a text writes its numbers. */
const telling = 3

/** Read what is compared of a document. */
export function readSide(snapshot: Snapshot, findings: readonly Finding[]): Side {
  const {sections, passages} = divide(snapshot)
  const style = styleOf(snapshot)
  const calls: Call[] = []
  const figures: (Figure & Place)[] = []
  passages.forEach(({prose, source, section, range: {start}}, passage) => {
    const read = readFigures(plainText(prose), source, style)
    for (const one of read.calls) calls.push({...one, range: shift(one.range, start)})
    for (const one of read.figures) figures.push({...one, range: shift(one.range, start), section, passage})
  })
  const passageAt = passageFinder(passages)
  const mentions = mentionsOf(snapshot, findings, passages, calls).map((mention): PlacedMention => {
    const passage = passageAt(mention.range.start)
    return {...mention, passage, section: passages[passage]?.section ?? 0}
  })
  return {snapshot, sections, passages, mentions, figures: owned(figures, mentions)}
}

function styleOf({segments, language, lines}: Snapshot): NumberStyle {
  const isDeclared =
    lines.length > 0 && segments[0]?.kind === 'front-matter' && /^lang(?:uage)?:/m.test(segments[0].text)
  const words = segments.reduce((sum, {languages}) => sum + languages[language], 0)
  return isDeclared || words >= telling ? language : undefined
}

/** Each number with the source whose label it stands in. Both lists are by place. */
function owned(figures: readonly (Figure & Place)[], mentions: readonly PlacedMention[]): PlacedFigure[] {
  const sources = mentions.filter(({label}) => label)
  let at = 0
  return figures.map(figure => {
    while (at < sources.length && (sources[at]?.range.end ?? 0) <= figure.range.start) at++
    const owner = sources[at]
    return owner && owner.range.start <= figure.range.start ? {...figure, owner} : figure
  })
}
