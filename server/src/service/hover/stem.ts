import type {StemHover} from '../../features/hover.ts'
import {fill} from '../message.ts'
import {sourceLink} from './fact.ts'
import {hoverTexts} from './texts.ts'
import type {Writer} from './writer.ts'

/** What the ending of a medicine's name tells, how often that holds, and who says so. */
export function stemLines({name, stem, isException}: StemHover, write: Writer): string[] {
  const {language} = write
  const {count, total} = stem
  const counted = fill(hoverTexts.stem[language], {count, total, group: stem.group[language]})
  const exception = isException ? ` ${fill(hoverTexts.stemException[language], {name})}` : ''
  return [
    [write.strong(name), write.pair(`-${stem.stem}`, write.plain(stem.gloss[language]))].join(' · '),
    '',
    write.item(write.plain(counted + exception)),
    ...stem.sources.map(source => write.item(sourceLink(source, write)))
  ]
}
