import assert from 'node:assert/strict'
import {applyEdits, check, defaultConfiguration, disableEdit, openDocument} from '../../server/src/service/index.ts'

const rulesOf = (text: string): string[] => check(openDocument(text), defaultConfiguration).map(({rule}) => rule)

const broken = '[Tea] (https://doi.org/10.1000/tea)'

describe('suppressions', () => {
  it('silence the next line, their own line, or what stands between two', () => {
    assert.deepEqual(rulesOf(broken), ['detached-destination'])
    assert.deepEqual(rulesOf(`<!-- medcite-disable-next-line detached-destination -- quoted -->\n${broken}`), [])
    assert.deepEqual(rulesOf(`${broken} <!-- medcite-disable-line detached-destination -->`), [])
    assert.deepEqual(rulesOf(`<!-- medcite-disable -->\n\n${broken}\n\n<!-- medcite-enable -->\n`), [])
    assert.deepEqual(rulesOf(`<!-- medcite-disable -->\n\n${broken}\n`), [])
  })

  it('silence no other line and no other rule', () => {
    const after = `<!-- medcite-disable -->\n\n${broken}\n\n<!-- medcite-enable -->\n\n${broken}\n`
    assert.deepEqual(rulesOf(after), ['detached-destination'])
    assert.deepEqual(rulesOf(`<!-- medcite-disable-next-line entity-in-label -->\n${broken}`), [
      'unused-suppression',
      'detached-destination'
    ])
  })

  it('are examples, not directives, in code', () => {
    assert.deepEqual(rulesOf(`\`<!-- medcite-disable-line -->\` ${broken}`), ['detached-destination'])
    assert.deepEqual(rulesOf(`\`\`\`\n<!-- medcite-disable -->\n\`\`\`\n\n${broken}`), ['detached-destination'])
  })
})

describe('disable for this line', () => {
  const texts = [
    `${broken}\n`,
    `Rest.\n\n${broken} and more\nof it.\n`,
    `Rest and ${broken}  \nwith a hard break.\n`,
    `- rest\n- ${broken}\n- tea\n`,
    `| a | b |\n|---|---|\n| ${broken} | c |\n`,
    `> Rest\n> ${broken}\n`,
    `# Rest ${broken}\r\n\r\nTea.\r\n`,
    `1. rest\n\n   ${broken}\n\n   more\n`
  ]
  for (const text of texts) {
    it(`silences and changes nothing else in ${JSON.stringify(text)}`, () => {
      const snapshot = openDocument(text)
      const [finding] = check(snapshot, defaultConfiguration)
      assert.ok(finding)
      const after = applyEdits(text, [disableEdit(snapshot, finding.range, finding.rule)])
      assert.deepEqual(rulesOf(after), [])
      const blocks = (source: string) =>
        openDocument(source).segments.flatMap(({reading}) =>
          reading.blocks.flatMap(({kind}) => (kind === 'html' ? [] : [kind]))
        )
      assert.deepEqual(blocks(after), blocks(text))
      const breaks = (source: string) => openDocument(source).segments.flatMap(({reading}) => reading.hardBreaks).length
      assert.equal(breaks(after), breaks(text))
    })
  }
})
