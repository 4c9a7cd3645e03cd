const names = ['Saturn', 'Mars', 'Venus', 'Comet', 'Moon', 'Asteroid', 'Sun', 'Nebula', 'Quasar', 'Earth']
const list = (count: number, head = '## References'): string =>
  `\n\n${head}\n\n${names
    .slice(0, count)
    .map(
      (name, at) =>
        `${at + 1}. ${name} A, Pulsar B. On rest ${at + 1}. J Rest. ${[2019, 2011, 2015][at % 3]};${at}:1-9.`
    )
    .join('\n')}\n`
const refs = (count: number): string => list(count, '## Références')

/** Honest documents about which no rule on lists and numbers may say anything. */
export const honestDocuments: readonly string[] = [
  // Numbers in every form, in order.
  `Rest helps [1], tea too [2, 3] and leaves [4–6]. All of it [1-6] is cheap.${list(6)}`,
  `Le repos aide [1], le thé aussi [2,\u00a03] et les feuilles [4\u202f–\u202f6]\u00a0; tout [1] est bon marché.${refs(6)}`,
  `Rest helps.¹ Tea does too,²⁻⁴ as do leaves⁵,⁶ and naps.${list(6)}`,
  `Le repos aide¹, le thé aussi²⁻⁴\u00a0; les feuilles⁵,⁶ peut-être.${refs(6)}`,
  `Rest helps.<sup>1</sup> Tea too,<sup>2-4</sup> and leaves<sup>5, 6</sup>.${list(6)}`,
  `Le repos aide^1^, le thé aussi^2,3^ et les feuilles^4–6^.${refs(6)}`,
  `Rest helps (1), tea too (2, 3), leaves as well (4–6).${list(6)}`,
  `Le repos aide (1), le thé (2,\u00a03) et les feuilles aussi (4\u00a0; 5)\u00a0: tout cela (6).${refs(6)}`,
  `Rest helps \\[1\\], tea too \\[2, 3\\].${list(3)}`,
  `Rest helps [[1](#ref-1), [2](#ref-2)], tea too [3](#ref-3).${list(3)}`,
  `Rest helps [1][2], tea too [3], [4]; leaves [5]–[7].${list(7)}`,
  `Rest helps [1 and 2], tea too [see 3], leaves [4, p. 12] and naps [5, Table 2].${list(5)}`,
  `Le repos aide [1 et 2], le thé aussi [voir 3], les feuilles [4, p. 12] et la sieste [5, tableau 2].${refs(5)}`,
  // What looks like a number of a source and is none.
  `Rest helps [1], tea too [2]; x ∈ [0, 1], the interval [3, 9] and the range [2–5] were read.${list(2)}`,
  `Le repos aide [1], le thé aussi [2]\u00a0; l’intervalle [3, 9], l’étendue [2–5], la médiane 4 [3–5].${refs(2)}`,
  `Rest helped 40 [3–5] of them [1]; after 12 weeks [4–6] tea did [2]; age 45 [4], 30% [5].${list(2)}`,
  `Rest helps,¹ tea does:² 10³ leaves, 5 m³, 4/mm³, 20 kg/m², x⁴, χ³, I⁴, Ca²⁺, ⁴⁰K, ³H and CD4⁺ cells.${list(2)}`,
  `Le repos aide¹, le thé aussi²\u00a0: 10³ feuilles, 5 m³, 4 000/mm³, 1,73 m², 10⁻³, 3 cm³, r⁴, 1ᵉʳ et CO₃.${refs(2)}`,
  `Rest<sup>1</sup> helps and tea<sup>2</sup> too: 10<sup>3</sup>, m<sup>3</sup>, Na<sup>4+</sup>, <sup>3</sup>H, the 3<sup>rd</sup> day.${list(2)}`,
  `Rest helps [1], tea too [2]; [3]rotaxane, [4+2] and [18]F-FDG, [3.2.1]octane and a[3] are not ours.${list(2)}`,
  `Rest helps [1], tea too [2]. See line [4], page [3], Fig. [3], step [4], scores of 3 [2–4], grade [3].${list(2)}`,
  `Rest helps [1], tea too [2]; code such as \`rest[3]\` and \`tea [4]\` is none.\n\n\`\`\`\nrest [3], tea [4]\n\`\`\`${list(2)}`,
  `Rest helps [1], tea too [2]; in [2020], in [1998–2001], [sic], [x], [ ], [3A] and [IV].${list(2)}`,
  `The options are: [1] tea; [2] water; [3] rest; [4] leaves. Rest helps [1], tea too [2].${list(2)}`,
  `Les choix sont\u00a0: [1] thé\u00a0; [2] eau\u00a0; [3] repos\u00a0; [4] feuilles. Le repos aide [1], le thé aussi [2].${refs(2)}`,
  `Rest helps [1], tea too [2], as *Moon v Sun* [2015] EWHC 12 (Admin) [45]–[47] has it.${list(2)}`,
  `Rest helps [1], tea too [2]. Art. 6(3), (1) tea, (2) rest, (3) leaves, (4) naps; n (5), p (3, 4).${list(2)}`,
  `We (1) drink tea, (2) rest and (3) sleep; then (4) we rise.${list(2)}`,
  `Rest helps[^1], tea too[^2], leaves[^3].\n\n[^1]: One.\n[^2]: Two.\n[^3]: Three.${list(2)}`,
  `Rest helps [1], tea too [2]. [Page 3](3), [next][4].\n\n[4]: https://example.org/four${list(2)}`,
  `Rest helps (score 1–5) and tea (3) does not; grades were (4), (5) and (6).${list(2)}`,
  `Rest helps [1], tea too [2].\n\n> As they wrote, leaves [3], naps [4] and milk [5] help.${list(2)}`,
  `# Rest\n\nAlice Saturn¹, Bea Venus³, Cleo Mars² and Dora Moon⁴\n\nRest helps,¹ tea too.²${list(2)}`,
  `| Leaf¹ | Tea³ |\n| --- | --- |\n| 2⁴ | yes⁵ |\n\n³ Green tea.\n\nRest helps¹, tea too².${list(2)}`,
  // Lists and orders of their own.
  'Rest helps [3], tea too [1], leaves [2].\n\n## References\n\n1. Mars C. Leaves.\n2. Saturn A. Rest.\n3. Venus B. Tea.\n',
  'Le repos aide [3], le thé aussi [1], les feuilles [2] et la sieste [4].\n\n## Références\n\n1. Vénus B. Thé. 2001.\n2. Mars C. Feuilles. 2008.\n3. Saturne A. Repos. 2015.\n4. Lune D. Sieste. 2019.\n',
  'Rest helps [2], tea too [1], leaves [3].\n\n## References\n\n### Trials\n\n1. Venus B. Tea.\n\n### Reviews\n\n2. Mars C. Rest.\n3. Saturn A. Leaves.\n',
  `Rest helps [4], tea too [9], leaves [1], naps [7], water [2], sleep [8], milk [3], bread [6], air [5].${list(9)}`,
  `| Leaf | Source |\n| --- | --- |\n| Tea | [3] |\n\nFigure 1. Rest [2].\n\nRest helps [1], tea too [2], leaves [3].${list(3)}`,
  'Rest helps [1], tea too [2].\n\n## References\n\n1. Venus B. Tea.\n1. Saturn A. Rest.\n',
  'Rest helps [1], tea too [2].\n\n## References\n\n[1] Venus B. Tea.\n[2] Saturn A. Rest. J Rest\n2019. 12: 3.\n',
  'Le repos aide [1], le thé aussi [2].\n\n## 7. Références bibliographiques (2)\n\n1\\. Vénus B. Thé.\n\n2\\. Saturne A. Repos.\n',
  'Rest helps [1], tea too [2].\n\n**References:**\n\n- [1] Venus B. Tea.\n- [2] Saturn A. Rest.\n',
  '# One\n\nRest [1], tea [2].\n\n## References\n\n1. Venus B. Tea.\n2. Saturn A. Rest.\n\n# Two\n\nLeaves [1], naps [2, 3].\n\n## References\n\n1. Mars C. Leaves.\n2. Moon D. Naps.\n3. Sun E. Milk.\n',
  `Rest helps [1], tea too [2].${list(2)}\n## Further reading\n\n1. Moon D. Naps.\n2. Sun E. Milk.\n3. Comet F. Air.\n`,
  'Rest helps [4], tea too [5]; for [1] and [2] see the first part.\n\n## References\n\n4. Venus B. Tea.\n5. Saturn A. Rest.\n',
  // Lists that the text does not cite, or cites in other ways.
  'Rest helps.\n\n## References\n\n1. Venus B. Tea.\n2. Saturn A. Rest.\n4. Mars C. Leaves.\n',
  'See [Rest](https://doi.org/10.1000/rest).\n\n## Further reading\n\n- [Tea](https://doi.org/10.1000/tea)\n- [Leaf](https://doi.org/10.1000/leaf)\n',
  'Voir [Repos](https://doi.org/10.1000/rest) et [Thé](https://doi.org/10.1000/tea).\n\n**Pour en savoir plus\u00a0:**\n\n- [Repos](https://doi.org/10.1000/rest)\n- [Feuille](https://doi.org/10.1000/leaf)\n- [Sieste](https://doi.org/10.1000/nap)\n',
  'Rest (Saturn, 2019) and tea (Venus & Mars 2011a; Moon et al., 2015).\n\n## References\n\nMoon, D., & Sun, E. (2015). Naps. doi:10.1000/nap\n\nSaturn, A. (2019). Rest.\n\nVenus, B., & Mars, C. (2011a). Tea.\n\nWorld Tea Society. (2020). Guideline.\n',
  'Selon Saturne et al. (2019), Vénus (2011) et Lune (2015).\n\n## Bibliographie\n\n- Lune, D. (2015). Sieste.\n- Saturne, A. (2019). Repos.\n- Vénus, B. (2011). Thé.\n- Organisation du thé (2020). Guide.\n',
  'Rest helps [1]; Venus showed it for tea in 2011 [2], and Mars (2015) for leaves.\n\n## References\n\n1. Saturn A. Rest. 2019.\n2. Venus B. Tea. 2011.\n3. Mars C. Leaves. 2015.\n',
  'See the [guideline](https://www.who.int/rest), the [trial](https://doi.org/10.1000/tea) and [Nature 2020](https://www.nature.com/articles/x).\n\n## References\n\n- [Guideline on rest](https://www.who.int/rest)\n- [The trial](https://doi.org/10.1000/tea)\n- [Nature, 2020](https://doi.org/10.1000/nature)\n',
  '{{< include _methods.qmd >}}\n\nRest helps [1], tea too [2].\n\n## References\n\n1. Venus B. Tea.\n2. Saturn A. Rest.\n3. Mars C. Leaves.\n',
  '---\nreferences:\n- id: venus2011\n  title: Tea\n- id: mars2015\n  title: Leaves\nnocite: |\n  @mars2015\n---\n\nTea helps [@venus2011].\n',
  '---\nbibliography: refs.bib\n---\n\nTea helps [@venus2011], rest too [@saturn2019].\n',
  '## Sources of error\n\n- [Tea](https://doi.org/10.1000/tea)\n- [Tea](https://doi.org/10.1000/tea)\n\nRest [1] and tea [2], leaves [3].\n',
  // Entries that only look alike.
  '## References\n\n1. Saturn A. Rest. doi:10.1000/rest. Erratum in: J Rest. doi:10.1000/err\n2. Saturn A. Erratum. J Rest. doi:10.1000/err\n',
  '## Références\n\n1. Vénus B. Chapitre 1. In : Manuel. doi:10.1000/book\n2. Mars C. Chapitre 2. In : Manuel. doi:10.1000/book\n',
  '## References\n\n1. Saturn A. A trial (NCT01234567). doi:10.1000/a\n2. Venus B. Its follow-up (NCT01234567). doi:10.1000/b\n3. Mars C. Its protocol, NCT01234567.\n',
  '## References\n\n1. WHO. Rest: facts. https://www.who.int/data\n2. WHO. Tea: facts. https://www.who.int/data\n',
  '## References\n\n1. Venus B. Tea [abstract]. J Tea 2011;4:S12. doi:10.1000/suppl\n2. Venus B. Tea [abstract]. J Tea 2011;4:S19. doi:10.1000/suppl\n',
  'Rest[^1] and tea[^2].\n\n[^1]: Saturn A. Rest, p. 3. doi:10.1000/rest\n[^2]: Saturn A. Rest, p. 9. doi:10.1000/rest\n',
  '[Rest][1] and [tea][2].\n\n[1]: https://doi.org/10.1000/rest\n[2]: https://doi.org/10.1000/tea\n'
]
