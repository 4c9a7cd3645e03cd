/** Second labels under which a country registers domains: `bbc.co.uk` is one site, `co.uk` is none. */
const shared = /^(?:co|com|org|net|edu|ac|or|go|res|nic|asso)$/
/** Domains that lend their subdomains to others. */
const hosting =
  /(?:^|\.)(?:github\.io|gitlab\.io|readthedocs\.io|blogspot\.com|wordpress\.com|netlify\.app|vercel\.app|herokuapp\.com|pages\.dev|web\.app|gitbook\.io|hypotheses\.org)$/

/**
 * The part of a host that somebody registered: `ncbi.nlm.nih.gov` gives `nih.gov`, `www.tea.org.au` gives `tea.org.au`.
 * Governments count as one site each: what is under `gouv.fr`, `gov.uk` or `nhs.uk` moves between ministries.
 *
 * @param host
 *   As an address has it: small letters, Punycode.
 */
export function siteOf(host: string): string {
  const labels = host.replace(/\.$/, '').split('.')
  const [second = '', last = ''] = labels.slice(-2)
  const count = (last.length === 2 && shared.test(second)) || hosting.test(host) ? 3 : 2
  return labels.slice(-count).join('.')
}

/** Owners of several sites: whoever names one may lead to another. */
const houses: readonly ReadonlySet<string>[] = [
  ['elsevier.com', 'sciencedirect.com', 'thelancet.com', 'cell.com', 'em-consulte.com', 'clinicalkey.com'],
  ['nature.com', 'springer.com', 'springernature.com', 'biomedcentral.com', 'springeropen.com', 'isrctn.com'],
  ['wiley.com', 'cochranelibrary.com', 'cochrane.org', 'hindawi.com'],
  ['bmj.com', 'bmjjournals.com'],
  ['jamanetwork.com', 'ama-assn.org'],
  ['oup.com', 'oxfordjournals.org'],
  ['biorxiv.org', 'medrxiv.org', 'openrxiv.org'],
  ['europa.eu', 'euclinicaltrials.eu', 'clinicaltrialsregister.eu'],
  ['clinicaltrials.gov', 'nih.gov', 'cancer.gov'],
  ['iarc.fr', 'who.int'],
  ['x.com', 'twitter.com'],
  ['npmjs.com', 'npmjs.org', 'npm.im']
].map(list => new Set(list))

/** The label of a site that names its owner: `inserm` of `inserm.fr`. */
const nameOf = (site: string): string => site.split('.')[0] ?? ''

/** What an owner adds to its name for another of its sites. Other words make another name: `cellsignal.com`. */
const branch =
  /^-?(?:clinicaltrials?|trials?|group|groupe|pharma|journals?|online|medical|health|sante|news|press|france|usa|global|docs|dev|js)$/

/** Whether two hosts belong to one owner, as far as names tell: one site, one name under two endings, one house. */
export function isOneOwner(a: string, b: string): boolean {
  const [first, second] = [siteOf(a), siteOf(b)]
  if (first === second) return true
  // One name under two endings, or with a word for what is there: `inserm.fr` and `inserm.com`, `pfizerclinicaltrials.com`.
  const [short = '', long = ''] = [nameOf(first), nameOf(second)].sort((x, y) => x.length - y.length)
  if (short === long) return true
  if (short.length >= 4 && long.startsWith(short) && branch.test(long.slice(short.length))) return true
  return houses.some(house => house.has(first) && house.has(second))
}

/** Hosts that only lead on: resolvers, shorteners, redirectors of mail, proxies of libraries. */
const detours =
  /^(?:(?:dx\.|www\.)?doi\.org|hdl\.handle\.net|n2t\.net|purl\.org|w3id\.org|identifiers\.org|linkinghub\.elsevier\.com|aka\.ms|bit\.ly|t\.co|tinyurl\.com|goo\.gl|g\.co|ow\.ly|lnkd\.in|rebrand\.ly|urlr\.me|is\.gd|buff\.ly|cutt\.ly|rdcu\.be|youtu\.be|npm\.im|git\.io)$|(?:^|\.)(?:sendgrid\.net|list-manage\.com|safelinks\.protection\.outlook\.com|urldefense\.com|proofpoint\.com|l\.facebook\.com)$|prox(?:y|ies)/
/** Hosts that keep copies of others. */
const archives =
  /(?:^|\.)(?:archive\.(?:org|today|is|ph|md|li|vn|fo)|webcitation\.org|perma\.cc|archive-it\.org|googleusercontent\.com)$|^webarchive\./

/** Whether a host only leads on, or keeps copies of others: which page it shows cannot be told from the address. */
export const isDetour = (host: string): boolean => detours.test(host) || archives.test(host)

const gathering =
  /^(?:wikipedia|wikimedia|wikidata|wiktionary|github|gitlab|bitbucket|codeberg|sourceforge|npmjs|pypi|crates|docker|linkedin|facebook|instagram|x|twitter|bsky|threads|tiktok|youtube|vimeo|dailymotion|reddit|discord|telegram|medium|substack|apple|google|microsoft|amazon|researchgate|academia|semanticscholar|europepmc|nih|jstor|hal|archives-ouvertes|sciencedirect|wiley|springer|tandfonline|oup|scielo|ovid|zenodo|osf|figshare|issuu|slideshare|sec|crunchbase|bloomberg|reuters|trustpilot)\.(?:com|org|net|gov|edu|io|science|fr|app|me|br)$/

/** Whether a host holds pages about others: an encyclopaedia, a network, a repository, a library of many journals. */
export const isGathering = (host: string): boolean => gathering.test(siteOf(host))
