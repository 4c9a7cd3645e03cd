import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {gitProblem, onlyChanged} from '../../server/src/cli/changed.ts'
import {discover, displayPath} from '../../server/src/cli/discover.ts'
import {configurationFor, type Target} from '../../server/src/cli/targets.ts'
import {texts} from '../../server/src/cli/texts.ts'
import {createConfigurations} from '../../server/src/host/configuration.node.ts'
import {changedSince, type GitProblem} from '../../server/src/host/git.node.ts'
import {folder, removeFolders} from './world.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What git needs, and nothing that a hook which runs these tests may have set. */
const env: Environment = {
  PATH: process.env['PATH'],
  HOME: '/nowhere',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1'
}
const author = ['-c', 'user.name=Tea', '-c', 'user.email=tea@example.org', '-c', 'commit.gpgsign=false']

function git(cwd: string, ...args: readonly string[]): string {
  const options = {cwd, env, encoding: 'utf8', stdio: 'pipe'} as const
  return execFileSync('git', [...author, '-c', 'protocol.file.allow=always', ...args], options).trim()
}

function write(cwd: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), {recursive: true})
    writeFileSync(join(cwd, name), content)
  }
}

function commit(cwd: string, files: Readonly<Record<string, string>> = {}, message = 'tea'): void {
  write(cwd, files)
  git(cwd, 'add', '--all')
  git(cwd, 'commit', '--quiet', '--allow-empty', '--message', message)
}

/** A repository whose only branch, `main`, holds these files. */
function repository(files: Readonly<Record<string, string>>): string {
  const cwd = folder()
  git(cwd, 'init', '--quiet', '--initial-branch=main')
  commit(cwd, files)
  return cwd
}

/** Paths, as they are shown, of the documents in `cwd` that `--changed-since` would check. */
async function changed(
  cwd: string,
  revision: string,
  {paths = ['.'], environment = env, config}: {paths?: string[]; environment?: Environment; config?: string} = {}
): Promise<readonly string[]> {
  const changes = await changedSince(revision, {cwd, env: environment})
  if ('kind' in changes) assert.fail(JSON.stringify(changes))
  const configurations = createConfigurations(configuration => configuration)
  const {files} = await discover(paths, cwd)
  const targets: Target[] = []
  for (const file of files) {
    const found = await configurationFor({config}, configurations, file, cwd)
    targets.push({path: displayPath(file, cwd), file, found, isIgnored: false})
  }
  return (await onlyChanged(targets, changes)).map(({path}) => path)
}

async function problem(cwd: string, revision: string, environment: Environment = env): Promise<GitProblem> {
  const changes = await changedSince(revision, {cwd, env: environment})
  if (!('kind' in changes)) assert.fail('there is no problem')
  return changes
}

