import {access, constants, stat} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import {ownConfiguration} from '../host/configuration.node.ts'
import {createContent} from '../host/new-file.node.ts'
import type {InitCommand} from './arguments.ts'
import {complainTo} from './complain.ts'
import {displayPath} from './discover.ts'
import {configurationFile} from './format/configuration-file.ts'
import type {Look} from './format/style.ts'
import {surveySummary} from './format/survey-summary.ts'
import {type ExitCode, ExpectedError, exit, type Io} from './io.ts'
import {survey} from './survey.ts'
import {findDocuments, surveyDocuments} from './survey-folder.ts'
import {type Texts, texts} from './texts.ts'

/** The file that is written. JSON with comments: what each key does is told where it stands. */
const fileName = '.medciterc.jsonc'

/** `medcite init`: what a folder holds, and a configuration for it. */
export async function init(command: InitCommand, io: Io, look: Look): Promise<ExitCode> {
  const say = texts[look.language]
  const complain = complainTo(io, look)
  const folder = resolve(io.cwd, command.folder)
  await expectRoom(command.folder, folder, io, say)
  const found = await findDocuments(folder, io, say)
  complain(found.broken)
  if (found.broken.length > 0) return exit.failure
  complain(found.problems)

  const looked = await surveyDocuments(found.documents, folder, io, look)
  if (io.signal.aborted) {
    complain([say.interrupted()])
    return exit.interrupted
  }
  complain(looked.problems)
  if (found.documents.length === 0 && found.problems.length === 0) complain([say.empty(command.folder)])

  const unread = looked.problems.length + found.problems.length
  const result = survey(looked.files, unread, looked.profile, path => displayPath(path, folder))
  const path = displayPath(join(folder, fileName), io.cwd)
  const failure = await createContent(join(folder, fileName), Buffer.from(configurationFile(result, look.language)))
  if (failure) {
    complain([failure.kind === 'exists' ? say.alreadyConfigured(path) : say.notCreated(path, failure.code)])
    return exit.failure
  }
  io.out(surveySummary(result, {folder: displayPath(folder, io.cwd), written: path}, look))
  complain(found.shadowed.map(one => say.noLongerHolds(one, displayPath(folder, io.cwd))))
  return exit.ok
}

/**
 * That `folder` is one, has no configuration and can have one: told before the work, not after it.
 *
 * @throws {ExpectedError}
 */
async function expectRoom(given: string, folder: string, io: Io, say: Texts): Promise<void> {
  const path = (name: string) => displayPath(join(folder, name), io.cwd)
  try {
    if (!(await stat(folder)).isDirectory()) throw new ExpectedError(say.notAFolder(given))
    const present = await ownConfiguration(folder)
    if (present !== undefined) throw new ExpectedError(say.alreadyConfigured(path(present)))
    await access(folder, constants.W_OK)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    const code = String(error.code)
    const isMissing = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(code)
    throw new ExpectedError(isMissing ? say.missing(given) : say.notCreated(path(fileName), code))
  }
}
