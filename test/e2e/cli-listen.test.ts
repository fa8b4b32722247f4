import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execPath, platform } from 'node:process'
import { expect, test } from 'vitest'
import { makeWorkFolder, runCli, startCli } from '../support/cli.js'
import { awaitReceiverUrl, readEventLines } from '../support/event-lines.js'
import { invoiceDocument } from '../support/invoice-document.js'
import { type RunningProcess, startProcess } from '../support/process.js'
import { postJson } from '../support/small-api.js'
import { ROOT } from '../support/source-files.js'
import { startUserReceiver } from '../support/workbench.js'

const PAID = { description: 'paid', paid: true }

async function prepare() {
  const folder = await makeWorkFolder()
  await folder.add('openapi.json', invoiceDocument())
  const start = (...args: string[]) =>
    startCli(['listen', 'openapi.json', ...args], { cwd: folder.path })
  return { ...folder, start, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() }
}

/** The base of callback URLs, once the banner is out. */
async function awaitBanner(cli: RunningProcess): Promise<string> {
  const [, url = ''] = await cli.waitForLine(/^(http:\S+)\/\.\.\. {2}anything else/)
  await cli.waitForLine(/^Ctrl-C ends it\.$/)
  return url
}

test('it tells its URLs, then each delivery with its findings, then the report', async () => {
  await using work = await prepare()
  await using cli = work.start('--expect', '3')
  const base = await awaitBanner(cli)
  const [, own = ''] = /^ {2}(http:\S+[0-9a-f]{32})$/m.exec(cli.stdout()) ?? []
  await postJson(`${own}/invoices/1`, PAID)
  await postJson(`${base}/hooks`, { ...PAID, paid: 'yes' })
  await postJson(`${base}/hooks`, PAID)
  expect(await cli.exit).toEqual({ code: 1, signal: null })
  const lines = cli.stdout().split('\n')
  expect(lines.slice(0, 4)).toEqual([
    `Invoices  ${base}`,
    '',
    'invoice_notification  POST',
    `  ${own}`,
  ])
  expect(lines.filter((line) => line.startsWith('-->'))).toEqual([
    expect.stringMatching(
      /^--> POST \/[0-9a-f]{6}…\/invoices\/1 {2}<-- 200 {2}invoice_notification {2}✓ conforms$/,
    ),
    '--> POST /hooks  <-- 200  taken for invoice_notification  ✗ 1 finding',
    '--> POST /hooks  <-- 200  taken for invoice_notification  ✓ conforms',
  ])
  expect(cli.stdout()).toContain('    ✗ delivery-body-schema\n      expected paid: boolean')
  expect(cli.stdout()).toMatch(/promised openapi\.json:\d+\n/)
  expect(lines.at(-2)).toBe('FAILED  1 finding: body breaks its schema')
  expect(cli.stderr()).toBe('')
})

test('what is expected and conforms is a success', async () => {
  await using work = await prepare()
  await using cli = work.start('--expect', '1')
  await postJson(`${await awaitBanner(cli)}/x`, PAID)
  expect(await cli.exit).toEqual({ code: 0, signal: null })
  expect(cli.stdout()).toMatch(/\nPASSED {2}1 delivery arrived and conforms\n$/)
})

test('fewer than expected are no success, and strangers are none', async () => {
  await using work = await prepare()
  await using cli = work.start('--expect', '2', '--timeout', '3s', '--format', 'json')
  const base = await awaitReceiverUrl(cli)
  await postJson(`${base}/x`, PAID)
  await fetch(`${base}/favicon.ico`)
  expect(await cli.exit).toEqual({ code: 3, signal: null })
  expect(readEventLines(cli.stdout()).at(-1)).toMatchObject({
    type: 'run:finished',
    verdict: 'inconclusive',
    because: '1 of 2 expected deliveries arrived',
  })
})

test('after its time it ends with the verdict of what came', async () => {
  await using work = await prepare()
  await using cli = work.start('--timeout', '1ms')
  expect(await cli.exit).toEqual({ code: 3, signal: null })
  expect(cli.stdout()).toMatch(/\nINCONCLUSIVE {2}no callback arrived\n$/)
})

test('for programs there is one event a line, from the first to the last', async () => {
  await using work = await prepare()
  await using cli = work.start('--format', 'json', '--expect', '1', '--output', 'report.json')
  await postJson(`${await awaitReceiverUrl(cli)}/x`, PAID)
  expect((await cli.exit).code).toBe(0)
  const events = readEventLines(cli.stdout())
  expect(cli.stdout().trim().split('\n')).toHaveLength(events.length)
  expect(events.map(({ type }) => type)).toEqual([
    'run:started',
    'receiver:listening',
    'delivery:received',
    'expectation:met',
    'delivery:judged',
    'run:finished',
  ])
  const report: unknown = JSON.parse(await readFile(join(work.path, 'report.json'), 'utf8'))
  expect(report).toMatchObject({ mode: 'listen', verdict: 'passed', totals: { deliveries: 1 } })
})

