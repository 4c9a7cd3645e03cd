import {nearly} from './nearly.ts'
import type {Registry} from './registry.ts'
import {dash, gap, isBesideTrialWord, letters, plain} from './spelling.ts'

/** Clinical Trials Reporting Program of the National Cancer Institute: `NCI`, year, five digits. */
export const ctrp: Registry = {
  name: 'CTRP',
  isPrimary: false,
  form: 'NCI-2000-00000',
  pattern: `${letters('NCI')}${gap}(?:19|20)\\d{2}${dash}\\d{5}`,
  normalise(text) {
    const [, year, number] = /^NCI[-#:.]?(\d{4})-(\d{5})$/i.exec(plain(text)) ?? []
    return year && number && `NCI-${year}-${number}`
  },
  host: /(?:^|\.)cancer\.gov$/,
  record: /^\/(?:[^?#]*\/)?(?:clinicaltrials\/|v\?(?:[^#]*&)?id=)(NCI-\d{4}-\d{5}|NCT\d{8})(?!\d)/i,
  page: number => `https://www.cancer.gov/clinicaltrials/${number}`,
  near: nearly(
    {name: 'CTRP', form: 'NCI-2000-00000'},
    {pattern: 'NCI-?(20[0-4]\\d)(-?)(\\d{4,6})', start: 'NCI-?20'},
    ([, year, hyphen, digits = ''], range, text) => {
      if (digits.length === 5)
        return hyphen ? undefined : {fault: 'spelling', meant: [`NCI-${year}-${digits}`], isSafe: true}
      return hyphen && isBesideTrialWord(text, range) ? {fault: 'length', meant: [], isSafe: false} : undefined
    }
  )
}
