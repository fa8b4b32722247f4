import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { loadContract } from '../../src/contract/load.js'
import type { RunEvent } from '../../src/event/model.js'
import { openWorkbench } from '../../src/run/workbench.js'
import type { Workbench, WorkbenchOptions } from '../../src/run/workbench-model.js'
import { invoiceDocument } from './invoice-document.js'

/** A workbench whose events can be waited for. */
export interface WatchedWorkbench extends AsyncDisposable {
  readonly bench: Workbench
  readonly events: readonly RunEvent[]
  /** Resolves with the `count`th event of this type, once it is there. */
  when<Type extends RunEvent['type']>(
    type: Type,
    count?: number,
  ): Promise<Extract<RunEvent, { type: Type }>>
}

export async function watchWorkbench(
  options: WorkbenchOptions = {},
  document: object | string = invoiceDocument(),
  loading: Parameters<typeof loadContract>[1] = {},
): Promise<WatchedWorkbench> {
  const contract = await loadContract(document as Parameters<typeof loadContract>[0], loading)
  const bench = await openWorkbench(contract, { settleMs: 1, ...options })
  const events: RunEvent[] = []
  const wakers = new Set<() => void>()
  bench.observe((event) => {
    events.push(event)
    for (const wake of wakers) wake()
  })

  async function when<Type extends RunEvent['type']>(type: Type, count = 1) {
    for (;;) {
      const found = events.filter(
        (event): event is Extract<RunEvent, { type: Type }> => event.type === type,
      )[count - 1]
      if (found !== undefined) return found
      await new Promise<void>((resolve) => {
        const wake = () => {
          wakers.delete(wake)
          resolve()
        }
        wakers.add(wake)
      })
    }
  }

  return { bench, events, when, [Symbol.asyncDispose]: () => bench[Symbol.asyncDispose]() }
}

export interface TakenRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** A receiver of a user: keeps what comes, and answers as it is told. */
export async function startUserReceiver(
  answer: { status: number; json?: unknown } = { status: 200, json: { ok: true } },
): Promise<AsyncDisposable & { readonly url: string; readonly taken: readonly TakenRequest[] }> {
  const taken: TakenRequest[] = []
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const { method = '', url = '', headers } = request
      taken.push({ method, url, headers, body })
      response.writeHead(answer.status, { 'content-type': 'application/json', 'x-mine': 'yes' })
      response.end(answer.json === undefined ? '' : JSON.stringify(answer.json))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
