import {type Token, tokenize} from './tokens.ts'

/** What is coloured, in order: its kind and its words. */
export type Mark = readonly [kind: string, text: string]

const marker = /«([a-z.-]+)\|([^»]*)»/gu
const coloured = /^(?:constant\.numeric\.identifier|entity\.name\.tag)\.(.+)\.medcite$/u

/** A text whose expected colours stand in it: `«nct|NCT01234567»` is that number, coloured as `nct`. */
export function readMarks(marked: string): {text: string; marks: Mark[]} {
  const marks = [...marked.matchAll(marker)].map((found): Mark => [found[1] ?? '', found[2] ?? ''])
  return {text: marked.replace(marker, '$2'), marks}
}

/** What the grammar colours in a text; a registration is named by its registry alone. */
export async function marksOf(text: string): Promise<Mark[]> {
  const marks: {kind: string; text: string; token: Token}[] = []
  for (const token of await tokenize(text)) {
    const kind = kindOf(token)
    if (!kind) continue
    const last = marks.at(-1)
    if (last && last.kind === kind && last.token.line === token.line && last.token.end === token.start)
      marks[marks.length - 1] = {kind, text: last.text + token.text, token}
    else marks.push({kind, text: token.text, token})
  }
  return marks.map(({kind, text}) => [kind, text])
}

function kindOf(token: Token): string | undefined {
  for (const scope of token.scopes) {
    const kind = coloured.exec(scope)?.[1]
    if (kind) return kind.replace(/^registration\./u, '').replace('citation-key', 'key')
  }
  return undefined
}
