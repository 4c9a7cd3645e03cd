import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'foreign-syntax',
  title: {
    en: 'A link or a citation in the syntax of another language',
    fr: 'Un lien ou une citation dans la syntaxe d’un autre langage'
  },
  prose: {
    en: `
Wikis, LaTeX, Org, chats and forums write links in their own way: in Markdown readers see brackets, or a link that leads nowhere.
\`\\cite{…}\` of LaTeX, \`[cite:@…]\` of Org and the roles of MyST are text, or nothing, elsewhere.

## Fix

Written as a link of Markdown: safe where the syntax is beyond doubt (Org, BBCode, LaTeX, Slack), else for review. Wiki links without
an address (\`[[a|b]]\`) are left alone. Citations, for review: the keys as Pandoc, Quarto and MyST read them; \`\\cite\` is left to LaTeX
where Pandoc reads the document.
`,
    fr: `
Les wikis, LaTeX, Org, les messageries et les forums écrivent les liens à leur façon : en Markdown, le lecteur voit des crochets, ou un
lien qui ne mène nulle part. \`\\cite{…}\` de LaTeX, \`[cite:@…]\` d’Org et les rôles de MyST ne sont ailleurs que du texte, ou rien.

## Correction

Écrit comme un lien de Markdown : sûre quand la syntaxe ne fait aucun doute (Org, BBCode, LaTeX, Slack), sinon à relire. Les liens wiki
sans adresse (\`[[a|b]]\`) sont laissés tranquilles. Pour les citations, à relire : les clés telles que les lisent Pandoc, Quarto et MyST ;
\`\\cite\` reste à LaTeX là où Pandoc lit le document.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    foreignLink: {
      en: 'Unexpected link of {syntax}, expected `[label](address)`',
      fr: 'Lien de {syntax} inattendu, `[libellé](adresse)` est attendu'
    },
    latexCitation: {
      en: 'Unexpected citation of LaTeX, expected `{expected}`',
      fr: 'Citation de LaTeX inattendue, `{expected}` est attendu'
    },
    roleCitation: {
      en: 'Unexpected citation of another system, expected `{expected}`',
      fr: 'Citation d’un autre système inattendue, `{expected}` est attendu'
    }
  },
  titles: {
    writeLink: {en: 'Write it as a link', fr: 'L’écrire comme un lien'},
    writeKeys: {en: 'Write {expected}', fr: 'Écrire {expected}'}
  },
  examples: [
    {
      bad: 'See «[[https://example.org/tea][the tea]]», «[url=https://example.org/rest]rest[/url]», «\\href{https://example.org/leaf}{leaf}» and «<https://example.org/cup|cup>».',
      reports: ['foreignLink', 'foreignLink', 'foreignLink', 'foreignLink'],
      fixed:
        'See [the tea](https://example.org/tea), [rest](https://example.org/rest), [leaf](https://example.org/leaf) and [cup](https://example.org/cup).',
      kinds: ['L51']
    },
    {
      bad: 'See «[https://example.org/tea the tea]», «"rest":https://example.org/rest», «https://example.org/leaf[leaf]», «[cup|https://example.org/cup]» and «`pot <https://example.org/pot>`_».',
      reports: ['foreignLink', 'foreignLink', 'foreignLink', 'foreignLink', 'foreignLink'],
      kinds: ['L51']
    },
    {
      bad: 'See «[url]https://example.org/tea[/url]» and «\\url{https://example.org/rest}».',
      reports: ['foreignLink', 'foreignLink'],
      fixed: 'See <https://example.org/tea> and <https://example.org/rest>.',
      kinds: ['L51']
    },
    {
      ok: 'Thé [https://example.org/tea consulté le 3 mai 2020], repos [https://example.org/rest, read in May], lune https://example.org/moon[12] et https://example.org/cup[en ligne].'
    },
    {
      ok: 'See [[tea|the tea]], [https://example.org/tea](https://example.org/tea), "tea": https://example.org/tea, `[[https://example.org/tea][tea]]`.'
    },
    {
      bad: 'Tea calms «\\cite{leaf2020,rest2021}».',
      reports: ['latexCitation'],
      fixed: 'Tea calms [@leaf2020; @rest2021].',
      kinds: ['P08']
    },
    {
      bad: 'Tea calms «{cite}`leaf2020`» and «[cite:@rest2021]».',
      reports: ['roleCitation', 'roleCitation'],
      fixed: 'Tea calms [@leaf2020] and [@rest2021].',
      kinds: ['P08']
    },
    {ok: 'Tea calms {cite}`leaf2020`.', profile: 'myst'}
  ]
})
