import { once, setMaxListeners } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeCallback, sendCallback } from '../defects/invoice/callback.js'
import { makeDocument } from '../defects/invoice/document.js'
import type { Answer, Fault, ReceivedTrigger } from '../defects/invoice/model.js'
import { createStage } from '../defects/invoice/stage.js'
import {
  readCallbackUrl,
  readInvoice,
  readRequest,
  type SeenRequest,
} from '../defects/invoice/trigger.js'

export interface DefectApi extends AsyncDisposable {
  readonly url: string
  readonly documentUrl: string
  /** Everything that reached the API, in order. */
  readonly requests: readonly SeenRequest[]
  /** Lets callbacks go that the fault holds back. */
  release(): void
  /** Resolves when every callback that was to be sent so far has been sent. */
  settle(): Promise<void>
}

/** Starts the invoice API with one fault, or the sound one. Leaving its scope ends all it does. */
export async function startDefectApi(fault: Fault = {}, port = 0): Promise<DefectApi> {
  const requests: SeenRequest[] = []
  const owed = new Set<Promise<unknown>>()
  const stage = createStage()
  const over = new AbortController()
  // Each callback under way listens to it.
  setMaxListeners(0, over.signal)
  let earlierUrl: string | undefined

  const server = createServer((incoming, response) => {
    readRequest(incoming).then(
      async (request) => {
        requests.push(request)
        const path = request.target.split('?', 1)[0]
        if (request.method === 'GET' && path === '/openapi.json') {
          write(response, makeAnswer(200, makeDocument(fault.document)))
        } else if (request.method === 'POST' && path === '/invoices/') {
          await takeInvoice(request, response)
        } else {
          write(response, makeAnswer(404, { detail: 'no such operation' }))
        }
      },
      () => response.destroy(),
    )
  })

  async function takeInvoice(request: SeenRequest, response: ServerResponse): Promise<void> {
    const { answer, trigger } = judge(request, fault, earlierUrl)
    earlierUrl = trigger.callbackUrl ?? earlierUrl
    if (fault.isInline === true) await callBack(trigger)
    if (answer === 'reset') response.destroy()
    else write(response, answer)
    if (fault.isInline !== true) {
      const sending = callBack(trigger).finally(() => owed.delete(sending))
      owed.add(sending)
    }
  }

  async function callBack(trigger: ReceivedTrigger): Promise<void> {
    const { id = 'unknown', callbackUrl, isAccepted } = trigger
    const sound = isAccepted && callbackUrl !== undefined ? [makeCallback(callbackUrl, id)] : []
    const callbacks = (await fault.callbacks?.(sound, trigger, stage)) ?? sound
    for (const callback of callbacks) await sendCallback(callback, over.signal)
  }

  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    documentUrl: `${url}/openapi.json`,
    requests,
    release: () => stage.release(),
    async settle() {
      await Promise.all(owed)
    },
    async [Symbol.asyncDispose]() {
      over.abort()
      stage.release()
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await Promise.all([closed, ...owed])
    },
  }
}

function judge(
  request: SeenRequest,
  fault: Fault,
  earlierUrl: string | undefined,
): { readonly answer: Answer | 'reset'; readonly trigger: ReceivedTrigger } {
  const invoice = readInvoice(request)
  const { callbackUrl, flaw = invoice.flaw } = readCallbackUrl(request)
  const isValid = flaw === undefined || fault.validates === false
  const sound = isValid
    ? makeAnswer(200, { msg: 'Invoice received' })
    : makeAnswer(422, { detail: flaw })
  const answer = fault.answer?.(sound) ?? sound
  const isAccepted = isValid && answer !== 'reset' && answer.status < 300
  const { authorization } = request.headers
  return {
    answer,
    trigger: { id: invoice.id, callbackUrl, authorization, isAccepted, earlierUrl },
  }
}

function makeAnswer(status: number, body: unknown): Answer {
  const headers = { 'content-type': 'application/json' }
  return { status, headers, body: JSON.stringify(body) }
}

function write(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, answer.headers).end(answer.body)
}
