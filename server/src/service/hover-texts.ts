import type {Text} from '../core/language.ts'
import type {FactKind, Registration, Work} from '../knowledge/record.ts'
import type {SourceDate} from '../knowledge/source-date.ts'

/** What each kind of fact is called in a hover. */
export const factNames: Readonly<Record<FactKind, Text>> = {
  definition: {en: 'What it is', fr: 'Ce que c’est'},
  class: {en: 'Class', fr: 'Classe'},
  target: {en: 'Target', fr: 'Cible'},
  mechanism: {en: 'Mechanism', fr: 'Mécanisme'},
  modality: {en: 'Kind', fr: 'Nature'},
  atc: {en: 'ATC', fr: 'ATC'},
  approval: {en: 'Authorities', fr: 'Autorités'},
  status: {en: 'Status', fr: 'Statut'},
  phase: {en: 'Phase', fr: 'Phase'},
  design: {en: 'Design', fr: 'Plan'},
  population: {en: 'Population', fr: 'Population'},
  intervention: {en: 'Tested', fr: 'Testé'},
  comparator: {en: 'Against', fr: 'Comparé à'},
  enrolment: {en: 'Number', fr: 'Effectif'},
  primary: {en: 'Primary endpoint', fr: 'Critère principal'},
  result: {en: 'Result', fr: 'Résultat'},
  sponsor: {en: 'Sponsor', fr: 'Promoteur'},
  registration: {en: 'Registration', fr: 'Enregistrement'},
  scope: {en: 'Scope', fr: 'Portée'},
  usage: {en: 'Usage', fr: 'Usage'},
  safety: {en: 'Safety', fr: 'Sécurité'}
}

/** What each kind of work is called. */
export const workNames: Readonly<Record<Work['kind'], Text>> = {
  'randomised-trial': {en: 'randomised trial', fr: 'essai randomisé'},
  'early-trial': {en: 'early trial', fr: 'essai précoce'},
  'meta-analysis': {en: 'meta-analysis', fr: 'méta-analyse'},
  'systematic-review': {en: 'systematic review', fr: 'revue systématique'},
  review: {en: 'review', fr: 'revue de la littérature'},
  guideline: {en: 'guideline', fr: 'recommandations'}
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
  copy: {en: 'read in a copy', fr: 'lu dans une copie'},
  also: {en: 'Also known as', fr: 'Autres noms'},
  trials: {en: 'Trials', fr: 'Essais'},
  publications: {en: 'Published', fr: 'Publié'},
  places: {en: 'Also cited', fr: 'Aussi cité'},
  line: {en: 'line {line}', fr: 'ligne {line}'},
  listed: {en: 'in the list', fr: 'dans la liste'},
  more: {en: '{count} more', fr: 'encore {count}'},
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
    en: 'Told by the address alone. Not known here: title, authors, retraction.',
    fr: 'D’après l’adresse seule. Inconnus ici : titre, auteurs, rétractation.'
  },
  unchecked: {
    en: 'Sources read up to {date}. Retraction not checked.',
    fr: 'Sources lues jusqu’au {date}. Rétractation non vérifiée.'
  },
  preprint: {
    en: 'Not peer reviewed: say so beside the citation.',
    fr: 'À signaler à côté de la citation.'
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
