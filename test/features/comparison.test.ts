import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {openDocument} from '../../server/src/core/document.ts'
import {compareDocuments, type Difference} from '../../server/src/features/comparison.ts'
import {lineAt} from '../../server/src/features/lines.ts'
import {check} from '../../server/src/service/check.ts'
import {defaultConfiguration} from '../../server/src/service/configuration.ts'
import {pairs} from './comparison-pairs.ts'

const read = (text: string) => {
  const snapshot = openDocument(text)
  return {snapshot, findings: check(snapshot, defaultConfiguration)}
}

/** Each difference in one line: what, where in both texts (lines from 1), and what it is called. */
function told(a: string, b: string, kinds: readonly string[] = ['lost', 'broken', 'altered', 'added']): string[] {
  const [left, right] = [read(a), read(b)]
  const side = ({snapshot}: typeof left, spot: Difference['a']) =>
    spot && `${lineAt(snapshot, spot.range.start) + 1} ${spot.name}`
  return compareDocuments(left, right)
    .differences.filter(({kind}) => kinds.includes(kind))
    .map(({kind, subject, a: one, b: other}) =>
      [`${kind} ${subject}`, side(left, one) ?? '–', side(right, other) ?? '–'].join(' | ')
    )
}

const french = pairs.map(({fr}, index) => `## ${index + 1}. Le thé et le repos, partie ${index + 1}\n\n${fr}`)
const english = pairs.map(({en}, index) => `## ${index + 1}. The tea and the rest, part ${index + 1}\n\n${en}`)
const frame = {
  fr: '# Le thé, les planètes et le repos\n\nVoici ce que les études disent de la vie sur Mars.\n\n',
  en: '# Tea, the planets and rest\n\nThis is what the studies say of life on Mars.\n\n'
}
const whole = {fr: frame.fr + french.join('\n\n'), en: frame.en + english.join('\n\n')}

describe('the comparison of a faithful translation', () => {
  for (const [index, {fr, en}] of pairs.entries()) {
    it(`finds nothing: ${fr.slice(0, 60)}`, () => {
      const section = {fr: `${frame.fr}${french[index]}`, en: `${frame.en}${english[index]}`}
      assert.deepEqual(told(section.fr, section.en, ['lost', 'broken', 'altered', 'added', 'moved']), [])
      assert.deepEqual(told(section.en, section.fr, ['lost', 'broken', 'altered', 'added', 'moved']), [])
      assert.deepEqual(told(fr, fr), [])
      assert.deepEqual(told(en, en), [])
    })
  }

  it('finds nothing in all sections together', () => {
    assert.deepEqual(told(whole.fr, whole.en, ['lost', 'broken', 'altered', 'added', 'moved']), [])
    assert.deepEqual(told(whole.en, whole.fr, ['lost', 'broken', 'altered', 'added', 'moved']), [])
  })

  for (const name of ['lupus-clean', 'lupus']) {
    it(`finds nothing in the example digest ${name}`, () => {
      const text = (language: string) =>
        readFileSync(new URL(`../../docs/examples/${name}.${language}.md`, import.meta.url), 'utf8')
      assert.deepEqual(told(text('fr'), text('en')), [])
      assert.deepEqual(told(text('en'), text('fr')), [])
    })
  }
})

/** A mutation of a translation: the text with it, its line, and what is to be said of it. */
type Mutation = {readonly name: string; readonly text: string; readonly line: number; readonly kind: string}

const replaced = (text: string, start: number, end: number, by: string) => text.slice(0, start) + by + text.slice(end)
const lineOf = (text: string, offset: number) => text.slice(0, offset).split('\n').length
const nextDigit = (digits: string) => digits.replace(/\d(?=\D*$)/, digit => String((Number(digit) + 1) % 10))

