import { Pool } from 'undici'
import { serveParent } from './parent.js'

const CONNECTIONS = 50
const HEADERS = { 'content-type': 'application/json' }
const pools = new Map()
let sent = 0

/** Sends deliveries below `base` until `count` of them or `durationMs` are over, 50 at a time. */
async function deliver({ base, count = Infinity, durationMs = Infinity, faulty = false }) {
  const { origin, pathname } = new URL(base)
  const pool = pools.get(origin) ?? new Pool(origin, { connections: CONNECTIONS })
  pools.set(origin, pool)
  const startedMs = performance.now()
  let requests = 0
  const work = async () => {
    while (requests < count && performance.now() - startedMs < durationMs) {
      requests += 1
      sent += 1
      const paid = faulty ? '"yes"' : 'true'
      const body = `{"description":"Invoice ${sent} was paid","paid":${paid}}`
      await post(pool, `${pathname}/invoices/inv-${sent}`, body)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, work))
  return { requests, seconds: (performance.now() - startedMs) / 1000 }
}

/** By `dispatch`, since whatever the client costs is missing to the server on the same machine. */
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

serveParent({ deliver })
