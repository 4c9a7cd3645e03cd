import {type Citation, headOf, identityOf} from '../core/citation.ts'
import {holdsResult} from '../core/claim.ts'
import {isAssertion} from '../core/claim-context.ts'
import {passageOf, proseOf, sentenceOf} from '../core/model.ts'
import {isListed, type Part} from '../core/part.ts'
import {sourceMarks} from '../core/source-mark.ts'
import type {Range} from '../core/text.ts'
import {kindOf} from '../knowledge/kind-of-citation.ts'
import {defineRule} from './define-rule.ts'

/** What a registry does say of a trial, and where a record holds results after all. */
const status =
  /(?<!\p{L})(?:enregistr|regist(?:ered|ration)|recrut|recruit|protocol|inclura|prévoi|planned|plans? to|en cours|ongoing|under ?way|commenc|à venir|upcoming|terminated|withdrawn|suspend|interrompu|retiré|publiés? sur|posted|déposés?|disponibles?|available|aucun résultat|pas de résultat|no results|not yet|pas encore|number|numéro|n°|identifiant|identifier|(?:new|another) (?:trial|study)|nouve(?:l|lle|au) (?:essai|étude)|test(?:s|ing|ent|era)?(?!\p{L})|évalu|evaluat|investigat|étudie|studying|examin|explor|assess|randomi|(?:has|have|had) not(?!\p{L})|n[’'](?:a|ont) pas)/iu
const results = /[?&]tab=results|\/results?(?:[/?#]|$)|^[^#]*#.*results?/i

/** A trial is named, and its number follows to say which: that is what numbers are for. */
const naming =
  /(?:(?<!\p{L})(?:essais?|études?|trials?|stud(?:y|ies)|cohortes?|cohorts?|extensions?|phase[\s\u00a0]\S{1,6})|\p{Lu}[\p{Lu}\p{N}]+(?:[-‑][\p{L}\p{N}]{1,12}){0,3}|\p{L}{2,20}[-‑]\p{N}{1,4})[\s\u00a0]?[([,;:–-]?[\s\u00a0]?$/u

export default defineRule({
  id: 'registration-as-result',
  title: {
    en: 'A trial’s registration as source of a result',
    fr: 'L’enregistrement d’un essai à l’appui d’un résultat'
  },
  prose: {
    en: `
A registration says what a trial plans: whom it takes in, what it measures. A reader who follows it to check a result finds none.

A linked record of a registry is reported where it is the only source in its sentence and after it in the paragraph, and where a
result stands before it: a verb (*showed*, *reduced*), a percentage, an effect size, an interval, a p-value. A record's page of
results is a result; so nothing is said of \`?tab=results\` and \`/results\`, nor of sentences about registration, recruitment or
plans, nor of a number that stands right behind the name of its trial.

## Fix

None: only the author knows the publication.
`,
    fr: `
Un enregistrement dit ce que prévoit un essai : qui il inclut, ce qu’il mesure. Le lecteur qui le suit pour vérifier un résultat n’en
trouve aucun.

Est signalée une fiche de registre en lien, seule source de sa phrase et de la suite du paragraphe, si un résultat la précède : un
verbe (*a montré*, *a réduit*), un pourcentage, une taille d’effet, un intervalle, une valeur p. La page des résultats d’une fiche
est un résultat : rien n’est dit de \`?tab=results\` et \`/results\`, ni des phrases qui parlent d’enregistrement, de recrutement ou
de projets, ni d’un numéro placé juste après le nom de son essai.

## Correction

Aucune : seul l’auteur connaît la publication.
`
  },
  since: '0.1.0',
  category: 'evidence',
  severity: 'info',
  fix: 'none',
  scope: 'citations',
  options: {},
  messages: {
    plan: {
      en: 'Unexpected registration `{number}` as source of a result, expected a publication of the trial',
      fr: 'Enregistrement `{number}` inattendu à l’appui d’un résultat, une publication de l’essai est attendue'
    }
  },
  titles: {},

  check({part, citations, report}) {
    const judge = new Judge(part)
    for (const citation of citations) {
      const identity = identityOf(citation)
      if (!identity || !citation.locator || citation.kind === 'image' || kindOf(citation) !== 'registration') continue
      if (results.test(citation.locator.url) || isListed(part, citation)) continue
      if (judge.isSourceOfResult(citation)) report('plan', headOf(citation), {number: identity.value})
    }
  },

  examples: [
    {
      bad: 'Tea reduced pain by 30% («[record]»(https://clinicaltrials.gov/study/NCT01234567)).',
      reports: ['plan'],
      kinds: ['N10']
    },
    {
      bad: 'Le thé a montré son effet sur le repos («[NCT01234567]»(https://clinicaltrials.gov/study/NCT01234567)).',
      reports: ['plan']
    },
    {bad: 'Pain fell (HR 0.62): «<https://clinicaltrials.gov/study/NCT01234567>».', reports: ['plan']},
    {ok: 'Tea reduced pain by 30% ([posted](https://clinicaltrials.gov/study/NCT01234567?tab=results)).'},
    {ok: 'Tea reduced pain by 30% (NCT01234567).'},
    {ok: 'Pain fell by 30% in the trial ORBIT-1 ([NCT01234567](https://clinicaltrials.gov/study/NCT01234567)).'},
    {ok: 'In [ORBIT-1](https://clinicaltrials.gov/study/NCT01234567) tea reduced pain by 30%.'},
    {
      ok: 'Tea reduced pain by 30% ([study](https://doi.org/10.1000/tea); [record](https://clinicaltrials.gov/study/NCT01234567)).'
    },
    {ok: 'Tea reduced pain by 30% [3] ([record](https://clinicaltrials.gov/study/NCT01234567)).'},
    {
      ok: 'L’essai est enregistré et a réduit ses bras de 50 % ([fiche](https://clinicaltrials.gov/study/NCT01234567)).'
    },
    {ok: 'A trial will show whether tea reduced pain ([record](https://clinicaltrials.gov/study/NCT01234567)).'},
    {ok: 'Tea reduced pain; a trial in adults is open ([record](https://clinicaltrials.gov/study/NCT01234567)).'},
    {
      ok: 'Tea reduced pain by 30% ([record](https://clinicaltrials.gov/study/NCT01234567)). It is published [here](https://doi.org/10.1000/tea).'
    },
    {ok: 'Since tea showed little, a trial is testing rest ([record](https://clinicaltrials.gov/study/NCT01234567)).'},
    {ok: 'Tea calms ([record](https://clinicaltrials.gov/study/NCT01234567)).'},
    {ok: 'Tea calms.\n\n## References\n\n- Tea reduced pain: [record](https://clinicaltrials.gov/study/NCT01234567)'}
  ]
})

/** Farthest before a record that a result is looked for, in UTF-16 units: what is longer is no sentence but a list. */
const reach = 2000

/** Judges the records of one part; what is so of a whole sentence is found out once. */
class Judge {
  readonly #part: Part
  readonly #open = new Map<number, boolean>()

  constructor(part: Part) {
    this.#part = part
  }

  /** Whether a result stands before `citation` in its sentence, and nothing else is a source of it. */
  isSourceOfResult(citation: Citation): boolean {
    const {segment} = this.#part
    const {start} = citation.range
    const sentence = sentenceOf(segment, citation)
    const before = proseOf(segment, {start: Math.max(sentence.start, start - reach), end: start})
    if (!holdsResult(lastClause(before)) || (citation.identity.shown && naming.test(before))) return false
    const passage = {start: sentence.start, end: passageOf(segment, citation).end}
    const known = this.#open.get(sentence.start)
    const isOpen = known ?? (isAssertive(proseOf(segment, sentence)) && !hasOtherSource(this.#part, passage))
    this.#open.set(sentence.start, isOpen)
    return isOpen
  }
}

/** Whether a sentence says what was found, and not what is registered or planned. */
const isAssertive = (prose: string): boolean => !status.test(prose) && isAssertion(prose)

/** What follows the last semicolon outside parentheses: a trial is announced after what others have found. */
function lastClause(text: string): string {
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]
    if (unit === '(') depth++
    else if (unit === ')') depth = Math.max(0, depth - 1)
    else if (unit === ';' && depth === 0) from = at + 1
  }
  return text.slice(from)
}

/** Whether a source that is no registration is named in the sentence or in what follows it in its paragraph. */
function hasOtherSource({segment, citations}: Part, {start, end}: Range): boolean {
  const isOther = (one: Citation): boolean =>
    one.range.start >= start &&
    one.range.start < end &&
    (one.locator !== undefined || one.identity.shown !== undefined) &&
    kindOf(one) !== 'registration'
  return citations.some(isOther) || sourceMarks(segment).some(offset => start <= offset && offset < end)
}
