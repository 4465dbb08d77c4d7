import { resolve } from 'node:path'
import { ESLint } from 'eslint'
import { configFor, schemaFiles } from './rules.mjs'

const root = resolve(import.meta.dirname, '../..')
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: configFor(root),
  errorOnUnmatchedPattern: true,
})

const results = await eslint.lintFiles(schemaFiles).catch((error) => {
  console.error(error.message)
  process.exit(1)
})
const formatter = await eslint.loadFormatter('stylish')
console.log(await formatter.format(results))

const findings = results.reduce((sum, result) => sum + result.errorCount + result.warningCount, 0)
console.log(`${results.length} schema files, ${findings} findings`)
process.exitCode = findings === 0 ? 0 : 1
