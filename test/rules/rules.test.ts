import assert from 'node:assert/strict'
import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {identityOf} from '../../server/src/core/citation.ts'
import {openDocument, type ReadingOptions} from '../../server/src/core/document.ts'
import type {Finding} from '../../server/src/core/finding.ts'
import {keyOf} from '../../server/src/core/identifier/index.ts'
import {modelOf} from '../../server/src/core/model.ts'
import type {Example, Rule} from '../../server/src/rules/define-rule.ts'
import {rules} from '../../server/src/rules/index.ts'
import {applyFixes, check, configure, defaultConfiguration} from '../../server/src/service/index.ts'
import {marked, unmarked} from '../support/markers.ts'

const only = (rule: Rule, options: Record<string, unknown> = {}) => {
  const off = Object.fromEntries(rules.map(({id}) => [id, 'off']))
  // A suppression silences what another rule finds: for its own rule the others must run.
  const base = rule.scope === 'suppressions' ? {} : off
  return configure({rules: {...base, [rule.id]: {severity: rule.severity, ...options}}}, defaultConfiguration)
    .configuration
}

const findingsOf = (rule: Rule, text: string, example: Example): Finding[] => {
  const {today} = example
  const configuration = {...only(rule, example.options), ...(today !== undefined && {clock: () => today})}
  return check(openDocument(text, readingOf(example)), configuration).filter(({rule: id}) => id === rule.id)
}

const readingOf = (example: Example): ReadingOptions => ({
  profile: example.profile,
  ...('limit' in example && {limit: example.limit}),
  ...('isPoisoned' in example && {isPoisoned: example.isPoisoned})
})

const count = (keys: readonly string[], key: string): number => keys.filter(one => one === key).length

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

describe('rules', () => {
  it('are the files of their folder', () => {
    const files = readdirSync(join(import.meta.dirname, '../../server/src/rules'))
    const ids = files.map(name => name.replace(/\.ts$/, '')).filter(name => name !== 'index' && name !== 'define-rule')
    assert.deepEqual(
      rules.map(({id}) => id),
      ids.sort()
    )
  })

  for (const rule of rules) {
    describe(rule.id, () => {
      rule.examples.forEach((example, index) => {
        if ('ok' in example) {
          it(`says nothing in example ${index + 1}`, () => {
            assert.deepEqual(findingsOf(rule, example.ok, example), [])
          })
          return
        }
        const {text, ranges} = unmarked(example.bad)
        it(`reports what example ${index + 1} marks`, () => {
          const found = findingsOf(rule, text, example)
          assert.equal(
            marked(
              text,
              found.map(({range}) => range)
            ),
            marked(text, ranges)
          )
          assert.deepEqual(
            found.map(({messageId}) => messageId),
            example.reports
          )
        })
        if (example.fixed === undefined) return
        it(`mends example ${index + 1}`, () => {
          const before = openDocument(text, readingOf(example))
          const fixes = findingsOf(rule, text, example).flatMap(({fixes: [first]}) => (first ? [first] : []))
          const after = applyFixes(before, fixes)
          assert.equal(after.text, example.fixed)
          assert.deepEqual(findingsOf(rule, after.text, example), [], 'its fix leaves it reporting')
          // A choice between two sources gives one up.
          if (fixes.some(({isAlone}) => isAlone)) return
          for (const [key, places] of modelOf(before).sources) {
            assert.ok((modelOf(after).sources.get(key)?.length ?? 0) >= places.length, `${key} is lost`)
          }
        })
      })

      it('keeps the contract', () => {
        assert.match(rule.id, /^[a-z]+(?:-[a-z]+)*$/)
        assert.match(rule.since, /^\d+\.\d+\.\d+$/)
        assert.equal(rule.title.en && rule.title.fr && rule.prose.en && rule.prose.fr ? 'both' : 'one', 'both')
        for (const [id, {en, fr}] of [...Object.entries(rule.messages), ...Object.entries(rule.titles)]) {
          assert.deepEqual(placeholders(fr), placeholders(en), `placeholders of ${id} differ between languages`)
        }
        const shown = rule.examples.flatMap(example => ('bad' in example ? example.reports : []))
        assert.deepEqual([...new Set(shown)].sort(), Object.keys(rule.messages).sort(), 'a message has no example')
      })

      it('offers only fixes that it declares, each of them whole', () => {
        for (const example of rule.examples) {
          if (!('bad' in example)) continue
          const {text} = unmarked(example.bad)
          for (const finding of findingsOf(rule, text, example)) {
            for (const message of [
              rule.messages[finding.messageId],
              ...finding.related.map(one => rule.titles[one.messageId])
            ]) {
              assert.ok(message, `${finding.messageId} or a related message is not declared`)
            }
            for (const {safety, titleId, data, edits} of finding.fixes) {
              assert.ok(rule.fix === 'safe' || safety === rule.fix, `a ${safety} fix where ${rule.fix} is declared`)
              assert.deepEqual(
                placeholders(rule.titles[titleId]?.en ?? '{undeclared}').filter(name => !(name.slice(1, -1) in data)),
                []
              )
              assert.ok(edits.length > 0)
              for (const {start, end} of edits) assert.ok(0 <= start && start <= end && end <= text.length)
            }
          }
        }
      })

      it('has safe fixes that lose nothing and add nothing', () => {
        for (const example of rule.examples) {
          if (!('bad' in example)) continue
          const before = openDocument(unmarked(example.bad).text, readingOf(example))
          for (const {fixes} of findingsOf(rule, before.text, example)) {
            for (const fix of fixes.filter(({safety}) => safety === 'safe')) {
              const after = applyFixes(before, [fix])
              const all = check(after, defaultConfiguration)
              assert.ok(all.length < check(before, defaultConfiguration).length, 'a fix adds a finding')
              const keys = modelOf(before).citations.map(citation =>
                keyOf(identityOf(citation) ?? {scheme: 'url', value: ''})
              )
              const kept = modelOf(after).citations.map(citation =>
                keyOf(identityOf(citation) ?? {scheme: 'url', value: ''})
              )
              // A dead reference is no citation before its fix, and is one after it.
              for (const key of keys) assert.ok(count(kept, key) >= count(keys, key), `${key} is lost`)
            }
          }
        }
      })
    })
  }
})
