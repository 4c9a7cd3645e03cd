/** A section and its faithful translation. */
export type Pair = {readonly fr: string; readonly en: string}

const nb = '\u00a0'
const nn = '\u202f'

/** Sections in French with their translations into English: everything that a faithful translation writes otherwise. */
export const pairs: readonly Pair[] = [
  {
    fr: `Le rapport est de 0,36 (IC à 95${nb}% de Wald${nb}: 0,20–0,64${nn}; p${nb}<${nb}0,001) [4].`,
    en: 'The ratio is 0.36 (95% Wald CI, 0.20–0.64; P<0.001) [4].'
  },
  {
    fr: `Chez 90${nb}% des 1${nn}234 buveurs, le thé calme ([Étude du thé, mai 2024](https://doi.org/10.1000/tea.2024.17)).`,
    en: 'In 90% of 1,234 drinkers, tea calms ([Tea study, May 2024](https://doi.org/10.1000/tea.2024.17)).'
  },
  {
    fr: `Le repos a duré 1,5${nb}h (IC à 95${nb}%${nb}: 1,2–1,8${nn}; p${nb}<${nb}0,001) [Repos](https://doi.org/10.1000/rest.1).`,
    en: 'Rest lasted 1.5 h (95% CI 1.2 to 1.8; p < .001) [Rest](https://doi.org/10.1000/rest.1).'
  },
  {
    fr: `Trois patients sur 12 ont repris du thé en phase I/II.${nb}Un seul a arrêté.`,
    en: '3 patients out of twelve took tea again in phase 1/2. Only 1 stopped.'
  },
  {
    fr: `Publié le 30 mai 2024, mis à jour le 1er juin 2024, à 14${nb}h${nb}30 ([Journal](https://example.org/fr/the)).`,
    en: 'Published on May 30, 2024 and updated on June 1, 2024, at 2:30 pm ([Journal](https://example.org/en/the)).'
  },
  {
    fr: 'Le 12/05/2024, la phase II a commencé sur Mars, puis la phase IIb en stade III.',
    en: 'On 12 May 2024, phase 2 began on Mars, then phase 2b in stage 3.'
  },
  {
    fr: `La réponse était de −2,5${nb}points (de −4 à −1), soit 12 à 24${nb}semaines après.`,
    en: 'The response was −2.5 points (−4 to −1), that is 12–24 weeks later.'
  },
  {
    fr: `On a compté 1,5${nb}×${nb}10³ feuilles et 2${nb}000${nb}000 de gouttes ([Feuilles](https://pubmed.ncbi.nlm.nih.gov/12345678/)).`,
    en: 'They counted 1.5 × 10^3^ leaves and 2 million drops ([Leaves](https://pubmed.ncbi.nlm.nih.gov/12345678)).'
  },
  {
    fr: 'La 2e tasse, la 3ème et la 21e suivent la première.[^1]\n\n[^1]: Voir [Tasses](https://doi.org/10.1000/cups.3), 2e éd., p. 12-24.',
    en: 'The 2nd cup, the 3rd and the 21st follow the first.[^1]\n\n[^1]: See [Cups](https://doi.org/10.1000/cups.3), 2nd ed., pp. 12–24.'
  },
  {
    fr: `Au XXIe siècle, une dizaine d’essais [1–3, 7] ont suivi quarante-deux dormeurs pendant 24${nb}mois.`,
    en: 'In the 21st century, some ten trials [1-3,7] followed 42 sleepers for 24 months.'
  },
  {
    fr: `Le thé réduit la fatigue de 12,50${nb}% contre 0,5${nb}pour cent [@the2020; @repos2021].`,
    en: 'Tea reduces fatigue by 12.5% against 0.5 percent [@the2020; @repos2021].'
  },
  {
    fr: `Les cellules CD19, l’anticorps CABA-201 et le VIH-1 ne comptent pas, mais 2${nb}essais si ([Essai](https://clinicaltrials.gov/study/NCT01234567)).`,
    en: 'CD19 cells, the antibody CABA-201 and HIV-1 do not count, but two trials do ([Trial](https://clinicaltrials.gov/ct2/show/NCT01234567)).'
  },
  {
    fr: `Un tiers des 120 dormeurs, soit 33,3${nb}%, a bu la moitié ([Sommeil](http://www.example.org/sommeil/)).`,
    en: 'One third of 120 sleepers, that is 33.3%, drank half ([Sleep](https://example.org/sommeil)).'
  },
  {
    fr: `Voir [Santé Canada](https://www.canada.ca/fr/sante-publique/the.html) et [Wikipédia](https://fr.wikipedia.org/wiki/Th%C3%A9).`,
    en: 'See [Health Canada](https://www.canada.ca/en/public-health/tea.html) and [Wikipedia](https://en.wikipedia.org/wiki/Tea).'
  },
  {
    fr: `Le congrès (du 3 au 5 juin 2025) a réuni 10${nb}500 personnes [Congrès](https://dx.doi.org/10.1000/congress).`,
    en: 'The congress (3 to 5 June 2025) brought together 10,500 people [Congress](https://doi.org/10.1000/congress).'
  },
  {
    fr: `| Groupe | Tasses | Différence |\n|---|---|---|\n| Thé | 12,4 | −1,2${nb}% |\n| Repos | 9,75 | 0,8${nb}% |`,
    en: '| Group | Cups | Difference |\n|---|---|---|\n| Tea | 12.4 | −1.2% |\n| Rest | 9.75 | 0.8% |'
  },
  {
    fr: `- **Thé vert${nb}:** 45${nb}% ([Vert](https://doi.org/10.1000/green)).\n- **Thé noir${nb}:** 54${nb}% ([Noir](https://doi.org/10.1000/black)).`,
    en: '- **Green tea:** 45% ([Green](https://doi.org/10.1000/green)).\n- **Black tea:** 54% ([Black](https://doi.org/10.1000/black)).'
  },
  {
    fr: `Le rapport de risque était de 0,75 (0,60 à 0,94)${nn}; le critère a été atteint à 52${nb}semaines.`,
    en: 'The hazard ratio was 0.75 (0.60–0.94); the endpoint was met at 52 weeks.'
  },
  {
    fr: `Une dose de 5${nb}mg/kg, deux fois par jour, pendant 7${nb}jours, puis 20${nb}kg/m².`,
    en: 'A dose of 5 mg/kg, twice daily, for 7 days, then 20 kg/m².'
  },
  {
    fr: `De 2023 à 2024, 4 patients sur 5 (80${nb}%) et 1 sur 3 ont dormi 8${nb}h.`,
    en: 'In 2023–24, four patients out of five (80%) and one in three slept for eight hours.'
  },
  {
    fr: `Le prix a doublé${nb}: de 1${nb}200,50${nb}€ à 2${nb}401${nb}€ ([Prix](https://example.org/prix?lang=fr)).`,
    en: 'The price doubled: from €1,200.50 to €2,401 ([Price](https://example.org/prix?lang=en)).'
  },
  {
    fr: `Score SRI-4 à la semaine${nb}52${nb}: 55,7${nb}% vs 31,8${nb}% (différence 24,0${nb}points).`,
    en: 'SRI-4 response at week 52: 55.7% vs 31.8% (difference 24 points).'
  },
  {
    fr: `Douze mois après, soixante-quinze personnes sur cent prenaient du thé³.`,
    en: 'Twelve months later, 75 people out of a hundred took tea³.'
  },
  {
    fr: `Le CHU de Mars a suivi 1${nb}000 dormeurs âgés de 18 à 65${nb}ans (NCT07654321).`,
    en: 'Mars university hospital followed 1000 sleepers aged 18–65 years (NCT07654321).'
  },
  {
    fr: `D’après la [HAS](https://www.has-sante.fr/jcms/c_123456/fr/the-et-repos), le thé suffit dans 9 cas sur 10.`,
    en: 'According to [HAS](https://www.has-sante.fr/jcms/c_123456/en/tea-and-rest), tea suffices in nine cases out of ten.'
  },
  {
    fr: `En janv. 2025, puis en février 2025 et le 3 mars 2025, le thé a été servi à 8${nb}h.`,
    en: 'In Jan. 2025, then in February 2025 and on March 3rd, 2025, tea was served at 8 am.'
  },
  {
    fr: `Plus de 2,3${nb}millions de tasses et 1,1${nb}milliard de feuilles.`,
    en: 'More than 2.3 million cups and 1.1 billion leaves.'
  },
  {
    fr: `Les deux groupes (A${nb}: n${nb}=${nb}24${nn}; B${nb}: n${nb}=${nb}26) ne différaient pas (p${nb}=${nb}0,08) [Groupes][g].\n\n[g]: https://doi.org/10.1000/groups.2`,
    en: 'Both groups (A: n = 24; B: n = 26) did not differ (p = 0.08) [Groups][g].\n\n[g]: https://doi.org/10.1000/groups.2'
  },
  {
    fr: `Une synthèse de quatre essais (I²${nb}=${nb}35${nb}%) figure dans <https://doi.org/10.1000/synth.9>.`,
    en: 'A synthesis of 4 trials (I² = 35%) can be found at <https://doi.org/10.1000/synth.9>.'
  },
  {
    fr: `1. D’abord, 3${nb}tasses.\n2. Ensuite, 5${nb}tasses ([Suite](https://doi.org/10.1000/next)).`,
    en: '1. First, three cups.\n2. Then, five cups ([Next](https://doi.org/10.1000/next)).'
  },
  {
    fr: `> Le thé apaise 7 personnes sur 10 après 1 à 2${nb}heures ([Citation](https://europepmc.org/article/MED/23456789)).`,
    en: '> Tea soothes 7 people in 10 after 1–2 hours ([Quotation](https://pubmed.ncbi.nlm.nih.gov/23456789/)).'
  },
  {
    fr: `Le **taux** de rechute passe de *15&nbsp;%* à **9&nbsp;%** en 6 mois (p&nbsp;&lt;&nbsp;0,05).`,
    en: 'The relapse **rate** falls from *15%* to **9%** in six months (p &lt; 0.05).'
  },
  {
    fr: `Lupin et al. (2021${nn};12${nb}:345-67) et [Prépublication](https://www.medrxiv.org/content/10.1101/2025.05.27.25328230v1.full.pdf).`,
    en: 'Lupin et al. (2021;12:345–367) and [Preprint](https://doi.org/10.1101/2025.05.27.25328230).'
  },
  {
    fr: `La température était de 36,6${nb}°C à 18${nb}h et de 37${nb}°C à 20${nb}h.`,
    en: 'The temperature was 36.6 °C at 6 pm and 37 °C at 8 pm.'
  },
  {
    fr: `Classe fonctionnelle II ou III, type I, niveau${nb}IV, groupe${nb}2.`,
    en: 'Functional class 2 or 3, type 1, level 4, group 2.'
  },
  {
    fr: `Une seule tasse (200${nb}ml) par jour, jusqu’à dix-huit tasses par semaine (3${nb}600${nb}ml).`,
    en: 'A single cup (200 mL) a day, up to 18 cups a week (3,600 mL).'
  },
  {
    fr: `La sonde, lancée le 5 août 1997, a parcouru 1,2${nb}×${nb}10<sup>9</sup>${nb}km ([Sonde](https://example.org/sonde_fr.pdf)).`,
    en: 'The probe, launched on August 5, 1997, travelled 1.2 × 10⁹ km ([Probe](https://example.org/sonde_en.pdf)).'
  },
  {
    fr: `Entre mi-2024 et fin 2025, 250${nb}mg par jour ont suffi chez plus de la moitié (52${nb}%) des malades.`,
    en: 'Between mid-2024 and late 2025, 250 mg per day was enough in more than half (52%) of patients.'
  },
  {
    fr: `Le suivi médian est de 3,0${nb}ans (étendue${nb}: 0,5 à 10,25)${nn}; voir aussi PMID${nb}34567890 et doi:10.1000/median.`,
    en: 'Median follow-up is 3 years (range 0.5–10.25); see also PMID: 34567890 and https://doi.org/10.1000/median.'
  }
]
