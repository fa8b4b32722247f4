/** `npx tsx test/defects/serve.ts NAME [PORT]`: one broken API by hand; without NAME, their list. */
import { argv } from 'node:process'
import { startDefectApi } from '../support/defect-api.js'
import { DEFECTS } from './registry.js'

const [, , name, port = '8000'] = argv
const defect = DEFECTS.find((one) => one.name === name)

if (defect === undefined) {
  if (name !== undefined) console.error(`There is no defect "${name}".\n`)
  for (const one of DEFECTS) console.log(`${one.name.padEnd(22)}the API ${one.title}`)
  process.exitCode = name === undefined ? 0 : 2
} else {
  const api = await startDefectApi(defect.fault, Number(port))
  console.log(`the API ${defect.title}`)
  console.log(`found by: ${defect.expects.join(', ') || 'nothing, it is sound'}`)
  console.log(`document: ${api.documentUrl}`)
  console.log('Enter lets go what is held back; Ctrl-C ends it.')
  process.stdin.on('data', () => api.release())
}