test('deliveries are passed on, and the receiver is judged', async () => {
  await using work = await prepare()
  await using mine = await startUserReceiver({ status: 200, json: { ok: 1 } })
  const forward = ['--forward-to', `${mine.url}/mine`]
  await using cli = work.start('--expect', '1', '--format', 'text', ...forward)
  const base = await awaitBanner(cli)
  expect(await postJson(`${base}/x`, PAID)).toBe(200)
  expect((await cli.exit).code).toBe(1)
  expect(mine.taken).toMatchObject([{ url: '/mine/x' }])
  expect(cli.stdout()).toContain(`\npassed on to ${mine.url}/mine\n`)
  expect(cli.stdout()).toMatch(
    /\n==> POST http:\S+\/mine\/x {2}<== 200 in .*\n(?:.*\n)? {4}✗ receiver-body-schema\n/,
  )
})

test('the sender can get the answer of the receiver', async () => {
  await using work = await prepare()
  await using mine = await startUserReceiver({ status: 503 })
  const forward = ['--forward-to', mine.url, '--answer', 'receiver']
  await using cli = work.start('--expect', '1', ...forward)
  expect(await postJson(`${await awaitBanner(cli)}/x`, PAID)).toBe(503)
  expect((await cli.exit).code).toBe(1)
})

test('it answers what it is told to', async () => {
  await using work = await prepare()
  await using cli = work.start('--expect', '2', '--answer', '410')
  const base = await awaitBanner(cli)
  expect([await postJson(`${base}/x`, PAID), await postJson(`${base}/x`, PAID)]).toEqual([410, 410])
  expect((await cli.exit).code).toBe(0)
})

// Windows has no signals: every one of them ends the process at once.
const testSignals = test.skipIf(platform === 'win32')

testSignals.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends it with %d, its report written', async (signal, code) => {
  await using work = await prepare()
  await using cli = work.start('--journal', 'run.ndjson')
  await postJson(`${await awaitBanner(cli)}/x`, PAID)
  await cli.waitForLine(/✓ conforms/)
  cli.signal(signal)
  expect(await cli.exit).toEqual({ code, signal: null })
  expect(cli.stdout()).toMatch(/\nPASSED {2}1 delivery arrived and conforms\n$/)
  expect(await readFile(join(work.path, 'run.ndjson'), 'utf8')).toMatch(/"run:finished".*\n$/)
})

testSignals('a sender that is left hanging does not hold it up', async () => {
  await using work = await prepare()
  await using cli = work.start('--answer', 'hang')
  const sent = expect(postJson(`${await awaitBanner(cli)}/x`, PAID)).rejects.toThrow()
  await cli.waitForLine(/<-- no answer/)
  cli.signal('SIGINT')
  expect(await cli.exit).toEqual({ code: 130, signal: null })
  await sent
})

test('a document that changes is read again', async () => {
  await using work = await prepare()
  await using cli = work.start('--expect', '1')
  const base = await awaitBanner(cli)
  await work.add('openapi.json', '{')
  await cli.waitForLine(/^i openapi\.json cannot be used as it is now: /)
  await work.add('openapi.json', invoiceDocument({ callback: { responses: { 202: {} } } }))
  await cli.waitForLine(/^i openapi\.json has changed and was read again$/)
  expect(await postJson(`${base}/x`, PAID)).toBe(202)
  expect((await cli.exit).code).toBe(0)
})

test.skipIf(platform !== 'linux')('a full disk ends the journal, not the session', async () => {
  await using work = await prepare()
  // No file can have more than one kilobyte.
  const cli = `"${execPath}" "${join(ROOT, 'dist/cli/main.js')}" listen openapi.json`
  const command = `trap '' XFSZ; ulimit -f 1; exec ${cli} --expect 3 --journal run.ndjson`
  await using shell = startProcess('bash', ['-c', command], { cwd: work.path })
  const base = await awaitBanner(shell)
  for (let count = 0; count < 3; count += 1) expect(await postJson(`${base}/x`, PAID)).toBe(200)
  expect((await shell.exit).code).toBe(2)
  expect(shell.stdout()).toMatch(/^i the journal ends here: /m)
  expect(shell.stdout()).toMatch(/\nPASSED {2}3 deliveries arrived and conform\n$/)
  expect(shell.stderr()).toContain('RINGBACK_ERR_OUTPUT')
})

test('a port that is taken is said so', async () => {
  await using work = await prepare()
  await using cli = work.start()
  const { port } = new URL(await awaitBanner(cli))
  const { exitCode, stderr } = await runCli(['listen', 'openapi.json', '--port', port], {
    cwd: work.path,
  })
  expect(exitCode).toBe(2)
  expect(stderr).toContain('RINGBACK_ERR_PORT_UNAVAILABLE')
  expect(stderr).toContain(port)
})

test.each([
  [['--expect', 'x'], '--expect: expected a whole number'],
  [['--answer', 'x'], '--answer: expected a status'],
  [['--format', 'xml'], '--format'],
  [['--output', '/no/such/folder/x'], '/no/such/folder/x'],
])('%j is refused before anything is opened', async (args, message) => {
  await using work = await prepare()
  await using cli = work.start(...args)
  expect((await cli.exit).code).toBe(2)
  expect(cli.stdout()).toBe('')
  expect(cli.stderr()).toContain(message)
})

test('without a document it says what is missing', async () => {
  await using folder = await makeWorkFolder()
  const { exitCode, stderr } = await runCli(['listen'], { cwd: folder.path })
  expect(exitCode).toBe(2)
  expect(stderr).toContain('ringback listen openapi.json --port 4000')
})
