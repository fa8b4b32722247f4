import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Site extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  readonly host: string
  readonly requests: { readonly path: string; readonly headers: http.IncomingHttpHeaders }[]
}

/** What a path answers: a text with 200, a redirect, or anything else by hand. */
export type Page =
  | string
  | { readonly location: string }
  | ((request: http.IncomingMessage, response: http.ServerResponse) => void)

/** A web server on a free port; what it does not have is 404. */
export async function startSite(pages: Readonly<Record<string, Page>>): Promise<Site> {
  const requests: Site['requests'] = []
  const server = http.createServer((request, response) => {
    const path = request.url ?? ''
    requests.push({ path, headers: request.headers })
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined
    if (page === undefined) response.writeHead(404).end('not here')
    else if (typeof page === 'function') page(request, response)
    else if (typeof page === 'string') response.end(page)
    else response.writeHead(302, { location: page.location }).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  return {
    host,
    origin: `http://${host}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