/** Everything that a machine does to a link. */
function linkMutations(text: string): Mutation[] {
  return [...text.matchAll(/ ?\[([^[\]]+)\]\((https?:[^()]+)\)/g)].flatMap(match => {
    const [all, label = '', url = ''] = match
    const start = match.index
    const line = lineOf(text, start)
    const from = text.indexOf(url, start + label.length)
    const at = (by: string) => replaced(text, from, from + url.length, by)
    const isNeutral = /\/en[/.]|_en\.|=en|\/\/en\./.test(url)
    return [
      {name: 'dropped', kind: 'lost citation', line, text: replaced(text, start, start + all.length, '')},
      {name: 'unlinked', kind: 'lost citation', line, text: replaced(text, start, start + all.length, ` ${label}`)},
      {name: 'torn off', kind: 'broken citation', line, text: replaced(text, from - 1, from - 1, ' ')},
      {
        name: 'swapped',
        kind: 'broken citation',
        line,
        text: replaced(text, start, start + all.length, ` (${label})[${url}]`)
      },
      {
        name: 'host',
        kind: 'altered citation',
        line,
        text: at(url.replace(/(?<=\/\/)(?:www\.)?[^/]+/, 'tea.example.com'))
      },
      ...(isNeutral
        ? []
        : [
            {name: 'truncated', kind: 'altered citation', line, text: at(url.replace(/.{5}\/?$/, ''))},
            ...(/\d/.test(url) ? [{name: 'digit', kind: 'altered citation', line, text: at(nextDigit(url))}] : [])
          ])
    ]
  })
}

/** Numbers of the text that are neither a part of a name or an address, nor a time. */
function numberMutations(text: string): Mutation[] {
  const masked = text.replace(
    /\(?<?https?:[^\s)>]+|doi:\S+|NCT\d+|PMID:? \d+|^\[\w+\]:.*$|\[@[^\]]+\]|\[[\d,-]+\]|\[\^1\](?:: )?|\d+(?:[:.]\d+)? ?[ap]m|10\^\d\^|10[⁰-⁹]|\d{4}–\d\d\b|^#.*$|^\d\. /gm,
    unit => unit.replace(/\d/g, 'x')
  )
  return [...masked.matchAll(/(?<![\p{L}\d.,-])\d+(?:[.,]\d+)*(?![\p{L}\d])/gu)].flatMap(match => {
    const [number] = match
    const start = match.index
    const line = lineOf(text, start)
    const mutation = (name: string, by: string): Mutation => ({
      name: `${name} ${number} → ${by}`,
      kind: 'altered number',
      line,
      text: replaced(text, start, start + number.length, by)
    })
    return [
      mutation('digit', nextDigit(number)),
      mutation('tenfold', `${number.replace(/(?<=\.\d+)$/, '1')}${number.includes('.') ? '' : '0'}`),
      ...(/^\d+\.\d*[1-9]/.test(number) ? [mutation('slipped', number.replace('.', ''))] : []),
      {
        ...mutation('dropped', ''),
        text: replaced(
          text,
          start,
          start + number.length + (/^[–-]/.test(text.slice(start + number.length)) ? 1 : 0),
          ''
        ),
        kind: 'lost number'
      }
    ]
  })
}

describe('the comparison of a translation that went wrong', () => {
  for (const [index, {fr, en}] of pairs.entries()) {
    const section = {fr: `${frame.fr}${french[index]}\n`, en: `${frame.en}${english[index]}\n`}
    it(`finds each change at its line and nothing else: ${en.slice(0, 50)}`, () => {
      const mutations = [...linkMutations(section.en), ...numberMutations(section.en)]
      assert.ok(mutations.length > 0)
      const wrong = mutations.flatMap(({name, text, kind, line}) => {
        const found = told(section.fr, text)
        const [what, , there = ''] = (found[0] ?? '').split(' | ')
        // What the original says in words need not be said in digits.
        const [digits = ''] = /\d+/.exec(name) ?? []
        const isInWords =
          kind === 'lost number' && found.length === 0 && !new RegExp(`(?<!\\d)${digits}(?!\\d)`).test(fr)
        const isRight =
          isInWords ||
          (found.length === 1 && what === kind && (kind.startsWith('lost') || Number.parseInt(there, 10) === line))
        return isRight ? [] : [`${name} (line ${line}): ${found.join(' ; ')}`]
      })
      assert.deepEqual(wrong, [])
    })
  }
})
