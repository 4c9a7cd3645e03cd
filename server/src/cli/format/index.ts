import type {Report} from '../report.ts'
import {json} from './json.ts'
import type {Look} from './style.ts'
import {stylish} from './stylish.ts'

/** Every format of a report, by its name: a pure function to text. */
export const formats = {stylish, json} satisfies Record<string, (report: Report, look: Look) => string>

export type FormatName = keyof typeof formats

export const formatNames = Object.keys(formats) as readonly FormatName[]
