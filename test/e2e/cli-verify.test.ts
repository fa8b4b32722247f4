import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readJournal } from '../../src/index.js'
import { makeDocument } from '../defects/invoice/document.js'
import { makeWorkFolder, runCli } from '../support/cli.js'
import { startDefectApi } from '../support/defect-api.js'
import { findFreePort } from '../support/free-port.js'

const QUICK = ['--settle', '20ms', '--timeout', '5s', '--repeat', '1']
/** For APIs that never call back: the deadline passes for sure. */
const HASTY = ['--settle', '20ms', '--timeout', '100ms', '--repeat', '1']
const SILENT = { callbacks: () => [] }

test('an API that calls back passes, with nothing but its document given', async () => {
  await using api = await startDefectApi()
  const { exitCode, stdout, stderr } = await runCli(['verify', api.documentUrl, ...QUICK])
  expect(stdout).toMatch(/\nPASSED {2}1 callback of 1 delivered and conforming\n$/)
  expect(stderr).toMatch(/^receiver listening at http:\/\/127\.0\.0\.1:\d+\n/)
  expect(stderr).toContain('✓ createInvoice  POST /invoices/')
  expect(exitCode).toBe(0)
})

test('an API that does not call back fails', async () => {
  await using api = await startDefectApi(SILENT)
  const { exitCode, stdout } = await runCli(['verify', api.documentUrl, ...HASTY])
  expect(stdout).toMatch(/^✗ delivery-missing$/m)
  expect(stdout).toMatch(/\nFAILED {2}1 finding: callback did not arrive\n$/)
  expect(exitCode).toBe(1)
})

test('an API that is not there leaves nothing to judge', async () => {
  await using folder = await makeWorkFolder()
  const file = await folder.add('openapi.json', makeDocument())
  const port = await findFreePort()
  const args = ['verify', file, '--api', `http://127.0.0.1:${port}`, ...HASTY]
  const { exitCode, stdout } = await runCli(args)
  expect(stdout).toMatch(/\nINCONCLUSIVE {2}the API did not answer\n$/)
  expect(exitCode).toBe(3)
})

test('a document from a file does not say where its API is', async () => {
  await using folder = await makeWorkFolder()
  const file = await folder.add('openapi.json', makeDocument())
  const { exitCode, stderr } = await runCli(['verify', file])
  expect(stderr).toMatch(/^error RINGBACK_ERR_USAGE: The document does not say where its API is/)
  expect(stderr).toContain('--api http://HOST:PORT')
  expect(exitCode).toBe(2)
})

test('a port that is taken is an error', async () => {
  await using api = await startDefectApi()
  const port = new URL(api.url).port
  const { exitCode, stdout, stderr } = await runCli(['verify', api.documentUrl, '--port', port])
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^error RINGBACK_ERR_PORT_UNAVAILABLE: /)
  expect(stderr).toContain(port)
  expect(exitCode).toBe(2)
})

test('a receiver that others can reach is warned about', async () => {
  await using api = await startDefectApi()
  const args = ['verify', api.documentUrl, '--host', '0.0.0.0', ...QUICK]
  const { exitCode, stderr } = await runCli(args)
  expect(stderr).toMatch(/^warning: --host 0\.0\.0\.0: whoever can reach this machine/)
  expect(exitCode).toBe(0)
})

test('a name that the document does not have is an error', async () => {
  await using api = await startDefectApi()
  const { exitCode, stderr } = await runCli(['verify', api.documentUrl, '--only', 'createInvoices'])
  expect(stderr).toBe(
    'error RINGBACK_ERR_USAGE: --only: the document has no operation or callback named "createInvoices".\n' +
      '  It has: createInvoice, POST /invoices/, invoiceNotification, createInvoice > invoiceNotification.\n',
  )
  expect(exitCode).toBe(2)
})

test('values, bodies and headers reach the API', async () => {
  await using api = await startDefectApi()
  const args = [
    ...['--set', 'createInvoice.body:/customer="Ada"', '--set', 'query:page=7'],
    ...['--header', 'X-Tenant: acme', '--header', 'X-Trace: a:b'],
  ]
  await runCli(['verify', api.documentUrl, ...QUICK, ...args])
  const triggers = api.requests.filter(({ method }) => method === 'POST')
  expect(triggers.length).toBeGreaterThan(0)
  for (const { target, headers } of triggers) {
    expect(target).toContain('page=7')
    expect(headers).toMatchObject({ 'x-tenant': 'acme', 'x-trace': 'a:b' })
  }
  expect(JSON.parse(String(triggers[0]?.body))).toMatchObject({ customer: 'Ada' })
})

