import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { Pool } from 'undici'
import { readBody } from './body.js'
import { cpu, serveParent, settings } from './parent.js'

const HEADERS = { 'content-type': 'application/json' }
const waiting = new Map()
const pool = new Pool(settings.api, { connections: settings.inFlight })

const server = createServer((request, response) => {
  readBody(request, (text) => {
    response.writeHead(200, HEADERS)
    response.end('{"ok":true}')
    waiting.get(request.url.slice(1, 33))?.(JSON.parse(text))
  })
})

/** Makes `count` round trips: trigger, answer, callback. */
async function run({ count }) {
  const before = cpu().cpuUs
  const startedMs = performance.now()
  let left = count
  const work = async () => {
    while (left > 0) {
      left -= 1
      await makeRoundTrip()
    }
  }
  await Promise.all(Array.from({ length: settings.inFlight }, work))
  const seconds = (performance.now() - startedMs) / 1000
  return { perSecond: count / seconds, cpuUs: (cpu().cpuUs - before) / count }
}

async function makeRoundTrip() {
  const token = randomBytes(16).toString('hex')
  const callbackUrl = `http://127.0.0.1:${server.address().port}/${token}`
  const arrived = new Promise((resolve) => waiting.set(token, resolve))
  const { statusCode, body } = await pool.request({
    path: `/invoices/?callback_url=${encodeURIComponent(callbackUrl)}`,
    method: 'POST',
    headers: HEADERS,
    body: JSON.stringify({ id: `inv-${token}`, customer: 'acme', total: 1 }),
  })
  await body.json()
  if (statusCode !== 200) throw new Error(`the API answered ${statusCode}`)
  await arrived
  waiting.delete(token)
}

server.listen(0, '127.0.0.1', () => serveParent({ run }))
