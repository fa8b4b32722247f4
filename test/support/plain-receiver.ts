import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface TakenRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface PlainReceiver extends AsyncDisposable {
  readonly url: string
  readonly requests: readonly TakenRequest[]
}

/** A receiver that is one function over a real socket: it may answer, or do anything else. */
export async function startPlainReceiver(
  handle: (response: ServerResponse, request: TakenRequest) => void,
): Promise<PlainReceiver> {
  const requests: TakenRequest[] = []
  const server = createServer((incoming, response) => {
    const taking = text(incoming).then((body) => {
      const { method = '', url = '', headers } = incoming
      const request = { method, url, headers, body }
      requests.push(request)
      handle(response, request)
    })
    taking.catch(() => incoming.socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** Answers with a status and, where there is one, a JSON body. */
export function answerJson(status: number, value?: unknown) {
  return (response: ServerResponse): void => {
    if (value === undefined) {
      response.writeHead(status).end()
      return
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }
}
