import type {IdentifierScheme} from './identifier.ts'
import {findMisspeltPmcids, findMisspeltPmids} from './pubmed-misspelling.ts'

/** PubMed's number of a record: 1 to 8 digits, no leading zero, no check digit. */
export const pmid: IdentifierScheme = {
  scheme: 'pmid',
  hint: /PMID/i,
  pattern: /\bPMID[\s\u00a0\u202f]*[:#]?[\s\u00a0\u202f]*(\d{1,8})\b/gi,
  normalise: text => (/^[1-9]\d{0,7}$/.test(text) ? text : undefined),
  fromUrl(url) {
    if (url.hostname === 'pubmed.ncbi.nlm.nih.gov') return this.normalise(/^\/(\d+)/.exec(url.pathname)?.[1] ?? '')
    if (/(?:^|\.)ncbi\.nlm\.nih\.gov$/.test(url.hostname))
      return this.normalise(/^\/(?:m\/)?pubmed\/(\d+)/.exec(url.pathname)?.[1] ?? '')
    if (/(?:^|\.)europepmc\.org$/.test(url.hostname))
      return this.normalise(/^\/(?:article|abstract)\/MED\/(\d+)/i.exec(url.pathname)?.[1] ?? '')
    return undefined
  },
  landingPage: value => `https://pubmed.ncbi.nlm.nih.gov/${value}/`,
  findMisspellings: findMisspeltPmids
}

/** PubMed Central's number of an article, `PMC` and digits. */
export const pmcid: IdentifierScheme = {
  scheme: 'pmcid',
  hint: /PMC/,
  pattern: /\b(PMC[\s\u00a0\u202f]?\d{3,8})\b/g,
  normalise(text) {
    const digits = /^PMC[\s\u00a0\u202f]?(\d{3,8})$/i.exec(text)?.[1]
    return digits && `PMC${digits}`
  },
  fromUrl(url) {
    if (!/(?:^|\.)(?:ncbi\.nlm\.nih\.gov|europepmc\.org)$/.test(url.hostname)) return undefined
    return this.normalise(/\/(PMC\d{3,8})(?![\w])/i.exec(url.pathname)?.[1] ?? '')
  },
  landingPage: value => `https://pmc.ncbi.nlm.nih.gov/articles/${value}/`,
  findMisspellings: findMisspeltPmcids
}
