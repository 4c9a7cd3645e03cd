import type {Text} from '../../core/language.ts'
import type {FactKind, Registration, Work} from '../../knowledge/record.ts'
import type {SourceDate} from '../../knowledge/source-date.ts'
import type {SourceKind} from '../../knowledge/source-kind.ts'

/** What each kind of fact is called in a hover. */
export const factNames: Readonly<Record<FactKind, Text>> = {
  definition: {en: 'What it is', fr: 'Ce que c’est'},
  class: {en: 'Class', fr: 'Classe'},
  target: {en: 'Target', fr: 'Cible'},
  mechanism: {en: 'Mechanism', fr: 'Mécanisme'},
  modality: {en: 'Kind', fr: 'Nature'},
  atc: {en: 'ATC', fr: 'ATC'},
  indication: {en: 'Therapeutic area', fr: 'Domaine thérapeutique'},
  approval: {en: 'Authorised', fr: 'Autorisé'},
  status: {en: 'Status', fr: 'Statut'},
  phase: {en: 'Phase', fr: 'Phase'},
  design: {en: 'Design', fr: 'Plan'},
  population: {en: 'Population', fr: 'Population'},
  intervention: {en: 'Tested', fr: 'Testé'},
  comparator: {en: 'Against', fr: 'Contre'},
  enrolment: {en: 'Number', fr: 'Effectif'},
  primary: {en: 'Primary endpoint', fr: 'Critère principal'},
  result: {en: 'Result', fr: 'Résultat'},
  sponsor: {en: 'Sponsor', fr: 'Promoteur'},
  registration: {en: 'Registration', fr: 'Enregistrement'},
  scope: {en: 'Scope', fr: 'Portée'},
  usage: {en: 'Usage', fr: 'Usage'},
  safety: {en: 'Safety', fr: 'Sécurité'}
}

/** Where each agency decides; another is shown by its own name. */
export const agencyPlaces: Readonly<Record<string, Text>> = {
  EC: {en: 'EU', fr: 'UE'},
  FDA: {en: 'United States', fr: 'États-Unis'},
  NMPA: {en: 'China', fr: 'Chine'},
  MHRA: {en: 'United Kingdom', fr: 'Royaume-Uni'},
  PMDA: {en: 'Japan', fr: 'Japon'}
}

/** What an authorisation may be besides full and in force, by the words that say it in English. */
export const approvalKinds: readonly {readonly pattern: RegExp; readonly name: Text}[] = [
  {pattern: /\bwithdrawn\b|\brevoked\b/i, name: {en: 'withdrawn since', fr: 'retirée depuis'}},
  {pattern: /\bconditional\b/i, name: {en: 'conditional', fr: 'conditionnelle'}},
  {pattern: /\baccelerated\b/i, name: {en: 'accelerated', fr: 'accélérée'}},
  {pattern: /exceptional circumstances/i, name: {en: 'exceptional circumstances', fr: 'circonstances exceptionnelles'}}
]

/** What each kind of work is called. */
export const workNames: Readonly<Record<Work['kind'], Text>> = {
  'randomised-trial': {en: 'randomised trial', fr: 'essai randomisé'},
  'single-arm-trial': {en: 'single-arm trial', fr: 'essai à un seul bras'},
  'early-trial': {en: 'early trial', fr: 'essai précoce'},
  'extension-study': {en: 'extension study', fr: 'étude d’extension'},
  'observational-study': {en: 'observational study', fr: 'étude observationnelle'},
  'case-series': {en: 'case series', fr: 'série de cas'},
  'meta-analysis': {en: 'meta-analysis', fr: 'méta-analyse'},
  'systematic-review': {en: 'systematic review', fr: 'revue systématique'},
  review: {en: 'review', fr: 'revue de la littérature'},
  guideline: {en: 'guideline', fr: 'recommandations'}
}

