import type {Range} from './text.ts'

/** What a sentence states that somebody must have measured, or that a guideline says. */
export type ClaimKind = 'percentage' | 'effect' | 'interval' | 'pValue' | 'count' | 'score' | 'guideline'

/** A figure or a verb that makes a sentence a claim. The range is of the text that was searched. */
export type Claim = {readonly kind: ClaimKind; readonly range: Range}

// White space as French and English typography have it: also U+00A0, U+202F and the thin space.
const gap = '[\\s\\u00a0\\u202f\\u2009]'
const start = '(?<![\\p{L}\\p{N}])'
const end = '(?!\\p{L})'

const pattern = (source: string, flags = 'gu'): RegExp => new RegExp(source, flags)

/** `3`, `0,62`, `12.4`, `1 200`, `−2,1`: no thousands but those that cannot be two numbers. */
const number = '[-−–]?\\d{1,6}(?:[.,·]\\d{1,4})?'

/** Whom a share is counted among. */
export const people =
  'patient(?:e|es|s)?|malades?|participant(?:e|es|s)?|adultes?|adults?|adolescente?s?|adolescents?|enfants?|children|nourrissons?|infants?|femmes?|women|hommes?|men|personnes?|people|persons?|sujets?|subjects?|individus?|individuals?|volontaires?|volunteers?|répondeu(?:rs?|ses?)|responders?|jumeaux|twins?|population'

/** How sure a method is, and the width of an interval whose bounds are not given, are no results. */
const percentage = pattern(
  `(?<![\\d.,/])(?<!confiance (?:à|de) )(?:${number}${gap}?(?:à|to|et|and|[-–])${gap}?)?${number}${gap}?(?:%|(?:pour${gap}cent|per${gap}?cent)${end})(?!${gap}(?:confiden|de${gap}confiance|certain|sûr|sure${end}|CI${end}|CrI${end}|IC${end}))`
)

/** Abbreviations need a decimal: `HR 72` is a pulse, `RR 18` a breathing rate, `OR 3` a room. */
const effectSize = pattern(
  [
    `${start}a?(?:HR|OR|RR|RD|SMD|DMS|IRR|sHR|SHR)${end}(?:${gap}(?:ajusté|adjusted|brut|crude))?${gap}{0,2}(?:[=:,]|of|de|à|was|était|is|est|≈|~)?(?:${gap}(?:de|of))?${gap}?[-−–]?\\d{1,2}[.,·]\\d{1,4}`,
    `${start}NN[TH]${end}[^.;\\d]{0,14}\\d`,
    `${start}(?:(?:odds|hazard|risk|rate|incidence rate)${gap}ratio|relative risk|risque relatif|rapport (?:de|des) (?:cotes|risques)|(?:mean|risk) difference|différence (?:de|des) (?:risques?|moyennes)|différence moyenne)${end}[^.;\\d]{0,30}${number}`
  ].join('|')
)

/** The other end of an interval. */
const bound = `(?:${gap}?%?${gap}?(?:à|to|et|and|[;,–-])${gap}?${number}(?:${gap}?%)?\\]?)?`

/** An interval with its bounds: to name one without its bounds is method. */
const interval = pattern(
  `(?:${start}(?:IC|CI)${gap}?(?:à|de|at)?${gap}?9\\d(?:[.,]\\d)?${gap}?%?|9\\d(?:[.,]\\d)?${gap}?%${gap}(?:IC|CI|CrI|confidence intervals?)${end}|${start}intervalle de confiance(?: (?:à|de))? 9\\d${gap}?%)[^.;)\\]\\p{L}\\d]{0,6}(?:(?:de|of|from|entre|between)${gap})?${number}${bound}`
)

/** Behind a sign it is the legend of a table: `* p < 0,05`. */
const pValue = pattern(
  `(?<![*†‡§#¶][\\s\\u00a0]{0,2})${start}[pP](?:${gap}values?)?${gap}?(?:[<=>≤≥]|était de|of)${gap}?0?[.,·]\\d{1,6}`
)

