/**
 * A label as it may be compared with others: letters without accents and case, digits with a mark between numbers, nothing else.
 *
 * `étude-1`, `Etude 1` and `etude1` are one; `1-3` and `13` are two.
 */
export const foldedLabel = (label: string): string =>
  label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replace(/(\d)[^\p{L}\d]+(?=\d)/gu, '$1-')
    .replace(/[^\p{L}\d-]|(?<!\d)-|-(?!\d)/gu, '')

/** A label without what no reader sees: forms of one character, kinds of space, invisible characters. */
export const plainLabel = (label: string): string =>
  label
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\s\u00a0\u2000-\u200a\u202f]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase()

/** A defined label that is like one that is not; `isSame` where no reader could tell them apart. */
export type NearLabel = {readonly label: string; readonly isSame: boolean; readonly isFolded: boolean}

/** How many pairs of labels are compared letter by letter, at most: what keeps a list of typing errors linear. */
const budget = 20_000

/** Finds the defined label that an undefined one was meant to be. */
export class NearLabels {
  readonly #plain = new Map<string, string[]>()
  readonly #folded = new Map<string, string[]>()
  readonly #byDigits = new Map<string, string[]>()
  readonly #years = new Map<string, string[]>()
  #left = budget

  /** @param labels As normalised by CommonMark. */
  constructor(labels: Iterable<string>) {
    for (const label of labels) {
      const folded = foldedLabel(label)
      push(this.#plain, plainLabel(label), label)
      push(this.#folded, folded, label)
      push(this.#byDigits, digitsOf(folded), folded)
      push(this.#years, shortYear(folded), label)
    }
  }

  /** The one nearest label; `undefined` where none is near or two are. */
  find(label: string): NearLabel | undefined {
    const same = this.#plain.get(plainLabel(label))
    if (same) return only(same, {isSame: true, isFolded: true})
    const folded = foldedLabel(label)
    if (folded === '') return undefined
    const like = this.#folded.get(folded)
    if (like) return only(like, {isSame: false, isFolded: true})
    const year = this.#years.get(shortYear(folded))
    if (year) return only(year, {isSame: false, isFolded: false})
    return this.#typed(folded)
  }

  #typed(folded: string): NearLabel | undefined {
    const letters = folded.replace(/[\d-]/g, '').length
    const most = letters < 3 ? 0 : folded.length < 8 ? 1 : 2
    let best = most + 1
    let found = new Set<string>()
    // Another number is another source, never a typing error.
    for (const other of this.#byDigits.get(digitsOf(folded)) ?? []) {
      if (Math.abs(other.length - folded.length) > most || this.#left-- <= 0) continue
      const far = distance(folded, other, most)
      if (far > most || far > best) continue
      if (far < best) found = new Set()
      best = far
      found.add(other)
    }
    const [one] = found
    if (one === undefined || found.size > 1) return undefined
    return only(this.#folded.get(one) ?? [], {isSame: false, isFolded: false})
  }
}

/** `soria2018` as `soria18`: the year by its last figures. */
const shortYear = (folded: string): string => folded.replace(/^(\p{L}{3,})(?:19|20)(\d\d)$/u, '$1$2')

const digitsOf = (folded: string): string => folded.replace(/\p{L}+/gu, ' ').trim()

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

const only = (labels: readonly string[], how: Omit<NearLabel, 'label'>): NearLabel | undefined =>
  labels.length === 1 ? {label: labels[0] ?? '', ...how} : undefined

/** How many letters must be written, left out, changed or swapped with their neighbour; more than `most` is `most + 1`. */
function distance(a: string, b: string, most: number): number {
  let before: number[] = []
  let row = Array.from({length: b.length + 1}, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1)
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwapped) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      next.push(least)
    }
    if (Math.min(...next) > most) return most + 1
    before = row
    row = next
  }
  return row[b.length] ?? most + 1
}
