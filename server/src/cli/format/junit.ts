import type {Language} from '../../service/index.ts'
import type {FileReport, Report, ReportedFinding} from '../report.ts'
import {compactLine} from './compact.ts'
import type {Look} from './style.ts'
import {xml, xmlHead} from './xml.ts'

const clean: Readonly<Record<Language, string>> = {en: 'No problems', fr: 'Aucun constat'}

/**
 * The report as JUnit's XML, for what shows test results: a suite for each file, a failed test for each error and
 * warning. An info is a test that has passed and has something to say; a file without findings is one that has passed.
 */
export function junit({files, summary, problems = []}: Report, {language}: Look): string {
  const suites = [...files.map(file => suiteOf(file, language)), ...(problems.length > 0 ? [troubles(problems)] : [])]
  const tests = files.reduce((sum, {findings}) => sum + Math.max(1, findings.length), problems.length)
  const failures = summary.errors + summary.warnings
  return `${xmlHead}<testsuites name="medcite" tests="${tests}" failures="${failures}" errors="${problems.length}">\n${suites.join('')}</testsuites>\n`
}

/** What could not be done, as tests that came to no result. */
function troubles(problems: readonly string[]): string {
  const cases = problems.map(
    text => `<testcase classname="medcite" name="${xml(text)}">\n<error message="${xml(text)}"/>\n</testcase>\n`
  )
  return `<testsuite name="medcite" tests="${cases.length}" failures="0" errors="${cases.length}">\n${cases.join('')}</testsuite>\n`
}

function suiteOf(file: FileReport, language: Language): string {
  const {path, findings} = file
  const name = xml(path)
  const failures = findings.filter(({severity}) => severity !== 'info').length
  const tests = Math.max(1, findings.length)
  const names = namesOf(findings)
  const cases =
    findings.length === 0
      ? [`<testcase classname="${name}" name="${xml(clean[language])}"/>\n`]
      : findings.map((finding, index) => {
          const body = outcomeOf(file, finding)
          return `<testcase classname="${name}" name="${xml(names[index] ?? '')}">\n${body}\n</testcase>\n`
        })
  return `<testsuite name="${name}" tests="${tests}" failures="${failures}" errors="0">\n${cases.join('')}</testsuite>\n`
}

function outcomeOf(file: FileReport, finding: ReportedFinding): string {
  const text = xml(compactLine({file, finding}))
  const {severity, message} = finding
  return severity === 'info'
    ? `<system-out>${text}</system-out>`
    : `<failure type="${severity}" message="${xml(message)}">${text}</failure>`
}

/**
 * What the tests of a file are called: by message and rule, so that a test is the same one after lines have moved; equal
 * ones are counted, since GitLab shows only the first test of a name.
 */
function namesOf(findings: readonly ReportedFinding[]): string[] {
  const counts = new Map<string, number>()
  return findings.map(({message, ruleId}) => {
    const name = `${message} [${ruleId}]`
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count > 1 ? `${name} (${count})` : name
  })
}
