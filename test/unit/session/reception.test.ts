import { expect, test } from 'vitest'
import type { CallbackOperation } from '../../../src/contract/model.js'
import type { Delivery } from '../../../src/delivery/model.js'
import type { JsonSchema } from '../../../src/schema/model.js'
import { openReception } from '../../../src/session/reception.js'
import type { HttpResponse } from '../../../src/transport/model.js'
import { makeMedia, schemaAt } from '../../support/check.js'
import { makeCallback } from '../../support/contract.js'
import { makeTrigger, token } from '../../support/delivery.js'
import { exchangeRaw } from '../../support/raw-http.js'
import { makeContext, summariseEvents } from '../../support/session.js'

function answerFor(callback: CallbackOperation): HttpResponse {
  return { status: 200, headers: [['x-for', callback.name]], body: Buffer.from('thanks') }
}

interface Setting {
  readonly callbacks?: readonly CallbackOperation[]
  readonly schemas?: Readonly<Record<string, JsonSchema>>
  readonly answerOf?: (callback: CallbackOperation) => HttpResponse
  /** Settles when events count as written. */
  readonly written?: Promise<void>
}

async function open(setting: Setting = {}) {
  const { callbacks = [makeCallback()], schemas = {}, answerOf = answerFor, written } = setting
  const recorded = makeContext({ schemas })
  const context = {
    ...recorded,
    emit: (event: Parameters<typeof recorded.emit>[0]) => {
      void recorded.emit(event)
      return written
    },
  }
  context.ledger.add(makeTrigger({ callbacks }))
  const deliveries: Delivery[] = []
  const errors: unknown[] = []
  const server = await openReception({
    context,
    host: '127.0.0.1',
    port: 0,
    answerOf,
    onDelivery: (delivery) => deliveries.push(delivery),
    onError: (error) => errors.push(error),
  })
  return { server, context, deliveries, errors, [Symbol.asyncDispose]: () => server.close(0) }
}

const PATH = `/${token(1)}/invoices/inv-1`

test('whoever reaches a callback URL gets the answer of its callback', async () => {
  await using reception = await open()
  const response = await fetch(reception.server.origin + PATH, { method: 'POST', body: '{}' })
  expect([response.status, response.headers.get('x-for'), await response.text()]).toEqual([
    200,
    'invoice_notification',
    'thanks',
  ])
  expect(reception.context.events).toMatchObject([
    {
      type: 'delivery:received',
      delivery: 'dlv-1',
      method: 'POST',
      url: PATH,
      body: { size: 2, text: '{}' },
      answer: { status: 200, body: { text: 'thanks' } },
    },
  ])
  expect(reception.deliveries).toMatchObject([
    { id: 'dlv-1', request: { url: PATH, bodySize: 2 }, answer: { status: 200 } },
  ])
})

test('a wrong path below the token is answered all the same: judging is not answering', async () => {
  await using reception = await open()
  const response = await fetch(`${reception.server.origin}/${token(1)}/wrong`, { method: 'POST' })
  expect(response.headers.get('x-for')).toBe('invoice_notification')
})

test('of several callbacks the one with the method of the request answers, else the first', async () => {
  const callbacks = [
    makeCallback({ name: 'made' }),
    makeCallback({ name: 'gone', method: 'DELETE' }),
  ]
  await using reception = await open({ callbacks })
  const answererOf = async (method: string) => {
    const response = await fetch(reception.server.origin + PATH, { method })
    return response.headers.get('x-for')
  }
  expect(await answererOf('POST')).toBe('made')
  expect(await answererOf('DELETE')).toBe('gone')
  expect(await answererOf('PUT')).toBe('made')
})

test('of several callbacks with one URL and method the one answers whose schema the body fits', async () => {
  const body = (name: string) => ({
    required: true,
    content: [makeMedia('application/json', name)],
    place: schemaAt(name),
  })
  const callbacks = [
    makeCallback({ name: 'onNumber', body: body('Number') }),
    makeCallback({ name: 'onText', body: body('Text') }),
  ]
  const schemas = { Number: { type: 'number' }, Text: { type: 'string' } }
  await using reception = await open({ callbacks, schemas })
  const answered = async (sent: string) => {
    const headers = { 'content-type': 'application/json' }
    const url = reception.server.origin + PATH
    const response = await fetch(url, { method: 'POST', headers, body: sent })
    return response.headers.get('x-for')
  }
  expect(await answered('7')).toBe('onNumber')
  expect(await answered('"seven"')).toBe('onText')
  expect(await answered('[]')).toBe('onNumber')
})

