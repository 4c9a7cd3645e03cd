import type {Report} from '../report.ts'
import {xml, xmlHead} from './xml.ts'

/**
 * The report as Checkstyle writes its own, which Jenkins, reviewdog and many others read.
 *
 * Files without findings are named too, as Checkstyle does: a reader sees what was checked. Columns count UTF-16 units,
 * a byte order mark as none.
 */
export function checkstyle({files}: Report): string {
  const blocks = files.map(({path, findings}) => {
    const errors = findings.map(
      ({line, column, severity, message, ruleId}) =>
        `<error line="${line}" column="${column}" severity="${severity}" message="${xml(message)}" source="${xml(`medcite.${ruleId}`)}"/>\n`
    )
    return `<file name="${xml(path)}">\n${errors.join('')}</file>\n`
  })
  // The version is that of the format, which other tools have kept since Checkstyle 4.3.
  return `${xmlHead}<checkstyle version="4.3">\n${blocks.join('')}</checkstyle>\n`
}
