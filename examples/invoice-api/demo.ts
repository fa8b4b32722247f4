/** `npm run demo`: a sound API is verified. `npm run demo -- --break`: an API with three faults. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { argv, execPath } from 'node:process'
import { fileURLToPath } from 'node:url'
import { FAULTS } from './faults.js'
import { createInvoiceApi } from './server.js'

const RINGBACK = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

const faults = argv.includes('--break') ? FAULTS : []
const api = await createInvoiceApi({ faults })
const url = await api.listen({ host: '127.0.0.1', port: 0 })
const kind = faults.length === 0 ? 'a sound API' : `an API with faults (${faults.join(', ')})`
const command = ['verify', `${url}/openapi.json`, '--timeout', '2s', '--settle', '500ms']
console.log(`${kind} runs at ${url}: ringback ${command.join(' ')}\n`)

const ringback = spawn(execPath, [RINGBACK, ...command], { stdio: 'inherit' })
const [code] = (await once(ringback, 'exit')) as [number | null]
await api.close()
process.exitCode = code ?? 70
