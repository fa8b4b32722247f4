import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerSoundly } from '../receivers/invoice/answer.js'
import type { Memory, Outcome, ReceivedEvent, ReceiverFault } from '../receivers/invoice/model.js'

export interface DefectReceiver extends AsyncDisposable {
  /** What a client would give to the API. */
  readonly url: string
  readonly requests: readonly ReceivedEvent[]
  /** Names and values of all headers of all of them. */
  readonly headers: readonly string[]
}

/** A receiver of invoice events with one fault, on a port of its own. */
export async function startDefectReceiver(fault: ReceiverFault, port = 0): Promise<DefectReceiver> {
  const memory: Memory = { count: 0, seen: new Set(), waiting: 0 }
  const requests: ReceivedEvent[] = []
  const headers: string[] = []

  const server = createServer((incoming, response) => {
    readAll(incoming)
      .then(async (text) => {
        const request = describe(incoming, text)
        requests.push(request)
        headers.push(...incoming.rawHeaders)
        memory.count += 1
        const sound = answerSoundly(request, memory, fault.isSecured ?? false)
        reply((await fault.answer?.(sound, request, memory)) ?? sound, response)
      })
      .catch(() => incoming.socket.destroy())
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${address.port}/hooks`,
    requests,
    headers,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function readAll(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function describe(incoming: IncomingMessage, text: string): ReceivedEvent {
  const { method = '', url = '', headers } = incoming
  return {
    method,
    path: url.replace(/\?.*$/s, ''),
    contentType: headers['content-type'],
    authorization: headers.authorization,
    text,
    event: parse(text),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const FLOOD_CHUNKS = 50
const MEGABYTE = Buffer.alloc(1024 * 1024, 'x')

function reply(outcome: Outcome, response: ServerResponse): void {
  switch (outcome) {
    case 'hang':
      return
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'garbage':
      response.socket?.end('ok, thanks\r\n\r\n')
      return
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
      response.write('{"ok":', () => response.socket?.destroy())
      return
    case 'flood':
      response.writeHead(200, { 'content-type': 'application/json' })
      pour(response, FLOOD_CHUNKS)
      return
    default:
      response.writeHead(outcome.status, outcome.headers)
      response.end(outcome.body)
  }
}

function pour(response: ServerResponse, left: number): void {
  if (left === 0) response.end()
  else response.write(MEGABYTE, (error) => error ?? pour(response, left - 1))
}
