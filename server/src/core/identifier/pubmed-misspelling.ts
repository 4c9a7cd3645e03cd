import type {Misspelling} from './identifier.ts'

const pmidForm = {name: 'PMID', form: '00000000'}
const pmcidForm = {name: 'PMCID', form: 'PMC0000000'}

const at = (match: RegExpExecArray): {range: {start: number; end: number}} => ({
  range: {start: match.index, end: match.index + match[0].length}
})

/** `PMID: PMC5055166`: the number says whose it is. */
const swapped = /\bPMID([ \u00a0]?[:#]?[ \u00a0]?)(PMC[ \u00a0]?\d{5,8})(?!\w)/gi
const tooLong = /\bPMID[ \u00a0]?[:#]?[ \u00a0]?\d{9,12}(?![\w-]|\.\d)/gi
const lettered =
  /\bPMID([ \u00a0]?[:#]?[ \u00a0]?)(?=[\dOoIl]{0,8}\d[OoIl]|[OoIl][\dOoIl]{0,8}\d)([\dOoIl]{7,8})(?!\w)/g

/** What was meant as a number of PubMed and is none, by place. */
export function findMisspeltPmids(text: string): readonly Misspelling[] {
  if (!/PMID/i.test(text)) return []
  const found: Misspelling[] = []
  for (const match of text.matchAll(swapped)) {
    const meant = [`PMCID${match[1]}${match[2]}`]
    found.push({...at(match), ...pmcidForm, fault: 'kind', meant, isSafe: true})
  }
  for (const match of text.matchAll(tooLong)) {
    found.push({...at(match), ...pmidForm, fault: 'length', meant: [], isSafe: false})
  }
  for (const match of text.matchAll(lettered)) {
    const meant = [`PMID${match[1]}${digits(match[2] ?? '')}`]
    found.push({...at(match), ...pmidForm, fault: 'digit', meant, isSafe: false})
  }
  return found.sort((a, b) => a.range.start - b.range.start)
}

const digits = (text: string): string => text.replace(/[Oo]/g, '0').replace(/[Il]/g, '1')

const unprefixed = /\b(PMCID)([ \u00a0]?[:#]?[ \u00a0]?)(\d{5,8})(?![\w-]|\.\d)/gi
/** `PMC: 123` may count patients; six digits and more after a colon or hyphen are a number of an article. */
const parted = /\bPMC(?:[ \u00a0]?[:#][ \u00a0]?|[-\u2010\u2011])(\d{6,8})(?![\w-]|\.\d)/g
const long = /\bPMC[ \u00a0]?\d{9,12}(?!\w)/g
const letteredPmc = /\bPMC(?=[\dOIl]{0,7}\d[OIl]|[OIl][\dOIl]{0,7}\d)([\dOIl]{6,8})(?!\w)/g

/** What was meant as a number of PubMed Central and is none, by place. */
export function findMisspeltPmcids(text: string): readonly Misspelling[] {
  if (!/PMC/i.test(text)) return []
  const found: Misspelling[] = []
  for (const match of text.matchAll(unprefixed)) {
    const [, , gap = '', number = ''] = match
    const [prefixed, swapped] = [`PMCID${gap}PMC${number}`, `PMID${gap}${number}`]
    // The highest PMID seen in August 2026 was 42,642,459; numbers of PubMed Central seen are far below, so the PMID is
    // offered first.
    const isOther = number.length === 8 && number >= '20000000'
    const meant = isOther ? [swapped, prefixed] : [prefixed, swapped]
    found.push({...at(match), ...pmcidForm, fault: isOther ? 'kind' : 'part', meant, isSafe: false})
  }
  for (const match of text.matchAll(parted)) {
    found.push({...at(match), ...pmcidForm, fault: 'spelling', meant: [`PMC${match[1]}`], isSafe: true})
  }
  for (const match of text.matchAll(long)) {
    found.push({...at(match), ...pmcidForm, fault: 'length', meant: [], isSafe: false})
  }
  for (const match of text.matchAll(letteredPmc)) {
    found.push({...at(match), ...pmcidForm, fault: 'digit', meant: [`PMC${digits(match[1] ?? '')}`], isSafe: false})
  }
  return found.sort((a, b) => a.range.start - b.range.start)
}
