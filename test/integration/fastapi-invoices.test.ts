import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { findNewFastApi, findOldFastApi, startFastApi } from '../support/fastapi.js'

const PYTHONS = [
  ['newest', await findNewFastApi()],
  ['old', await findOldFastApi()],
] as const

test.for(PYTHONS)('main.py sends its callback with the %s FastAPI', async ([, found], { skip }) => {
  if ('missing' in found) return skip(found.missing)
  await using receiver = await startReceiver()
  {
    await using api = await startFastApi(found.python, 'main.py')
    expect(await post(api.url, 'a/b', `${receiver.url}/t`)).toBe(200)
    expect(await post(api.url, 'inv-2')).toBe(200)
    expect(await post(api.url, 'inv-3', 'events')).toBe(422)
    // pydantic 2 would add a slash to an origin without a path.
    expect(await post(api.url, 'inv-4', receiver.url)).toBe(200)
  }
  // SIGTERM lets background tasks finish, so everything has arrived by now.
  expect([...receiver.paths].sort()).toEqual(['/invoices/inv-4', '/t/invoices/a%2Fb'])
})

test.for(PYTHONS)(
  'tutorial.py has the same document and sends nothing with the %s FastAPI',
  async ([, found], { skip }) => {
    if ('missing' in found) return skip(found.missing)
    await using receiver = await startReceiver()
    {
      await using tutorial = await startFastApi(found.python, 'tutorial.py')
      await using main = await startFastApi(found.python, 'main.py')
      expect(await post(tutorial.url, 'inv-1', `${receiver.url}/t`)).toBe(200)
      const documents = [tutorial, main].map(async ({ url }) =>
        (await fetch(`${url}/openapi.json`)).text(),
      )
      const [promised, kept] = await Promise.all(documents)
      expect(promised).toBe(kept)
      expect(promised).toContain('"{$callback_url}/invoices/{$request.body.id}"')
    }
    expect(receiver.paths).toEqual([])
  },
)

async function post(url: string, id: string, callbackUrl?: string): Promise<number> {
  const query = callbackUrl === undefined ? '' : `?callback_url=${encodeURIComponent(callbackUrl)}`
  const response = await fetch(`${url}/invoices/${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, customer: 'Ada', total: 7 }),
  })
  await response.text()
  return response.status
}

async function startReceiver(): Promise<
  AsyncDisposable & { readonly url: string; readonly paths: readonly string[] }
> {
  const paths: string[] = []
  const server = createServer((request, response) => {
    paths.push(request.url ?? '')
    request.resume().once('end', () => response.end('{"ok":true}'))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    paths,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}
