/** `npx tsx test/receivers/serve.ts NAME [PORT]`: one broken receiver by hand; without NAME, their list. */
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv } from 'node:process'
import { startDefectReceiver } from '../support/defect-receiver.js'
import { makeReceiverDocument, TOKEN } from './invoice/document.js'
import { RECEIVER_DEFECTS } from './registry.js'

const [, , name, port = '3000'] = argv
const defect = RECEIVER_DEFECTS.find((one) => one.name === name)

if (defect === undefined) {
  if (name !== undefined) console.error(`There is no receiver "${name}".\n`)
  for (const one of RECEIVER_DEFECTS) console.log(`${one.name.padEnd(24)}the receiver ${one.title}`)
  process.exitCode = name === undefined ? 0 : 2
} else {
  const receiver = await startDefectReceiver(defect.fault, Number(port))
  const document = join(tmpdir(), 'ringback-receiver.json')
  writeFileSync(document, JSON.stringify(makeReceiverDocument(defect.fault.isSecured), null, 2))
  console.log(`the receiver ${defect.title}`)
  console.log(`found by: ${defect.expects.join(', ') || 'nothing, it is sound'}`)
  const bearer = defect.fault.isSecured === true ? ` --bearer ${TOKEN}` : ''
  console.log(`ringback send ${document} --to ${receiver.url}${bearer}`)
}
