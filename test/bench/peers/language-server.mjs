// unified-language-server with remark and its rules for links.
import {createUnifiedLanguageServer} from 'unified-language-server'
import configuration from './remark.mjs'

createUnifiedLanguageServer({
  processorName: 'remark',
  processorSpecifier: 'remark',
  plugins: ['remark-parse', 'remark-stringify', ...configuration.plugins]
})
