import { execFile, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { platform } from 'node:process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { readJournal } from '../../src/journal/read.js'
import type { Report } from '../../src/report/model.js'
import { acceptsGet } from '../receivers/accepts-get.js'
import { crashesOnBrokenJson } from '../receivers/crashes-on-broken-json.js'
import { makeReceiverDocument, TOKEN } from '../receivers/invoice/document.js'
import type { ReceiverFault } from '../receivers/invoice/model.js'
import { makeWorkFolder, runCli, startCli } from '../support/cli.js'
import { startDefectReceiver } from '../support/defect-receiver.js'
import { findFreePort } from '../support/free-port.js'

/** A folder with the document, and a receiver. */
async function makeProject(fault: ReceiverFault = {}) {
  const folder = await makeWorkFolder()
  const receiver = await startDefectReceiver(fault)
  const document = await folder.add('openapi.json', makeReceiverDocument(fault.isSecured))
  return {
    folder,
    receiver,
    document,
    run: (...args: readonly string[]) =>
      runCli(['send', document, '--to', receiver.url, ...args], { cwd: folder.path }),
    [Symbol.asyncDispose]: async () => {
      await receiver[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
    },
  }
}

function readReport(stdout: string): Report {
  return JSON.parse(stdout) as Report
}

test('a sound receiver passes with exit code 0', async () => {
  await using project = await makeProject()
  const { exitCode, stdout } = await project.run()
  expect(stdout).toMatch(/\nPASSED {2}\d+ deliveries of 1 callback answered as documented\n$/)
  expect(stdout).toContain(`receiver    ${project.receiver.url}\n`)
  expect(exitCode).toBe(0)
})

test('a receiver with a fault fails with exit code 1', async () => {
  await using project = await makeProject(crashesOnBrokenJson.fault)
  const { exitCode, stdout, stderr } = await project.run()
  expect(exitCode).toBe(1)
  expect(stdout).toContain('✗ receiver-server-error\n  POST ')
  expect(stdout).toMatch(/\nFAILED {2}1 finding: receiver failed with 5xx\n$/)
  // Only what is wrong is told on the way, besides the first delivery.
  expect(stderr.match(/^✓/gm)).toHaveLength(1)
  expect(stderr).toContain('JSON that is cut off')
})

/** Whether the lines for a POSIX shell can be tried here. */
const canCurl = spawnSync('sh', ['-c', 'curl --version']).status === 0

test.skipIf(!canCurl)('the curl line of a finding shows the fault again', async () => {
  await using project = await makeProject(crashesOnBrokenJson.fault)
  const { stdout } = await project.run()
  const [line = ''] = stdout.split('\n').filter((one) => one.includes(' curl '))
  const before = project.receiver.requests.length
  const curl = line.trim().replace(/(^|\| )curl /, "$1curl -s -o /dev/null -w '%{http_code}' ")
  const again = await promisify(execFile)('sh', ['-c', curl])
  expect(again.stdout).toBe('500')
  expect(project.receiver.requests.length).toBe(before + 1)
})

test('the line that repeats the run finds the same', async () => {
  await using project = await makeProject(crashesOnBrokenJson.fault)
  const first = readReport((await project.run('--format', 'json')).stdout)
  const [command = ''] = first.findings[0]?.repeat ?? []
  const words = Array.from(command.matchAll(/'([^']*)'|\S+/g), ([word, quoted]) => quoted ?? word)
  const again = await runCli([...words.slice(1), '--format', 'json'])
  expect(readReport(again.stdout).findings.map(({ code }) => code)).toEqual([
    'receiver-server-error',
  ])
})

test('what is only practice fails a run when it is strict, or by the number of warnings', async () => {
  await using project = await makeProject(acceptsGet.fault)
  expect((await project.run()).exitCode).toBe(0)
  expect((await project.run('--strict')).exitCode).toBe(1)
  expect((await project.run('--max-warnings', '0')).exitCode).toBe(1)
})

test('a receiver that is not there is inconclusive, with exit code 3', async () => {
  await using project = await makeProject()
  const to = `http://127.0.0.1:${await findFreePort()}`
  const { exitCode, stdout } = await runCli(['send', project.document, '--to', to])
  expect(stdout).toContain('receiver-failed')
  expect(stdout).toMatch(/\nINCONCLUSIVE {2}.*did not answer/)
  expect(exitCode).toBe(3)
})

test.each([
  [[], "required option '--to <url>'"],
  [['--to', 'localhost:3000'], 'Did you mean http://localhost:3000?'],
  [['--to', 'http://u:p@h'], 'without user name and password'],
  [['--to', 'http://h', '--only', 'paid'], 'no callback, webhook or operation named "paid"'],
  [['--to', 'http://h', '--set', 'paid.body:/a=1'], 'no callback or webhook that is named "paid"'],
  [['--to', 'http://h', '--timeout', '5'], '--timeout: expected'],
  [['--to', 'http://h', '--concurrency', '0'], '--concurrency: expected a whole number'],
  [['--to', 'http://h', '--webhooks-at', 'in'], '--webhooks-at: expected a path'],
] as const)('%j is refused with exit code 2', async (args, message) => {
  await using project = await makeProject()
  const { exitCode, stdout, stderr } = await runCli(['send', project.document, ...args])
  expect(stderr).toContain(message)
  expect(stdout).toBe('')
  expect(exitCode).toBe(2)
})

test('values of options stand in the deliveries, those for a callback before those for all', async () => {
  await using project = await makeProject()
  await project.run(
    ...['--set', 'body:/note=for all', '--set', 'invoiceEvent.body:/note=for it'],
    ...['--header', 'X-Tenant: acme'],
  )
  expect(project.receiver.requests[0]?.event).toMatchObject({ note: 'for it' })
})

test('a body of a file is sent, and varied', async () => {
  await using project = await makeProject()
  const body = { id: 'mine', paid: true, status: 'open', total: 3 }
  await project.folder.add('event.json', body)
  const { exitCode } = await project.run('--body', 'invoiceEvent=@event.json')
  expect(exitCode).toBe(0)
  expect(project.receiver.requests[0]?.event).toEqual(body)
})

test('report and journal go to their files', async () => {
  await using project = await makeProject()
  const { stdout, stderr } = await project.run(
    ...['--format', 'json', '--output', 'out.json', '--journal', 'run.ndjson'],
  )
  expect(stdout).toBe('')
  expect(stderr).toMatch(/PASSED {2}.* \(out\.json\)\n$/)
  const report = readReport(await readFile(join(project.folder.path, 'out.json'), 'utf8'))
  expect(report).toMatchObject({ mode: 'send', to: project.receiver.url, verdict: 'passed' })
  let sent = 0
  for await (const { event } of readJournal(join(project.folder.path, 'run.ndjson'))) {
    if (event.type === 'delivery:sent') sent += 1
  }
  expect(sent).toBe(report.totals.deliveriesSent)
})

test('the document may come from a configuration, whose headers for the API are not sent', async () => {
  await using project = await makeProject()
  await project.folder.add('ringback.config.json', {
    document: 'openapi.json',
    api: 'http://127.0.0.1:1',
    headers: { 'X-Tenant': 'canary-tenant' },
  })
  const { exitCode } = await runCli(['send', '--to', project.receiver.url], {
    cwd: project.folder.path,
  })
  expect(exitCode).toBe(0)
  expect(project.receiver.headers.join()).not.toContain('canary-tenant')
})

test('credentials are sent where they are given, and shown nowhere', async () => {
  await using project = await makeProject({ isSecured: true })
  const args = ['--bearer', 'env:HOOK_TOKEN', '--verbose', '--journal', 'run.ndjson']
  const command = ['send', project.document, '--to', project.receiver.url, ...args]
  const env = { HOOK_TOKEN: TOKEN, RINGBACK_API_KEY: 'canary-of-the-api' }
  const { exitCode, stdout, stderr } = await runCli(command, { cwd: project.folder.path, env })
  expect(exitCode).toBe(0)
  const journal = await readFile(join(project.folder.path, 'run.ndjson'), 'utf8')
  expect(stdout + stderr + journal).not.toContain(TOKEN)
  const given = project.receiver.headers.join()
  expect(given).toContain(TOKEN)
  expect(given).not.toContain('canary-of-the-api')
})

test('what the environment holds for the API is not given to a receiver unasked', async () => {
  await using project = await makeProject({ isSecured: true })
  const { exitCode } = await runCli(['send', project.document, '--to', project.receiver.url], {
    env: { RINGBACK_BEARER: TOKEN },
  })
  expect(exitCode).toBe(1)
  expect(project.receiver.requests.map(({ authorization }) => authorization)).toEqual([undefined])
})

test('secrets of headers and settings are sent and shown nowhere, not even in the curl line', async () => {
  await using project = await makeProject({
    answer: () => ({ status: 403, headers: {}, body: 'no' }),
  })
  const { stdout, stderr } = await project.run(
    ...['--header', 'X-Hook-Secret: canary-header', '--set', 'body:/token=canary-member'],
  )
  expect(stdout + stderr).not.toMatch(/canary-(?:header|member)/)
  expect(stdout).toContain('[redacted]')
  expect(project.receiver.requests[0]?.text).toContain('canary-member')
})

test('what a receiver answers cannot drive the terminal', async () => {
  await using project = await makeProject({
    answer: () => ({
      status: 307,
      headers: { location: `/${encodeURIComponent('x')}\u0085\u009b2J` },
      body: '\u001b[2J',
    }),
  })
  const { stdout, stderr } = await project.run('--verbose')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  expect(stdout + stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
})

test.skipIf(platform === 'win32')('SIGINT ends a run with 130, its report written', async () => {
  await using project = await makeProject()
  let reached = (): void => undefined
  const held = new Promise<void>((resolve) => (reached = resolve))
  await using silent = createServer(() => reached()).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const args = ['send', project.document, '--to', `http://127.0.0.1:${port}`, '--format', 'json']
  await using cli = startCli(args)
  await held
  cli.signal('SIGINT')
  expect(await cli.exit).toEqual({ code: 130, signal: null })
  expect(readReport(cli.stdout())).toMatchObject({ verdict: 'interrupted', mode: 'send' })
  silent.closeAllConnections()
})
