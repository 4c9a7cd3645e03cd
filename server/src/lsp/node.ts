import {IPCMessageReader, IPCMessageWriter} from 'vscode-languageserver/node'
import {start, startStdio} from './stdio.ts'

/** Entry of the bundled server: a VS Code client talks to it over IPC, any other over standard input and output. */
if (process.send && !process.argv.includes('--stdio')) {
  process.on('disconnect', start(new IPCMessageReader(process), new IPCMessageWriter(process)))
} else startStdio()
