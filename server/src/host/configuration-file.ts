// Its main entry asks for its parts in a way that no bundler sees.
import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode
} from 'jsonc-parser/lib/esm/main.js'
import {type Document, isMap, isScalar, parseDocument} from 'yaml'
import {isTooDeep, type Text} from '../service/index.ts'

/** The settings that a configuration file holds, and where its keys stand. Offsets are UTF-16 offsets of its text. */
export type Settings = {
  readonly value: unknown
  /** What is no JSON or YAML. */
  readonly problems: readonly {readonly offset: number; readonly text: Text}[]
  /** Offset of the last key of `path`, or of the nearest one above it that there is. */
  offsetOf(path: readonly (string | number)[]): number
}

/** Most aliases that a YAML file may unfold to; more is an attack, not a configuration. */
const maxAliasCount = 50

const tooDeep: Text = {en: 'Unexpected depth: this cannot be read', fr: 'Profondeur inattendue : lecture impossible'}
const noAnchor: Text = {
  en: 'Unexpected alias, expected an anchor before it or fewer aliases',
  fr: 'Alias inattendu, attendu\u00a0: une ancre avant lui, ou moins d’alias'
}
const unresolved: Settings = {value: {}, problems: [{offset: 0, text: noAnchor}], offsetOf: () => 0}
const unreadable: Settings = {value: {}, problems: [{offset: 0, text: tooDeep}], offsetOf: () => 0}

/**
 * What `text` says: JSON with comments, YAML, or the key `medcite` of a package.json.
 *
 * @param name
 *   The file's name, without its folder; decides how it is read.
 * @returns
 *   `undefined` for a package.json that says nothing of MedCite; never throws.
 */
export function parseSettings(text: string, name: string): Settings | undefined {
  try {
    if (/\.ya?ml$/i.test(name)) return isTooDeep(text) ? unreadable : parseYaml(text)
    return parseJson(text, name === 'package.json' ? ['medcite'] : [])
  } catch (error) {
    // Both parsers are recursive: what exhausts the stack, or unfolds without end, ends here.
    return error instanceof ReferenceError && /alias/i.test(error.message) ? unresolved : unreadable
  }
}

function parseJson(text: string, under: readonly string[]): Settings | undefined {
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, {allowTrailingComma: true})
  const node = tree && findNodeAtLocation(tree, [...under])
  if (!node && under.length > 0) return undefined
  if (!node && isBlank(text)) return {value: {}, problems: [], offsetOf: () => 0}
  return {
    value: node ? getNodeValue(node) : {},
    problems: [
      ...errors.slice(0, 1).map(({error, offset}) => ({offset, text: jsonProblem(printParseErrorCode(error))})),
      ...(node ? repeatedKeys(node) : [])
    ],
    offsetOf(path) {
      for (let length = path.length; length > 0; length--) {
        const found = node && findNodeAtLocation(node, path.slice(0, length))
        // A property's value is its second child; the first is its key.
        if (found) return found.parent?.type === 'property' ? found.parent.offset : found.offset
      }
      return node?.offset ?? 0
    }
  }
}

/** Keys that stand twice in one object: of the first, nothing would hold. */
function repeatedKeys(node: Node): {offset: number; text: Text}[] {
  const seen = new Set<string>()
  const children = node.children ?? []
  const repeated = children.flatMap(({type, offset, children: [key] = []}) => {
    if (type !== 'property' || !key) return []
    const name = String(key.value)
    const isFirst = !seen.has(name)
    seen.add(name)
    if (isFirst) return []
    return [{offset, text: {en: `Unexpected second \`${name}\``, fr: `Second \`${name}\` inattendu`}}]
  })
  return [...repeated, ...children.flatMap(repeatedKeys)]
}

const isBlank = (text: string): boolean => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').trim() === ''

const expected: Readonly<Record<string, string>> = {
  CommaExpected: ',',
  ColonExpected: ':',
  CloseBraceExpected: '}',
  CloseBracketExpected: ']',
  UnexpectedEndOfComment: '*/',
  UnexpectedEndOfString: '"'
}

/** What else can be wrong, in words; the rest is rare. */
const causes: Readonly<Record<string, Text>> = {
  InvalidSymbol: {en: 'unexpected word or sign', fr: 'mot ou signe inattendu'},
  ValueExpected: {en: 'expected a value', fr: 'valeur attendue'},
  PropertyNameExpected: {en: 'expected a key in `"`', fr: 'clé entre `"` attendue'},
  EndOfFileExpected: {en: 'expected nothing more', fr: 'rien de plus n’est attendu'},
  InvalidNumberFormat: {en: 'expected a number', fr: 'nombre attendu'},
  InvalidEscapeCharacter: {en: 'unexpected `\\`', fr: '`\\` inattendu'},
  InvalidUnicode: {en: 'unexpected `\\u`', fr: '`\\u` inattendu'},
  InvalidCharacter: {en: 'unexpected control character', fr: 'caractère de contrôle inattendu'}
}

function jsonProblem(code: string): Text {
  const sign = expected[code]
  if (sign) return {en: `Broken JSON, expected \`${sign}\``, fr: `JSON défectueux, \`${sign}\` attendu`}
  const cause = causes[code]
  if (cause) return {en: `Broken JSON, ${cause.en}`, fr: `JSON défectueux, ${cause.fr}`}
  return {en: `Broken JSON (${code})`, fr: `JSON défectueux (${code})`}
}

function parseYaml(text: string): Settings {
  const document = parseDocument(text, {prettyErrors: false, logLevel: 'silent'})
  const [error] = document.errors
  const problems = error
    ? [
        {
          offset: error.pos[0],
          text: {en: `Broken YAML: ${firstLine(error.message)}`, fr: `YAML défectueux : ${firstLine(error.message)}`}
        }
      ]
    : []
  return {
    value: error ? {} : (document.toJS({maxAliasCount}) ?? {}),
    problems,
    offsetOf(path) {
      for (let length = path.length; length > 0; length--) {
        const offset = yamlKey(document, path.slice(0, length))
        if (offset !== undefined) return offset
      }
      return 0
    }
  }
}

/** Offset of the last key of `path`, if there is one. */
function yamlKey(document: Document, path: readonly (string | number)[]): number | undefined {
  const above = path.slice(0, -1)
  const map = above.length === 0 ? document.contents : document.getIn(above, true)
  if (!isMap(map)) return undefined
  for (const {key} of map.items) {
    if (isScalar(key) && String(key.value) === String(path.at(-1))) return key.range?.[0]
  }
  return undefined
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''
