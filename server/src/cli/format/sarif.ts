import {homepage, version} from '../../../../package.json'
import type {Edit, Language} from '../../service/index.ts'
import type {FileReport, OfferedFix, Place, Report, ReportedFinding} from '../report.ts'
import {toJson} from './json.ts'
import {findingsOf, type Located, worstFirst} from './located.ts'
import {descriptorOf, levels} from './sarif-rule.ts'
import type {Look} from './style.ts'

/**
 * GitHub refuses a run with more results than `maxItems` and shows at most `maxShown`; of one result it shows at most
 * `maxPlaces` locations.
 *
 * @see https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
 */
const maxItems = 25_000
const maxShown = 5_000
const maxPlaces = 100

const root = '%SRCROOT%'

const words = {
  en: {
    root: 'The folder that medcite ran in, which should be that of the repository',
    leftOut: (count: number) =>
      `${count} of the least severe results ${count === 1 ? 'was' : 'were'} left out: at most ${maxItems} are taken`,
    hidden: (count: number) => `GitHub shows the first ${maxShown} of these ${count} results, which are the most severe`
  },
  fr: {
    root: 'Le dossier où medcite a été lancé, qui devrait être celui du dépôt',
    leftOut: (count: number) =>
      `${count} ${count === 1 ? 'résultat parmi les moins graves est omis' : 'résultats parmi les moins graves sont omis'}\u00a0: ${maxItems} au plus sont acceptés`,
    hidden: (count: number) =>
      `GitHub montre les ${maxShown} premiers de ces ${count} résultats, qui sont les plus graves`
  }
} as const satisfies Record<Language, object>

/**
 * The report as SARIF 2.1.0, one run, for GitHub's code scanning and all that reads the format.
 *
 * The same findings give the same bytes: no time, no name of a machine or a user, no absolute path. Places count as the
 * specification wants it, in UTF-16 units and "SHALL NOT depend on the presence or absence of a byte order mark"
 * (section 3.30.2), unlike those of `json`.
 *
 * Results are in the order of the text while GitHub shows them all. It is said to choose by severity where it does not
 * (but see https://github.com/github/docs/issues/38085): then the most severe are first and beyond {@link maxItems}
 * the others are left out, and a notification says so.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif(report: Report, {language}: Look): string {
  const all = findingsOf(report)
  const found = all.length > maxShown ? worstFirst(all).slice(0, maxItems) : all
  const ids = [...new Set(found.map(({finding}) => finding.ruleId))].sort()
  const indexes = new Map(ids.map((id, index) => [id, index]))
  return toJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'MedCite',
            version,
            semanticVersion: version,
            informationUri: homepage,
            rules: ids.map(id => descriptorOf(id, language))
          }
        },
        invocations: [
          {
            executionSuccessful: (report.problems ?? []).length === 0,
            toolExecutionNotifications: notificationsOf(all.length, report, language)
          }
        ],
        // Of what is the tool's own; a message may be in the language of its document.
        language,
        columnKind: 'utf16CodeUnits',
        defaultEncoding: 'UTF-8',
        originalUriBaseIds: {[root]: {description: {text: words[language].root}}},
        results: found.map(one => resultOf(one, indexes.get(one.finding.ruleId) ?? -1))
      }
    ]
  })
}

function notificationsOf(count: number, {problems = []}: Report, language: Language) {
  const say = words[language]
  return [
    ...problems.map(text => ({level: 'error', message: {text: plain(text)}})),
    ...(count > maxItems ? [{level: 'warning', message: {text: say.leftOut(count - maxItems)}}] : []),
    ...(count > maxShown ? [{level: 'note', message: {text: say.hidden(Math.min(count, maxItems))}}] : [])
  ]
}

function resultOf({file, finding}: Located, ruleIndex: number) {
  const {ruleId, severity, message, fingerprint, related} = finding
  const fixes = fixesOf(file, finding)
  const moreRelated = related.length - maxPlaces
  return {
    ruleId,
    ruleIndex,
    level: levels[severity],
    message: {text: plain(message)},
    locations: [{physicalLocation: locationOf(file, finding)}],
    ...(related.length > 0 && {
      relatedLocations: related.slice(0, maxPlaces).map((one, index) => ({
        id: index + 1,
        physicalLocation: locationOf(file, one),
        message: {text: plain(one.message)}
      }))
    }),
    // Not `primaryLocationLineHash`, which GitHub's upload works out itself and warns where another stands there.
    partialFingerprints: {'medciteContent/v1': fingerprint},
    ...(fixes.length > 0 && {fixes}),
    ...(moreRelated > 0 && {properties: {moreRelated}})
  }
}

const locationOf = (file: FileReport, {line, column, endLine, endColumn}: Place) => ({
  artifactLocation: artifactOf(file),
  region: {startLine: line, startColumn: column, endLine, endColumn}
})

const artifactOf = ({path}: FileReport) => ({uri: uriOf(path), uriBaseId: root})

/**
 * `path` as a relative reference: never absolute, no scheme, no character that is not ASCII. A path out of the working
 * folder keeps its `..`, because any other would lead to a wrong file or tell where the folder lies.
 */
const uriOf = (path: string): string =>
  path
    .replace(/^\/+/, '')
    .split('/')
    // Half a surrogate pair has no UTF-8 form, so no percent-encoded one.
    .map(segment => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd')))
    .join('/')

const fixesOf = (file: FileReport, {fixes}: ReportedFinding) =>
  fixes.filter(({edits}) => edits.length > 0).map(fix => fixOf(file, fix))

const fixOf = (file: FileReport, {title, safety, edits}: OfferedFix) => ({
  description: {text: plain(title)},
  artifactChanges: [{artifactLocation: artifactOf(file), replacements: edits.map(replacementOf)}],
  properties: {safety}
})

/** Characters of `charOffset` are taken for what `columnKind` says; the specification names no unit. */
const replacementOf = ({start, end, text}: Edit) => ({
  deletedRegion: {charOffset: start, charLength: end - start},
  insertedContent: {text}
})

/**
 * Text for a message. Words of a document must not become a link, which `[text](address)` is there too: a backslash
 * before `](` ends that (section 3.11.6). Braces stay as they are: without `arguments` nothing is put in their place.
 */
const plain = (text: string): string =>
  text.replace(/(\\*)\]\(/g, (_, slashes: string) => `${slashes}${slashes.length % 2 === 0 ? '\\' : ''}](`)