/** What each kind of work is worth, in one line. */
export const workWorth: Readonly<Record<Work['kind'], Text>> = {
  'randomised-trial': {
    en: 'One trial: its figures hold for its population and its endpoint.',
    fr: 'Un seul essai\u00a0: ses chiffres valent pour sa population et son critère.'
  },
  'single-arm-trial': {
    en: 'No comparator: it does not show what another treatment would have done.',
    fr: 'Sans comparateur\u00a0: il ne montre pas ce qu’aurait fait un autre traitement.'
  },
  'early-trial': {
    en: 'Few people, made to look at safety first: no proof of efficacy.',
    fr: 'Peu de personnes, la sécurité d’abord\u00a0: pas une preuve d’efficacité.'
  },
  'extension-study': {
    en: 'Follow-up of a trial: those who stopped are missing.',
    fr: 'Suite d’un essai\u00a0: ceux qui ont arrêté n’y sont plus.'
  },
  'observational-study': {
    en: 'An association, not the proof of an effect.',
    fr: 'Une association, pas la preuve d’un effet.'
  },
  'case-series': {
    en: 'A few cases without a comparator: no proof of efficacy.',
    fr: 'Quelques cas sans comparateur\u00a0: pas une preuve d’efficacité.'
  },
  'meta-analysis': {
    en: 'Pools several studies: look which ones it covers.',
    fr: 'Réunit plusieurs études\u00a0: voyez lesquelles elle couvre.'
  },
  'systematic-review': {
    en: 'Gathers studies by a stated search: look until when.',
    fr: 'Réunit les études par une recherche décrite\u00a0: voyez jusqu’à quand.'
  },
  review: {
    en: 'Chosen and told by its authors: cite the studies themselves for their figures.',
    fr: 'Choisie et racontée par ses auteurs\u00a0: pour un chiffre, citez l’étude elle-même.'
  },
  guideline: {en: 'What a body recommends, at its date.', fr: 'Ce qu’un organisme recommande, à sa date.'}
}

/** What each kind of source is worth, in one line; absent where its name says it. */
export const sourceWorth: Readonly<Partial<Record<SourceKind, Text>>> = {
  article: {
    en: 'The address tells neither design nor quality.',
    fr: 'L’adresse ne dit ni le plan de l’étude ni sa qualité.'
  },
  preprint: {en: 'Not peer reviewed: say so beside the citation.', fr: 'À signaler à côté de la citation.'},
  registration: {en: 'A registration is a plan, not a result.', fr: 'Un enregistrement est un plan, pas un résultat.'},
  'press-release': {
    en: 'The sender’s own account: cite the publication where there is one.',
    fr: 'La version de son auteur\u00a0: citez la publication quand elle existe.'
  },
  'company-page': {
    en: 'The company’s own account: cite the publication where there is one.',
    fr: 'La version de l’entreprise\u00a0: citez la publication quand elle existe.'
  },
  'recruitment-page': {en: 'Made to recruit: it holds no result.', fr: 'Faite pour recruter\u00a0: aucun résultat.'},
  'congress-abstract': {
    en: 'Often preliminary: look for the article.',
    fr: 'Souvent préliminaire\u00a0: cherchez l’article.'
  },
  news: {en: 'Tells of a source: cite that source.', fr: 'Parle d’une source\u00a0: citez cette source.'}
}

/** How sure the pair of a trial and its number is. */
export const checkNames: Readonly<Record<Registration['check'], Text>> = {
  'two-sources': {en: 'two sources agree', fr: 'deux sources concordent'},
  'design-match': {en: 'one source, confirmed by the design', fr: 'une source, confirmée par le plan'},
  'own-register': {en: 'the register names the trial', fr: 'le registre nomme l’essai'}
}

/** What the date of a source stands for, where it is not the day on which it appeared. */
export const dateNotes: Readonly<Record<SourceDate['basis'], Text>> = {
  address: {en: '', fr: ''},
  posting: {en: 'posted', fr: 'mise en ligne'},
  approval: {en: 'approved for posting', fr: 'accord de mise en ligne'},
  'article-number': {en: 'year of the article number, ±1', fr: 'année du numéro d’article, ±1'},
  acceptance: {en: 'year of acceptance', fr: 'année d’acceptation'},
  submission: {en: 'year of submission', fr: 'année de soumission'},
  volume: {en: 'year of the volume', fr: 'année du volume'},
  congress: {en: 'year of the congress', fr: 'année du congrès'},
  registration: {en: 'year of registration', fr: 'année d’enregistrement'}
}

