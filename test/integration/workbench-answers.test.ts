import { expect, test } from 'vitest'
import type { AnswerChoice, Workbench } from '../../src/run/workbench-model.js'
import { invoiceDocument } from '../support/invoice-document.js'
import { postJson } from '../support/small-api.js'
import { watchWorkbench } from '../support/workbench.js'

const PAID = { description: 'paid', paid: true }

function choose(bench: Workbench, label: string): AnswerChoice {
  const choice = bench.listAnswers().find((one) => one.label === label)
  if (choice === undefined) throw new Error(`no choice ${label}`)
  return choice
}

function listen() {
  return watchWorkbench({ mode: 'listen' })
}

function send(bench: Workbench): Promise<number> {
  return postJson(`${bench.url}/any`, PAID)
}

test('the answers of the document come first, then what a receiver may do wrong', async () => {
  const responses = {
    200: { description: 'thanks' },
    410: { description: 'never again', content: { 'application/json': { schema: { const: 1 } } } },
    '4XX': { description: 'no' },
  }
  await using open = await watchWorkbench(
    { mode: 'listen' },
    invoiceDocument({ callback: { responses } }),
  )
  const labels = (callback?: string) => open.bench.listAnswers(callback).map((one) => one.label)
  const expected = ['200', '410', '400 (4XX)', '500', '429 Retry-After: 30']
  expect(labels('create_invoice > invoice_notification')).toEqual([
    ...expected,
    'slow (10 s)',
    'hang',
    'reset',
  ])
  expect(labels()).toEqual(labels('create_invoice > invoice_notification'))
  expect(labels('nobody')).toEqual([
    '500',
    '410',
    ...expected.slice(4),
    'slow (10 s)',
    'hang',
    'reset',
  ])
  expect(choose(open.bench, '410')).toMatchObject({
    isDocumented: true,
    behaviour: {
      kind: 'answer',
      response: { status: 410, body: new Uint8Array(Buffer.from('1')) },
    },
  })
})

test('a choice is for the next callback, and then it is as documented', async () => {
  await using open = await listen()
  open.bench.answerWith(choose(open.bench, '500'), 'once')
  expect([await send(open.bench), await send(open.bench)]).toEqual([500, 200])
})

test('a choice is for all callbacks from now on, until it is taken back', async () => {
  await using open = await listen()
  open.bench.answerWith(choose(open.bench, '410'), 'always')
  expect([await send(open.bench), await send(open.bench)]).toEqual([410, 410])
  open.bench.answerWith(undefined, 'once')
  expect([await send(open.bench), await send(open.bench)]).toEqual([200, 410])
  open.bench.answerWith(undefined, 'always')
  expect(await send(open.bench)).toBe(200)
})

test('whoever sends too much is told when to come again', async () => {
  await using open = await listen()
  open.bench.answerWith(choose(open.bench, '429 Retry-After: 30'), 'once')
  const response = await fetch(`${open.bench.url}/any`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(PAID),
  })
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '30'])
  expect(await open.when('delivery:received')).toMatchObject({ answer: { status: 429 } })
})

test('strangers use up no answer', async () => {
  await using open = await listen()
  open.bench.answerWith(choose(open.bench, '500'), 'once')
  expect((await fetch(`${open.bench.url}/favicon.ico`)).status).toBe(404)
  expect(await send(open.bench)).toBe(500)
})

test('a reset closes the connection, and is told', async () => {
  await using open = await listen()
  open.bench.answerWith(choose(open.bench, 'reset'), 'once')
  await expect(send(open.bench)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
  expect(await open.when('delivery:received')).toMatchObject({
    withheld: 'reset',
    answer: { status: 0 },
  })
  expect(await open.when('delivery:judged')).toMatchObject({ match: 'matched', findings: [] })
})

test('whoever is left hanging is cut off when the receiver closes', async () => {
  await using open = await listen()
  open.bench.answerWith(choose(open.bench, 'hang'), 'once')
  const sent = expect(send(open.bench)).rejects.toThrow()
  expect(await open.when('delivery:received')).toMatchObject({ withheld: 'hang' })
  // Others are answered meanwhile.
  expect(await send(open.bench)).toBe(200)
  await open.bench.stop()
  await sent
})

test('a slow answer comes at once when the receiver closes', async () => {
  await using open = await listen()
  open.bench.answerWith(choose(open.bench, 'slow (10 s)'), 'once')
  const sent = send(open.bench)
  expect(await open.when('delivery:received')).toMatchObject({
    delayMs: 10_000,
    answer: { status: 204 },
  })
  await open.bench.stop()
  expect(await sent).toBe(204)
})

test('a slow answer comes after its time', async () => {
  await using open = await listen()
  const { behaviour, ...choice } = choose(open.bench, 'slow (10 s)')
  if (behaviour.kind !== 'answer') throw new Error('no answer')
  open.bench.answerWith({ ...choice, behaviour: { ...behaviour, delayMs: 1 } }, 'once')
  expect(await send(open.bench)).toBe(204)
})
