import {type Citation, isKeyLabel} from '../core/citation.ts'
import type {Fix} from '../core/finding.ts'
import {findMisspellings, type Misspelling} from '../core/identifier/index.ts'
import {registryOf} from '../core/identifier/trial.ts'
import {above, contains} from '../core/text.ts'
import {defineRule, replace} from './define-rule.ts'

export default defineRule({
  id: 'misspelt-identifier',
  title: {en: 'An identifier that is not written as one', fr: 'Un identifiant mal écrit'},
  prose: {
    en: `
\`NCTO2142738\` has the letter O where a zero belongs, \`ISCRTN06180958\` two letters in the wrong order, \`NCT0214273\` lost a
digit: readers look for them and find nothing, or another trial. Every registry's numbers have their own length and their own
parts, so most slips show without a network.

Spaces, hyphens, small letters and dashes leave the number recognisable, and MedCite knows it in spite of them; they are reported
mildly, because search engines are less patient, and not at all in the label of a link that leads to the right record.

## Evidence

What is reported can be nothing else: letters that only one registry uses before digits of nearly the right number, or the name of
the register beside digits and hyphens. Dates, telephone numbers, protocol numbers, grants and file names look alike and stay
silent, and so do code, addresses and DOIs. The check digits of EudraCT and CTIS are not looked at: their rule is not public.

## Fix

Safe where only spaces, dashes, case or look-alike letters differ and nothing else can have been meant; for review where a digit is
guessed; none where it cannot be.
`,
    fr: `
\`NCTO2142738\` porte la lettre O à la place d’un zéro, \`ISCRTN06180958\` deux lettres interverties, \`NCT0214273\` a perdu un
chiffre : le lecteur les cherche et ne trouve rien, ou un autre essai. Les numéros de chaque registre ont leur longueur et leurs
parties : la plupart des fautes se voient sans réseau.

Les espaces, traits d’union, minuscules et tirets laissent le numéro reconnaissable, et MedCite le reconnaît malgré eux ; ils sont
signalés à titre d’information, car les moteurs de recherche sont moins patients, et pas du tout dans le libellé d’un lien qui mène
au bon enregistrement.

## Indices

Ce qui est signalé ne peut être rien d’autre : des lettres qu’un seul registre emploie devant presque le bon nombre de chiffres,
ou le nom du registre à côté de chiffres et de traits d’union. Les dates, téléphones, numéros de protocole, financements et noms de
fichiers leur ressemblent et ne sont pas signalés, ni le code, les adresses et les DOI. Les chiffres de contrôle d’EudraCT et de
CTIS ne sont pas vérifiés : leur règle n’est pas publique.

## Correction

Sûre quand seuls des espaces, des tirets, la casse ou des lettres d’aspect identique diffèrent et que rien d’autre n’a pu être
voulu ; à relire quand un chiffre est deviné ; aucune quand il ne peut pas l’être.
`
  },
  since: '0.1.0',
  category: 'identity',
  severity: 'warning',
  milder: {spelling: 'info', register: 'info'},
  fix: 'safe',
  scope: 'segment',
  options: {},
  messages: {
    spelling: {
      en: 'Unexpected spelling `{found}`, expected `{meant}`',
      fr: 'Graphie `{found}` inattendue, `{meant}` est attendu'
    },
    letters: {
      en: 'Unexpected letters in `{found}`, expected `{meant}`',
      fr: 'Lettres inattendues dans `{found}`, `{meant}` est attendu'
    },
    foreign: {
      en: 'Unexpected character U+{code} in `{found}`, expected `{meant}`, which looks the same',
      fr: 'Caractère U+{code} inattendu dans `{found}`, `{meant}` est attendu, d’aspect identique'
    },
    sign: {
      en: 'Unexpected sign or space in `{found}`, expected `{meant}`',
      fr: 'Signe ou espace inattendus dans `{found}`, `{meant}` est attendu'
    },
    name: {
      en: 'Unexpected kind of number in `{found}`, expected `{meant}`',
      fr: 'Nature du numéro inattendue dans `{found}`, `{meant}` est attendu'
    },
    digit: {
      en: 'Unexpected letter among the digits of `{found}`, expected `{meant}`',
      fr: 'Lettre inattendue parmi les chiffres de `{found}`, `{meant}` est attendu'
    },
    length: {
      en: 'Unexpected number of digits in `{found}`, expected the form `{form}` of {name}',
      fr: 'Nombre de chiffres inattendu dans `{found}`, la forme `{form}` de {name} est attendue'
    },
    glued: {
      en: 'Unexpected `{found}` in one piece, expected `{meant}`',
      fr: '`{found}` inattendu d’un seul tenant, `{meant}` est attendu'
    },
    part: {
      en: 'Unexpected incomplete number `{found}`, expected the form `{form}` of {name}',
      fr: 'Numéro incomplet `{found}` inattendu, la forme `{form}` de {name} est attendue'
    },
    register: {
      en: 'Unexpected `{found}` before a number of {name}, expected `{meant}`',
      fr: '`{found}` inattendu devant un numéro de {name}, `{meant}` est attendu'
    }
  },
  titles: {write: {en: 'Write “{meant}”', fr: 'Écrire « {meant} »'}},

  check({segment, report}) {
    const labelled = segment.citations.filter(({label}) => label)
    const starts = labelled.map(({label, range}) => label?.range.start ?? range.start)
    for (const one of findMisspellings(segment.prose)) {
      const {range, name, form} = one
      const found = segment.text.slice(range.start, range.end)
      // Markup in the middle would go with a fix, and may be what parts the number.
      if (found !== segment.prose.slice(range.start, range.end)) continue
      const before = labelled[above(starts, range.start) - 1]
      const citation = before?.label && contains(before.label.range, range) ? before : undefined
      const linked = citation && linkedNumber(citation, name)
      const agrees = linked !== undefined && one.meant.some(text => registryOf(text)?.normalise(text) === linked)
      const messageId = messageOf(one, found)
      if (agrees && messageId === 'spelling') continue
      const isGuess = one.fault === 'digit' || one.fault === 'length' || one.fault === 'part'
      const meant = linked !== undefined && isGuess ? [linked] : one.meant
      // The number that was meant is not in what is written.
      const isAlone = one.fault === 'length' || (isGuess && linked !== undefined && !agrees)
      // A name or letters that a fix takes away are words: only the address can vouch for them.
      const isSure = one.isSafe && (agrees || (messageId !== 'letters' && messageId !== 'name'))
      const safety = isSure || (agrees && one.fault === 'digit') ? 'safe' : 'review'
      const fixes =
        citation && isKeyLabel(citation)
          ? []
          : meant.map(
              (text): Fix => ({
                ...replace(range, text, 'write', safety, {meant: text}),
                ...(isAlone && {isAlone})
              })
            )
      report(messageId, range, {found, meant: meant[0] ?? form, form, name, code: codeOf(found), fixes})
    }
  },

  examples: [
    {ok: 'Registered as NCT02142738, ISRCTN06180958, DRKS00003170 and ACTRN12614000123456.'},
    {ok: 'EudraCT 2014-000323-25, in CTIS 2022-501549-57-00; ID-RCB 2014-A00323-44.'},
    {ok: 'See [NCT 02142738](https://clinicaltrials.gov/study/NCT02142738) and `NCTO2142738`.'},
    {ok: 'NCT trials (NCT, n = 1234567) of 2014-000323, tel. 0300 330 0700, doi:10.1136/gutjnl-2012-302759.'},
    {ok: 'NCT **02142738** is in bold.'},
    {
      bad: 'The trials «NCT 02142738» and «nct02142783».',
      reports: ['spelling', 'spelling'],
      fixed: 'The trials NCT02142738 and NCT02142783.',
      kinds: ['N02']
    },
    {
      bad: 'Essai EudraCT «2014–000323–25», puis «2022–501549–57–00».',
      reports: ['spelling', 'spelling'],
      fixed: 'Essai EudraCT 2014-000323-25, puis 2022-501549-57-00.',
      kinds: ['N07', 'D03']
    },
    {
      bad: 'The trial («ISCRTN06180958») and «NTC02142738».',
      reports: ['letters', 'letters'],
      fixed: 'The trial (ISRCTN06180958) and NCT02142738.',
      kinds: ['N08']
    },
    {
      bad: 'The trial [«ΝCT02142738»](https://clinicaltrials.gov/study/NCT02142738).',
      reports: ['foreign'],
      fixed: 'The trial [NCT02142738](https://clinicaltrials.gov/study/NCT02142738).',
      kinds: ['N02']
    },
    {
      bad: 'Essai «NCTO2142738», voir [«NCTO2142783»](https://clinicaltrials.gov/study/NCT02142783).',
      reports: ['digit', 'digit'],
      fixed: 'Essai NCT02142738, voir [NCT02142783](https://clinicaltrials.gov/study/NCT02142783).',
      kinds: ['N02']
    },
    {
      bad: 'Trials «NCT4437511», «NCT021427380» and [«NCT0214273»](https://clinicaltrials.gov/study/NCT02142738).',
      reports: ['length', 'length', 'length'],
      kinds: ['N01']
    },
    {
      bad: 'Trial «NCT4437511».',
      reports: ['length'],
      fixed: 'Trial NCT04437511.',
      kinds: ['N01']
    },
    {bad: 'L’essai «ISRCTN1234567», l’essai «DRKS0001234».', reports: ['length', 'length'], kinds: ['N08', 'N09']},
    {bad: 'Essai EudraCT «2014-00323-25».', reports: ['length'], kinds: ['N07']},
    {
      bad: 'Trials «NCT02142738NCT02220894».',
      reports: ['glued'],
      fixed: 'Trials NCT02142738 NCT02220894.',
      kinds: ['N04']
    },
    {bad: 'EudraCT «2014-000323»; «IRCT2016080318745».', reports: ['part', 'part'], kinds: ['N07', 'N09']},
    {
      ok: 'DOI : 10.1056/NEJMoa1606774, DOI10.1056/NEJMoa1606774, 10.1000/abc–10.1000/abd, PMID : 27718847, PMC: 12 patients.'
    },
    {
      bad: 'See «10.1016/S0140–6736(20)31180–6» and «10.1016/S0140-6736 (20) 31180-6», voir doi:«10,1038/s41422-025-01128-1».',
      reports: ['sign', 'sign', 'sign'],
      kinds: ['D03', 'D02', 'D07']
    },
    {bad: 'See «10.1056/\nNEJMoa1606774».', reports: ['sign'], kinds: ['D02']},
    {
      bad: 'See «1O.1038/s41422-025-01128-1» and «10.1056/NEJMoa16O6774».',
      reports: ['digit', 'digit'],
      kinds: ['D07']
    },
    {
      bad: 'Voir «PMID : PMC5055166».',
      reports: ['name'],
      fixed: 'Voir PMCID : PMC5055166.',
      kinds: ['I01']
    },
    {bad: 'See «PMCID: 27718847» and «PMID: 277188470».', reports: ['name', 'length'], kinds: ['I01', 'I02']},
    {bad: 'See «PMCID: 1234567».', reports: ['part'], kinds: ['I02']},
    {
      bad: 'Voir «EudraCT» 2022-501549-57-00.',
      reports: ['register'],
      fixed: 'Voir EU CT 2022-501549-57-00.',
      kinds: ['N07']
    }
  ]
})

/** What the label's link leads to, if it is a number of the registry called `name`. */
function linkedNumber({identity: {linked}}: Citation, name: string): string | undefined {
  return linked?.scheme === 'trial' && registryOf(linked.value)?.name === name ? linked.value : undefined
}

/** A letter of another script, or a unit that shows nothing. */
const foreign = /[^\P{L}\p{Script=Latin}]|[\u00ad\u200b\u2060\ufeff]/u

const codeOf = (text: string): string =>
  (foreign.exec(text)?.[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')

function messageOf({fault, meant, name}: Misspelling, found: string) {
  if (fault === 'kind') return meant.some(text => /^(?:EU CT|EudraCT)$/.test(text)) ? 'register' : 'name'
  if (fault !== 'spelling') return fault
  if (foreign.test(found)) return 'foreign'
  // What is copied from the text is another DOI, or none.
  if (name === 'DOI') return 'sign'
  // Signs and case may vary; letters in another order are another word.
  const letters = (text: string): string => text.replace(/[^a-z]/gi, '').toUpperCase()
  return meant.every(text => letters(text) === letters(found)) ? 'spelling' : 'letters'
}
