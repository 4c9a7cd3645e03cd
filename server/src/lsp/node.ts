import {IPCMessageReader, IPCMessageWriter} from 'vscode-languageserver/node'
import {supervise, superviseStdio} from './host.node.ts'
import {isSupervised} from './supervised.ts'
import {work} from './worker.node.ts'

const program = {path: process.argv[1] ?? '', words: []}

/** Entry of the bundled server: a VS Code client talks to it over IPC, any other over standard input and output. */
if (isSupervised()) work()
else if (process.send && !process.argv.includes('--stdio')) {
  process.on('disconnect', supervise(new IPCMessageReader(process), new IPCMessageWriter(process), program))
} else superviseStdio(program)
