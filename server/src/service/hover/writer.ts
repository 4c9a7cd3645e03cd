import type {Language} from '../../core/language.ts'
import {printable} from '../message.ts'

/** How a client shows a hover. */
export type HoverFormat = 'markdown' | 'plaintext'

/** Puts pieces of a hover into its format. Only what it gives may stand in one. */
export type Writer = {
  readonly language: Language
  plain(text: string): string
  strong(text: string): string
  quiet(text: string): string
  /** A link to `url`, with what to show on it; only its text where the address is none that a reader may be sent to. */
  link(text: string, url: string, title?: string): string
  /** What copies `copied` when it is chosen; empty where the client cannot. */
  copy(text: string, copied: string): string
  item(text: string): string
  /** A name and what it is: *Cible : …*. */
  pair(name: string, value: string): string
}

/**
 * @param copyCommand
 *   Id of the client's command that puts its argument on the clipboard; absent where there is none.
 */
export function writerOf(format: HoverFormat, language: Language, copyCommand?: string): Writer {
  const colon = language === 'fr' ? '\u00a0: ' : ': '
  const isMarkdown = format === 'markdown'
  const plain = isMarkdown ? escaped : oneLine
  const around = (mark: string) => (text: string) => (isMarkdown ? `${mark}${plain(text)}${mark}` : plain(text))
  return {
    language,
    plain,
    strong: around('**'),
    quiet: around('*'),
    link: (text, url, title) => {
      if (!isMarkdown) return text === url ? plain(url) : plain(`${text} (${url})`)
      const target = safeTarget(url)
      const tip = title ? ` "${plain(title).replaceAll('"', '\\"')}"` : ''
      return target ? `[${plain(text)}](${target}${tip})` : plain(text)
    },
    copy: (text, copied) => {
      if (!isMarkdown || !copyCommand || !/^[\w.-]+$/.test(copyCommand)) return ''
      const argument = percent(JSON.stringify([oneLine(copied)]))
      return `[${plain(text)}](command:${copyCommand}?${argument})`
    },
    item: text => `- ${text}`,
    pair: (name, value) => `${plain(name)}${colon}${value}`
  }
}

/** `text` on one line, what is invisible spelled out. */
const oneLine = (text: string): string => printable(text.replace(/[\t\n\v\f\r ]+/g, ' '))

/**
 * `text` as it is shown, in Markdown: what would be markup, an address or an entity is escaped, what is invisible is
 * spelled out, and it is one line.
 */
function escaped(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>&~|$]/g, '\\$&')
    .replace(/:(?=\/\/)|@|(?<=www)\./gi, '\\$&')
    .replace(/^[#+-]|(?<=^\d{1,9})[.)]/, '\\$&')
}

/** Everything that could end a link's target, percent-encoded. */
const percent = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, unit => `%${unit.charCodeAt(0).toString(16).toUpperCase()}`)

/** `url` as a link's target, or `undefined` for anything but a plain https address. */
function safeTarget(url: string): string | undefined {
  if (!/^https:\/\/[\w.-]+(?:[/?#]|$)/.test(url) || url.length > 2000 || /\p{Cs}/u.test(url)) return undefined
  return url.replace(/[^\w\-.~:/?#@!$&'*+,;=%]/gu, percent)
}
