import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {Ajv} from 'ajv'
import {default as AjvDraft04} from 'ajv-draft-04'
import {validateXML} from 'xmllint-wasm'

const schema = (name: string): string => readFileSync(new URL(`schemas/${name}`, import.meta.url), 'utf8')

/** RFC 3986 without what only an absolute reference has: enough to tell a wrong one of ours. */
const formats = {
  uri: /^https:\/\/[\w.~!$&'()*+,;=:@%/?#-]+$/,
  'uri-reference': /^(?:[\w.~!$&'()*+,;=:@/?#-]|%[\dA-F]{2})*$/,
  'date-time': true
} as const

const validateSarif = new AjvDraft04({strict: false, unicodeRegExp: false, formats}).compile(
  JSON.parse(schema('sarif-2.1.0-rtm.5.json'))
)
const validateGitlab = new Ajv().compile(JSON.parse(schema('gitlab-code-quality.json')))

/** Fails unless `text` is SARIF 2.1.0 by its schema. */
export function assertSarif(text: string): void {
  const isValid = validateSarif(JSON.parse(text))
  assert.ok(isValid, JSON.stringify(validateSarif.errors?.slice(0, 3)))
}

/** Fails unless `text` is a Code Quality report as GitLab documents it. */
export function assertGitlab(text: string): void {
  const isValid = validateGitlab(JSON.parse(text))
  assert.ok(isValid, JSON.stringify(validateGitlab.errors?.slice(0, 3)))
}

/** Fails unless `text` is XML that the schema of this name allows. */
export async function assertXml(text: string, name: 'junit.xsd' | 'checkstyle.xsd'): Promise<void> {
  const {valid, errors} = await validateXML({
    xml: [{fileName: 'report.xml', contents: text}],
    schema: [{fileName: name, contents: schema(name)}]
  })
  assert.ok(valid, errors.map(({rawMessage}) => rawMessage).join('\n'))
}
