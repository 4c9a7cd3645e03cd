import {writeFileSync} from 'node:fs'
import Mocha from 'mocha'

/**
 * Mocha's `dot` reporter (`spec` with the option `style=spec`) that also leaves the counts, as JSON, in the file that
 * MEDCITE_TEST_RESULT names, for `npm test` to add them up.
 */
export default class CountingReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options)
    const {Dot, Spec} = Mocha.reporters
    const Shown = options.reporterOptions?.style === 'spec' ? Spec : Dot
    new Shown(runner, options)
    runner.once('end', () => {
      const path = process.env.MEDCITE_TEST_RESULT
      if (path) writeFileSync(path, JSON.stringify({passed: runner.stats?.passes, failed: runner.failures}))
    })
  }
}
