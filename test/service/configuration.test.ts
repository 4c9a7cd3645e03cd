import assert from 'node:assert/strict'
import {configure, defaultConfiguration, rules} from '../../server/src/service/index.ts'

const problems = (value: unknown): string[] =>
  configure(value).problems.map(({path, text}) => `${path.join('.')}: ${text.en}`)

describe('configure', () => {
  it('takes every rule as it is declared when nothing is said, and none that waits to be asked', () => {
    const {configuration, problems: none} = configure({})
    assert.deepEqual(none, [])
    for (const rule of rules)
      assert.equal(configuration.rules.get(rule.id)?.severity, rule.isOptIn ? 'off' : rule.severity)
  })

  it('takes a severity alone, or with options', () => {
    const {configuration} = configure({
      language: 'fr',
      ignore: ['drafts/**'],
      rules: {'entity-in-label': 'off', 'unlabelled-preprint': {severity: 'error', requireWord: true}}
    })
    assert.equal(configuration.language, 'fr')
    assert.deepEqual(configuration.ignore, ['drafts/**'])
    assert.equal(configuration.rules.get('entity-in-label')?.severity, 'off')
    assert.deepEqual(configuration.rules.get('unlabelled-preprint'), {severity: 'error', options: {requireWord: true}})
    assert.notEqual(configuration, defaultConfiguration)
  })

  it('names a key that does not exist with the nearest that does', () => {
    assert.deepEqual(problems({rule: {}}), ['rule: Unknown key `rule`, did you mean `rules`?'])
    assert.deepEqual(problems({rules: {'entity-in-labels': 'off'}}), [
      'rules.entity-in-labels: Unknown key `entity-in-labels`, did you mean `entity-in-label`?'
    ])
    assert.deepEqual(problems({rules: {'unlabelled-preprint': {requireWords: true}}}), [
      'rules.unlabelled-preprint.requireWords: Unknown key `requireWords`, did you mean `requireWord`?'
    ])
  })

  it('says what a value should have been', () => {
    assert.match(problems({language: 'de'})[0] ?? '', /^language: Unexpected `"de"`, expected one of `auto`/)
    assert.match(problems({rules: {'entity-in-label': 'warn'}})[0] ?? '', /did you mean `warning`\?$/)
    assert.match(problems({ignore: 'drafts'})[0] ?? '', /^ignore: Expected an array of strings$/)
    assert.match(
      problems({rules: {'unlabelled-preprint': {requireWord: 'yes'}}})[0] ?? '',
      /requireWord: Unexpected `"yes"`, expected `boolean`/
    )
  })

  it('survives every other shape, and keeps what is right in it', () => {
    for (const value of [null, undefined, 1, 'x', [], [[]], {rules: []}, {rules: {'entity-in-label': null}}]) {
      assert.ok(configure(value).configuration.rules.size === rules.length)
    }
    const hostile = JSON.parse('{"__proto__": {"language": "fr"}, "rules": {"__proto__": "off", "constructor": "off"}}')
    assert.equal(configure(hostile).configuration.language, 'auto')
    assert.equal(configure({language: 'fr', rules: {nonsense: 'off'}}).configuration.language, 'fr')
  })
})
