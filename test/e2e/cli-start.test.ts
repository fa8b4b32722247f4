import { execPath } from 'node:process'
import { expect, test } from 'vitest'
import { makeDocument } from '../defects/invoice/document.js'
import { makeWorkFolder, runCli, type WorkFolder } from '../support/cli.js'
import { findFreePort } from '../support/free-port.js'
import { startProcess } from '../support/process.js'

const QUICK = ['--settle', '20ms', '--timeout', '5s', '--repeat', '1']

test('an API is started at the address of the document and ended after the run', async () => {
  await using folder = await makeWorkFolder()
  const { command, url } = await addApi(folder)
  const args = ['verify', `${url}/openapi.json`, '--start', command, ...QUICK]
  const { exitCode, stdout, stderr } = await runCli(args)
  expect(stdout).toMatch(/\nPASSED {2}1 callback of 1/)
  expect(stderr).not.toContain('api |')
  expect(exitCode).toBe(0)
  await expect(fetch(url)).rejects.toThrow()
})

test('an API is started at the address that a file names, its output shown when verbose', async () => {
  await using folder = await makeWorkFolder()
  const { command, url } = await addApi(folder)
  const file = await folder.add('openapi.json', { ...makeDocument(), servers: [{ url }] })
  const { exitCode, stderr } = await runCli([
    'verify',
    file,
    '--start',
    command,
    '--verbose',
    ...QUICK,
  ])
  expect(stderr).toMatch(/^api \| listening on \d+$/m)
  expect(exitCode).toBe(0)
  await expect(fetch(url)).rejects.toThrow()
})

test('a command that ends is told with its last words', async () => {
  await using folder = await makeWorkFolder()
  await folder.add('broken.mjs', 'console.log("no database"); process.exitCode = 9')
  const file = await folder.add('openapi.json', makeDocument())
  const command = `"${execPath}" broken.mjs`
  const api = ['--api', `http://127.0.0.1:${await findFreePort()}`]
  const { exitCode, stdout, stderr } = await runCli(['verify', file, ...api, '--start', command], {
    cwd: folder.path,
  })
  expect(stdout).toBe('')
  expect(stderr.split(/[ :]+/, 2)).toEqual(['error', 'RINGBACK_ERR_API_START'])
  expect(stderr).toMatch(/ended before it answered: exit code 9\.\n/)
  expect(stderr).toMatch(/ {4}no database\n$/)
  expect(exitCode).toBe(2)
})

test('an API whose document has faults is ended too', async () => {
  await using folder = await makeWorkFolder()
  const { command, url } = await addApi(folder)
  const { exitCode, stderr } = await runCli(['verify', `${url}/none`, '--start', command])
  expect(stderr).toMatch(/^error RINGBACK_ERR_DOCUMENT_UNREADABLE: /)
  expect(exitCode).toBe(2)
  await expect(fetch(url)).rejects.toThrow()
})

test.skipIf(process.platform === 'win32')('a signal ends the API as well', async () => {
  await using folder = await makeWorkFolder()
  const { command, url } = await addApi(folder, { holds: true })
  const args = `verify ${url}/openapi.json --verbose --start '${command}'`
  // Standard error becomes standard output, so that the test can wait for a line of it.
  await using cli = startProcess('bash', ['-c', `exec "${execPath}" dist/cli/main.js ${args} 2>&1`])
  await cli.waitForLine(/^api \| triggered$/)
  cli.signal('SIGTERM')
  expect(await cli.exit).toEqual({ code: 143, signal: null })
  await expect(fetch(url)).rejects.toThrow()
})

/** A program of its own that serves the document, answers triggers and calls back. */
async function addApi(
  folder: WorkFolder,
  { holds = false } = {},
): Promise<{ readonly command: string; readonly url: string }> {
  const port = await findFreePort()
  await folder.add('document.json', makeDocument())
  await folder.add('api.mjs', API)
  const command = `"${execPath}" "${folder.path}/api.mjs" ${port} ${holds ? 'hold' : ''}`
  return { command, url: `http://127.0.0.1:${port}` }
}

const API = `
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'

const [, , port, hold] = process.argv
const document = readFileSync(new URL('document.json', import.meta.url))
const type = { 'content-type': 'application/json' }

createServer(async (request, response) => {
  const url = new URL(request.url, 'http://api')
  if (url.pathname === '/openapi.json') return response.writeHead(200, type).end(document)
  if (url.pathname !== '/invoices/') return response.writeHead(404).end()
  console.log('triggered')
  if (hold === 'hold') return
  const invoice = await json(request)
  const isValid = ['id', 'customer', 'total'].every((name) => name in invoice)
  if (!isValid) return response.writeHead(422, type).end('{"detail":"incomplete"}')
  response.writeHead(200, type).end('{"msg":"Invoice received"}')
  const callbackUrl = url.searchParams.get('callback_url')
  if (callbackUrl === null) return
  await fetch(callbackUrl + '/invoices/' + encodeURIComponent(invoice.id), {
    method: 'POST',
    headers: type,
    body: JSON.stringify({ description: 'Paid', paid: true }),
  })
}).listen(Number(port), '127.0.0.1', () => console.log('listening on ' + port))
`
