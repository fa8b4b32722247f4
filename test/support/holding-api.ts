import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeDocument } from '../defects/invoice/document.js'

/** An API that serves its document, and takes triggers but never answers them. */
export interface HoldingApi extends AsyncDisposable {
  readonly url: string
  readonly documentUrl: string
  /** Resolves when the first trigger is there: the run is surely under way. */
  readonly triggered: Promise<void>
}

export async function startHoldingApi(): Promise<HoldingApi> {
  const server = createServer((request, response) => {
    if (request.url === '/openapi.json') response.end(JSON.stringify(makeDocument()))
    else server.emit('trigger')
  })
  const triggered = once(server, 'trigger').then(() => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    documentUrl: `${url}/openapi.json`,
    triggered,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
