import type {IdentifierScheme} from './identifier.ts'

/**
 * Number of a systematic review in PROSPERO: `CRD42` and nine or ten digits. Recognised, not validated: no description of its
 * parts is published.
 */
export const prospero: IdentifierScheme = {
  scheme: 'prospero',
  hint: /CRD/,
  pattern: /\b(CRD[ \u00a0]?42\d{9,10})\b/g,
  normalise(text) {
    const digits = /^CRD[ \u00a0]?(42\d{9,10})$/i.exec(text)?.[1]
    return digits && `CRD${digits}`
  },
  fromUrl(url) {
    if (url.hostname !== 'www.crd.york.ac.uk' && url.hostname !== 'crd.york.ac.uk') return undefined
    return this.normalise(/\/view\/(CRD42\d{9,10})(?!\d)/i.exec(url.pathname)?.[1] ?? '')
  },
  landingPage: value => `https://www.crd.york.ac.uk/PROSPERO/view/${value}`,
  findMisspellings(text) {
    return [...text.matchAll(near)].flatMap(match => {
      const [whole, between = '', digits = ''] = match
      const range = {start: match.index, end: match.index + whole.length}
      const isRight = /^42\d{9,10}$/.test(digits)
      if (isRight && between === '') return []
      const meant = isRight ? [`CRD${digits}`] : []
      return [
        {
          range,
          fault: isRight ? 'spelling' : 'length',
          name: 'PROSPERO',
          form: 'CRD42000000000',
          meant,
          isSafe: isRight
        }
      ]
    })
  }
}

/** The letters, what parts them from the digits, and digits that can be nothing else. */
const near = /\bCRD([ \u00a0]?[-:#\u2010\u2011\u2013]?[ \u00a0]?)(4(?:20[12]\d{5,10}))(?![\w-]|\.\d)/g
