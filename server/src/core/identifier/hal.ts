import type {IdentifierScheme} from './identifier.ts'

/** Number of a deposit in HAL, the open archive of French research, without its version: `hal-01234567`. */
export const hal: IdentifierScheme = {
  scheme: 'hal',
  hint: /-\d{8}/,
  pattern: /(?<![\w/.-])((?:hal|halshs|tel|inserm|pasteur|dumas)-\d{8}(?:v\d{1,3})?)(?![\w-])/g,
  normalise: text => /^([a-z]{3,20}-\d{8})(?:v\d+)?$/.exec(text.toLowerCase())?.[1],
  fromUrl(url) {
    if (!/(?:^|\.)(?:hal\.science|archives-ouvertes\.fr)$|^dumas\.ccsd\.cnrs\.fr$/.test(url.hostname)) return undefined
    return this.normalise(/^\/([a-z]{3,20}-\d{8}(?:v\d{1,3})?)(?:\/|$)/.exec(url.pathname)?.[1] ?? '')
  },
  landingPage: value => `https://hal.science/${value}`
}
