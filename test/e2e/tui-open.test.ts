import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { expect, test } from 'vitest'
import { FAULTS, type Fault } from '../../examples/invoice-api/faults.js'
import { createInvoiceApi } from '../../examples/invoice-api/server.js'
import { makeWorkFolder } from '../support/cli.js'
import { openTerminal, type PseudoTerminalOptions } from '../support/pseudo-terminal.js'
import { ROOT } from '../support/source-files.js'

const MAIN = join(ROOT, 'dist', 'cli', 'main.js')

/** The API of the examples, sound or with faults. */
async function startApi(faults: readonly Fault[] = []) {
  const api = await createInvoiceApi({ faults })
  const url = await api.listen({ host: '127.0.0.1', port: 0 })
  return { url, [Symbol.asyncDispose]: () => api.close() }
}

function openRingback(args: readonly string[], options: PseudoTerminalOptions = {}) {
  return openTerminal(execPath, [MAIN, ...args], options)
}

test('three keys show what is wrong with an API, and where its document promises it', async () => {
  await using api = await startApi(FAULTS)
  await using terminal = openRingback(['open', `${api.url}/openapi.json`])
  await terminal.waitFor('nothing tested yet')
  terminal.type('a')
  await terminal.waitFor('failing')
  terminal.type('!')
  await terminal.waitFor('with findings')
  terminal.type('\r')
  const screen = await terminal.waitFor('delivery-body-schema')
  expect(screen).toContain('expected  paid: boolean')
  expect(screen).toContain('arrived   paid: "yes"')
  expect(screen).toMatch(/promised {2}http:\/\/127\.0\.0\.1:\d+\/openapi\.json:1/)
  terminal.type('q')
  expect((await terminal.exit).code).toBe(1)
  expect(terminal.modes()).toEqual({ isAlternate: false, hasMouse: false })
  expect(terminal.screen()).toContain('FAILED')
})

test('a sound API passes, and q tells the verdict on the normal screen', async () => {
  await using api = await startApi()
  await using terminal = openRingback(['open', `${api.url}/openapi.json`], {
    columns: 120,
    rows: 40,
  })
  await terminal.waitFor('nothing tested yet')
  terminal.type('\r')
  const screen = await terminal.waitFor('passing so far')
  expect(screen).toContain('✓ createInvoice')
  terminal.type('q')
  expect((await terminal.exit).code).toBe(0)
  expect(terminal.screen()).toContain('PASSED')
})

test('Ctrl-C leaves with 130 and the terminal as it was', async () => {
  await using api = await startApi()
  await using terminal = openRingback(['open', `${api.url}/openapi.json`])
  await terminal.waitFor('nothing tested yet')
  terminal.type('\u0003')
  expect((await terminal.exit).code).toBe(130)
  expect(terminal.modes()).toEqual({ isAlternate: false, hasMouse: false })
})

test('an API that does not answer is told on the screen, which goes on', async () => {
  await using api = await startApi()
  const args = ['open', `${api.url}/openapi.json`, '--api', 'http://127.0.0.1:1']
  await using terminal = openRingback(args)
  await terminal.waitFor('nothing tested yet')
  terminal.type('\r')
  await terminal.waitFor('trigger-failed')
  terminal.type('?')
  await terminal.waitFor('Keys')
})

test('the answer that was chosen is what the next callback gets', async () => {
  await using api = await startApi()
  await using terminal = openRingback(['open', `${api.url}/openapi.json`])
  await terminal.waitFor('nothing tested yet')
  terminal.type('x')
  await terminal.waitFor('What the receiver answers next')
  terminal.type('j\r')
  await terminal.waitFor('the next delivery gets 500')
  terminal.type('\r')
  await terminal.waitFor(/← invoiceNotification.* 500/)
})

