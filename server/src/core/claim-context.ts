import {people} from './claim.ts'

const words = (...sources: readonly string[]): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join('|')})`, 'iu')

/** What a share must be about to be a result of medicine: the sick, an illness, a treatment, an outcome, a test. */
const health = words(
  '(?:patient(?:e|es|s)?|malades?|participant(?:e|es|s)?|répondeu(?:rs?|ses?)|responders?|nourrissons?|infants?|newborns?|nouveau-nés?|volontaires?|volunteers?)(?!\\p{L})',
  'maladie|disease|disorder|illness|sickness|mal d[eu](?!\\p{L})|syndrome?|sympt[oô]m|douleur|pain(?!\\p{L})|fatigue|insomni|infecti|virus|bact[ée]ri|fi[eè]vre|fever|naus[eé]|céphalé|headache|vertige|dizz|diarrh|toxicit|cancer|tum(?:eu|ou?)r|lésion|lesion|diab[eè]t|asthm|arthr|lupus|obes|obés|hypertens|infarct|heart attack|cardia|strokes?(?!\\p{L})|AVC(?!\\p{L})|d[ée]press|anxi|d[ée]menc|d[ée]mentia|fractur|injur|blessé|urgences|emergency|hémorrag|bleed|grossesse|enceinte|pregnan|naissance|births?(?!\\p{L})',
  "prévalence|prevalence|incidence|mortalit|morbidit|survie|survival|décès|deaths?(?!\\p{L})|rechute|relapse|flares?(?!\\p{L})|poussée|rémission|remission|récidive|recurrence|guéri|cured?(?!\\p{L})|hospitali[sz]|perdus de vue|loss to follow-up|observance|adherence|humeur|mood(?!\\p{L})|risques? (?:relatif |absolu )?(?:de |d[’']|du )|(?:relative |absolute )?risk of",
  'taux de (?:réponse|rémission|survie|mortalité|guérison|rechute|abandon|succès)|(?:response|remission|survival|cure|relapse) rate|réponses? (?:rénale|complète|partielle|objective|clinique|SRI|BICLA)|(?:renal|complete|partial|objective|clinical) response',
  'sensibilité|sensitivity|spécificité|specificity|valeur prédictive|predictive value|faux (?:positif|négatif)|false(?:ly)? (?:positive|negative)|dépist|screening|vaccin|concordance',
  'traitement|treatment|therap|thérap|placebo|médicament|drugs?(?!\\p{L})|effets? indésirable|adverse (?:event|effect)|effets? secondaire|side effect|essai (?:clinique|randomisé)|clinical trial|chirurgi|surg(?:ery|ical)|corticoïde|cortisone|steroid|prednis|antibioti|sous \\p{L}{3,20}(?:mab|nib|ine|mod|cel)(?!\\p{L})|proteinuria|protéinurie'
)

/** People in general: a share of them, not a number of them beside a share of something else. */
const shareOfPeople = new RegExp(
  `(?<!\\p{L})(?:(?:chez|parmi|auprès|among|of|in|des?|du)(?:[\\s\\u00a0]+[\\p{L}\\d.,]{1,12}){0,2}[\\s\\u00a0]+|l[’']|d[’']|a[\\s\\u00a0]|in[\\s\\u00a0])(?:${people})(?!\\p{L})`,
  'iu'
)

/** Whether `text` is about illness, treatment or tests, or about a share of people. */
export const isAboutHealth = (text: string): boolean => health.test(text) || shareOfPeople.test(text)

const anyPeople = words(`(?:${people})(?!\\p{L})`)

/** Whether `text` has a word for people. */
export const namesPeople = (text: string): boolean => anyPeople.test(text)

/** What an author measured, wants, assumes, plans, defines or teaches is not what a source says. */
const noAssertion: readonly RegExp[] = [
  /[?？]["”»\s\u00a0)]*$/u,
  // The author's own work.
  words('(?:nous|notre|nos|mon|mes|we|our|ours|my|i (?:agree|recommend|think|believe|found|saw))(?!\\p{L})', "j[’']"),
  // Suppositions and examples.
  words(
    '(?:si|s’|supposons|imagin(?:e|ons|ez)|admettons|par exemple|p\\. ex|suppose|if|assum(?:e|ed|ing)|hypoth[eè]ses?|for example|for instance|e\\.g|would|aurait|auraient|donnerait|serait)(?!\\p{L})',
    '(?:pour|at) (?:une|a) pr[eé]valence'
  ),
  // Plans.
  words(
    '(?:sera|seront|inclura|incluront|recevr|porter(?:a|ont)|will|shall|is to|are to|was to|were to|aims?|vise|visent|visait|prévue?s?|planned|attendue?s?|expected|doit|doivent|must|objectif|goal|target)(?!\\p{L})',
    'puissance|power of|sample size|nombre de sujets|conçue? pour|designed to|risque alpha|an? alpha|recrut|recruit'
  ),
  // Definitions, methods, thresholds.
  words(
    "défini|is defined|are defined|signifi(?:e|ent)(?!\\p{L})|means?(?= that)|on appelle|on parle|is called|are called|par convention|by convention|considéré|considered|seuil|threshold|cut-?off|calculé|computed|calculated using|bootstrap|est l[’']intervalle|est la part|is the (?:share|proportion)|critères? d|criteria|critère principal|primary (?:endpoint|outcome)|non[- ]?infériorité|non-?inferiority"
  ),
  /(?:inférieure?s?|supérieure?s?)(?: ou égale?s?)? à \d|(?:below|above|under) \d|(?:baissent?|diminuent?|fall|drop)s? (?:de |by )(?:plus|moins|more|less)/iu,
  /%[\s\u00a0]*(?:power|off)(?!\p{L})/iu,
  // Advice on how to write.
  words(
    'indiquez|indiquer|donnez|donner les|arrondir|arrondissez|(?:auteurs|authors) (?:doivent|should)|always (?:give|report)|should report|^round(?!\\p{L})|report the'
  ),
  // Money, rooms, software, layout, authorship.
  words(
    "TVA|VAT(?!\\p{L})|rabais|remise|discount|rembours|reimburs|tax(?:e|es)?(?!\\p{L})|budget|cotisation|fees?(?!\\p{L})|financ|fund(?:ing|ed)|chiffre d[’']affaires|turnover|revenues?(?!\\p{L})|net income|dividend|parts? de marché|market share|congrès|congress|lits?(?!\\p{L})|beds?(?!\\p{L})|stocks?(?!\\p{L})|logiciel|software|CPU|mémoire vive|memory use|batterie|battery|zoom|colonne|columns?(?!\\p{L})|largeur|width|hauteur|height|avancement|progress:|coton|cotton|membres|members|coverage|npm|browsers?(?!\\p{L})|install|à parts égales|equally|dataset|jeu de données|crash(?:es)?(?!\\p{L})|app(?!\\p{L})|users?(?!\\p{L})|utilisateurs?(?!\\p{L})",
    'voix(?!\\p{L})|votes?(?!\\p{L})|quorum|votants?(?!\\p{L})|voters?(?!\\p{L})|présents? ?:|present:|réunion|meeting|ingr[eé]dient|recette|recipe|visiteurs?(?!\\p{L})|visitors?(?!\\p{L})|fréquentation|clients?(?!\\p{L})|customers?(?!\\p{L})'
  ),
  // A calculation that is shown.
  /\d[\s\u00a0]?[/*×÷][\s\u00a0]?\(?\d[\d.,()/*\s\u00a0−+–-]{0,30}=/u,
  /\d[\s\u00a0]?(?:€|\$|£|k€|euros?|dollars?)|[$£€]\d/iu
]

/** Whether the sentence says what is so, as somebody found it: no question, plan, supposition, definition, advice on writing. */
export const isAssertion = (sentence: string): boolean => !noAssertion.some(one => one.test(sentence))

const onePatient = words(
  'une? (?:patiente?|femme|homme|enfant|fille|garçon) de \\d',
  '\\d{1,3}[- ]year[- ]old (?:wo)?man|\\d{1,3}[- ]year[- ]old (?:patient|boy|girl|child|female|male)'
)

/** Whether `text` tells of one patient: what was measured there is the author's. */
export const isCaseReport = (text: string): boolean => onePatient.test(text)

/** Strength of a solution, a cream or a gas, and a change of dose: parts of a prescription. */
const preparation =
  /(?:alcool|éthanol|solution|glucos[eé]e?|glucose|dextrose|sérum|saline|salé|chlor|crème|gel|pommade|collyre|oxygène|oxygen|dilu|javel)[\p{L}\s\u00a0,-]{0,30}$/iu
const prepared =
  /^[\s\u00a0]*(?:d[’']|de |of )?(?:alcool|alcohol|ethanol|solution|glucose|dextrose|saline|sodium|crème|cream|gel|ointment|oxyg|bleach)/iu
const dosing =
  /(?<!\p{L})(?:doses?|dosages?|posologies?)(?!\p{L})[^.;%]{0,40}(?:réduit|augment|diminu|reduc|increas|halv|divis)[^.;%]{0,20}$|(?<!\p{L})(?:augmenter|réduire|diminuer|increase|reduce) (?:by|de|la dose|the dose)[^.;%]{0,20}$/iu

/** Whether the percentage at `start`–`end` of `sentence` is a strength, a change of dose or a limit, or says *all*. */
export function isPreparation(sentence: string, {start, end}: {readonly start: number; readonly end: number}): boolean {
  const before = sentence.slice(Math.max(0, start - 50), start)
  if (/[<>≤≥][\s\u00a0=]*$/.test(before) || /^100(?!\d|[.,]\d)/.test(sentence.slice(start, end))) return true
  return preparation.test(before) || prepared.test(sentence.slice(end, end + 30)) || dosing.test(before)
}
