import {findIdentifiers, identifyUrl, isSame} from './identifier/index.ts'

/** What speaks for a broken link having been meant as one, and against it. */
export type Witness =
  | 'destination-has-scheme'
  | 'destination-is-identifier'
  | 'destination-has-host'
  | 'destination-is-path'
  | 'label-has-words'
  | 'label-has-letter'
  | 'label-has-phrase'
  | 'same-identifier'
  | 'parts-touch'
  | 'label-is-statistic'
  | 'label-is-number'
  | 'label-is-editorial'
  | 'label-is-remark'
  | 'label-is-key'
  | 'label-is-wiki-link'
  | 'label-holds-link'
  | 'label-is-unbalanced'
  | 'hard-break-between'
  | 'two-readings'

/** What the witnesses allow: repair at once, offer a repair, or say nothing because no link was meant. */
export type Verdict = 'safe' | 'review' | 'none'

const scheme = /^(?:https?:\/\/|www\.)[^\s/]+\.[^\s/]/i
const bareDoi = /^(?:doi:\s*)?10\.\d{4,9}\/\S/i
const resolver = /^(?:dx\.)?doi\.org\/10\./i
/** Registries and libraries whose addresses people write without a scheme. */
const registry =
  /^(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:pmc\.)?ncbi\.nlm\.nih\.gov|clinicaltrials\.gov|euclinicaltrials\.eu|clinicaltrialsregister\.eu|isrctn\.com)\/\S/i
