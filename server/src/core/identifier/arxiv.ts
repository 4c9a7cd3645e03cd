import type {IdentifierScheme} from './identifier.ts'

/**
 * Number of a preprint on arXiv, only after `arXiv:`: `arXiv:2101.01234`, formerly `arXiv:astro-ph/9901001`. Its value has
 * no version. All have a DOI made of it (blog.arxiv.org, 2022-02-17), which is their identity.
 */
export const arxiv: IdentifierScheme = {
  scheme: 'arxiv',
  hint: /arXiv:/i,
  pattern: /\barXiv:[ \u00a0]?((?:\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,3})?)(?!\d)/gi,
  normalise: text => /^(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?$/.exec(text.toLowerCase())?.[1],
  fromUrl: () => undefined,
  doiOf: value => `10.48550/arxiv.${value}`,
  landingPage: value => `https://arxiv.org/abs/${value}`
}

/** Year and month in the DOI of a preprint on arXiv, as they are written; `undefined` for any other and the older form. */
export function arxivMonth(doi: string): {readonly year: number; readonly month: number} | undefined {
  const [, year, month] = /^10\.48550\/arxiv\.(\d{2})(\d{2})\.\d{4,5}$/.exec(doi) ?? []
  return year ? {year: 2000 + Number(year), month: Number(month)} : undefined
}