const small =
  '(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|one|two|three|four|five|six|seven|eight|nine|every second)'
const whole =
  '(?:deux|trois|quatre|cinq|six|sept|huit|dix|vingt|cent|two|three|four|five|six|seven|eight|ten|twenty|hundred|\\d{1,3})'

/** Some out of all, in figures beside a word for people, in words, and as fractions. */
const count = pattern(
  [
    `(?<![\\d.,])\\d{1,5}${gap}(?:(?:in|of|out of|sur|des|parmi)${gap}(?:the${gap}|les${gap})?)\\d{1,6}${gap}(?:(?:\\p{L}{1,16}${gap})?)(?:${people})${end}`,
    `(?<![\\d.,])\\d{1,5}${gap}(?:${people})${gap}sur${gap}(?:les${gap})?\\d{1,6}(?!${gap}?(?:ans|mois|jours))`,
    `${start}${small}${gap}(?!pages?|fois|pas|jours?|nuits?|mois|ans|heures?|points?)\\p{L}{4,16}${gap}sur${gap}${whole}${end}`,
    `${start}${small}${gap}(?:in|out of)${gap}${whole}${gap}(?!pages?|times?|steps?|days?|nights?|months?|years?|hours?)\\p{L}{4,16}${end}`,
    `${start}${small}${gap}(?:${people}|tests?)${gap}(?:in|out of)${gap}${whole}${end}`,
    `${start}(?:(?:la${gap})?moitié|(?:un|les deux)${gap}tiers|(?:un|les trois)${gap}quarts?)${gap}(?:des|de la|de ses|de nos)${gap}(?:${people}|cas)${end}`,
    `${start}(?:half|(?:a|one|two)[${'\\s\\u00a0'}-]thirds?|(?:a|one)${gap}quarter|three${gap}quarters)${gap}of${gap}(?:(?:the|all)${gap})?(?:${people}|cases)${end}`
  ].join('|'),
  'giu'
)

/** Composite measures of response and remission. */
const scoreName = '(?:SRI-?[4-8]|BICLA|DORIS|LLDAS|(?:ACR|PASI|EASI|IGA|ASAS|SRI)[ -]?(?:[25-9]0|75|100|[4-8]))'
const score = pattern(
  `${start}${scoreName}${end}[^.;\\d]{0,60}${start}(?:atteinte?s?|obtenue?s?|reached|achieved|attained)${end}|${start}(?:atteint|atteignent|obtenu|reached|achieved|attained)${end}[^.;]{0,40}${start}${scoreName}`
)

/** Those who write guidelines. An acronym counts in capitals only. */
const bodies =
  "(?:HAS|OMS|WHO|NICE|EULAR|KDIGO|USPSTF|ANSM|EMA|ESC|ESMO|ASCO|NIH|IDSA|ADA|GOLD|GINA|(?:[Hh]aute [Aa]utorité|[Ss]ociété|[Ss]ociety|[Cc]ollège|[Cc]ollege|[Aa]cad[ée]m(?:ie|y)|[Ff]édération|[Ff]ederation|[Aa]gence|[Aa]gency|[Aa]ssociation|[Ll]ignes? directrices?|[Gg]uidelines?|[Gg]uidance|[Rr]ecommandations|[Rr]ecommendations|[Cc]onsensus|[Ee]xpert panel|[Pp]anel|[Tt]ask [Ff]orce|[Ww]orking [Gg]roup|[Gg]roupe de travail|[Cc]omité d[’']experts|[Gg]roupe d[’']experts|[Ee]xperts))"
const advises = '(?:recommand(?:e|ent)|préconis(?:e|ent)|conseill(?:e|ent)|recommend(?:s|ed)?|advis(?:e|es|ed))'
const guideline = [
  pattern(`${start}${bodies}${end}[^.;:?!]{0,70}?${start}(${advises})${end}`, 'dgu'),
  pattern(
    `${start}((?:est|sont|reste|restent|is|are|remains?)${gap}(?:(?:fortement|vivement|donc|strongly|now|not|pas)${gap})?(?:recommandée?s?|préconisée?s?|recommended))${end}`,
    'dgu'
  )
]

