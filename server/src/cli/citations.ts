import {listCitations} from '../features/inventory.ts'
import {createConfigurations} from '../host/configuration.node.ts'
import {type Configuration, check, defaultConfiguration, openDocument, profileOf} from '../service/index.ts'
import type {CitationsCommand} from './arguments.ts'
import {complainTo} from './complain.ts'
import {citationCsv} from './format/citation-csv.ts'
import {citationJson} from './format/citation-json.ts'
import {citationTable} from './format/citation-table.ts'
import type {Look} from './format/style.ts'
import {type ExitCode, exit, type Io} from './io.ts'
import type {CitationFile, ListedCitation} from './listing.ts'
import {readDocument, unreadPieces, workOn} from './read.ts'
import {createPlaces} from './report.ts'
import {findTargets, type Target} from './targets.ts'
import {type Texts, texts} from './texts.ts'

const formats = {table: citationTable, json: citationJson, csv: citationCsv}

/** `medcite citations`: what documents cite, whatever its state. */
export async function citations(command: CitationsCommand, io: Io, look: Look): Promise<ExitCode> {
  const say = texts[look.language]
  const complain = complainTo(io, look)
  const configurations = createConfigurations(one => one, {...defaultConfiguration, clock: io.today})
  const found = await findTargets(command, configurations, io, say)
  complain(found.broken)
  if (found.broken.length > 0) return exit.failure
  complain(found.problems)
  complain(found.skipped.map(say.skipped))

  const files: CitationFile[] = []
  let failures = found.problems.length
  for (const target of found.targets) {
    const file = await listFile(target, io, look)
    if (!file) continue
    if ('citations' in file) files.push(file)
    complain(file.problems)
    failures += file.problems.length
  }
  if (io.signal.aborted) {
    complain([say.interrupted()])
    return exit.interrupted
  }
  if (found.targets.length === 0 && found.problems.length + found.skipped.length === 0) complain([say.nothing()])
  io.out(formats[command.format](files, look))
  return failures > 0 ? exit.failure : exit.ok
}

/** The citations of a document, and a sentence for what could not be read; `undefined` after an interruption. */
async function listFile(
  target: Target,
  io: Io,
  look: Look
): Promise<((CitationFile | object) & {readonly problems: readonly string[]}) | undefined> {
  const say = texts[look.language]
  const content = await readDocument(target, io, say)
  if ('problem' in content) return {problems: [content.problem]}
  const {path, found} = target
  const listed = await workOn(content, io, text => listText(path, text, found.configuration, say))
  return listed && {path, hasBom: content.hasBom, ...listed}
}

function listText(
  name: string,
  text: string,
  configuration: Configuration,
  say: Texts
): Pick<CitationFile, 'citations'> & {readonly problems: readonly string[]} {
  const snapshot = openDocument(text, {profile: profileOf(configuration.profile, name)})
  const {placeOf} = createPlaces(text)
  const listed = listCitations(snapshot, check(snapshot, configuration))
  return {
    citations: listed.map(({range, ...entry}): ListedCitation => ({...entry, ...placeOf(range)})),
    problems: unreadPieces(name, snapshot, say)
  }
}
