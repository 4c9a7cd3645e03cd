import {resolve} from 'node:path'
import type {BuildOptions} from 'esbuild'

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../../..')

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  minify: true,
  platform: 'node',
  target: 'node20.19'
}

/** For VS Code, which hands out its own module by `require`; CommonJS parts are taken only where there is no ESM. */
const commonjs: BuildOptions = {...common, format: 'cjs', mainFields: ['module', 'main']}

/** Some parts of the command line are CommonJS and ask for Node's modules by `require`, which ESM does not have. */
const require = "import {createRequire} from 'node:module';const require=createRequire(import.meta.url);"

/** What ships: the extension's client and server, and the command line. */
export const targets: readonly BuildOptions[] = [
  {...commonjs, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.cjs', external: ['vscode']},
  {...commonjs, entryPoints: ['server/src/lsp/node.ts'], outfile: 'dist/server.cjs'},
  {
    ...common,
    format: 'esm',
    entryPoints: ['server/src/cli/bin.ts'],
    outfile: 'dist/cli.mjs',
    banner: {js: `#!/usr/bin/env node\n${require}`}
  }
]

/** The suite that runs inside VS Code. */
export const tests: BuildOptions = {
  ...commonjs,
  minify: false,
  entryPoints: ['test/editor/suite/index.ts'],
  outfile: 'out/suite/index.cjs',
  external: ['vscode', 'mocha']
}