test('a delivery is passed on to a receiver, and its answer is listed', async () => {
  const taken: string[] = []
  const server = createServer((request, response) => {
    taken.push(`${request.method ?? ''} ${request.url ?? ''}`)
    request.resume().on('end', () => response.writeHead(204).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await using api = await startApi()
  const to = `http://127.0.0.1:${port}`
  await using terminal = openRingback(['open', `${api.url}/openapi.json`, '--to', to])
  await terminal.waitFor('nothing tested yet')
  terminal.type('\r')
  await terminal.waitFor('1 delivery')
  terminal.type('f')
  await terminal.waitFor(/→ invoiceNotification.* 204/)
  expect(taken).toHaveLength(1)
  server.close()
  server.closeAllConnections()
})

test('a body is saved to the folder that ringback was started in', async () => {
  await using api = await startApi()
  await using folder = await makeWorkFolder()
  await using terminal = openRingback(['open', `${api.url}/openapi.json`], { cwd: folder.path })
  await terminal.waitFor('nothing tested yet')
  terminal.type('\r')
  await terminal.waitFor('1 delivery')
  terminal.type('s')
  await terminal.waitFor('saved ')
  expect(await readdir(folder.path)).toEqual(['ringback-dlv-1.json'])
  const body = await readFile(join(folder.path, 'ringback-dlv-1.json'), 'utf8')
  expect(JSON.parse(body)).toHaveProperty('paid')
})

test('a document that changes is read again, one that breaks is told and survived', async () => {
  await using api = await startApi()
  await using folder = await makeWorkFolder()
  const text = await (await fetch(`${api.url}/openapi.json`)).text()
  const file = await folder.add('openapi.json', text)
  await using terminal = openRingback(['open', file, '--api', api.url], { columns: 160 })
  await terminal.waitFor('nothing tested yet')
  await folder.add('openapi.json', '{"openapi":')
  await terminal.waitFor('has changed, but cannot be used')
  await folder.add('openapi.json', text.replaceAll('createInvoice', 'makeInvoice'))
  await terminal.waitFor('makeInvoice')
  terminal.type('\r')
  await terminal.waitFor('passing so far')
})

test('listen shows the same screen, and what arrives on it', async () => {
  await using api = await startApi()
  await using terminal = openRingback(['listen', `${api.url}/openapi.json`], {
    columns: 160,
    rows: 40,
  })
  const screen = await terminal.waitFor(/receiver http:\/\/\S+/)
  const [, receiver = ''] = /receiver (http:\/\/\S+)/.exec(screen) ?? []
  await fetch(`${receiver}/anything`, { method: 'POST', body: '{"paid":true}' })
  await terminal.waitFor('POST /anything')
  await terminal.waitFor('1 delivery')
  terminal.type('q')
  await terminal.exit
  expect(terminal.modes()).toEqual({ isAlternate: false, hasMouse: false })
})

test('in a CI and on a dumb terminal there is no screen', async () => {
  await using api = await startApi()
  for (const env of [{ CI: 'true' }, { TERM: 'dumb' }]) {
    await using terminal = openRingback(['open', `${api.url}/openapi.json`], { env })
    expect((await terminal.exit).code).toBe(2)
    expect(terminal.output()).toContain('RINGBACK_ERR_USAGE')
    expect(terminal.output()).not.toContain('\u001b[?1049h')
  }
})

test('no colour is drawn where NO_COLOR is set, and ASCII where the locale has no more', async () => {
  await using api = await startApi(FAULTS)
  const env = { NO_COLOR: '1', LC_ALL: 'C', LANG: 'C' }
  await using terminal = openRingback(['open', `${api.url}/openapi.json`], { env })
  await terminal.waitFor('nothing tested yet')
  terminal.type('a')
  expect(await terminal.waitFor('failing')).toMatch(/^[\x20-\x7e\n]*$/)
  expect(terminal.output()).not.toMatch(/\u001b\[(?:[1-9]|[1-9]\d+)(?:;\d+)*m/)
})