describe('what has changed since a revision', () => {
  afterEach(removeFolders)
  const base = {'a.md': 'tea', 'b.md': 'rest', 'docs/c.md': 'moon', 'docs/d.md': 'Mars'}

  it('is what commits, the index and the working tree say, and what is new', async () => {
    const cwd = repository(base)
    git(cwd, 'switch', '--quiet', '--create', 'topic')
    assert.deepEqual(await changed(cwd, 'main'), [])
    commit(cwd, {'a.md': 'more tea'})
    assert.deepEqual(await changed(cwd, 'main'), ['a.md'])
    write(cwd, {'docs/c.md': 'full moon'})
    git(cwd, 'add', 'docs/c.md')
    write(cwd, {'b.md': 'more rest', 'docs/new.md': 'Venus', 'docs/deep/er.md': 'Pluto'})
    const all = ['a.md', 'b.md', 'docs/c.md', 'docs/deep/er.md', 'docs/new.md']
    assert.deepEqual(await changed(cwd, 'main'), all)
    assert.deepEqual(await changed(cwd, 'HEAD'), all.slice(1))
    // The index differs still, also where the working tree is as it was.
    write(cwd, {'docs/c.md': 'moon'})
    assert.deepEqual(await changed(cwd, 'HEAD', {paths: ['docs/c.md']}), ['docs/c.md'])
  })

  it('is not what others have changed since the branch began', async () => {
    const cwd = repository(base)
    git(cwd, 'switch', '--quiet', '--create', 'topic')
    commit(cwd, {'a.md': 'more tea'})
    git(cwd, 'switch', '--quiet', 'main')
    commit(cwd, {'b.md': 'more rest'})
    git(cwd, 'switch', '--quiet', 'topic')
    assert.deepEqual(await changed(cwd, 'main'), ['a.md'])
  })

  it('is what differs from the revision itself where there is no common ancestor', async () => {
    const cwd = repository(base)
    git(cwd, 'switch', '--quiet', '--orphan', 'other')
    commit(cwd, {...base, 'a.md': 'more tea'})
    assert.deepEqual(await changed(cwd, 'main'), ['a.md'])
  })

  it('is also what only one person ignores, as everywhere else in MedCite', async () => {
    const cwd = repository(base)
    write(cwd, {'.git/info/exclude': 'private.md\n', 'private.md': 'tea'})
    assert.deepEqual(await changed(cwd, 'main'), ['private.md'])
  })

  it('is not what is ignored, deleted, or only touched', async () => {
    const cwd = repository({...base, '.gitignore': 'drafts/\n'})
    write(cwd, {'drafts/a.md': 'tea'})
    rmSync(join(cwd, 'a.md'))
    utimesSync(join(cwd, 'b.md'), 0, 0)
    assert.deepEqual(await changed(cwd, 'main', {paths: ['.', 'drafts/a.md']}), [])
  })

  it('is a renamed file by its new name', async () => {
    const cwd = repository(base)
    git(cwd, 'mv', 'docs', 'texts')
    renameSync(join(cwd, 'a.md'), join(cwd, 'e.md'))
    assert.deepEqual(await changed(cwd, 'main'), ['e.md', 'texts/c.md', 'texts/d.md'])
  })

  it('is the same from any folder, under any name of it, whatever the user has configured', async () => {
    const cwd = repository(base)
    write(cwd, {'b.md': 'more rest', 'docs/d.md': 'Phobos', 'docs/new.md': 'Venus'})
    git(cwd, 'config', 'diff.relative', 'true')
    git(cwd, 'config', 'core.quotepath', 'true')
    git(cwd, 'config', 'status.showUntrackedFiles', 'no')
    git(cwd, 'config', 'diff.renames', 'copies')
    git(cwd, 'config', 'diff.orderFile', 'nowhere')
    const inside = join(cwd, 'docs')
    assert.deepEqual(await changed(inside, 'main', {paths: ['..']}), ['../b.md', 'd.md', 'new.md'])
    const alias = join(folder(), 'alias')
    symlinkSync(cwd, alias)
    assert.deepEqual(await changed(alias, 'main'), ['b.md', 'docs/d.md', 'docs/new.md'])
    assert.deepEqual(await changed(join(alias, 'docs'), 'main'), ['d.md', 'new.md'])
  })

  it('knows names with all signs', async () => {
    const names = ['a\nb.md', 'c"d.md', "e'f.md", 'g h.md', 'thé.md', '-i.md', '$(j).md', 'k\tl.md', ':m.md', '*.md']
    const cwd = repository({'a.md': 'tea', ...Object.fromEntries(names.map(name => [name, 'tea']))})
    for (const name of names) writeFileSync(join(cwd, name), 'more tea')
    write(cwd, {'n\no.md': 'tea', 'p"é.md': 'tea'})
    assert.deepEqual(await changed(cwd, 'HEAD'), [...names, 'n\no.md', 'p"é.md'].sort())
  })

  it('knows names that are no UTF-8, and the same name in another form', async () => {
    const cwd = repository({'a.md': 'tea', 'the\u0301.md': 'tea'})
    writeFileSync(Buffer.concat([Buffer.from(`${cwd}/th`), Buffer.from([0xe9]), Buffer.from('.md')]), 'tea')
    assert.deepEqual(await changed(cwd, 'HEAD'), ['th\ufffd.md'])
    write(cwd, {'the\u0301.md': 'more tea'})
    const changes = await changedSince('HEAD', {cwd, env})
    assert.ok(!('kind' in changes))
    for (const name of ['the\u0301.md', 'th\u00e9.md', 'TH\u00c9.md'])
      assert.ok(await changes.includes(join(cwd, name)), name)
    assert.equal(await changes.includes(join(cwd, 'a.md')), false)
  })

  it('is a link when it, or what it leads to, has changed', async () => {
    const cwd = repository({'a.md': 'tea', 'b.md': 'rest', 'real/c.md': 'moon'})
    symlinkSync('a.md', join(cwd, 'link.md'))
    symlinkSync('b.md', join(cwd, 'other.md'))
    symlinkSync('real', join(cwd, 'linked'))
    commit(cwd)
    const paths = ['link.md', 'other.md', 'linked/c.md']
    assert.deepEqual(await changed(cwd, 'HEAD', {paths}), [])
    write(cwd, {'a.md': 'more tea', 'real/c.md': 'full moon'})
    assert.deepEqual(await changed(cwd, 'HEAD', {paths}), ['link.md', 'linked/c.md'])
    git(cwd, 'checkout', '--quiet', '.')
    for (const [name, to] of [
      ['other.md', 'a.md'],
      ['linked', './real']
    ] as const) {
      rmSync(join(cwd, name))
      symlinkSync(to, join(cwd, name))
    }
    assert.deepEqual(await changed(cwd, 'HEAD', {paths}), ['linked/c.md', 'other.md'])
  })

  it('is whatever lies outside the repository', async () => {
    const cwd = repository(base)
    const outside = folder({'x.md': 'tea'})
    symlinkSync(join(outside, 'x.md'), join(cwd, 'link.md'))
    commit(cwd)
    const paths = ['a.md', 'link.md', join(outside, 'x.md')]
    assert.equal((await changed(cwd, 'HEAD', {paths})).length, 2)
  })

  it('is all of a submodule that has changed', async () => {
    const other = repository({'x.md': 'tea', 'y.md': 'rest'})
    const cwd = repository(base)
    git(cwd, 'submodule', '--quiet', 'add', other, 'sub')
    commit(cwd)
    assert.deepEqual(await changed(cwd, 'HEAD'), [])
    write(cwd, {'sub/x.md': 'more tea'})
    git(cwd, 'config', 'diff.ignoreSubmodules', 'all')
    assert.deepEqual(await changed(cwd, 'HEAD'), ['sub/x.md', 'sub/y.md'])
    commit(join(cwd, 'sub'))
    assert.deepEqual(await changed(cwd, 'HEAD'), ['sub/x.md', 'sub/y.md'])
  })

  it('is all of a repository inside that git does not look into', async () => {
    const cwd = repository(base)
    mkdirSync(join(cwd, 'inner'))
    git(join(cwd, 'inner'), 'init', '--quiet')
    commit(join(cwd, 'inner'), {'x.md': 'tea'})
    assert.deepEqual(await changed(cwd, 'HEAD'), ['inner/x.md'])
  })

  it('is right in a linked working tree', async () => {
    const cwd = repository(base)
    const tree = join(folder(), 'tree')
    git(cwd, 'worktree', 'add', '--quiet', tree)
    write(tree, {'a.md': 'more tea'})
    assert.deepEqual(await changed(tree, 'main'), ['a.md'])
    assert.deepEqual(await changed(cwd, 'main'), [])
  })

  it('heeds what a hook says of the repository and its index', async () => {
    const cwd = repository(base)
    write(cwd, {'a.md': 'more tea'})
    git(cwd, 'add', 'a.md')
    write(cwd, {'a.md': 'tea'})
    const index = join(cwd, '.git', 'index')
    renameSync(index, join(cwd, '.git', 'next-index'))
    git(cwd, 'read-tree', 'HEAD')
    assert.deepEqual(await changed(cwd, 'HEAD'), [])
    for (const path of [join(cwd, '.git', 'next-index'), '.git/next-index'])
      assert.deepEqual(await changed(cwd, 'HEAD', {environment: {...env, GIT_INDEX_FILE: path}}), ['a.md'])
    const elsewhere = join(folder(), 'repository')
    renameSync(join(cwd, '.git'), elsewhere)
    write(cwd, {'b.md': 'more rest'})
    const environment = {...env, GIT_DIR: elsewhere, GIT_WORK_TREE: cwd, GIT_LITERAL_PATHSPECS: '1'}
    assert.deepEqual(await changed(join(cwd, 'docs'), 'HEAD', {paths: ['..'], environment}), ['../b.md'])
  })

  it('starts no program that the repository names', async () => {
    const cwd = repository({...base, '.gitattributes': '*.md diff=spy\n'})
    const spy = join(cwd, '.git', 'spy')
    const trace = join(cwd, '.git', 'trace')
    writeFileSync(spy, `#!/bin/sh\necho ran >> '${trace}'\n`)
    chmodSync(spy, 0o755)
    for (const key of ['core.fsmonitor', 'diff.external', 'core.pager', 'diff.spy.textconv', 'diff.spy.command'])
      git(cwd, '-c', 'core.fsmonitor=false', 'config', key, spy)
    write(cwd, {'a.md': 'more tea'})
    const environment = {...env, GIT_EXTERNAL_DIFF: spy, GIT_PAGER: spy}
    assert.deepEqual(await changed(cwd, 'HEAD', {environment}), ['a.md'])
    assert.throws(() => execFileSync('cat', [trace], {stdio: 'pipe'}))
  })
})

