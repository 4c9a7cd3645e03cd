import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import * as oniguruma from 'vscode-oniguruma'
import * as textmate from 'vscode-textmate'

const require = createRequire(import.meta.url)
const folder = new URL('../../syntaxes/', import.meta.url)

/** Our grammars by scope, as text: what the manifest contributes. */
export const ours: ReadonlyMap<string, string> = new Map(
  ['citations', 'definitions'].map(name => [
    `markdown.${name}.medcite`,
    readFileSync(new URL(`medcite.${name}.tmLanguage.json`, folder), 'utf8')
  ])
)

/** Files of the package tm-grammars for the scopes that Markdown embeds; any other embedded language is left empty. */
const files = new Map([
  ['text.html.markdown', require.resolve('tm-grammars/grammars/markdown.json')],
  ['text.html.basic', require.resolve('tm-grammars/grammars/html.json')],
  ['text.html.derivative', require.resolve('tm-grammars/grammars/html-derivative.json')],
  ['source.yaml', require.resolve('tm-grammars/grammars/yaml.json')]
])

/** A run of characters on one line under the same scopes; offsets are UTF-16 columns, `end` exclusive. */
export type Token = {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly text: string
  readonly scopes: readonly string[]
}

let engine: Promise<textmate.IOnigLib> | undefined

/** Oniguruma, the engine of the editor, loaded once. */
export function loadEngine(): Promise<textmate.IOnigLib> {
  engine ??= oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'))).then(() => ({
    createOnigScanner: patterns => oniguruma.createOnigScanner(patterns),
    createOnigString: text => oniguruma.createOnigString(text)
  }))
  return engine
}

const grammars = new Map<boolean, Promise<textmate.IGrammar>>()

/** The tokens of a Markdown text in the editor's own grammar, with our injections or without. */
export async function tokenize(text: string, injected = true): Promise<Token[]> {
  const loaded = grammars.get(injected) ?? load(injected)
  grammars.set(injected, loaded)
  const grammar = await loaded
  let state = textmate.INITIAL
  return text.split('\n').flatMap((content, line) => {
    const result = grammar.tokenizeLine(content, state)
    state = result.ruleStack
    return result.tokens.map(token => ({
      line,
      start: token.startIndex,
      end: Math.min(token.endIndex, content.length),
      text: content.slice(token.startIndex, token.endIndex),
      scopes: token.scopes
    }))
  })
}

async function load(injected: boolean): Promise<textmate.IGrammar> {
  const registry = new textmate.Registry({
    onigLib: loadEngine(),
    loadGrammar: async scope => textmate.parseRawGrammar(grammarText(scope), `${scope}.json`),
    getInjections: scope => (injected && scope === 'text.html.markdown' ? [...ours.keys()] : [])
  })
  const grammar = await registry.loadGrammar('text.html.markdown')
  if (!grammar) throw new Error('no grammar for Markdown')
  return grammar
}

function grammarText(scope: string): string {
  const text = ours.get(scope)
  if (text) return text
  const file = files.get(scope)
  if (file) return readFileSync(file, 'utf8')
  return JSON.stringify({scopeName: scope, patterns: []})
}
