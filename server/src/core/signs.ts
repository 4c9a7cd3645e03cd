/**
 * Which signs a text holds: a bit for each of them. What looks for something asks first whether the signs are there
 * without which it cannot be, which is many times faster than to look.
 */
export type Signs = number

/** Signs that are told apart, a digit for all digits and `é` for everything beyond ASCII. */
const order = '[]()<>{}*_~^`\\&@|!:/.#%$"\'=0é'

const bitOf = new Int32Array(128)
for (const [index, sign] of [...order].entries()) if (sign < '\u0080') bitOf[sign.charCodeAt(0)] = 1 << index
const digits = 1 << order.indexOf('0')
for (let code = 48; code < 58; code++) bitOf[code] = digits
const beyond = 1 << order.indexOf('é')

/** The signs of `text`. */
export function signsOf(text: string): Signs {
  let signs = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    signs |= code < 128 ? (bitOf[code] ?? 0) : beyond
  }
  return signs
}

/**
 * A need of one of several signs.
 *
 * @param any
 *   They stand side by side; `0` is any digit and `é` any unit beyond ASCII.
 */
export function oneOf(any: string): Signs {
  let signs = 0
  for (const sign of any) {
    const index = order.indexOf(sign)
    if (index < 0) throw new RangeError(`“${sign}” is no sign that is told apart`)
    signs |= 1 << index
  }
  return signs
}