describe('a document whose configuration', () => {
  afterEach(removeFolders)
  const base = {'a.md': 'tea', 'docs/b.md': 'rest', 'docs/in/c.md': 'moon', 'texts/d.md': 'Mars'}

  it('has changed has changed as well', async () => {
    const cwd = repository({...base, 'docs/.medciterc.json': '{}'})
    write(cwd, {'docs/.medciterc.json': '{"language": "fr"}'})
    assert.deepEqual(await changed(cwd, 'HEAD'), ['docs/b.md', 'docs/in/c.md'])
    write(cwd, {'docs/in/.medciterc.yaml': 'language: en\n'})
    git(cwd, 'checkout', '--quiet', 'docs/.medciterc.json')
    assert.deepEqual(await changed(cwd, 'HEAD'), ['docs/in/c.md'])
  })

  it('is gone has changed as well', async () => {
    const cwd = repository({...base, 'docs/.medciterc.json': '{}', 'texts/.medcite/knowledge.yaml': ''})
    rmSync(join(cwd, 'docs/.medciterc.json'))
    assert.deepEqual(await changed(cwd, 'HEAD'), ['docs/b.md', 'docs/in/c.md'])
    const alias = join(folder(), 'alias')
    symlinkSync(cwd, alias)
    assert.deepEqual(await changed(alias, 'HEAD'), ['docs/b.md', 'docs/in/c.md'])
    git(cwd, 'checkout', '--quiet', '.')
    rmSync(join(cwd, 'texts/.medcite'), {recursive: true})
    assert.deepEqual(await changed(cwd, 'HEAD'), ['texts/d.md'])
  })

  it('knows other therapies now has changed as well', async () => {
    const cwd = repository({...base, 'docs/.medcite/knowledge.yaml': 'version: 1\n'})
    assert.deepEqual(await changed(cwd, 'HEAD'), [])
    write(cwd, {'docs/.medcite/knowledge.yaml': 'version: 1\n# tea\n'})
    assert.deepEqual(await changed(cwd, 'HEAD'), ['docs/b.md', 'docs/in/c.md'])
  })

  it('lies outside the repository has not', async () => {
    const above = folder({'.medciterc.json': '{}'})
    const cwd = join(above, 'repository')
    mkdirSync(cwd)
    git(cwd, 'init', '--quiet')
    commit(cwd, base)
    assert.deepEqual(await changed(cwd, 'HEAD'), [])
    assert.deepEqual(await changed(cwd, 'HEAD', {config: '../.medciterc.json'}), [])
  })

  it('comes from a named file that has changed has changed as well', async () => {
    const cwd = repository({...base, 'ci/strict.json': '{}'})
    write(cwd, {'ci/strict.json': '{"language": "fr"}'})
    assert.deepEqual(await changed(cwd, 'HEAD', {paths: ['a.md'], config: 'ci/strict.json'}), ['a.md'])
    assert.deepEqual(await changed(cwd, 'HEAD', {paths: ['a.md']}), [])
  })
})

