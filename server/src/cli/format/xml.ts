/**
 * `text` for an attribute or between tags of XML 1.0.
 *
 * What is invisible or would command a terminal becomes a character reference, which means the same to every reader;
 * what XML cannot hold at all is shown as its code point, `\u{1b}`. No `##[command]` that CI services obey is left
 * whole.
 */
export const xml = (text: string): string =>
  text.replace(/[&<>"']|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffe\uffff]|##(?=\[|vso\[)/giu, found => {
    if (found === '##') return `#${reference(35)}`
    const code = found.codePointAt(0) ?? 0
    return entities[found] ?? (isXml(code) ? reference(code) : `\\u{${code.toString(16)}}`)
  })

/** What every XML file begins with. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;'
}

const reference = (code: number): string => `&#x${code.toString(16)};`

/** The production `Char` of https://www.w3.org/TR/xml/#charsets. */
const isXml = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  code >= 0x10000