test('a report as JSON is JSON and nothing else; progress is told beside it', async () => {
  await using api = await startDefectApi()
  const args = ['verify', api.documentUrl, '--format', 'json', '--seed', '7', ...QUICK]
  const { stdout, stderr } = await runCli(args)
  expect(JSON.parse(stdout)).toMatchObject({ verdict: 'passed', seed: 7, strict: false })
  expect(stderr).toContain('✓ createInvoice')
})

test('--output keeps the report in a file and leaves standard output empty', async () => {
  await using folder = await makeWorkFolder()
  await using api = await startDefectApi(SILENT)
  const args = ['verify', api.documentUrl, '--format', 'json', '--output', 'out.json', ...HASTY]
  const { exitCode, stdout, stderr } = await runCli(args, { cwd: folder.path })
  expect(stdout).toBe('')
  expect(stderr).toMatch(/\nFAILED {2}1 finding: callback did not arrive \(out\.json\)\n$/)
  expect(await readdir(folder.path)).toEqual(['out.json'])
  const report: unknown = JSON.parse(await readFile(join(folder.path, 'out.json'), 'utf8'))
  expect(report).toMatchObject({ verdict: 'failed', findings: [{ code: 'delivery-missing' }] })
  expect(exitCode).toBe(1)
})

test('an output that cannot be written is told before anything is sent', async () => {
  await using api = await startDefectApi()
  const args = ['verify', api.documentUrl, '--output', '/nonexistent/out.json']
  const { exitCode, stderr } = await runCli(args)
  expect(stderr).toMatch(/^error RINGBACK_ERR_OUTPUT: /)
  expect(exitCode).toBe(2)
  expect(api.requests).toEqual([])
})

test('--journal keeps what happened, run after run', async () => {
  await using folder = await makeWorkFolder()
  await using api = await startDefectApi()
  const journal = join(folder.path, 'run.ndjson')
  const args = ['verify', api.documentUrl, '--journal', journal, ...QUICK]
  expect((await runCli(args)).exitCode).toBe(0)
  const once = await countEvents(journal)
  expect(once).toMatchObject({ 'run:started': 1, 'delivery:received': 1, 'run:finished': 1 })
  expect((await runCli(args)).exitCode).toBe(0)
  const text = await readFile(journal, 'utf8')
  expect(text.match(/"journal":"ringback"/g)).toHaveLength(2)
})

test('a journal that cannot be had is an error', async () => {
  await using api = await startDefectApi()
  const { exitCode, stderr } = await runCli(['verify', api.documentUrl, '--journal', '/none/run'])
  expect(stderr).toMatch(/^error RINGBACK_ERR_OUTPUT: The journal \/none\/run cannot be written/)
  expect(exitCode).toBe(2)
})

test('an output without colours is the rule, and colours can be had', async () => {
  await using api = await startDefectApi(SILENT)
  const verify = async (args: string[], env: Record<string, string>) => {
    const { stdout, stderr } = await runCli(['verify', api.documentUrl, ...HASTY, ...args], { env })
    return [stdout.includes('\u001b['), stderr.includes('\u001b[')]
  }
  expect(await verify([], {})).toEqual([false, false])
  expect(await verify([], { FORCE_COLOR: '1' })).toEqual([true, true])
  expect(await verify(['--color'], { NO_COLOR: '1' })).toEqual([true, true])
  expect(await verify(['--no-color'], { FORCE_COLOR: '1' })).toEqual([false, false])
})

test('a locale without Unicode gets ASCII', async () => {
  await using api = await startDefectApi(SILENT)
  const args = ['verify', api.documentUrl, ...HASTY]
  const { stdout, stderr } = await runCli(args, { env: { LC_ALL: 'C' } })
  const others = /[^\n\u0020-\u007e]/.exec(stdout + stderr)
  expect(others).toBeNull()
  expect(stdout).toMatch(/^x delivery-missing$/m)
})

async function countEvents(journal: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for await (const { event } of readJournal(journal)) {
    counts[event.type] = (counts[event.type] ?? 0) + 1
  }
  return counts
}