const host = /^(?:[a-z0-9-]{1,63}\.){1,4}(?:org|com|net|gov|edu|int|info|eu|fr|be|ch|ca|uk|de|io)\/\S/i
const path =
  /^(?:\.{0,2}\/)?[\w./-]+\.(?:md|html?|pdf|docx?|csv|png|jpe?g|svg)(?:#\S*)?$|^#(?=[^\d])[\p{L}\d_-]+$|^mailto:\S+@/iu

/** Whether a parenthesis could be meant as a link's destination at all. */
export const isLocator = (destination: string): boolean => isAddress(destination) || path.test(destination)

/** Whether `destination` names a place on the web by itself: an address, a DOI or a known kind of host and a path. */
export const isAddress = (destination: string): boolean =>
  scheme.test(destination) || bareDoi.test(destination) || resolver.test(destination) || host.test(destination)

const statistic = new RegExp(
  [
    /(?:^|[^\p{L}])a?(?:HR|OR|RR|SMD|AUC|NNT|SD|SEM|ET|IQR)[\s\u00a0\u202f]\d/u,
    /(?:^|[^\p{L}])(?:IC|CI|HR|OR|RR|SD|IQR|ET|EI|NNT|p|n|N|r|R²?|κ|α)(?=[\s\u00a0\u202f]*(?:=|<|>|≤|≥|à|de)|[\s\u00a0\u202f]*\d{1,3}[\s\u00a0\u202f]?%)/u,
    /\d[\s\u00a0\u202f]?%[\s\u00a0\u202f](?:CI|IC|CrI)\b/u,
    /(?:^|[^\p{L}])(?:[Rr]ange|[Ee]xtr[eê]mes?|min[–-]max|[ÉEée]tendue|[Mm]edian|[Mm]édiane|Q1[–-]Q3)[^\p{L}\d]{1,3}\d/u
  ]
    .map(({source}) => source)
    .join('|'),
  'u'
)
const interval = /^[\s.,;:–−+±%/-]*\d[\s\d.,;:–−+±%/to à et and-]*$/
const isotope = /^\d{1,3}m?[A-Z][a-z]?$/
/** Concentrations and ions: `[Na+]`, `[HCO3-]`. */
const ion = /^(?:[A-Z][a-z]?\d*){1,4}\d?[+−-]$/
/** Residues of peptides and variants of proteins: `[Sar1, Ile8]`, `[Val600Glu]`. */
const residues =
  /^(?:p\.)?(?:Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Sar|Ser|Thr|Trp|Tyr|Val)\d+(?!\d)(?:[\p{L}*,\s\d]*)$/u
const editorial =
  /^(?:|sic[\s\u00a0\u202f]?!?|…|\.\.\.|x|\d+(?::\d+)?†.*|!\w+|N\.?\s?d\.?\s?[TLRA]\.?|ndlr|internet|online|en ligne|(?:cited|accessed|updated|cité|consulté|mis à jour)(?!\p{L}).*)$/iu
/** Keys of a bibliography, as Pandoc and its kin write them: no words for a reader. */
const key = /^-?@[\w{][^\s,;]*(?:[\s,;]|$)/

/** Notes of libraries on what they list, and what writers put between brackets to be read with the sentence. */
const remarks: readonly RegExp[] = [
  // Catalogues and bibliographies: what the work is, in which language, whether it is whole.
  /^(?:article(?:s)? (?:in|en) |(?:in|en) (?:french|english|german|français|anglais|allemand)|letter|lettre|abstract|résumé|editorial|éditorial|comment(?:ary|aire)?|epub |preprint|review|corrected|erratum|published |publié |(?:doctoral |master['’]s |phd )?(?:dissertation|thesis)|thèse|mémoire|vidéo?|data ?set|jeu de données|poster|mobile app|computer software|logiciel|supplement|retract|rétract|traduit|traduction|translat|version \d|v\d|conference |podcast|webinar|powerpoint|s\. ?d\.|s\. ?l\.|about \d|press release$|communiqué de presse$|image$|brochure$|fact sheet$|données non publiées|unpublished|communication personnelle|personal communication|auteur inconnu|author unknown|tweet$|blog post$|billet de blog$|page web$|web ?page$|manuscript |clinical trial registration$|(?:in )?(?:français|anglais|allemand|espagnol|russe|chinois|french|english|german|spanish|russian|chinese|japanese)$|suppl\b|pt \d|in press$|sous presse$|ahead of print$|eds?\.?$|\d+(?:re|e|st|nd|rd|th) (?:éd|ed)|original work|trad\.)/iu,
  // Asides, and what an editor adds to a quotation.
  /^(?:see |voir |cf\.|optional|optionnel|facultatif|todo|tbd|file$|emphasis |italics? |c[’']est (?:nous|moi)|(?:nous|je) soulign|mes italiques)/iu,
  // Guidelines, scores, stages, doses, codes.
  /^(?:grade\b|niveau [\diva]|level [\diva]|class(?:e)? [iv\d]|LOE\b|AE$|accord |stade |stage |score |NYHA |ECOG |EVA |T\dN|q\d+[wdhsj]\b|[ispo]\.?[vmco]\.?$|cim-\d|icd-\d|atc |cas \d|omim |hgnc |clone |ctrl\+|[jd]\d+(?:[–-][jd]?\d+)?$|[\p{L}µμ%]{1,6}\/[\p{L}µμ\d.²³]{1,8}$|(?:\d[\d.,]*[ \u00a0])?(?:mg|g|µg|ml|ui)[ \u00a0](?:par|per)\b|mean \(|moyenne \()/iu,
  // Quantities with their unit.
  /\d[ \u00a0\u202f]?(?:[mkµn]?g|[mdµ]?l|[mµn]?mol|UI|IU|mmHg|bpm|kcal)(?:\/|\b)/u,
  // Figures that are compared, and ratios in words.
  /\d[ \u00a0\u202f]?(?:[\p{L}%]{1,8}[ \u00a0])?(?:vs\.?|versus|contre)[ \u00a0]\d|[<>≤≥][ \u00a0\u202f]?\d|\bratios?[ \u00a0\u202f]?[:=]?[ \u00a0\u202f]?\d|^a?(?:HR|OR|RR)(?:[ \u00a0]\p{L}+)?[ \u00a0]?[:,]/iu
]

/** Whether brackets hold a remark, as library catalogues and guidelines make them, rather than the name of a source. */
export const isRemark = (label: string): boolean => remarks.some(one => one.test(label.trim()))

/** A label that says more than its figures: words of three letters and more, beside those of statistics. */
const hasPhrase = (label: string): boolean => (label.match(/\p{L}{3,}/gu)?.length ?? 0) >= 3

/**
 * Named witnesses for a link that no renderer makes.
 *
 * @param label
 *   Source of what readers were to see, without its brackets.
 * @param destination
 *   Source of the address, without title and without what encloses it.
 */
export function evidence(label: string, destination: string): Set<Witness> {
  const witnesses = new Set<Witness>()
  const text = label.trim()
  if (scheme.test(destination)) witnesses.add('destination-has-scheme')
  if (bareDoi.test(destination) || resolver.test(destination) || registry.test(destination))
    witnesses.add('destination-is-identifier')
  if (host.test(destination)) witnesses.add('destination-has-host')
  if (path.test(destination)) witnesses.add('destination-is-path')
  if (/\p{L}[^\p{L}]{0,40}\p{L}/u.test(text)) witnesses.add('label-has-words')
  if (/\p{L}/u.test(text)) witnesses.add('label-has-letter')
  if (hasPhrase(text)) witnesses.add('label-has-phrase')
  const shown = findIdentifiers(text)[0]?.identifier
  if (isSame(shown, identifyUrl(destination))) witnesses.add('same-identifier')
  if (statistic.test(text)) witnesses.add('label-is-statistic')
  if (interval.test(text)) witnesses.add('label-is-number')
  if (editorial.test(text) || isotope.test(text) || ion.test(text) || residues.test(text) || text.startsWith('^'))
    witnesses.add('label-is-editorial')
  if (isRemark(text) || /[®™]/.test(text)) witnesses.add('label-is-remark')
  if (key.test(text)) witnesses.add('label-is-key')
  // Half-open intervals make a label of everything between two of them.
  if (/[(<]https?:\/\//i.test(text.replace(/!\[[^\]]*\]\([^)]*\)/g, ''))) witnesses.add('label-holds-link')
  if (text.startsWith('[') && text.endsWith(']')) witnesses.add('label-is-wiki-link')
  return witnesses
}

const denials: readonly Witness[] = ['label-is-wiki-link', 'label-holds-link', 'label-is-key', 'label-is-unbalanced']

const doubts: readonly Witness[] = ['hard-break-between', 'two-readings', 'label-is-remark']

/**
 * What the witnesses carry. A contradiction outweighs everything but both sides naming the same source; a doubt about
 * what was meant leaves at most a repair for review.
 */
export function judge(witnesses: ReadonlySet<Witness>): Verdict {
  if (denials.some(one => witnesses.has(one))) return 'none'
  const isStrong = witnesses.has('destination-has-scheme') || witnesses.has('destination-is-identifier')
  const isDoubtful = doubts.some(one => witnesses.has(one))
  const best: Verdict = isDoubtful ? 'review' : 'safe'
  if (!isStrong && !witnesses.has('destination-is-path') && !witnesses.has('destination-has-host')) return 'none'
  if (witnesses.has('same-identifier')) return best
  if (witnesses.has('label-is-editorial')) return 'none'
  if (witnesses.has('label-is-statistic'))
    return witnesses.has('label-has-phrase') || witnesses.has('parts-touch') ? 'review' : 'none'
  if (witnesses.has('label-is-number')) {
    if (!isStrong) return 'none'
    return witnesses.has('parts-touch') ? best : 'review'
  }
  const hasWords = witnesses.has('label-has-words')
  if (!isStrong || witnesses.has('hard-break-between')) return hasWords ? 'review' : 'none'
  if (!witnesses.has('label-has-letter')) return 'review'
  return hasWords || witnesses.has('parts-touch') ? best : 'review'
}
