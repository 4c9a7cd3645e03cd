// `npm start [-- FILE…]`: from a fresh clone to the findings in the example digest, or in the files given.
import {spawnSync} from 'node:child_process'
import {join} from 'node:path'
import {prepare, root} from './prepare.mjs'

prepare()

const given = process.argv.slice(2)
const cwd = given.length > 0 ? (process.env.INIT_CWD ?? process.cwd()) : root
const files = given.length > 0 ? given : ['docs/examples/lupus.fr.md']
const {status} = spawnSync(process.execPath, [join(root, 'dist/cli.mjs'), 'lint', ...files], {cwd, stdio: 'inherit'})

// Findings are what a first look is for, not a failure.
process.exitCode = status === 1 ? 0 : (status ?? 70)
if (process.exitCode === 0) {
  process.stdout.write(`
What next:
  npm start -- FILE.md                  check a document of yours
  npx medcite lint --fix-dry-run FILE   see what the safe fixes would change (--fix makes them)
  npm run try                           feel it in VS Code, in your browser
  npm test                              run all tests
`)
}