test('of callbacks that nothing tells apart one answers that documents a body', async () => {
  const callbacks = [makeCallback({ name: 'onStarted' }), makeCallback({ name: 'onDone' })]
  const answerOf = ({ name }: CallbackOperation): HttpResponse => ({
    status: 200,
    headers: [],
    body: Buffer.from(name === 'onDone' ? 'done' : ''),
  })
  await using reception = await open({ callbacks, answerOf })
  const response = await fetch(reception.server.origin + PATH, { method: 'POST' })
  expect(await response.text()).toBe('done')
})

test('a stranger gets 404', async () => {
  await using reception = await open({ callbacks: [] })
  expect((await fetch(`${reception.server.origin}/${token(2)}`)).status).toBe(404)
  expect((await fetch(`${reception.server.origin}/${token(1)}`)).status).toBe(404)
  expect(reception.deliveries.map(({ answer }) => answer.status)).toEqual([404, 404])
})

test('a delivery is neither judged nor answered before it is written', async () => {
  let finish = (): void => undefined
  const written = new Promise<void>((resolve) => (finish = resolve))
  await using reception = await open({ written })
  const answered = fetch(reception.server.origin + PATH, { method: 'POST' })
  const first = await Promise.race([
    answered.then(() => 'answered'),
    fetch(`${reception.server.origin}/x`).then(() => 'answered'),
    waitFor(() => reception.context.events.length === 2).then(() => 'received'),
  ])
  expect(first).toBe('received')
  expect(reception.deliveries).toEqual([])
  finish()
  expect((await answered).status).toBe(200)
  expect(reception.deliveries).toHaveLength(2)
})

test('bytes that are no HTTP are a delivery too', async () => {
  await using reception = await open()
  const answer = await exchangeRaw(reception.server, 'POST /x HTTP/1.1\r\nbad header\r\n\r\n')
  expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  expect(summariseEvents(reception.context.events)).toEqual(['received dlv-1'])
  const [delivery] = reception.deliveries
  expect(delivery).toMatchObject({
    id: 'dlv-1',
    request: { method: 'POST', url: '/x', headers: [], fault: 'malformed', bodySize: 32 },
    answer: { status: 400 },
  })
  expect(new TextDecoder().decode(delivery?.request.body)).toMatch(/^POST \/x HTTP\/1\.1\r\nbad/)
  expect(delivery?.request.faultMessage).toMatch(/^The request is not valid HTTP\/1\.1\. \(/)
})

test('bytes without a request line have no method, and the hint says what they are', async () => {
  await using reception = await open()
  await exchangeRaw(reception.server, new Uint8Array([0x16, 0x03, 0x01, 0x00, 0x05]))
  const [delivery] = reception.deliveries
  expect(delivery?.request).toMatchObject({ method: '-', url: '/', fault: 'malformed' })
  expect(delivery?.request.faultMessage).toContain('This is a TLS client hello')
})

test('deliveries are counted together, whatever they are', async () => {
  await using reception = await open()
  await exchangeRaw(reception.server, 'nonsense\r\n\r\n')
  await fetch(reception.server.origin + PATH, { method: 'POST' })
  expect(reception.deliveries.map(({ id }) => id)).toEqual(['dlv-1', 'dlv-2'])
  expect(reception.errors).toEqual([])
})

async function waitFor(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate)
}

test('a body that is too large is written down with the refusal that it gets', async () => {
  await using reception = await open()
  const body = Buffer.alloc(10 * 1024 * 1024 + 1)
  const response = await fetch(reception.server.origin + PATH, { method: 'POST', body })
  expect(response.status).toBe(413)
  expect(reception.context.events).toMatchObject([
    { type: 'delivery:received', answer: { status: 413 } },
  ])
  expect(reception.deliveries).toMatchObject([{ answer: { status: 413 } }])
})
