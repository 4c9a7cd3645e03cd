/** A word of JavaScript or TypeScript outside of strings, comments and regular expressions, and where it begins. */
export type Identifier = {readonly text: string; readonly offset: number}

const space = /\s+|\/\/.*|\/\*[\s\S]*?\*\//y
const word = /[\p{L}\p{M}\p{N}\p{Cf}_$]+|\\u(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F]+\})/uy
const string = /'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"/y
const template = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*(`|\$\{|$)/y
const regex = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\//y

/** Words behind which a slash begins a regular expression and does not divide. */
const operators = new Set([
  'return',
  'typeof',
  'case',
  'of',
  'in',
  'do',
  'else',
  'void',
  'delete',
  'await',
  'yield',
  'throw',
  'new'
])

/** The words of a program: names, keywords and keys, but not what is text. */
export function identifiersIn(code: string): Identifier[] {
  const found: Identifier[] = []
  /** For every template that is open: how many braces are open in its `${…}`. */
  const templates: number[] = []
  let at = 0
  /** Whether what stands before is a value, which can be divided. */
  let isValue = false
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const match = pattern.exec(code)
    if (match) at = pattern.lastIndex
    return match
  }
  const readTemplate = () => {
    if (take(template)?.[1] === '${') templates.push(0)
    isValue = templates.at(-1) !== 0
  }

  while (at < code.length) {
    const offset = at
    if (take(space)) continue
    const [name] = take(word) ?? []
    if (name !== undefined) {
      found.push({text: name, offset})
      isValue = !operators.has(name)
    } else if (take(string)) isValue = true
    else if (!isValue && take(regex)) isValue = true
    else {
      const sign = code[at++]
      const open = templates.at(-1)
      if (sign === '`') readTemplate()
      else if (sign === '}' && open === 0) {
        templates.pop()
        readTemplate()
      } else {
        if (open !== undefined && (sign === '{' || sign === '}'))
          templates.splice(-1, 1, open + (sign === '{' ? 1 : -1))
        isValue = sign === ')' || sign === ']' || sign === '}'
      }
    }
  }
  return found
}
