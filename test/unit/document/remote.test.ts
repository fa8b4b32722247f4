import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/document/limits.js'
import { type RemoteRequest, readRemote } from '../../../src/document/remote.js'
import { failureOf } from './failure.js'
import { startSite } from './site.js'

const CODE = 'RINGBACK_ERR_DOCUMENT_UNREADABLE'

function read(url: string, request: Partial<RemoteRequest> = {}) {
  return readRemote(new URL(url), {
    fetchText: undefined,
    limits: DEFAULT_LIMITS,
    signal: undefined,
    isAllowed: () => true,
    ...request,
  })
}

test('a document comes with its URL, without fragment', async () => {
  await using site = await startSite({ '/openapi.json?v=1': '\ufeff{"a": 1}' })
  expect(await read(`${site.origin}/openapi.json?v=1#/info`)).toEqual({
    uri: `${site.origin}/openapi.json?v=1`,
    bytes: 8,
    text: '{"a": 1}',
  })
  expect(site.requests[0]?.headers).toMatchObject({
    accept: 'application/json, application/yaml;q=0.9, */*;q=0.8',
    'accept-encoding': 'identity',
    'user-agent': 'ringback',
    connection: 'close',
  })
})

test('redirects are followed, and the last URL is that of the document', async () => {
  await using site = await startSite({
    '/a': { location: '/b/' },
    '/b/': { location: 'c.json' },
    '/b/c.json': '{}',
  })
  expect((await read(`${site.origin}/a`)).uri).toBe(`${site.origin}/b/c.json`)
})

test('as many redirects as allowed are followed, and no more', async () => {
  await using site = await startSite({
    '/a': { location: '/b' },
    '/b': { location: '/c' },
    '/c': '{}',
  })
  const limits = { ...DEFAULT_LIMITS, redirects: 2 }
  expect((await read(`${site.origin}/a`, { limits })).text).toBe('{}')
  limits.redirects = 1
  expect(await failureOf(() => read(`${site.origin}/a`, { limits }))).toEqual({
    code: CODE,
    message: `${site.origin}/a: expected an OpenAPI document, but it redirects more than 1 times.`,
    hint: 'Use the URL that has the document itself.',
  })
})

test('redirects in a circle end', async () => {
  await using site = await startSite({ '/a': { location: '/a' } })
  const { message } = await failureOf(() => read(`${site.origin}/a`))
  expect(message).toContain('it redirects more than 5 times')
  expect(site.requests).toHaveLength(6)
})

test('headers go to the server that they were given for, and to no other', async () => {
  await using other = await startSite({ '/b': '{}' })
  await using site = await startSite({
    '/a': { location: '/a2' },
    '/a2': { location: `${other.origin}/b` },
  })
  await read(`${site.origin}/a`, { headers: { authorization: 'Bearer secret' } })
  expect(site.requests.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer secret',
    'Bearer secret',
  ])
  expect(other.requests[0]?.headers.authorization).toBeUndefined()
})

test('a password in the URL is sent, but neither kept nor shown', async () => {
  await using site = await startSite({ '/a': '{}' })
  const url = `http://me:secret@${site.host}`
  expect((await read(`${url}/a`)).uri).toBe(`${site.origin}/a`)
  expect(site.requests[0]?.headers.authorization).toBe(
    `Basic ${Buffer.from('me:secret').toString('base64')}`,
  )
  expect((await failureOf(() => read(`${url}/b`))).message).toBe(
    `${site.origin}/b: expected an OpenAPI document, but it answered 404 instead of 200.`,
  )
})

test('a redirect to a host that is not allowed is not followed', async () => {
  await using other = await startSite({ '/b': '{}' })
  await using site = await startSite({ '/a': { location: `${other.origin}/b` } })
  const isAllowed = (url: URL) => url.origin === site.origin
  expect(await failureOf(() => read(`${site.origin}/a`, { isAllowed }))).toEqual({
    code: CODE,
    message: `${site.origin}/a: expected an OpenAPI document, but it redirects to ${other.origin}, which was not asked.`,
    hint: `If you trust that host, pass --allow-remote-refs ${other.host}.`,
  })
  expect(other.requests).toEqual([])
})

test.each(['file:///etc/passwd', 'http://'])(
  'a redirect to %s is not followed',
  async (location) => {
    await using site = await startSite({ '/a': { location } })
    const { code, message } = await failureOf(() => read(`${site.origin}/a`))
    expect(code).toBe(CODE)
    expect(message).toContain('but it redirects to ')
  },
)

test.each([
  [401, 'Pass the credential that it needs as a header.'],
  [403, 'Pass the credential that it needs as a header.'],
  [500, 'Open the URL in a browser to see what it says.'],
  [204, 'Open the URL in a browser to see what it says.'],
  [304, 'Open the URL in a browser to see what it says.'],
])('the status %i is no document', async (status, hint) => {
  await using site = await startSite({
    '/a': (_, response) => response.writeHead(status).end(),
  })
  expect(await failureOf(() => read(`${site.origin}/a`))).toEqual({
    code: CODE,
    message: `${site.origin}/a: expected an OpenAPI document, but it answered ${status} instead of 200.`,
    hint,
  })
})

