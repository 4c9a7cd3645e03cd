import type {Report} from '../report.ts'
import {checkstyle} from './checkstyle.ts'
import {compact} from './compact.ts'
import {github} from './github.ts'
import {gitlab} from './gitlab.ts'
import {json} from './json.ts'
import {jsonl} from './jsonl.ts'
import {junit} from './junit.ts'
import {sarif} from './sarif.ts'
import type {Look} from './style.ts'
import {stylish} from './stylish.ts'

/** Every format of a report, by its name: a pure function to text. */
export const formats = {stylish, compact, json, jsonl, sarif, junit, checkstyle, github, gitlab} satisfies Record<
  string,
  (report: Report, look: Look) => string
>

export type FormatName = keyof typeof formats

export const formatNames = Object.keys(formats) as readonly FormatName[]
