import {nearly} from './nearly.ts'
import type {Registry} from './registry.ts'
import {dash, gap, letters, plain, space} from './spelling.ts'

/** Japan Pharmaceutical Information Center: `JapicCTI-` and six digits. */
export const japic: Registry = {
  name: 'JapicCTI',
  isPrimary: true,
  form: 'JapicCTI-000000',
  pattern: `${letters('Japic')}${space}?${dash}?${letters('CTI')}${gap}\\d{6}`,
  normalise(text) {
    const digits = /^Japic-?CTI[-#:.]?(\d{6})$/i.exec(plain(text))?.[1]
    return digits && `JapicCTI-${digits}`
  },
  near: nearly(
    {name: 'JapicCTI', form: 'JapicCTI-000000'},
    {pattern: '(?:JapicCTI|JapicCti|JAPICCTI)-?(\\d{4,9})', start: 'J(?:apic|APIC)'},
    ([, digits = '']) => (digits.length === 6 ? undefined : {fault: 'length', meant: [], isSafe: false})
  )
}