test('a missing page names the place where frameworks have their document', async () => {
  await using site = await startSite({})
  expect((await failureOf(() => read(`${site.origin}/docs/api`))).hint).toBe(
    `Is it at another path? Many frameworks have it at ${site.origin}/openapi.json.`,
  )
})

test('a port where nobody listens is told in words', async () => {
  const { origin } = await closedSite()
  expect(await failureOf(() => read(`${origin}/a`))).toEqual({
    code: CODE,
    message: `${origin}/a: expected an OpenAPI document, but the connection was refused.`,
    hint: 'Is the server running, and is the URL right?',
  })
})

test('a server that does not answer is given up after the time limit', async () => {
  await using site = await startSite({ '/a': () => undefined })
  const limits = { ...DEFAULT_LIMITS, timeoutMs: 50 }
  expect(await failureOf(() => read(`${site.origin}/a`, { limits }))).toEqual({
    code: CODE,
    message: `${site.origin}/a: expected an OpenAPI document, but no answer within 50 ms.`,
    hint: 'Is the server running, and is the URL right?',
  })
})

test('a server that stops in the middle is given up as well', async () => {
  await using site = await startSite({
    '/a': (_, response) => response.writeHead(200).write('{"openapi":'),
  })
  const limits = { ...DEFAULT_LIMITS, timeoutMs: 50 }
  const { message } = await failureOf(() => read(`${site.origin}/a`, { limits }))
  expect(message).toContain('but no answer within 50 ms.')
})

test('a connection that breaks in the middle is told in words', async () => {
  await using site = await startSite({
    '/a': (_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('{', () => response.destroy())
    },
  })
  const { message } = await failureOf(() => read(`${site.origin}/a`))
  expect(message).toContain('but the connection broke off.')
})

test('an answer beyond the limit is not read to its end', async () => {
  let isClosed: Promise<unknown> = Promise.resolve()
  await using site = await startSite({
    '/a': (_, response) => {
      isClosed = once(response, 'close')
      response.writeHead(200).write('x'.repeat(2000))
    },
  })
  const limits = { ...DEFAULT_LIMITS, fileBytes: 1000 }
  expect(await failureOf(() => read(`${site.origin}/a`, { limits }))).toMatchObject({
    code: 'RINGBACK_ERR_DOCUMENT_LIMIT',
    message: `${site.origin}/a is larger than 1000 bytes.`,
  })
  await isClosed
})

test('an encoding that was not asked for is not decoded', async () => {
  await using site = await startSite({
    '/a': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
  })
  const { message } = await failureOf(() => read(`${site.origin}/a`))
  expect(message).toContain('it is sent with Content-Encoding gzip, which was not asked for')
})

test('what is not HTTP is told', async () => {
  await using server = await startNoise('SSH-2.0-OpenSSH\r\n')
  const { code, message } = await failureOf(() => read(`${server.origin}/a`))
  expect(code).toBe(CODE)
  expect(message).toContain('but what answers there is not HTTP.')
})

test('the caller can give up', async () => {
  await using site = await startSite({ '/a': () => controller.abort(new Error('enough')) })
  const controller = new AbortController()
  await expect(read(`${site.origin}/a`, { signal: controller.signal })).rejects.toThrow('enough')
})

test('another way to fetch can be handed in, and may follow redirects itself', async () => {
  const asked: string[] = []
  const found = await read('http://a.test/x', {
    fetchText: (url) => {
      asked.push(url)
      return Promise.resolve({
        status: 200,
        contentType: undefined,
        text: 'é',
        url: 'http://a.test/y#z',
      })
    },
  })
  expect(asked).toEqual(['http://a.test/x'])
  expect(found).toEqual({ uri: 'http://a.test/y', bytes: 2, text: 'é' })
})

test('where it ended up on a host that is not allowed, its answer is not used', async () => {
  const { message } = await failureOf(() =>
    read('http://a.test/x', {
      isAllowed: () => false,
      fetchText: () =>
        Promise.resolve({ status: 200, contentType: undefined, text: '', url: 'http://b.test/x' }),
    }),
  )
  expect(message).toContain('it redirects to http://b.test, which was not asked')
})

test('what it rejects with is told, whatever it is', async () => {
  const { message } = await failureOf(() =>
    read('http://a.test/x', { fetchText: () => Promise.reject(new Error('no route')) }),
  )
  expect(message).toBe('http://a.test/x: expected an OpenAPI document, but no route.')
})

async function closedSite() {
  await using site = await startSite({})
  return { origin: site.origin }
}

async function startNoise(noise: string) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.resume().end(noise)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    origin: `http://127.0.0.1:${port ?? 0}`,
    [Symbol.asyncDispose]: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}
