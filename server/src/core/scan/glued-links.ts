import type {Link} from '../syntax/reading.ts'
import {type Edit, endRun} from '../text.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'

type Kind = 'splitLink' | 'gluedLinks'

type Inline = Link & {readonly destination: NonNullable<Link['destination']>}

const marker = /[*_~`]/

/**
 * Links without anything between them: one that a converter split, or two that read as one.
 *
 * ```text
 * [KEYNOTE](https://doi.org/10.1056/x)[ -024](https://doi.org/10.1056/x)
 *                                    ^ joint
 * ```
 */
export const scanGluedLinks: Scanner<Kind> = context => {
  const {reading} = context
  const found: Defect<Kind>[] = []
  const links = reading.links.filter((link): link is Inline => link.kind === 'link' && link.destination !== undefined)
  for (let index = 0; index < links.length; ) {
    const first = links[index]
    const rest: Inline[] = []
    for (let next = links[index + 1]; first && next && isGlued((rest.at(-1) ?? first).range.end, next); ) {
      if (!isRunOf(context, first, next)) break
      rest.push(next)
      next = links[index + 1 + rest.length]
    }
    if (first && rest.length > 0) found.push(...split(context, first, rest))
    else {
      const next = links[index + 1]
      if (first && next && isGlued(first.range.end, next)) found.push(...glued(context, first, next))
    }
    index += 1 + rest.length
  }
  return found
}

const isGlued = (end: number, next: Link): boolean => next.range.start === end

/** Whether both lead to one place, and nothing is lost when the second becomes part of the first. */
function isRunOf({text}: ScanContext, first: Inline, next: Inline): boolean {
  const hasTitle = (link: Inline): boolean => /\s/.test(text.slice(link.destination.end, link.range.end))
  if (hasTitle(first) || hasTitle(next)) return false
  return first.url.replace(/\/$/, '') === next.url.replace(/\/$/, '')
}

const labelOf = ({text}: ScanContext, {label}: Link): string => text.slice(label.start, label.end)

/** Citations by number stand side by side on purpose; so do badges. */
const isApart = (label: string): boolean => /^[\s\\[(]*\d|^!\[|^\^/.test(label) || label.trim() === ''

function split(context: ScanContext, first: Inline, rest: readonly Inline[]): Defect<Kind>[] {
  const all = [first, ...rest]
  const labels = all.map(link => labelOf(context, link))
  if (labels.some(label => label.includes('![')) || labels.every(label => isApart(label))) return []
  const edits: Edit[] = []
  let isCertain = true
  for (let index = 1; index < all.length; index++) {
    const [left, right] = [all[index - 1], all[index]]
    if (!left || !right) continue
    const join = joining(context, left, right)
    if (!join) return []
    isCertain &&= join.isCertain
    edits.push(join.edit)
  }
  const last = all.at(-1) ?? first
  return [
    {
      kind: 'splitLink',
      range: {start: first.range.end - 1, end: first.range.end + 1},
      repairs: [{titleId: 'merge', safety: isCertain ? 'safe' : 'review', edits}],
      meant: {
        kind: 'link',
        range: {start: first.range.start, end: last.range.end},
        label: {start: first.label.start, end: last.label.end},
        destination: first.destination,
        url: first.url
      }
    }
  ]
}

/** The edit that joins two labels; markers of the same emphasis that would meet go too. */
function joining(
  context: ScanContext,
  left: Inline,
  right: Inline
): {readonly edit: Edit; readonly isCertain: boolean} | undefined {
  const before = /(?:\*{1,3}|_{1,3})$/.exec(labelOf(context, left))?.[0] ?? ''
  const after = /^(?:\*{1,3}|_{1,3})/.exec(labelOf(context, right))?.[0] ?? ''
  const [first, second] = [labelOf(context, left), labelOf(context, right)]
  if (before !== after && (marker.test(first.at(-1) ?? '') || marker.test(second[0] ?? ''))) return undefined
  if (/^\d+[a-z]?$/.test(second.trim()) && /[\p{L}\p{N}]$/u.test(first)) return undefined
  if (first.endsWith('`') || second.startsWith('`')) return undefined
  const isName = /[\p{L}\p{N}]$/u.test(first) && /^\p{Lu}/u.test(second)
  return {
    edit: {
      start: left.label.end - before.length,
      end: right.label.start + after.length,
      text: isName && before === '' ? ' ' : ''
    },
    // A word cut in two looks like two words.
    isCertain:
      first.length > 0 && !(/[\p{L}\p{N}]$/u.test(plainEnd(first)) && /^[\p{L}\p{N}]/u.test(plainStart(second)))
  }
}

const plainEnd = (label: string): string => label.slice(0, label.length - endRun(label, '*_'))
const plainStart = (label: string): string => label.replace(/^[*_]+/, '')

function glued(context: ScanContext, left: Inline, right: Inline): Defect<Kind>[] {
  const [first, second] = [labelOf(context, left), labelOf(context, right)].map(label => label.replace(/[*_~`]/g, ''))
  if (!first || !second || isApart(first) || isApart(second)) return []
  // Where a space or a mark stands at the edge of a label, readers see two.
  if (!/[\p{L}\p{N}]$/u.test(first) || !/^[\p{L}\p{N}]/u.test(second)) return []
  const at = left.range.end
  return [
    {
      kind: 'gluedLinks',
      range: {start: at - 1, end: at + 1},
      repairs: [
        {titleId: 'space', safety: 'review', edits: [{start: at, end: at, text: ' '}]},
        {titleId: 'comma', safety: 'review', edits: [{start: at, end: at, text: ', '}]}
      ]
    }
  ]
}
