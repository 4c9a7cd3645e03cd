// The extension as its users get it: the packaged .vsix in a real VS Code, worked with mouse and keyboard, and judged
// by the file on disk. Each step leaves a picture in `out/editor/`.
import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {copyFileSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {openVscode, output, root, vsix} from './vscode.mjs'

describe('a walk through the digest', function () {
  this.timeout(90_000)
  this.bail(true) // each step starts where the one before it ended

  let vscode
  let page

  before(async () => {
    vscode = await openVscode({name: 'ui', vsix})
    page = vscode.page
    await page.goto(vscode.server.url(vscode.folder))
    await page.locator('.monaco-workbench').waitFor({timeout: 60_000})
  })

  afterEach(async function () {
    if (this.currentTest.isFailed()) await picture('failure')
  })

  after(() => vscode?.close())

  const picture = name => page.screenshot({path: join(output, `ui-${name}.png`)})
  const editor = () => page.locator('.editor-instance .monaco-editor').first()
  const errors = () => editor().locator('.squiggly-error')
  const hover = () => page.locator('.monaco-hover:visible').first()
  const status = text => page.locator('.statusbar-item', {hasText: text})

  it('opens the digest and sees the squiggles', async () => {
    await page.locator('.explorer-folders-view').getByRole('treeitem', {name: 'lupus.fr.md'}).dblclick()
    await editor().locator('.view-line').first().waitFor({timeout: 20_000})
    await status(/MedCite\s\d+/).waitFor({timeout: 30_000})
    await goToLine(33)
    await errors().first().waitFor({timeout: 20_000})
    await picture('1-squiggles')
  })

  it('hovers a therapy', async () => {
    await hoverText(
      'anifrolumab',
      hover()
        .getByText(/anifrolumab/i)
        .first()
    )
    await picture('2-hover-therapy')
  })

  it('hovers a citation', async () => {
    await hoverText(
      'EULAR 2024',
      hover()
        .getByText(/10\.1136/)
        .first()
    )
    await picture('3-hover-citation')
  })

  it('copies the DOI from the hover', async () => {
    await hover().getByText('Copier le DOI').click()
    await status(/Copied: 10\.1136\//).waitFor({timeout: 10_000})
    await picture('3-copied')
  })

  it('mends a citation from the lightbulb menu', async () => {
    const menu = page.locator('.action-widget').first()
    await until(async () => {
      await page.keyboard.press('Escape')
      await clickSquiggle()
      await page.keyboard.press('Control+.')
    }, menu.getByText('Join label and destination').first())
    await picture('4-quick-fix')
    await page.keyboard.press('Enter')
    await menu.waitFor({state: 'hidden'})
    await page.locator('.tab.dirty').waitFor({timeout: 20_000})
    await save()
    assert.match(onDisk(), /\[Arthritis Research &amp; Therapy, 2024\]\(https:/)
    await picture('5-fixed')
  })

  it('mends all that is safe, to the same bytes as the command line', async () => {
    const expected = fixedByCli()
    await runCommand('MedCite: Fix All Safe Problems in This File')
    await page.locator('.tab.dirty').waitFor({timeout: 20_000})
    await save()
    assert.equal(onDisk(), expected)
    await goToLine(92)
    await picture('6-all-fixed')
  })

  const onDisk = () => readFileSync(join(vscode.folder, 'lupus.fr.md'), 'utf8')

  function fixedByCli() {
    const folder = mkdtempSync(join(tmpdir(), 'medcite-'))
    try {
      const copy = join(folder, 'lupus.fr.md')
      copyFileSync(join(vscode.folder, 'lupus.fr.md'), copy)
      const {status} = spawnSync(process.execPath, [join(root, 'dist/cli.mjs'), 'lint', '--fix', copy])
      assert.ok(status === 0 || status === 1, `medcite ended with ${status}`)
      return readFileSync(copy, 'utf8')
    } finally {
      rmSync(folder, {recursive: true})
    }
  }

  async function save() {
    await page.keyboard.press('Control+s')
    await page.locator('.tab.dirty').waitFor({state: 'detached', timeout: 20_000})
  }

  async function goToLine(line) {
    const input = page.locator('.quick-input-widget:visible input')
    await until(() => page.keyboard.press('Control+g'), input)
    await input.fill(`:${line}`)
    await page.keyboard.press('Enter')
    await input.waitFor({state: 'hidden'})
  }

  async function runCommand(title) {
    const input = page.locator('.quick-input-widget:visible input')
    await until(() => page.keyboard.press('F1'), input)
    await input.fill(`>${title}`)
    await page.locator('.quick-input-list').getByText(title).first().waitFor()
    await page.keyboard.press('Enter')
    await input.waitFor({state: 'hidden'})
  }

  /** Squiggles lie under the text: the mouse has to aim at the place, not at the element. */
  async function clickSquiggle() {
    const {x, y, width, height} = await errors().first().boundingBox()
    await page.mouse.click(x + width / 2, y + height / 2)
  }

  async function hoverText(words, shown) {
    const {x, y} = await placeOf(words)
    await until(async () => {
      await page.mouse.move(x, y + 150)
      await page.mouse.move(x, y, {steps: 5})
    }, shown)
  }

  /** The middle of `words` in the editor, which cuts lines into pieces as it colours them. */
  async function placeOf(words) {
    const place = await editor().evaluate((root, wanted) => {
      for (const line of root.querySelectorAll('.view-line')) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.data.replaceAll('\u00a0', ' ').indexOf(wanted)
          if (at < 0) continue
          const range = document.createRange()
          range.setStart(node, at)
          range.setEnd(node, at + wanted.length)
          const box = range.getBoundingClientRect()
          return {x: box.x + box.width / 2, y: box.y + box.height / 2}
        }
      }
      return undefined
    }, words)
    assert.ok(place, `“${words}” is not on the screen`)
    return place
  }

  /** On a busy machine VS Code can miss a gesture made too early, as it would a person's: make it again. */
  async function until(gesture, shown) {
    for (let left = 6; ; left--) {
      await gesture()
      try {
        return await shown.waitFor({timeout: 5_000})
      } catch (error) {
        if (left === 0) throw error
      }
    }
  }
})
