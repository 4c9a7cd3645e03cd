import assert from 'node:assert/strict'
import {check, defaultConfiguration, fixText, openDocument} from '../../server/src/service/index.ts'

const rulesOf = (text: string): string[] => check(openDocument(text), defaultConfiguration).map(({rule}) => rule)

describe('two markers that were meant as a pair', () => {
  const cases: readonly (readonly [text: string, rule: string])[] = [
    ['**Posologie :**200 mg de thé.', 'dead-emphasis'],
    ['**(IC 95 %)**a été bu.', 'dead-emphasis'],
    ['**Important **texte sur le repos.', 'spaced-emphasis'],
    ['**Important\u00a0**: le repos.', 'spaced-emphasis'],
    ['** Note :** le repos.', 'spaced-emphasis'],
    ['**Critère__ : le repos.', 'uneven-emphasis']
  ]
  for (const [text, rule] of cases) it(`have one cause in ${text}`, () => assert.deepEqual(rulesOf(text), [rule]))

  it('are mended although another marker is never closed', () => {
    const rest = '\n\n**Repos : une heure pour chaque planète.'
    assert.equal(fixText(`** Note :** le thé.${rest}`, defaultConfiguration), `**Note :** le thé.${rest}`)
  })
})
