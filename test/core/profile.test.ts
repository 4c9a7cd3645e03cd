import assert from 'node:assert/strict'
import {openDocument, updateDocument} from '../../server/src/core/document.ts'
import {type Profile, profiles} from '../../server/src/core/profile.ts'
import {profileOf} from '../../server/src/service/index.ts'

const marksOf = (text: string, profile: Profile): string[] =>
  openDocument(text, {profile}).segments.flatMap(({reading}) => reading.marks.map(({kind}) => kind))

describe('profiles', () => {
  it('differ in what a tilde strikes out', () => {
    const single = Object.fromEntries(profiles.map(one => [one, marksOf('Drink 5~10 cups, then 20~30.', one).length]))
    assert.deepEqual(single, {gfm: 1, commonmark: 0, pandoc: 0, quarto: 0, myst: 0, obsidian: 0})
    const double = Object.fromEntries(profiles.map(one => [one, marksOf('Drink ~~much~~ tea.', one).length]))
    assert.deepEqual(double, {gfm: 1, commonmark: 0, pandoc: 1, quarto: 1, myst: 0, obsidian: 1})
  })

  it('differ in whether a note is one', () => {
    const notes = profiles.filter(profile =>
      openDocument('Tea[^1].\n\n[^1]: A note of rest.\n', {profile}).segments.some(
        ({reading}) => reading.footnoteReferences.length > 0
      )
    )
    assert.deepEqual(
      notes,
      profiles.filter(profile => profile !== 'commonmark')
    )
  })

  it('stay through edits', () => {
    const before = openDocument('Drink 5~10 cups.', {profile: 'pandoc'})
    const after = updateDocument(before, {start: 15, end: 15, text: ', then 20~30'})
    assert.equal(after.text, 'Drink 5~10 cups, then 20~30.')
    assert.deepEqual(after.reading, {profile: 'pandoc'})
    assert.deepEqual(after.segments[0]?.reading.marks, [])
  })

  it('are chosen by a setting, else by the ending of the name', () => {
    assert.equal(profileOf('auto', 'file:///tea/Rest.QMD'), 'quarto')
    assert.equal(profileOf('auto', 'tea\\rest.Rmd'), 'pandoc')
    assert.equal(profileOf('auto', 'rest.md'), 'gfm')
    assert.equal(profileOf('auto', 'untitled:rest.constructor'), 'gfm')
    assert.equal(profileOf('myst', 'rest.qmd'), 'myst')
  })
})
