/** A review of the Cochrane library, and which publication of it: 1 for the first. */
export type CochraneReview = {readonly review: string; readonly publication: number}

/** The review that a DOI names (`10.1002/14651858.CD001234.pub2`); each update has a DOI of its own. */
export function cochraneReviewOf(doi: string): CochraneReview | undefined {
  const [, review, publication = '1'] = /^10\.1002\/14651858\.((?:cd|mr)\d{6})(?:\.pub(\d{1,2}))?$/i.exec(doi) ?? []
  return review === undefined ? undefined : {review: review.toUpperCase(), publication: Number(publication)}
}
