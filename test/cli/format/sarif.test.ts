import assert from 'node:assert/strict'
import {sarif} from '../../../server/src/cli/format/sarif.ts'
import {explain, rules} from '../../../server/src/service/index.ts'
import {broken, folder, medcite, mended, removeFolders} from '../world.ts'
import {attack, error, everything, fileOf, french, info, many, nothing, plain, reportOf, warning} from './reports.ts'
import {assertSarif} from './validate.ts'

const runOf = (text: string) => JSON.parse(text).runs[0]
const uriOf = (path: string): string =>
  runOf(sarif(reportOf(fileOf(path, warning)), plain)).results[0].locations[0].physicalLocation.artifactLocation.uri

describe('the format sarif', () => {
  after(removeFolders)

  for (const [name, report] of Object.entries({everything, nothing, attack, many: many(300)}))
    it(`is valid by its schema (${name})`, () => {
      assertSarif(sarif(report, plain))
      assertSarif(sarif(report, french))
    })

  it('tells the tool and how places count', () => {
    const {tool, results, invocations, ...rest} = runOf(sarif(everything, french))
    const {rules: described, ...driver} = tool.driver
    assert.equal(driver.version, driver.semanticVersion)
    assert.match(driver.version, /^\d+\.\d+\.\d+$/)
    assert.deepEqual(
      {...driver, version: '0', semanticVersion: '0'},
      {
        name: 'MedCite',
        version: '0',
        semanticVersion: '0',
        informationUri: 'https://github.com/medcite/medcite#readme'
      }
    )
    assert.deepEqual(invocations, [{executionSuccessful: true, toolExecutionNotifications: []}])
    assert.equal(results.length, 6)
    assert.equal(described.length, 3)
    assert.deepEqual(rest, {
      language: 'fr',
      columnKind: 'utf16CodeUnits',
      defaultEncoding: 'UTF-8',
      originalUriBaseIds: {
        '%SRCROOT%': {description: {text: 'Le dossier où medcite a été lancé, qui devrait être celui du dépôt'}}
      }
    })
  })

  it('has a result for each finding, with related places and fixes', () => {
    const {results} = runOf(sarif(everything, plain))
    const artifactLocation = {uri: 'docs/tea%20leaves/%C3%A9.md', uriBaseId: '%SRCROOT%'}
    assert.deepEqual(results[1], {
      ruleId: 'unclosed-emphasis',
      ruleIndex: 2,
      level: 'warning',
      message: {text: 'Unexpected `cold` tea, expected `warm`'},
      locations: [
        {
          physicalLocation: {
            artifactLocation,
            region: {startLine: 12, startColumn: 5, endLine: 12, endColumn: 9}
          }
        }
      ],
      relatedLocations: [
        {
          id: 1,
          physicalLocation: {artifactLocation, region: {startLine: 3, startColumn: 1, endLine: 3, endColumn: 4}},
          message: {text: 'the kettle'}
        }
      ],
      partialFingerprints: {'medciteContent/v1': '5f3c0a2b9d417e68:1'},
      fixes: [
        {
          description: {text: 'Warm it'},
          artifactChanges: [
            {
              artifactLocation,
              replacements: [{deletedRegion: {charOffset: 104, charLength: 4}, insertedContent: {text: 'warm'}}]
            }
          ],
          properties: {safety: 'safe'}
        },
        {
          description: {text: 'Pour it away'},
          artifactChanges: [
            {
              artifactLocation,
              replacements: [{deletedRegion: {charOffset: 100, charLength: 12}, insertedContent: {text: ''}}]
            }
          ],
          properties: {safety: 'review'}
        }
      ]
    })
    assert.deepEqual(
      results.map(({level}: {level: string}) => level),
      ['error', 'warning', 'warning', 'note', 'warning', 'note']
    )
  })

  it('counts no byte order mark, neither in places nor in fixes', async () => {
    const cwd = folder({'a b.md': `\ufeff${broken}`})
    const {out} = await medcite(cwd, ['lint', '--format', 'sarif', '.'])
    const [{locations, fixes}] = runOf(out).results
    const {region, artifactLocation} = locations[0].physicalLocation
    assert.deepEqual([region.startLine, region.startColumn, artifactLocation.uri], [1, 21, 'a%20b.md'])
    let text = broken
    for (const {deletedRegion, insertedContent} of fixes[0].artifactChanges[0].replacements.reverse()) {
      const {charOffset, charLength} = deletedRegion
      text = text.slice(0, charOffset) + insertedContent.text + text.slice(charOffset + charLength)
    }
    assert.equal(text, mended)
  })

  it('is the same wherever it runs, and names no absolute path', async () => {
    const runs = [folder({'a.md': broken}), folder({'a.md': broken})].map(async cwd => {
      const {out} = await medcite(cwd, ['lint', '--format', 'sarif'])
      assert.ok(!out.includes(cwd))
      return out
    })
    const [first, second] = await Promise.all(runs)
    assert.equal(first, second)
  })

  it('describes the rules that it reports, in the order of their ids, and refers to them', () => {
    const {tool, results} = runOf(sarif(everything, plain))
    const described: {id: string}[] = tool.driver.rules
    assert.deepEqual(
      described.map(({id}) => id),
      ['detached-destination', 'padded-link', 'unclosed-emphasis']
    )
    for (const {ruleId, ruleIndex} of results) assert.equal(described[ruleIndex]?.id, ruleId)
  })

  it('has the page of every rule, in both languages, within what GitHub takes', () => {
    const all = rules.map(({id}) => ({...info, ruleId: id}))
    const described = runOf(sarif(reportOf(fileOf('a.md', ...all)), french)).tool.driver.rules
    assert.equal(described.length, rules.length)
    for (const rule of described) {
      const known = rules.find(({id}) => id === rule.id)
      assert.ok(known)
      assert.ok(rule.help.markdown.includes(explain(rule.id, 'en')))
      assert.ok(rule.help.markdown.includes(explain(rule.id, 'fr')))
      assert.match(rule.name, /^(?:[A-Z][a-z]*)+$/)
      assert.equal(rule.shortDescription.text, known.title.fr)
      assert.ok(rule.shortDescription.text.length <= 1024)
      assert.ok(rule.fullDescription.text.length > 20 && rule.fullDescription.text.length <= 1024, rule.id)
      assert.doesNotMatch(rule.fullDescription.text, /^#|\n/)
      assert.equal(rule.helpUri, `https://github.com/medcite/medcite/blob/main/docs/rules/${rule.id}.md`)
      assert.equal(rule.defaultConfiguration.enabled, known.isOptIn !== true)
      assert.deepEqual(rule.properties.tags, [known.category])
    }
  })

  it('makes a relative, encoded reference of any path', () => {
    assert.equal(uriOf('<stdin>'), '%3Cstdin%3E')
    assert.equal(uriOf('../tea/a.md'), '../tea/a.md')
    assert.equal(uriOf('C:\\tea:a.md'), 'C%3A%5Ctea%3Aa.md')
    assert.equal(uriOf('//tea/a#b?c%20.md'), 'tea/a%23b%3Fc%2520.md')
    assert.equal(uriOf('\ud800/thé 😀.md'), '%EF%BF%BD/th%C3%A9%20%F0%9F%98%80.md')
  })

  it('lets no words of a document become a link', () => {
    const message = 'Unexpected `[tea](https://example.org/)`, `\\](x` and `\\\\](y`'
    const {results} = runOf(sarif(reportOf(fileOf('a.md', {...warning, message})), plain))
    assert.equal(results[0].message.text, 'Unexpected `[tea\\](https://example.org/)`, `\\](x` and `\\\\\\](y`')
  })

  it('keeps the order of the text while all are shown', () => {
    const {results, invocations} = runOf(sarif(many(5000), plain))
    assert.deepEqual(
      results.slice(0, 3).map(({level}: {level: string}) => level),
      ['note', 'warning', 'error']
    )
    assert.deepEqual(invocations[0].toolExecutionNotifications, [])
  })

  it('has the most severe first where GitHub does not show all', () => {
    const {results, invocations} = runOf(sarif(many(5001), plain))
    assert.equal(results.length, 5001)
    assert.deepEqual(
      [0, 1666, 1667, 3333, 3334].map(index => results[index].level),
      ['error', 'error', 'warning', 'warning', 'note']
    )
    assert.deepEqual(invocations[0].toolExecutionNotifications, [
      {
        level: 'note',
        message: {text: 'GitHub shows the first 5000 of these 5001 results, which are the most severe'}
      }
    ])
  })

  it('leaves out the least severe beyond what GitHub takes, and says so', () => {
    const report = reportOf(fileOf('a.md', ...Array.from({length: 25_000}, () => info)), fileOf('b.md', error))
    const text = sarif(report, french)
    assertSarif(text)
    const {results, invocations} = runOf(text)
    assert.equal(results.length, 25_000)
    assert.equal(results[0].level, 'error')
    assert.deepEqual(
      invocations[0].toolExecutionNotifications.map(({message}: {message: {text: string}}) => message.text),
      [
        '1 résultat parmi les moins graves est omis\u00a0: 25000 au plus sont acceptés',
        'GitHub montre les 5000 premiers de ces 25000 résultats, qui sont les plus graves'
      ]
    )
  })

  it('names some of very many related places, and how many more there are', () => {
    const related = Array.from({length: 130}, () => ({...warning, message: 'the kettle'}))
    const [result] = runOf(sarif(reportOf(fileOf('a.md', {...warning, related})), plain)).results
    assert.equal(result.relatedLocations.length, 100)
    assert.deepEqual(result.properties, {moreRelated: 30})
  })
})
