import {identifyUrl} from './identifier/index.ts'
import {decoded, parseUrl} from './identifier/url.ts'
import {written} from './written-identifier.ts'

/** Publishers and preprint servers on whose sites a PDF with a DOI in its address is the article. */
const publishers =
  /(?:^|\.)(?:biorxiv\.org|medrxiv\.org|nature\.com|springer\.com|biomedcentral\.com|springeropen\.com|thelancet\.com|frontiersin\.org|bmj\.com|plos\.org|jci\.org|elifesciences\.org|researchsquare\.com|preprints\.org|wiley\.com|tandfonline\.com|sagepub\.com|nejm\.org|science\.org|pnas\.org)$/
/** Journals on a platform whose paths say that a PDF follows: `/doi/epdf/10.1056/…`. */
const platform = /\/doi\/(?:e?pdf|pdfdirect|pdfplus)\/10\.\d{4,9}\//
/** What stands after the DOI where the file is the article itself, and not its figure or supplement. */
const tail = /^(?:v\d+)?(?:\.full|\.full-text|_reference)?(?:\.pdf(?:\+html)?|\/e?pdf)?\/?$/i
const pdf = /\.pdf(?:\+html)?$|\/e?pdf\/?$|\/(?:e?pdf|pdfdirect|pdfplus)\//i
/** A version of a preprint: its DOI leads to the latest. */
const versioned = /^\/content\/(?:(?:bio|med)rxiv\/)?(10\.\d{4,5}\/[\d.]{6,24}v\d{1,2})(?![\w])/
/** Files beside an article. */
const beside = /suppl|appendi|attachment|\besm\b|_esm|moesm|mmc\d|supporting|protocol/i

/**
 * The landing page of the article whose PDF is at `address`, on bioRxiv and medRxiv of the version that it names.
 *
 * @returns
 *   `undefined` for what is no PDF of an article, or of one whose identifier the address does not hold; never throws.
 */
export function landingOfPdf(address: string): string | undefined {
  const url = parseUrl(address)
  if (!url || beside.test(url.pathname)) return undefined
  const arxiv = /^\/pdf\/(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?\/\d{7}(?:v\d+)?)(?:\.pdf)?$/.exec(
    url.pathname
  )?.[1]
  if (arxiv && /^(?:(?:www|export)\.)?arxiv\.org$/.test(url.hostname)) return `https://arxiv.org/abs/${arxiv}`
  const identity = identifyUrl(address)
  if (identity?.scheme === 'pmcid') {
    const isFile = /\/articles\/PMC\d+\/pdf(?:\/|$)/i.test(url.pathname) && /ncbi\.nlm\.nih\.gov$/.test(url.hostname)
    return isFile ? `https://pmc.ncbi.nlm.nih.gov/articles/${identity.value}/` : undefined
  }
  // What still ends like a file is no DOI.
  if (identity?.scheme !== 'doi' || /\.full\b|pdf/.test(identity.value) || !isArticle(url, identity.value))
    return undefined
  const version = /(?:^|\.)(?:bio|med)rxiv\.org$/.test(url.hostname) ? versioned.exec(url.pathname)?.[1] : undefined
  if (version) return `https://${url.hostname}/content/${version}`
  return `https://doi.org/${written(identity, address)}`
}

function isArticle({hostname, pathname, search}: URL, doi: string): boolean {
  if (/(?:^|\.)plos\.org$/.test(hostname) && /[?&]type=printable\b/.test(search)) return true
  const path = decoded(pathname).toLowerCase()
  if (!pdf.test(path) || !(publishers.test(hostname) || platform.test(path))) return false
  const name = doi.slice(doi.indexOf('/') + 1)
  const at = path.lastIndexOf(name)
  return at >= 0 && tail.test(path.slice(at + name.length))
}

/** Words that say that a file is meant: *PDF*, *full text*, *download*. */
const file =
  /(?<!\p{L})(?:pdf|full[ -]?text|download|print(?:able)?|texte (?:intégral|complet)|télécharg\p{L}*)(?!\p{L})/iu

/** Whether `address` is a PDF of an article, and not one that its label announces. */
export const isOfPdf = (address: string, label = ''): boolean =>
  !file.test(label) && landingOfPdf(address) !== undefined
