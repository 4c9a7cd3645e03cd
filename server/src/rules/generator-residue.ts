import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'generator-residue',
  title: {en: 'A marker that an assistant left behind', fr: 'Une marque laissée par un assistant'},
  prose: {
    en: `
Assistants mark pages that only they have seen: \`【4†source】\`, \`oaicite\`, \`turn0search0\`. Copied into a text these markers show
that something was cited, and what it was is lost.

## Fix

For review: the marker goes. Its source has to be found again by the author. A marker inside a label that has a link goes alone (safe).
`,
    fr: `
Les assistants marquent des pages qu’ils sont seuls à avoir vues : \`【4†source】\`, \`oaicite\`, \`turn0search0\`. Copiées dans un texte,
ces marques montrent que quelque chose était cité, et ce que c’était est perdu.

## Correction

À relire : la marque disparaît. L’auteur doit retrouver la source. Une marque dans le libellé d’un lien disparaît seule (sûre).
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    generatorMarker: {
      en: 'Unexpected marker `{found}` of an assistant, expected a source: it is lost',
      fr: 'Marque `{found}` d’un assistant inattendue, une source est attendue : elle est perdue'
    },
    markerInLabel: {
      en: 'Unexpected marker `{found}` of an assistant in the label, expected words',
      fr: 'Marque `{found}` d’un assistant inattendue dans le libellé, des mots sont attendus'
    },
    sandboxAddress: {
      en: 'Unexpected address inside an assistant, expected a source: nobody else can reach it',
      fr: 'Adresse interne à un assistant inattendue, une source est attendue : personne d’autre ne peut l’atteindre'
    }
  },
  titles: {
    dropMarker: {
      en: 'Delete the marker: the source stays to be found',
      fr: 'Supprimer la marque : la source reste à trouver'
    },
    cleanLabel: {en: 'Delete the marker from the label', fr: 'Retirer la marque du libellé'}
  },
  examples: [
    {
      bad: 'Tea calms «:contentReference[oaicite:0]{index=0}».',
      reports: ['generatorMarker'],
      fixed: 'Tea calms.',
      kinds: ['X01']
    },
    {
      bad: 'Tea calms «【4†source】» and «【12:3†tea.pdf】».',
      reports: ['generatorMarker', 'generatorMarker'],
      fixed: 'Tea calms and.',
      kinds: ['X02']
    },
    {
      bad: 'Tea calms «\ue200cite\ue202turn0search0\ue201» or «citeturn0search0».',
      reports: ['generatorMarker', 'generatorMarker'],
      kinds: ['X03']
    },
    {
      bad: 'See [«oai_citation:0‡»example.org](https://example.org/tea).',
      reports: ['markerInLabel'],
      fixed: 'See [example.org](https://example.org/tea).',
      kinds: ['X04']
    },
    {
      bad: '«[cite_start]»Tea calms «[cite: 1, 2]».',
      reports: ['generatorMarker', 'generatorMarker'],
      fixed: 'Tea calms.',
      kinds: ['X05']
    },
    {
      bad: 'Tea calms «[attached_file:1]» and «[web:12]» and «[^1_2]».',
      reports: ['generatorMarker', 'generatorMarker', 'generatorMarker'],
      kinds: ['X06']
    },
    {
      bad: 'See [Tea Academic«+1»](https://example.org/tea).',
      reports: ['markerInLabel'],
      fixed: 'See [Tea Academic](https://example.org/tea).',
      kinds: ['X06']
    },
    {bad: 'See [the table](«sandbox:/mnt/data/tea.csv»).', reports: ['sandboxAddress'], kinds: ['X09']},
    {
      ok: 'A source【a】, [cite this](https://example.org/tea), CD4+1, [CD19+](https://example.org/cd19), `turn0search0`.'
    }
  ]
})
