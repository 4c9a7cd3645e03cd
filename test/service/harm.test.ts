import assert from 'node:assert/strict'
import type {Profile} from '../../server/src/core/profile.ts'
import {defaultConfiguration, fixAll, fixText, openDocument} from '../../server/src/service/index.ts'

const k = 'https://doi.org/10.1056/NEJMoa1606774'
const f = 'https://doi.org/10.1056/NEJMoa1713137'

/** Texts that a safe fix once harmed, and what it may make of them: nothing, or what is beyond doubt. */
const cases: readonly (readonly [text: string, fixed?: string])[] = [
  [
    'HLA-A*02:01, HLA-B*15:02, HLA-A*31:01, HLA-B*57:01 and HLA-B*58:01.',
    'HLA-A\\*02:01, HLA-B\\*15:02, HLA-A\\*31:01, HLA-B\\*57:01 and HLA-B\\*58:01.'
  ],
  ['CYP2C19*2/*17 ; 5*10^6 et 3*10^5.', 'CYP2C19\\*2/\\*17 ; 5\\*10^6 et 3\\*10^5.'],
  ['**Posologie :**200 mg. **≥ 50 %**des cas.', '**Posologie :** 200 mg. **≥ 50 %** des cas.'],
  ['**≥ 50 %**des cas et **5 %**des autres.', '**≥ 50 %** des cas et **5 %** des autres.'],
  ['Soit 3 ** 2 ** 4'],
  ['Le 2 ** 3 vaut **gras sans fin.'],
  ['Un **essai sans fin et 3 ** 2 = 9'],
  [`[Reck ](${k})[2016](${f})`, `[Reck](${k}) [2016](${f})`],
  [`[Reck ](${k})**2016**`, `[Reck](${k}) **2016**`],
  [`Mutation p.[Phe508del] (${k})`],
  [`Taux [mmol/L] (${k}).`],
  [`Voir la suite [voir annexe] (${f}).`],
  [`Reck M. [Article in French] (${k}).`],
  [`Reck M. [Epub ahead of print] (${k}).`],
  [`Reck M. [Letter] (${k}).`],
  [`Il faut [la] (${k}).`],
  [`arg [optional] (${k}), [TODO] (${k})`],
  ['[g](https://x.org/<b>)'],
  ['Voir https://x.org/a?utm_source=openai—et la suite.'],
  ['Voir https://x.org/a?utm_source=openai, puis.', 'Voir https://x.org/a, puis.'],
  [`Voir \\<${k}> et [fl-18]:\\<${f}>.`],
  [`+++\ntitle = "Post [draft label] (${k})"\n+++\n\nTea.\n`],
  [`Tea {/* [abc def] (${k}) */} calms.`],
  [`{% raw %}[abc def] (${k}){% endraw %}`],
  ['Voir https://fr.wikipedia.org/wiki/Syndrome_d’Ehlers-Danlos ici.'],
  ['See https://en.wikipedia.org/wiki/Crohn’s_disease here.'],
  ['[x](https://example.org/search?query=TOC)'],
  ['La valeur est **0,**05 mg, soit **10:**30.'],
  ['Un **β-**bloquant et un **non-**small cell.'],
  ['À **l’**hôpital **d’**une ville.'],
  ['La **(ré)**évaluation et la **(hyper)**glycémie.'],
  ['Fumeurs **et/**ou diabétiques, score **A/**B.'],
  ["À **37°**C, en **5′**UTR, soit **10'**30."],
  ['The **U.S.**A. and **v2.0.**1 and **No.**5'],
  [`[a](${k}, ${f})`],
  ['[a](https://doi.org/10.1056/NEJM-\noa1606774)'],
  [`See ${k}—and the appendix.`, `See <${k}>—and the appendix.`],
  [`DOI : ${k}–et l’annexe.`],
  [`见${k}．然后 ${f}：结果`, `见<${k}>．然后 <${f}>：结果`],
  ['https://pubmed.ncbi.nlm.nih.gov/27718847–8, https://clinicaltrials.gov/study/NCT02142738–NCT02220894'],
  ['[notes](10.1056/NEJMoa1606774.md)'],
  ['Cron: */5 * * * * and 0 0 * * * (UTC).'],
  ['Fin du récit. * * * Suite du récit. * * * Fin.'],
  ['La dose est de 5 mg**/kg **par jour.'],
  ['Le volume est $5*3$ cm et $4*2$ cm.'],
  [`On écrit <code>[KEYNOTE-024] (${k})</code> ici, et <kbd>&lt;https://x.org&gt;</kbd>.`],
  [`Reck, M. (2020). *Title* [Doctoral dissertation, Université de Lyon] (${k})`],
  [`Reck M. Titre [Retracted] (${k}). Site [Version 2.1] (${f}).`],
  [`La concentration [Na+] (${k}) et [HCO3-] (${f}).`],
  ['export const a = 5*3, b = 4*2\n\n# T\n\n{/* 5*3 4*2 */}'],
  [`| Essai |\n|---|\n| [KEYNOTE-024]<br>(${k}) |`],
  [`Voir [KEYNOTE-024] \`n = 305\` (${k}) et [A study] <img src="a.png"> (${f}), [A study] $p<0{,}05$ (${f}).`],
  [`[KEYNOTE-024] {{ page.x }} (${k})`],
  [
    '| Lien | N |\n|--|--|\n| https://x.org/a?utm_source=openai|305 |',
    '| Lien | N |\n|--|--|\n| https://x.org/a|305 |'
  ],
  ['参见https://x.org/a?utm_source=chatgpt.com。然后继续', '参见<https://x.org/a>。然后继续'],
  ['https://x.org/b?utm_source=openai[1] et https://x.org/c?utm_source=openai…suite.'],
  ['[a](https://x.org/?utm_source=a?id=5) [b](https://x.org/p?utm_source=x;id=5)'],
  ['[Titre](https://x.org/a?utm_source=openai“Résumé”)'],
  ['https://x.org/a?utm_source=openai&lt;b'],
  [`Voir [étude] \`n=305\` [kn24] et < \`x\` ${f} >.\n\n[kn24]: ${k}`],
  [`Voir [étude][kn24].\n\n[kn24] \`x\` : ${k}`],
  ['Voir https://www.google.com/url?q=https://doi.org/10.1056/NEJMoa1606774&sa=D[1] ici.'],
  ['[Bowie](https://en.wikipedia.org/wiki/“Heroes”), [loi](https://fr.wikipedia.org/wiki/Loi_«_Kouchner_»)'],
  ['[a](https://en.wikipedia.org/wiki/"Heroes") [b](https://x.org/search?q="lung cancer")'],
  ['https://x.org/mon\\_fichier\\\nsuite', '<https://x.org/mon_fichier>\\\nsuite'],
  [`[a](${k}, p. 3) [b](${k}, 2016) [c](${k} - NEJM)`],
  [
    '«https://x.org/mon\\_fichier» “https://x.org/?a=1&amp;b=2”',
    '«<https://x.org/mon_fichier>» “<https://x.org/?a=1&b=2>”'
  ],
  ['Soit 10(^3)/mm(^3) et 1,8 m(^2)[^2].\n\n[^2]: Surface corporelle.\n[^3]: Cellules.[^3]'],
  ['La regex \\[^1\\] exclut 1.[^1]\n\n[^1]: note'],
  [`Voir [étude][kn].\n\n## Sources\n\n- [kn] : ${k} – Reck et al., 200 mg contre placebo`],
  [`Voir [étude][kn].\n\n[kn]: ${k} "Essai" suite`],
  [`Voir [étude][kn].\n\n[kn]: ${k} <!-- à vérifier -->`],
  ['La mutation **c.**35G>A (**p.**Gly12Asp), dilution **1:**1000, à **12:**30.'],
  ['**COVID-**19, **IL-**6, **PD-**L1 et **CTLA-**4.'],
  ['한국어**(중요)**입니다. **注意：**食後に服用。'],
  [`Voir [[1](${k}), [2](${f}).`],
  [`Voir ${k}\u200bVoir aussi.`],
  ['Ions Fe**(III)** et Cu, ln**(HR)**.'],
  ['Eine **50 %**ige Lösung, **70%**iger Alkohol.'],
  ['Voir https://web.archive.org/web/20200101000000/https://www.x.org/a?utm_source=b'],
  [
    `HR 0.60 [95% CI 0.41 to 0.89] (${k}); median 12 [range 3 to 5] (${f}), âge 64 [min–max : 33–90] (${k}), [ET 2,1] (${f}).`
  ],
  [`Traiter 7 jours [Grade A] (${k}) ou 14 jours [Accord d’experts] (${f}); [Class IIa, LOE B] (${k}).`],
  [`Le pembrolizumab [Keytruda®] (${k}), l’acide acétylsalicylique [AAS] (${f}).`],
  [`Angiotensin [Sar1, Ile8] (${k}), p. [Val600Glu] (${f}).`],
  [`HAS. Titre [s. d.] (${k}). NCI. Title [about 3 p.] (${f}). Merck. Title [Press release] (${k}).`],
  ['Soit \\(5*3\\) puis \\(4*2\\) et \\[ 5*3 = 15,\\; 4*2 = 8 \\]'],
  [`{: .class title="[A study] (${k})"}\n\nTexte {# [A study] (${k}) #} fin`],
  ['Infirmier**(ère)** et patient, the stud**(ies)** included.'],
  ['Patient**(inn)**en, trial**(s)** and stud**(y/ies)**.'],
  ['《https://x.org/b》和https://x.org/c，然后', '《<https://x.org/b>》和<https://x.org/c>，然后'],
  ['**Ärzt*innen**, Ärzt*innen und Patient*innen, Kolleg*innen'],
  [`Voir [A] et [B].\n\n## Sources\n\n- [A] : ${k}\n- [B] : ${f}`],
  [`Texte [voir aussi] [Mok] et [see also] [Mok].\n\n[Mok]: ${f}`],
  [`- Voir [étude][kn].\n\n  [kn] : ${k}`, `- Voir [étude][kn].\n\n  [kn]: ${k}`],
  [`- [ ] [kn] : ${k}\n\nVoir [étude][kn].`],
  ['> [a](https://doi.org/10.1056/NEJM-\n> oa1606774)'],
  ['\ufeffexport const a = 5*3, b = 4*2'],
  ['SSP : 10,3 ** contre 6,0 ** mois; PFS 10.3 months ** versus 6.0 months ** in arm B.'],
  ['Dr Dupont ** (CHU), Dr Martin ** (CHU); Durand ** & Petit **'],
  ['Niveau : ** Élevé, ** faible ; * nul.'],
  ['Monsieur *** a dit à Madame *** que'],
  ['le 12/**/2020 et le **/03/2021'],
  ['See **kwargs, or **options; les pointeurs char **p et int **q.'],
  ['int *a, *b; char **argv; void (*f)(int*)\n\nx**2 + y**2; f(**opts); int **p'],
  ['(** gras **) et (** autre **)'],
  ['Le titre «\u00a0** gras **\u00a0» ici.', 'Le titre «\u00a0**gras**\u00a0» ici.'],
  ['Le titre «**\u00a0gras\u00a0**» ici.', 'Le titre «\u00a0**gras**\u00a0» ici.'],
  ['Le "** risque **" est faible.', 'Le "**risque**" est faible.'],
  ['[fa](https://fa.wikipedia.org/wiki/می\u200cخواهم)'],
  [
    'Modèle : https://x.org/?utm_source=<src> ou https://x.org/?utm_source=... ou https://x.org/?utm_source={source}&id=1'
  ],
  ['Voir https://x.org/a?id=1&amp;utm_source=b&amp;c=2 ici.', 'Voir https://x.org/a?id=1&c=2 ici.'],
  [`Pembrolizumab 200 mg [Q3W] (${k}), 5 mg [i.v.] (${f}); BPCO [CIM-10 : J44] (${k}), cisplatine [J1–J28] (${f}).`],
  ['Soit 2*(a+b)*c*(d+e)*f.'],
  [`Survie [hazard ratio 0.60] (${k}), [HR : 0,60] (${f}), [Ki-67 > 20 %] (${k}), [15,2 mois contre 9,1] (${f}).`],
  [
    `[NYHA III] (${k}), [T2N1M0] (${f}), [stade IV] (${k}), [EVA 0–10] (${f}), [10 mg par jour] (${k}), [mean (SD)] (${f}).`
  ],
  [`« Il souffre » [C’est nous qui soulignons] (${k}) ; “suffers” [Emphasis ours] (${f}) ; “[The patient] (${k})”.`],
  [`Title [Tweet] (${k}). Title [Blog post] (${f}). Titre [Page web] (${k}). Appuyez sur [Ctrl+C] (${f}).`],
  [`Voir \\\\(${k}\\\\) ici.`],
  [`Prix [en euros] : (${k}). Reck M. Titre [Retracted]: (${f}). Traiter 7 jours [Grade A]: (${k}).`],
  [`To cite, type \\[your text\\]\\(${f}\\) or \\[Nom du site\\]\\(${k}\\).`],
  [`Fichiers dans [C:\\Users\\](${k}).`],
  [`Effets indésirables (fatigue, diarrhée, prurit)[${k}]. Il est mort (hélas)[${k}]. (voir annexe)[${f}].`],
  [`Voir ~~[ancienne version]~~ (${k}) ; ~~[KEYNOTE-024]~~(${f}).`],
  [`Traiter 7 jours **[Grade A]** (${k}), **[TODO]** (${f}), *[voir annexe]*(${k}), **[stade IV]** (${f}).`],
  [`Voir [**KEYNOTE-024**]**(${k}).`],
  [`Voir [Table 2](${k})[3](${k}), [résultats](${k})[complets](${k}), [Reck](${f})[2016a](${f}).`],
  [`[Section 1](${k}#s1)[suite](${k}#s2), [voir \`x\`](${f})[\`y\` aussi](${f}).`],
  [`Traiter [Grade A][${k}], [voir annexe]<${f}>, le pembrolizumab [Keytruda®]<${k}>.`],
  [`[Reck](${k}\n2016) et [Mok](${f}\n2020), [a](${k}\np.12), [b](${k} -2016), [c](${k} -NEJM), [e](${k} _blank).`],
  ['[a](https://www.nejm.org/ 10.1056/NEJMoa1606774)'],
  [`Voir [K](${k} "Titre". Puis.`, `Voir [K](${k} "Titre"). Puis.`],
  [
    'Voir [K](https://doi.org/10.1056/ NEJMoa1606774 et la suite.\n\nVoir [H](https://www.has-sante.fr/jcms/ c_2024 ici.'
  ],
  [`Patients aged [65, 80) had a higher risk of bleeding (${k}).`],
  [`[Note de la rédaction : depuis, l’étude de Reck (${k}) a été rétractée.\n\nVoir aussi le rapport de la HAS.]`],
  [`Il faut traiter [voir annexe (${k}).`],
  [
    `Chez 50 %[ des patients](${f}), le [taux ](${k})≥ 3 et “cited”[ elsewhere](${k}).`,
    `Chez 50 % [des patients](${f}), le [taux](${k}) ≥ 3 et “cited” [elsewhere](${k}).`
  ],
  [`[[KEYNOTE-024](${k}) a montré un bénéfice.\n\nIl a depuis été confirmé.]`],
  ['Quelle différence\n! [Figure 1](fig1.png) le montre bien.\n\n! [Télécharger le schéma](fig1.png)'],
  [`Voir [K](${k}){:target="_blank"}, [F](${f}){:.btn}, [KEYNOTE-024](${k}){n=305}.`],
  [`Voir [l’entité \`&amp;\`](${k}).`],
  [`Soit \\(\\href{${k}}{x}\\) ici. En LaTeX on écrit \\url{${k}} ; [url=${k}]text[/url].`],
  ['Test du Chi(^2) = 3,2 ; (^18)F-FDG.[^2]\n\n[^2]: Note.\n[^18]: M.[^18]'],
  [`Voir [Reck2016].\n\n## Références\n\n[Reck2016] : ${k}`],
  [`Voir [étude][1].\n\n[1]: ${k} Reck M, Rodríguez-Abreu D, et al. Pembrolizumab versus chemotherapy`],
  [`Sources : [Mok 2019] [Reck 2016]. Voir [HAS] [ANSM].\n\n[Reck 2016]: ${k}\n[ANSM]: ${f}`],
  ['Merci à [@martin1985, @dupont1990] sur X.'],
  ['Prendre **1 comprimé ** matin et soir, puis ** 2 comprimés** le soir.'],
  ['Voir [HAS](https://www.has-sante.fr/jcms/p_\n1) pour la suite.'],
  ['Groupe A** contre groupe B**.\n\nOR** et HR** ajustés.\n\nStents DES** contre BMS**.'],
  ['Je soussigné __ né le __ à Lyon certifie.\n\nM. __ docteur en médecine __ atteste.'],
  ['Valeur (** significatif) et autre valeur (** non significatif).'],
  ['** CHU de Lyon ; ** CHU de Paris\n\nAuteurs : Reck ** Mok ** Soria'],
  ['Sauvegarde : 0 8 * * lundi, 0 20 * * mardi.\n\nLyon * * et hôtel Paris * *'],
  ['M. ＊＊＊ a vu Mme ＊＊＊ hier.\n\nReck＊＊, Mok＊＊ (CHU)'],
  ['Ouvrir **rapport.**pdf ou **données.**xlsx sur **has-sante.**fr.'],
  ['**BRAF:**p.V600E, **GO:**0008150, **HGNC:**1097, au format **hh:**mm, **std::**vector'],
  ['Le service **R&amp;**D et la séance **Q&amp;**A.'],
  ['AUC**(0 – 24 h)** et Cmax.\n\nDe **1…**5 ans.'],
  ['Voir https\\:\\/\\/x.org\\/abcd ici.', 'Voir https://x.org/abcd ici.'],
  ['Voir http//x.org/abcd ici.', 'Voir http://x.org/abcd ici.'],
  ['Le protocole http : example.org/page ne suffit pas.'],
  ['[un](http.cat/404), [deux](https.cio.gov/guide), [compte rendu](10.2023/reunion), [notes](who.int/notes.md)'],
  ['Voir https://pubmed.ncbi.nlm.nih.gov/ 305 patients inclus. Voir https://doi.org/10.1056/ 305 patients.'],
  ['[a](https%3A//x.org/?q=a%26b&c=d)', '[a](https://x.org/?q=a%26b&c=d)'],
  ['| Lien | n |\n|--|--|\n| https://x.org/a\\|b | 305 |'],
  ['Voir https://x.org/a?utm_source=openai**Résultats** et https://x.org/c?utm_source=chatgpt.com(Reck).'],
  [
    '{% highlight python %}\nx = 5*3 + 4*2\n{% endhighlight %}\n\n{{< highlight python >}}\ny = 5*3 + 4*2\n{{< /highlight >}}'
  ],
  [`<Tabs items={['[A study] (${k})']}>x</Tabs>\n\nTexte {t('**Dose :**200')} fin.`],
  [`Texte (${k})\\\nsuite **${f}**\\\nfin.`, `Texte (<${k}>)\\\nsuite **<${f}>**\\\nfin.`],
  [`Voir [A](${k}[^1] et [B](${f}[1].`, `Voir [A](${k})[^1] et [B](${f})[1].`],
  [`Voir [a][kn].\n\n[kn]: ${k} est l’adresse de l’étude pivot, que nous résumons ici.`],
  [`Voir [Reck] et [Mok].\n\nSources :\n[Reck]: ${k}\n[Mok]: ${f}`],
  [`Texte^[Une note de l’auteur] (${k}) suite.`],
  [`Titre [Français] (${k}). Title [in Russian] (${f}), [suppl. 1] (${k}), [eds.] (${f}), [1re éd. 1998] (${k}).`],
  [`Paracétamol [dose maximale : 4 g/j] (${k}), [SOFA ≥ 2] (${f}), le taux [chez la femme] (${k}).`],
  ['Source : https://pubmed.ncbi.nlm.nih.gov/ 12 mars 2024, puis https://pubmed.ncbi.nlm.nih.gov/ 2015-2024.'],
  ['![Flux](a.png){#fig-b width=50%} et [a](https://x.org/a){#x .btn}'],
  ['Voir [Étude A](https://x.org/a “titre”, suite.'],
  ['Voir [a](https://x.org/a_b_ et fin (voir b).'],
  [`[a](${k} « Titre » et "autre"), [b](${f} “Titre” “Autre”).`],
  ['> **Note\n> **suite du texte.'],
  ['[x](https%3A%2F%2Fexample.org%2Fa%C2%A0b%0Ac)', '[x](https://example.org/a%C2%A0b%0Ac)']
]

