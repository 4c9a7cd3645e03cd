import type {Fault} from './fault.ts'
import type {Build} from './run.ts'

/** A fault that we could have made, and the test that has to see it. */
export type Mutant = Fault & {
  /** What goes wrong with it. */
  readonly name: string
  /** Where the test is, and words of its title. */
  readonly test: string
  readonly title: string
  readonly build?: Build
}

/** Ordered as a document goes: read, edited, checked, shown, mended, written. */
export const mutants: readonly Mutant[] = [
  {
    name: 'a fence hides nothing from the one that cuts the text',
    file: 'server/src/core/split.ts',
    from: '    scan.fence = {marker: fence, indent: scan.list ? indent : 0}',
    to: '',
    test: 'test/core/split.test.ts',
    title: ''
  },
  {
    name: 'pieces behind an edit are taken over one too early',
    file: 'server/src/core/document.ts',
    from: 'rest > first && rest < segments.length && start >= edit.end && start + delta === at',
    to: 'rest > first && rest < segments.length && start + delta === at',
    test: 'test/core/document.test.ts',
    title: 'is after any edits what it is when read from scratch'
  },
  {
    name: 'a label that comes or goes changes nothing elsewhere',
    file: 'server/src/core/document.ts',
    from: 'if (labels.has(label)) return true',
    to: 'if (labels.has(label)) return false',
    test: 'test/core/document.test.ts',
    title: 'reads again only what mentions a label that comes or goes'
  },
  {
    name: 'an astral character is three bytes wide',
    file: 'server/src/lsp/encoding.ts',
    from: 'return point < 0x10000 ? 3 : 4',
    to: 'return 3',
    test: 'test/lsp/convert.test.ts',
    title: 'are what counting from the start gives, in every encoding'
  },
  {
    name: 'a cancelled request is never answered',
    file: 'server/src/lsp/feature.ts',
    from: 'if (token?.isCancellationRequested) return cancelled\n',
    to: 'if (token?.isCancellationRequested) return new Promise(() => undefined)\n',
    test: 'test/lsp/server.test.ts',
    title: 'answers a cancelled request once, as cancelled'
  },
  {
    name: 'a document that was changed is not published again',
    file: 'server/src/lsp/diagnostics.ts',
    from: 'changed.add(uri)',
    to: 'if (documents.get(uri)?.version === 1) changed.add(uri)',
    test: 'test/lsp/server.test.ts',
    title: 'follows edits, in every encoding'
  },
  {
    name: 'a changed document has the result id that it had',
    file: 'server/src/lsp/diagnostics.ts',
    from: '++count}',
    to: 'count}',
    test: 'test/lsp/server.test.ts',
    title: 'answers a client that pulls, and sends it nothing'
  },
  {
    name: 'text of a document is markup in a hover',
    file: 'server/src/service/hover/writer.ts',
    from: '[\\\\`*_[\\]<>&~|$]',
    to: '[\\\\`*_<>&~|$]',
    test: 'test/features/hover.test.ts',
    title: ''
  },
  {
    name: 'control characters reach the terminal',
    file: 'server/src/service/message.ts',
    from: '[\\p{Cc}\\p{Cf}',
    to: '[\\p{Cf}',
    test: 'test/cli/faults-output.test.ts',
    title: 'command nothing',
    build: 'program'
  },
  {
    name: 'another source is taken for a known finding',
    file: 'server/src/cli/fingerprint.ts',
    from: 'if (address !== undefined) return [reported, solid(address)]',
    to: 'if (address !== undefined) return [reported]',
    test: 'test/cli/fingerprint.test.ts',
    title: ''
  },
  {
    name: 'fixes are not proved',
    file: 'server/src/service/fix.ts',
    from: 'if (bad.size === 0)',
    to: 'if (bad.size >= 0)',
    test: 'test/service/harm.test.ts',
    title: ''
  },
  {
    name: 'a byte order mark is lost when a file is fixed',
    file: 'server/src/host/files.node.ts',
    from: 'Buffer.from(hasBom ?',
    to: 'Buffer.from(hasBom && text.length < 0 ?',
    test: 'test/cli/fix.test.ts',
    title: 'keeps a byte order mark'
  },
  {
    name: 'a file is written in place',
    file: 'server/src/host/files.node.ts',
    from: "if (decision === 'write') renameSync(temporary, target)",
    to: "if (decision === 'write') process.getBuiltinModule('node:fs').writeFileSync(target, content)",
    test: 'test/host/files.test.ts',
    title: 'leaves the other names of a file to the old text'
  },
  {
    name: 'what another program wrote meanwhile is overwritten',
    file: 'server/src/host/files.node.ts',
    from: "if (present?.equals(before)) return 'write'",
    to: "if (present) return 'write'",
    test: 'test/host/files.test.ts',
    title: 'leaves alone what is no longer what was read'
  },
  {
    name: 'a document that ended the server is read again',
    file: 'server/src/lsp/supervisor.ts',
    from: 'notify(poisonedDocuments, poisoned)',
    to: 'notify(poisonedDocuments, {})',
    test: 'test/lsp/supervisor.test.ts',
    title: 'goes on when a document ends the process',
    build: 'program'
  },
  {
    name: 'a request that a lost server was asked is never answered',
    file: 'server/src/lsp/supervisor.ts',
    from: 'this.#excuse()\n',
    to: '\n',
    test: 'test/lsp/supervisor.test.ts',
    title: 'answers what was asked of a server that is lost',
    build: 'program'
  },
  {
    name: 'a scanner is asked for the wrong sign',
    file: 'server/src/core/scan/index.ts',
    from: "{scan: scanDetachedDestinations, needs: oneOf(']')}",
    to: "{scan: scanDetachedDestinations, needs: oneOf('!')}",
    test: 'test/core/scan/signs.property.test.ts',
    title: ''
  },
  {
    name: 'a hint is stricter than its pattern',
    file: 'server/src/core/identifier/pubmed.ts',
    from: 'hint: /PMID/i',
    to: 'hint: /PMID:/',
    test: 'test/core/identifier/hints.property.test.ts',
    title: ''
  },
  {
    name: 'a block may hold any number of closing brackets',
    file: 'server/src/core/limits.ts',
    from: 'closingRun: 2_000',
    to: 'closingRun: 2_000_000',
    test: 'test/core/limits.test.ts',
    title: ''
  }
]