type Figure = readonly [ClaimKind, RegExp]
/** These hold a digit. */
const inDigits: readonly Figure[] = [
  ['interval', interval],
  ['percentage', percentage],
  ['effect', effectSize],
  ['pValue', pValue]
]
const inWords: readonly Figure[] = [
  ['count', count],
  ['score', score]
]
const figures = [...inDigits, ...inWords]

/** No claim without a digit is shorter, in UTF-16 units. */
const shortestInWords = 10

/** Every figure and verb in `text` that makes it a claim, by place; where two share a place the longer one. */
export function findClaims(text: string): Claim[] {
  const hasDigit = /\d/.test(text)
  if (!hasDigit && text.length < shortestInWords) return []
  const found: Claim[] = []
  for (const [kind, one] of hasDigit ? figures : inWords) {
    for (const {index, 0: match} of text.matchAll(one)) {
      found.push({kind, range: trimmed(text, index, index + match.length)})
    }
  }
  for (const one of guideline) {
    for (const {indices} of text.matchAll(one)) {
      const at = indices?.[1]
      if (at) found.push({kind: 'guideline', range: {start: at[0], end: at[1]}})
    }
  }
  found.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
  let until = 0
  return found.filter(({range}) => {
    if (range.start < until) return false
    until = range.end
    return true
  })
}

function trimmed(text: string, from: number, to: number): Range {
  const lead = /^[-−–]/.test(text.slice(from, to)) ? 1 : 0
  return {start: from + lead, end: to}
}

const sample = pattern(`${start}[nN]${gap}?=`, 'u')
const looseP = pattern(`${start}p${gap}?[<=>≤]`, 'u')
const looseEffect = pattern(`${start}(?:HR|OR|RR|IC|CI)${end}[^\\p{L}]{0,4}\\d`, 'u')
const looseCount = pattern(`\\d (?:(?:${people}) )?(?:sur|of|out of) \\d`, 'u')

/**
 * Whether `text` holds a figure that is a result: a percentage, an effect size, an interval, a p-value, so many of so
 * many, a number of participants.
 */
export const holdsFigure = (text: string): boolean =>
  [sample, looseP, looseEffect, looseCount].some(one => one.test(text)) ||
  findClaims(text).some(({kind}) => kind !== 'guideline')

const effectWords = pattern(
  `${start}(?:efficac|rémission|(?<!en )réponse|répondeu|guéri|survie|remission|response rate|responders?${end}|survival|superior(?:ity)? to|supérieure?s? au${gap}placebo|supériorité)`,
  'iu'
)

/** Whether `text` has words that claim an effect: *efficacy*, *rémission*, *survival*. */
export const holdsEffect = (text: string): boolean => effectWords.test(text)

const resultVerbs = pattern(
  [
    `${start}(?:a|ont|avait|avaient)${gap}(?:(?:bien|nettement|ainsi|aussi|déjà|significativement)${gap})?(?:montré|démontré|prouvé|obtenu|réduit|diminué|amélioré|augmenté|induit|permis|atteint|guéri|confirmé)e?s?${end}`,
    `${start}(?:showed|shown|demonstrated|achieved|reduced|improved|induced|cured|proved|led to|resulted in|was (?:effective|superior|non-?inferior)|were (?:effective|superior))${end}`,
    `${start}(?:s[’']est révélée?|(?:est|était|sont|étaient)${gap}(?:efficaces?|supérieure?s?${gap}(?:au|à)))${end}`
  ].join('|'),
  'iu'
)

/** Whether `text` says what a study found: a verb of result, or a figure of one. */
export const holdsResult = (text: string): boolean =>
  resultVerbs.test(text) || findClaims(text).some(({kind}) => kind !== 'guideline')
