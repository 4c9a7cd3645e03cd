import {version} from '../../../../package.json'
import {type CitationFile, isoDate, type ListedCitation, summarizeCitations} from '../listing.ts'
import {placed, toJson} from './json.ts'

/**
 * The citations as JSON, version 1: documented, stable, one line. What is not known is absent.
 *
 * Lines and columns count from 1, the end is exclusive; columns count UTF-16 units, in which a byte order mark counts as
 * one. `url` is the address as written, `identifier` the source in canonical form; `dateBasis` says what the date stands
 * for, `status` is `ok`, `broken` or the severity of the worst finding.
 */
export const citationJson = (files: readonly CitationFile[]): string =>
  toJson({version: 1, tool: {name: 'medcite', version}, files: files.map(fileOf), summary: summarizeCitations(files)})

const fileOf = ({path, hasBom, citations}: CitationFile) => ({
  path,
  citations: citations.map(one => citationOf(one, hasBom ? 1 : 0))
})

function citationOf({kind, label, url, identifier, journal, date, evidence, ...rest}: ListedCitation, by: number) {
  const {isListed, status, findings, rules, ...place} = rest
  return {
    ...placed(place, by),
    kind,
    label,
    url: url === '' ? undefined : url,
    identifier,
    journal,
    date: isoDate({date}),
    dateBasis: date?.basis,
    evidence,
    isListed,
    status,
    findings,
    ruleIds: rules
  }
}