/** The same in dialects that give some signs another meaning. */
const inDialects: readonly (readonly [Profile, string])[] = [
  ['myst', 'Soit $5*3$ et $6*7$ mL.'],
  ['obsidian', 'texte %%5*3 4*2%% fin'],
  ['pandoc', `\\begin{tabular}{l}\n[KEYNOTE-024] (${k})\n\\end{tabular}`],
  ['pandoc', '+----------------------+------+\n| HLA-B*57:01 B*58:01  | a    |\n+----------------------+------+'],
  ['pandoc', '> +----------------------+------+\n> | HLA-B*57:01 B*58:01  | a    |\n> +----------------------+------+'],
  ['pandoc', 'Valeur \\textbf{5*3 et 4*2} mL.'],
  ['myst', 'Soit $ 5*3 $ et $ 4*2 $ fin'],
  ['pandoc', 'Texte [@reck2016, p. 3, 5 et 7. Puis [@mok2019 p. 12.'],
  ['pandoc', 'Voir [@smith2020 ; @doe2021] et [@smith2020\u00a0; @doe2021].'],
  ['myst', ':::{math}\n5*3 et 4*2\n:::'],
  ['pandoc', `Texte\n\n---\nabstract: "[A study] (${k})"\n---\n\nfin`],
  ['pandoc', `# T {#a title="[A study] (${k})"}\n\n[x]{title="le ** mot gras ** est"}`],
  ['pandoc', '  A           B\n  ----------- ----\n  ** gras **  12\n'],
  ['pandoc', `Comme @reck2016 [chap. 3] (${k}) le dit.`]
]

describe('safe fixes do no harm', () => {
  for (const [text, fixed = text] of cases) {
    it(`in ${JSON.stringify(text.slice(0, 60))}`, () => assert.equal(fixText(text, defaultConfiguration), fixed))
  }
  for (const [profile, text] of inDialects) {
    it(`in ${JSON.stringify(text.slice(0, 60))} of ${profile}`, () =>
      assert.equal(fixAll(openDocument(text, {profile}), defaultConfiguration).snapshot.text, text))
  }
})

describe('fixes that cannot be proved', function () {
  this.timeout(120_000)

  it('cost a bounded number of characters', () => {
    const item = '- See [McNeil](htps://doi.org/10.1056/NEJMoa1803955 "ASPREE\').\n\n'
    const text = item.repeat(400)
    const {characters, settled, snapshot} = fixAll(openDocument(text), defaultConfiguration)
    assert.ok(settled)
    assert.equal(snapshot.text, text)
    // One attempt, which reads the list at most, is begun before the last character is spent.
    assert.ok(characters > text.length, 'nothing was tried')
    assert.ok(characters <= 1_000_000 + 9 * text.length, `${characters} characters read`)
  })
})
