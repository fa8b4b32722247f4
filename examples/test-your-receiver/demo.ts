/** Starts the receiver and has Ringback call it as the API would. `--sound`: without its mistake. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { argv, execPath } from 'node:process'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import { createReceiver } from './receiver.js'

const RINGBACK = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const DOCUMENT = fileURLToPath(new URL('openapi.json', import.meta.url))

// What the receiver says of each event is of no interest here.
console.log = () => undefined
const isSound = argv.includes('--sound')
const server = createAdaptorServer({ fetch: createReceiver({ isSound }).fetch })
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo

const command = ['send', DOCUMENT, '--to', `http://127.0.0.1:${port}`]
const ringback = spawn(execPath, [RINGBACK, ...command], { stdio: 'inherit' })
const [code] = (await once(ringback, 'exit')) as [number | null]
server.close()
process.exitCode = code ?? 70
