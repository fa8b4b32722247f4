import { createServer } from 'node:http'
import { Pool } from 'undici'
import { serveParent } from './parent.js'

const CONNECTIONS = 50
const HEADERS = { 'content-type': 'application/json' }
const THANKS = '{"ok":true}'
const QUIET_MS = 3000
const pools = new Map()
let sent = 0
let arrived = 0
let onArrival = () => undefined

const receiver = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    response.writeHead(200, HEADERS)
    response.end(THANKS)
    arrived += 1
    onArrival()
  })
})

/** Sends `count` invoices, 50 at a time, and waits for as many callbacks. */
async function run({ base, count }) {
  const pool = pools.get(base) ?? new Pool(base, { connections: CONNECTIONS })
  pools.set(base, pool)
  const hook = encodeURIComponent(`http://127.0.0.1:${receiver.address().port}/hook`)
  const startedMs = performance.now()
  const wanted = arrived + count
  let left = count
  const work = async () => {
    while (left > 0) {
      left -= 1
      sent += 1
      const body = `{"id":"inv-${sent}","customer":"Ada","total":${sent}}`
      await post(pool, `/invoices/?callback_url=${hook}`, body)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, work))
  await waitFor(wanted)
  return { seconds: (performance.now() - startedMs) / 1000, missing: Math.max(0, wanted - arrived) }
}

/** Until all have arrived, or none has for a while. */
function waitFor(wanted) {
  return new Promise((resolve) => {
    let timer
    const look = () => {
      clearTimeout(timer)
      if (arrived >= wanted) {
        onArrival = () => undefined
        resolve()
      } else timer = setTimeout(resolve, QUIET_MS)
    }
    onArrival = look
    look()
  })
}

function post(pool, path, body) {
  return new Promise((resolve, reject) => {
    let status = 0
    pool.dispatch(
      { path, method: 'POST', headers: HEADERS, body },
      {
        onRequestStart: () => undefined,
        onResponseStart: (_, statusCode) => {
          status = statusCode
        },
        onResponseData: () => undefined,
        onResponseEnd: () =>
          status === 200 ? resolve() : reject(new Error(`${path} was answered ${status}`)),
        onResponseError: (_, error) => reject(error),
      },
    )
  })
}

receiver.listen(0, '127.0.0.1', () => serveParent({ run }))
