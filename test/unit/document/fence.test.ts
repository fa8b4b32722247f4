import { mkdir, symlink } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { type Fence, isHostAllowed, passFence } from '../../../src/document/fence.js'
import { createFolder } from './folder.js'

const HINT = 'if you trust it, name a folder around both with --ref-root'

function pass(uri: string, fence: Fence, from = 'file:///anywhere/openapi.yaml') {
  return passFence(new URL(uri), from, fence)
}

test('a file in the folder or below may be read', async () => {
  await using folder = await createFolder({ 'a.yaml': '', 'b/c.yaml': '', '..d.yaml': '' })
  const fence = { folder: folder.path, hosts: [] }
  for (const name of ['a.yaml', 'b/c.yaml', '..d.yaml']) {
    expect(await pass(folder.uri(name), fence)).toEqual({ kind: 'file', path: folder.file(name) })
  }
})

test('a file outside of the folder is refused', async () => {
  await using folder = await createFolder({ 'secret.yaml': '', 'api/openapi.yaml': '' })
  const fence = { folder: folder.file('api'), hosts: [] }
  const because = `it is outside of ${folder.file('api')}`
  const refused = { kind: 'refused', because, hint: HINT }
  expect(await pass(folder.uri('secret.yaml'), fence)).toEqual(refused)
  expect(await pass('file:///etc/passwd', fence)).toEqual(refused)
})

test('a folder whose name only starts alike is outside', async () => {
  await using folder = await createFolder({ 'api/a.yaml': '', 'api-keys/b.yaml': '' })
  const passage = await pass(folder.uri('api-keys/b.yaml'), {
    folder: folder.file('api'),
    hosts: [],
  })
  expect(passage.kind).toBe('refused')
})

test('whether something outside exists is not given away', async () => {
  await using folder = await createFolder({ 'there.yaml': '', 'api/openapi.yaml': '' })
  const fence = { folder: folder.file('api'), hosts: [] }
  expect(await pass(folder.uri('there.yaml'), fence)).toEqual(
    await pass(folder.uri('not-there.yaml'), fence),
  )
})

test('a link inside that leads outside is refused', async () => {
  await using folder = await createFolder({ 'secret.yaml': '', 'api/openapi.yaml': '' })
  await symlink(folder.file('secret.yaml'), folder.file('api/link.yaml'))
  await symlink(folder.path, folder.file('api/up'))
  const fence = { folder: folder.file('api'), hosts: [] }
  expect((await pass(folder.uri('api/link.yaml'), fence)).kind).toBe('refused')
  expect((await pass(folder.uri('api/up/secret.yaml'), fence)).kind).toBe('refused')
})

test('a link inside that stays inside is followed', async () => {
  await using folder = await createFolder({ 'a.yaml': '' })
  await symlink(folder.file('a.yaml'), folder.file('link.yaml'))
  expect(await pass(folder.uri('link.yaml'), { folder: folder.path, hosts: [] })).toEqual({
    kind: 'file',
    path: folder.file('a.yaml'),
  })
})

test('a folder that is reached by a link is the folder itself', async () => {
  await using folder = await createFolder({ 'real/a.yaml': '' })
  await symlink(folder.file('real'), folder.file('linked'))
  const fence = { folder: folder.file('linked'), hosts: [] }
  expect((await pass(folder.uri('linked/a.yaml'), fence)).kind).toBe('file')
})

test('what does not exist or is no file cannot be read', async () => {
  await using folder = await createFolder()
  await mkdir(folder.file('sub'))
  await symlink(folder.file('gone'), folder.file('dead'))
  const fence = { folder: folder.path, hosts: [] }
  expect(await pass(folder.uri('nope.yaml'), fence)).toEqual({
    kind: 'unreadable',
    because: 'there is no such file',
    hint: 'correct the reference, or put the file there',
  })
  expect((await pass(folder.uri('dead'), fence)).kind).toBe('unreadable')
  expect(await pass(folder.uri('sub'), fence)).toMatchObject({ because: 'it is not a file' })
})

test.each(['file://server/share/a.yaml', 'file:///api/a%2Fb.yaml', 'file:///api/%00'])(
  '%s is no path of this machine and is refused',
  async (uri) => {
    expect((await pass(uri, { folder: '/api', hosts: [] })).kind).not.toBe('file')
  },
)

test('a fetched document does not reach local files, whatever the folder', async () => {
  await using folder = await createFolder({ 'a.yaml': '' })
  const fence = { folder: folder.path, origin: 'http://127.0.0.1:1', hosts: [] }
  expect(await pass(folder.uri('a.yaml'), fence, 'http://127.0.0.1:1/openapi.json')).toEqual({
    kind: 'refused',
    because: 'a fetched document has no business with local files',
    hint: 'put what it needs on the same server',
  })
})

test.each(['ftp://example.com/a.yaml', 'data:application/json,{}', 'memory:other', 'node:fs'])(
  '%s has no protocol that is read',
  async (uri) => {
    expect(await pass(uri, { folder: '/', hosts: ['example.com'] })).toEqual({
      kind: 'refused',
      because: `${new URL(uri).protocol} cannot be read`,
      hint: 'use a file or an HTTP URL',
    })
  },
)

test('a host that was not named is refused with the option that names it', async () => {
  expect(await pass('https://example.com:8443/a.yaml', { folder: '/', hosts: [] })).toEqual({
    kind: 'refused',
    because: 'it is at example.com:8443',
    hint: 'if you trust that host, pass --allow-remote-refs example.com:8443',
  })
})

test.each([
  ['https://example.com/a', ['example.com'], true],
  ['http://example.com:8080/a', ['example.com'], true],
  ['https://example.com/a', ['EXAMPLE.com'], true],
  ['https://example.com/a', ['example.com:443'], true],
  ['http://example.com/a', ['example.com:80'], true],
  ['http://example.com/a', ['example.com:443'], false],
  ['https://example.com:8443/a', ['example.com:443'], false],
  ['https://api.example.com/a', ['example.com'], false],
  ['https://example.com.evil.test/a', ['example.com'], false],
  ['https://example.com@evil.test/a', ['example.com'], false],
  ['http://[::1]:8080/a', ['[::1]:8080'], true],
  ['https://example.com/a', ['*'], false],
])('%s with %j allowed: %s', (url, hosts, isAllowed) => {
  expect(isHostAllowed(new URL(url), { hosts })).toBe(isAllowed)
})

test('the origin of a fetched root is allowed, another port or scheme of it is not', () => {
  const fence = { origin: 'http://127.0.0.1:8000', hosts: [] }
  expect(isHostAllowed(new URL('http://127.0.0.1:8000/b'), fence)).toBe(true)
  expect(isHostAllowed(new URL('http://127.0.0.1:8001/b'), fence)).toBe(false)
  expect(isHostAllowed(new URL('https://127.0.0.1:8000/b'), fence)).toBe(false)
})
