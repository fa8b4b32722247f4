import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface PageReceiver extends AsyncDisposable {
  readonly url: string
  /** Of deliveries, not of what a browser asks before. */
  readonly bodies: readonly string[]
}

/** Answers everything with these headers: 200, or 302 where they say where to. */
export async function startReceiver(
  headers: Readonly<Record<string, string>>,
): Promise<PageReceiver> {
  const bodies: string[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const isQuestion = request.method === 'OPTIONS'
      if (!isQuestion) bodies.push(body)
      const status = 'location' in headers && !isQuestion ? 302 : 200
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end('{"ok":true}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