/** Whole lines and phrases of a hover. */
export const hoverTexts = {
  plan: {
    en: 'A registration is a plan, not a result.',
    fr: 'Un enregistrement est un plan, pas un résultat.'
  },
  label: {
    en: 'For writers, not for care: the label prevails.',
    fr: 'Pour écrire, non pour soigner : la notice fait foi.'
  },
  also: {en: 'Also known as', fr: 'Autres noms'},
  trials: {en: 'Trials', fr: 'Essais'},
  publications: {en: 'Published', fr: 'Publié'},
  places: {en: 'Also cited', fr: 'Aussi cité'},
  line: {en: 'line {line}', fr: 'ligne {line}'},
  listed: {en: 'in the list', fr: 'dans la liste'},
  more: {en: '{count} more', fr: 'encore {count}'},
  moreDecisions: {en: 'and {count} later', fr: 'et {count} plus tard'},
  shown: {
    en: 'The label shows {shown}, the address leads to another source.',
    fr: 'Le libellé montre {shown}, l’adresse mène à une autre source.'
  },
  read: {en: 'read on {date}', fr: 'lu le {date}'},
  asOf: {
    en: 'Sources read up to {date}. Nothing else was checked.',
    fr: 'Sources lues jusqu’au {date}. Rien d’autre n’a été vérifié.'
  },
  unknown: {
    en: 'Told by its address or number alone. Not known here: title, authors, retraction.',
    fr: 'D’après son adresse ou son numéro seul. Inconnus ici\u00a0: titre, auteurs, rétractation.'
  },
  unchecked: {
    en: 'Sources read up to {date}. Retraction not checked.',
    fr: 'Sources lues jusqu’au {date}. Rétractation non vérifiée.'
  },
  stale: {
    en: 'last read on {date}: check it',
    fr: 'relu pour la dernière fois le {date}\u00a0: à vérifier'
  },
  workspace: {
    en: 'From this manuscript’s own .medcite/knowledge.yaml, read up to {date}.',
    fr: 'D’après .medcite/knowledge.yaml de ce manuscrit, lu jusqu’au {date}.'
  },
  allFacts: {en: 'All facts and sources', fr: 'Tous les faits et leurs sources'},
  version: {en: 'version {version}', fr: 'version {version}'},
  kindUnknown: {en: 'kind of text not known', fr: 'nature du texte inconnue'},
  copyDoi: {en: 'Copy DOI', fr: 'Copier le DOI'},
  copyPmid: {en: 'Copy PMID', fr: 'Copier le PMID'},
  copyNumber: {en: 'Copy number', fr: 'Copier le numéro'},
  copyReference: {en: 'Copy reference (Vancouver)', fr: 'Copier la référence (Vancouver)'},
  stem: {
    en: '{count} of {total} names that end so in the WHO’s ATC index of April 2026 are {group}.',
    fr: '{count} des {total} noms qui finissent ainsi dans l’index ATC de l’OMS d’avril 2026 sont des {group}.'
  },
  stemException: {
    en: '{name} itself is classed elsewhere there.',
    fr: '{name} y est classé ailleurs.'
  },
  stemOnly: {
    en: 'Told by the ending of the name alone. Nothing else is known here.',
    fr: 'D’après la seule terminaison du nom. Rien d’autre n’est connu ici.'
  }
} as const satisfies Record<string, Text>

const months: Readonly<Record<keyof Text, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')
}

/** An ISO date, as precise as it is, as people write it: `2025-04` is *April 2025*. Anything else stays as it is. */
export function dateInWords(iso: string, language: keyof Text): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso) ?? []
  if (!year || !month) return iso
  const name = months[language][Number(month) - 1] ?? month
  if (!day) return `${name} ${year}`
  return `${day === '01' && language === 'fr' ? '1er' : Number(day)} ${name} ${year}`
}
