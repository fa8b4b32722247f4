import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { listCallbacks } from '../../src/check/run.js'
import { loadContract } from '../../src/contract/load.js'
import type { CallbackOperation, Contract } from '../../src/contract/model.js'
import type { Report } from '../../src/report/model.js'
import { inspect } from '../../src/run/inspect.js'
import { verify } from '../../src/run/verify.js'
import { makeWorkFolder } from './cli.js'

/** A document as somebody may really write it, and how it is to be read. */
export interface OddDocument {
  readonly title: string
  /** By path; the first is the document. */
  readonly files: Readonly<Record<string, string>>
  readonly expected: OddReading
}

export interface OddReading {
  /** `NAME METHOD`, and where its URL goes, or the start of the reason why it cannot be driven. */
  readonly callbacks?: Readonly<Record<string, string>>
  readonly webhooks?: readonly string[]
  /** Of the findings, each once, in the order of the alphabet. */
  readonly codes?: readonly string[]
}

/** Loads it from its files. */
export async function loadOdd({ files }: OddDocument): Promise<Contract> {
  await using folder = await makeWorkFolder()
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder.path, name)), { recursive: true })
    await writeFile(path.join(folder.path, name), content)
  }
  const [root = ''] = Object.keys(files)
  return await loadContract(path.join(folder.path, root), { refRoot: folder.path })
}

/** What `inspect` says of it. */
export function readOdd(contract: Contract): Required<OddReading> {
  const callbacks = contract.triggers.flatMap((one) => listCallbacks(one.callbacks))
  return {
    callbacks: Object.fromEntries(
      callbacks.map((one) => [`${one.name} ${one.method}`, describe(one)]),
    ),
    webhooks: contract.webhooks.map(({ name, method }) => `${name} ${method}`),
    codes: [...new Set(inspect(contract).findings.map(({ code }) => code))].sort(),
  }
}

function describe({ drivability }: CallbackOperation): string {
  if (!drivability.drivable) return drivability.because
  const { slot } = drivability
  return slot.in === 'body' ? `body:${slot.pointer}` : `${slot.in}:${slot.name}`
}

/** Verifies an API that takes everything and calls `{}` back wherever a callback URL stands. */
export async function driveOdd(contract: Contract): Promise<Report> {
  await using api = await startEagerApi()
  await using run = verify(contract, {
    ...{ api: api.url, timeoutMs: 50, settleMs: 10, repeat: 1, concurrency: 1 },
  })
  return await run.report
}

/** Whatever it is sent: it looks for a URL of the receiver in it, as text or percent-encoded. */
async function startEagerApi(): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((incoming, response) => {
    void text(incoming).then(async (body) => {
      response.writeHead(201, { 'content-type': 'application/json' }).end('{}')
      const heard = `${incoming.url ?? ''} ${JSON.stringify(incoming.headers)} ${body}`
      const [url] = /http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}/.exec(unescape(heard)) ?? []
      if (url === undefined) return
      const headers = { 'content-type': 'application/json' }
      await fetch(url, { method: 'POST', body: '{}', headers }).catch(() => undefined)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function unescape(heard: string): string {
  return heard.replaceAll(/%3A/gi, ':').replaceAll(/%2F/gi, '/')
}
