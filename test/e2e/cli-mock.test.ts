import { expect, test } from 'vitest'
import type { RunEvent } from '../../src/index.js'
import { makeWorkFolder, runCli, startCli, type WorkFolder } from '../support/cli.js'
import { invoiceDocument } from '../support/invoice-document.js'
import type { RunningProcess } from '../support/process.js'
import { findDeadUrl, startSmallApi } from '../support/small-api.js'

const INVOICE = { id: 'inv-1', customer: 'Ada', total: 7 }
const THANKS = { status: 200, json: { ok: true } }
const FILE = 'openapi.json'

/** Starts `ringback mock` on the invoice document and gives the address that it prints. */
async function startMock(folder: WorkFolder, args: readonly string[] = [], document: object = {}) {
  await folder.add(FILE, invoiceDocument(document))
  const child = startCli(['mock', FILE, '--port', '0', ...args], { cwd: folder.path })
  const [, url = ''] = await child.waitForLine(/(http:\/\/127\.0\.0\.1:\d+)/)
  return { child, url, [Symbol.asyncDispose]: () => child[Symbol.asyncDispose]() }
}

async function create(url: string, callbackUrl?: string, invoice: object = INVOICE) {
  const query = callbackUrl === undefined ? '' : `?callback_url=${encodeURIComponent(callbackUrl)}`
  const response = await fetch(`${url}/invoices/${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(invoice),
  })
  await response.arrayBuffer()
  return response.status
}

async function stop(child: RunningProcess): Promise<number | null> {
  child.signal('SIGINT')
  return (await child.exit).code
}

test('a mock says what it plays, tells what happens, and ends with 0', async () => {
  await using folder = await makeWorkFolder()
  await using receiver = await startSmallApi(() => THANKS)
  await using mock = await startMock(folder)
  expect(await create(mock.url, `${receiver.url}/hook`)).toBe(200)
  await mock.child.waitForLine(/<-- 200 in/)
  expect(await create(mock.url, receiver.url, {})).toBe(422)
  await mock.child.waitForLine(/422/)
  expect(await stop(mock.child)).toBe(0)
  const text = mock.child.stdout()
  expect(text).toMatch(/^Invoices {2}http:\/\/127\.0\.0\.1:\d+\n\nPOST \/invoices\/\n/)
  expect(text).toContain('→  invoice_notification  POST')
  expect(text).toContain('{$request.body#/id}: /id in the body of POST /invoices/')
  expect(text).toContain(`--> invoice_notification  POST ${receiver.url}/hook/invoices/inv-1`)
  expect(text).toMatch(/\nPASSED {2}1 delivery of 1 callback answered as documented\n$/)
  expect(receiver.requests).toHaveLength(1)
})

test('a mock that nobody called ends with 0', async () => {
  await using folder = await makeWorkFolder()
  await using mock = await startMock(folder)
  expect(await stop(mock.child)).toBe(0)
  expect(mock.child.stdout()).toContain('INCONCLUSIVE')
})

test('a receiver that breaks the document is told at once, and makes the mock end with 1', async () => {
  await using folder = await makeWorkFolder()
  await using receiver = await startSmallApi(() => ({ status: 200, json: { ok: '\u001b[31mno' } }))
  await using mock = await startMock(folder)
  await create(mock.url, receiver.url)
  await mock.child.waitForLine(/expected ok: boolean, arrived ok: "/)
  expect(await stop(mock.child)).toBe(1)
  expect(mock.child.stdout()).toContain('✗ receiver-body-schema')
  expect(mock.child.stdout()).not.toContain('\u001b')
})

test('--format json writes one event a line', async () => {
  await using folder = await makeWorkFolder()
  await using receiver = await startSmallApi(() => THANKS)
  await using mock = await startMock(folder, ['--format', 'json'])
  await create(mock.url, receiver.url)
  await mock.child.waitForLine(/delivery:judged/)
  expect(await stop(mock.child)).toBe(0)
  const lines = mock.child.stdout().trimEnd().split('\n')
  const events = lines.map((line) => JSON.parse(line) as RunEvent)
  expect(events.map(({ type }) => type)).toEqual([
    'run:started',
    'request:served',
    'delivery:sent',
    'delivery:judged',
    'run:finished',
  ])
})

test('--quiet tells the address and the summary', async () => {
  await using folder = await makeWorkFolder()
  await using receiver = await startSmallApi(() => THANKS)
  await using mock = await startMock(folder, ['--quiet'])
  await create(mock.url, receiver.url)
  expect(await stop(mock.child)).toBe(0)
  expect(mock.child.stdout()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n\n─/)
  expect(mock.child.stdout()).not.toContain('-->')
})

test('a receiver that is down is tried again, as often as --retry says', async () => {
  await using folder = await makeWorkFolder()
  await using mock = await startMock(folder, ['--retry', '1ms,2ms'])
  await create(mock.url, await findDeadUrl())
  await mock.child.waitForLine(/attempt 3/)
  expect(await stop(mock.child)).toBe(1)
  expect(mock.child.stdout()).toContain('✗ receiver-failed')
  expect(mock.child.stdout()).not.toContain('attempt 4')
})

test('callbacks are counted and left out by name', async () => {
  await using folder = await makeWorkFolder()
  await using receiver = await startSmallApi(() => THANKS)
  const counted = ['--callback-count', 'invoice_notification=2', '--callback-delay', '1ms']
  await using twice = await startMock(folder, counted)
  await create(twice.url, receiver.url)
  await twice.child.waitForLine(/-->/)
  expect(await stop(twice.child)).toBe(0)
  expect(twice.child.stdout()).toContain('1 ms after the answer, 2 times')

  await using never = await startMock(folder, ['--no-callbacks', 'invoice_notification'])
  await create(never.url, receiver.url)
  await never.child.waitForLine(/not sent: it is not sent, as was asked for/)
  expect(await stop(never.child)).toBe(0)
})

test('the configuration says how callbacks are sent', async () => {
  await using folder = await makeWorkFolder()
  const config = {
    mock: { retry: 'none', callbacks: { invoice_notification: { count: 3, every: '1ms' } } },
  }
  await folder.add('ringback.config.json', config)
  await using receiver = await startSmallApi(() => THANKS)
  await using mock = await startMock(folder)
  expect(mock.child.stdout()).toContain('POST /invoices/')
  await create(mock.url, receiver.url)
  await mock.child.waitForLine(/<-- 200/)
  expect(await stop(mock.child)).toBe(0)
  expect(mock.child.stdout()).toContain('3 times, every 1 ms')
})

test('a webhook is sent on demand', async () => {
  await using folder = await makeWorkFolder()
  await using receiver = await startSmallApi(() => THANKS)
  const schema = { type: 'object', required: ['at'], properties: { at: { type: 'string' } } }
  const post = {
    requestBody: { content: { 'application/json': { schema } } },
    responses: { 200: { description: 'thanks' } },
  }
  await using mock = await startMock(folder, [], { root: { webhooks: { ping: { post } } } })
  expect(mock.child.stdout()).toContain('webhook ping')
  const response = await fetch(`${mock.url}/__ringback/webhooks/ping`, {
    method: 'POST',
    body: JSON.stringify({ to: `${receiver.url}/pings` }),
  })
  expect(await response.json()).toMatchObject({ webhook: 'ping', answer: { status: 200 } })
  await mock.child.waitForLine(/--> ping/)
  expect(receiver.requests.map(({ url }) => url.pathname)).toEqual(['/pings'])
})

test.each([
  [['--callback-delay', '5'], '--callback-delay: expected a duration'],
  [['--callback-count', 'x=0'], '--callback-count: expected a whole number from 1'],
  [['--retry', 'often'], '--retry: expected a duration'],
  [['--port', '70000'], '--port: expected a whole number'],
  [['--no-callbacks', 'paid'], 'callbacks: "Invoices" has no callback named "paid"'],
])('%j is a mistake', async (args, message) => {
  await using folder = await makeWorkFolder()
  await folder.add(FILE, invoiceDocument())
  const { exitCode, stderr, stdout } = await runCli(['mock', FILE, '--port', '0', ...args], {
    cwd: folder.path,
  })
  expect(stderr).toContain(`error RINGBACK_ERR_USAGE: ${message}`)
  expect([exitCode, stdout]).toEqual([2, ''])
})

test('a port that is taken is an error', async () => {
  await using folder = await makeWorkFolder()
  await using mock = await startMock(folder)
  const { port } = new URL(mock.url)
  const { exitCode, stderr } = await runCli(['mock', FILE, '--port', port], { cwd: folder.path })
  expect(stderr).toMatch(/^error RINGBACK_ERR_PORT_UNAVAILABLE: /)
  expect(exitCode).toBe(2)
})

test('SIGTERM ends a mock as Ctrl-C does', async () => {
  await using folder = await makeWorkFolder()
  await using mock = await startMock(folder)
  mock.child.signal('SIGTERM')
  expect((await mock.child.exit).code).toBe(0)
})
