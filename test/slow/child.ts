import {type Configuration, check, configure, openDocument, rules} from '../../server/src/service/index.ts'

/** Everything that can be found, those rules too that are off by default. */
const everything: Configuration = configure({
  rules: Object.fromEntries(rules.filter(({isOptIn}) => isOptIn).map(({id}) => [id, 'warning']))
}).configuration

/** Milliseconds of CPU time that a document takes from its text to all of its findings. */
function cost(text: string): number {
  const before = process.cpuUsage()
  check(openDocument(text), everything)
  const {user, system} = process.cpuUsage(before)
  return (user + system) / 1000
}

// What is done for the first time takes longer.
for (let round = 0; round < 20; round++)
  cost('# Tea\n\n*See* [a](https://a.b/c) and [b] (10.1000/b), NCT01234567.\n\n> q\n\n| a |\n|-|\n| b |\n')
process.on('message', (text: string) => process.send?.(cost(text)))
process.send?.('ready')