describe('standard input', () => {
  afterEach(removeFolders)

  it('has always changed', async () => {
    const cwd = repository({})
    const changes = await changedSince('HEAD', {cwd, env})
    assert.ok(!('kind' in changes))
    const found = await createConfigurations(configuration => configuration).nearest(cwd)
    const target = {path: 'a.md', found, isIgnored: false}
    assert.deepEqual(await onlyChanged([target], changes), [target])
  })
})

describe('what keeps git from telling', () => {
  afterEach(removeFolders)

  it('is a revision that it does not know', async () => {
    const cwd = repository({'a.md': 'tea'})
    for (const revision of [
      'nowhere',
      'HEAD~7',
      'main..main',
      '^main',
      'HEAD:a.md',
      'HEAD^{tree}',
      'a b',
      '0'.repeat(40),
      '..'
    ])
      assert.deepEqual(await problem(cwd, revision), {kind: 'unknownRevision', isShallow: false}, revision)
    for (const revision of ['', '-', '--help', '--output=x', 'a\0b'])
      assert.deepEqual(await problem(cwd, revision), {kind: 'badRevision'}, revision)
    assert.deepEqual(await changed(cwd, git(cwd, 'rev-parse', '--short', 'HEAD')), [])
    assert.deepEqual(await problem(cwd, '$(touch x)'), {kind: 'unknownRevision', isShallow: false})
    assert.deepEqual(await changed(cwd, 'HEAD'), [])
  })

  it('is a shallow clone, which is said', async () => {
    const origin = repository({'a.md': 'tea'})
    commit(origin, {'a.md': 'more tea'})
    const cwd = join(folder(), 'clone')
    git(origin, 'clone', '--quiet', '--depth=1', `file://${origin}`, cwd)
    const found = await problem(cwd, 'HEAD~1')
    assert.deepEqual(found, {kind: 'unknownRevision', isShallow: true})
    assert.equal(
      gitProblem(found, 'HEAD~1', texts.en),
      'Unknown revision `HEAD~1` for `--changed-since`: this clone is shallow, fetch it first (`fetch-depth: 0`)'
    )
  })

  it('is that there is no commit yet', async () => {
    const cwd = folder({'a.md': 'tea'})
    git(cwd, 'init', '--quiet')
    assert.deepEqual(await problem(cwd, 'HEAD'), {kind: 'unknownRevision', isShallow: false})
  })

  it('is that there is no repository, or no working tree', async () => {
    const environment = {...env, GIT_CEILING_DIRECTORIES: '/'}
    assert.deepEqual(await problem(folder(), 'main', environment), {kind: 'noRepository'})
    const bare = folder()
    git(bare, 'init', '--quiet', '--bare')
    assert.deepEqual(await problem(bare, 'main'), {kind: 'noRepository'})
  })

  it('is that there is no git', async () => {
    const cwd = repository({'a.md': 'tea'})
    assert.deepEqual(await problem(cwd, 'main', {...env, PATH: folder()}), {kind: 'noGit'})
  })

  it('is a repository of another user', async () => {
    const cwd = repository({'a.md': 'tea'})
    const environment = {...env, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1'}
    assert.deepEqual(await problem(cwd, 'main', environment), {kind: 'foreignRepository'})
  })

  it('is a damaged repository, in the words of git', async () => {
    const cwd = repository({'a.md': 'tea'})
    write(cwd, {'.git/index': 'tea'})
    const found = await problem(cwd, 'HEAD')
    assert.equal(found.kind, 'gitFailed')
    assert.match(gitProblem(found, 'HEAD', texts.en), /^`--changed-since` failed, git says: `fatal: .*index/)
  })

  it('is said in one sentence, in both languages', () => {
    const problems: readonly GitProblem[] = [
      {kind: 'noGit'},
      {kind: 'noRepository'},
      {kind: 'foreignRepository'},
      {kind: 'badRevision'},
      {kind: 'unknownRevision', isShallow: false},
      {kind: 'unknownRevision', isShallow: true},
      {kind: 'gitFailed', message: 'fatal: \u001b[2J'}
    ]
    for (const say of [texts.en, texts.fr]) {
      const sentences = problems.map(one => gitProblem(one, 'a\u001bb\nc', say))
      assert.equal(new Set(sentences).size, problems.length)
      for (const sentence of sentences) assert.doesNotMatch(sentence, /[\u001b\n]/)
    }
  })
})
