import {nearly} from './nearly.ts'
import type {Registry} from './registry.ts'
import {gap, letters, plain} from './spelling.ts'

/** Japan Registry of Clinical Trials: ten digits, or a small letter (`s`) and nine. */
export const jrct: Registry = {
  name: 'jRCT',
  isPrimary: true,
  form: 'jRCT0000000000',
  pattern: `${letters('jRCT')}${gap}(?:[sbc]${gap}\\d{9}|\\d{10})`,
  normalise(text) {
    const number = /^jRCT[-#:.]?(?:([sbc])[-#:.]?(\d{9})|(\d{10}))$/i.exec(plain(text))
    return number ? `jRCT${number[3] ?? `${number[1]?.toLowerCase()}${number[2]}`}` : undefined
  },
  host: /(?:^|\.)jrct\.(?:mhlw|niph)\.go\.jp$/,
  near: nearly(
    {name: 'jRCT', form: 'jRCT0000000000'},
    {pattern: '[jJ]RCT(s?)(\\d{5,14})', start: '[jJ]RCT'},
    ([, kind, digits = '']) => {
      if (digits.length === (kind ? 9 : 10)) return undefined
      const meant =
        !kind && digits.length === 9 ? [`jRCTs${digits}`] : kind && digits.length === 10 ? [`jRCT${digits}`] : []
      return {fault: 'length', meant, isSafe: false}
    }
  )
}
