import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { findFreePort } from './free-port.js'

export interface SmallRequest {
  readonly method: string
  /** Against the address of the API, so that path and query can be read. */
  readonly url: URL
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly json: Readonly<Record<string, unknown>>
}

export interface SmallAnswer {
  readonly status: number
  readonly json?: unknown
  /** Done once the answer is out. */
  readonly afterwards?: () => Promise<unknown>
}

export interface SmallApi extends AsyncDisposable {
  readonly url: string
  readonly requests: readonly SmallRequest[]
  /** Resolves when everything that was to be done after answers is done. */
  settle(): Promise<void>
}

/** An API that is one function, for tests that need no more than that. */
export async function startSmallApi(
  handle: (request: SmallRequest) => SmallAnswer | Promise<SmallAnswer>,
): Promise<SmallApi> {
  const requests: SmallRequest[] = []
  const tasks = new Set<Promise<unknown>>()
  const server = createServer((incoming, response) => {
    const answering = text(incoming).then(async (body) => {
      const { method = '', url = '', headers } = incoming
      const json = (body === '' ? {} : JSON.parse(body)) as SmallRequest['json']
      const request = { method, url: new URL(url, 'http://api'), headers, json }
      requests.push(request)
      const answer = await handle(request)
      response.writeHead(answer.status, { 'content-type': 'application/json' })
      await new Promise<void>((resolve) =>
        response.end(JSON.stringify(answer.json ?? {}), () => resolve()),
      )
      await answer.afterwards?.()
    })
    // `settle` tells; whoever does not ask is not to be ended by it.
    answering.catch(() => undefined)
    tasks.add(answering)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const settle = async () => {
    await Promise.all(tasks)
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    settle,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** Sends a callback with a JSON body and gives the status of its answer. */
export async function postJson(
  url: string,
  json: unknown,
  init: RequestInit = {},
): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(json),
    ...init,
  })
  await response.arrayBuffer()
  return response.status
}

/** The address of a port on which nothing listens. */
export async function findDeadUrl(): Promise<string> {
  return `http://127.0.0.1:${await findFreePort()}`
}
