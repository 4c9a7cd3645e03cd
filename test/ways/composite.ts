import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import * as v from 'valibot'
import {parse} from 'yaml'
import {folder} from '../cli/world.ts'
import {run} from './shell.ts'

const text = v.pipe(v.string(), v.minLength(1))

const stepSchema = v.strictObject({
  name: text,
  id: v.optional(text),
  shell: v.literal('bash'),
  'working-directory': v.optional(text),
  env: v.optional(v.record(text, v.string()), {}),
  run: text
})

/**
 * What `action.yml` may hold. GitHub knows more keys; these are the ones that {@link runAction} carries out.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
 */
const actionSchema = v.strictObject({
  name: text,
  description: v.pipe(text, v.maxLength(125)),
  author: text,
  branding: v.strictObject({icon: text, color: v.picklist(['white', 'blue', 'green', 'purple', 'gray-dark'])}),
  inputs: v.record(text, v.strictObject({description: text, default: v.string()})),
  outputs: v.record(text, v.strictObject({description: text, value: text})),
  runs: v.strictObject({using: v.literal('composite'), steps: v.array(stepSchema)})
})

export type Action = v.InferOutput<typeof actionSchema>

/** @throws When the file has what {@link runAction} does not know. */
export const readAction = (path: string): Action => v.parse(actionSchema, parse(readFileSync(path, 'utf8')))

/** What an action printed, its exit code, and its outputs by name. */
export type ActionRun = {readonly code: number; readonly log: string; readonly outputs: Record<string, string>}

type World = {
  /** Folder of the action's program. */
  readonly home: string
  readonly workspace: string
  readonly path?: string
}

/**
 * Runs a composite action as GitHub's runner does: inputs and defaults put in for expressions, each script in a file,
 * `bash -eo pipefail`, outputs by a file; the first step that fails is the last. Log and errors come together.
 *
 * What it writes is removed with the test's other folders.
 *
 * @throws
 *   When an input is none of the action's (GitHub only warns), or an expression is neither an input nor an output.
 */
export async function runAction(
  action: Action,
  inputs: Readonly<Record<string, string>>,
  world: World
): Promise<ActionRun> {
  const unknown = Object.keys(inputs).find(name => !(name in action.inputs))
  if (unknown !== undefined) throw new Error(`The action has no input ${unknown}`)
  const values = new Map(Object.entries(action.inputs).map(([name, one]) => [`inputs.${name}`, one.default]))
  for (const [name, value] of Object.entries(inputs)) values.set(`inputs.${name}`, value)
  const temp = folder()
  mkdirSync(join(temp, 'temp'))
  let log = ''
  let code = 0
  for (const [index, step] of action.runs.steps.entries()) {
    const script = join(temp, `${index}.sh`)
    const outputFile = join(temp, `${index}.output`)
    writeFileSync(script, filled(step.run, values))
    writeFileSync(outputFile, '')
    const ended = await run('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', script], {
      cwd: resolve(world.workspace, filled(step['working-directory'] ?? '.', values)),
      env: {
        ...(world.path === undefined ? {} : {PATH: world.path}),
        ...Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, filled(value, values)])),
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTION_PATH: world.home,
        GITHUB_WORKSPACE: world.workspace,
        GITHUB_OUTPUT: outputFile,
        RUNNER_TEMP: join(temp, 'temp')
      }
    })
    log += ended.out + ended.err
    if (step.id !== undefined)
      for (const [name, value] of readOutputs(outputFile)) values.set(`steps.${step.id}.outputs.${name}`, value)
    code = ended.code
    if (code !== 0) break
  }
  const outputs = Object.entries(action.outputs).map(([name, {value}]) => [name, filled(value, values, '')])
  return {code, log, outputs: Object.fromEntries(outputs)}
}

/** `text` with its `${{ … }}` replaced; `missing` stands for an output that was not given. */
function filled(text: string, values: ReadonlyMap<string, string>, missing?: string): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const value = values.get(expression) ?? missing
    if (value === undefined) throw new Error(`What is ${expression}?`)
    return value
  })
}

/** Lines `name=value`, which is all that our action writes; the runner refuses the others too. */
function readOutputs(path: string): [string, string][] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  return lines.map(line => {
    const at = line.indexOf('=')
    if (at <= 0) throw new Error(`Unable to process file command: ${line}`)
    return [line.slice(0, at), line.slice(at + 1)]
  })
}
