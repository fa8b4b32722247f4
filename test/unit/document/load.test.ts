import { execFileSync } from 'node:child_process'
import { symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { createDocumentCache } from '../../../src/document/cache.js'
import { loadDocument } from '../../../src/document/load.js'
import type { OpenApiDocument } from '../../../src/document/model.js'
import { failureOf } from './failure.js'
import { createFolder } from './folder.js'
import { startSite } from './site.js'

/** A document whose schemas are the given references. */
function refer(...references: string[]): string {
  const schemas = Object.fromEntries(references.map(($ref, index) => [`S${index}`, { $ref }]))
  return JSON.stringify({ openapi: '3.1.0', components: { schemas } })
}

function listProblems({ problems }: OpenApiDocument): string[] {
  return problems.map(({ kind, message }) => `${kind}: ${message}`)
}

test('a file is loaded by its path, relative to the working directory', async () => {
  await using folder = await createFolder({ 'api/openapi.yaml': 'openapi: 3.1.0\ninfo: {}\n' })
  const document = await loadDocument('api/openapi.yaml', { cwd: folder.path })
  expect(document).toMatchObject({
    source: 'api/openapi.yaml',
    uri: folder.uri('api/openapi.yaml'),
    openapi: '3.1.0',
    version: '3.1',
    root: { openapi: '3.1.0', info: {} },
    problems: [],
    files: [folder.uri('api/openapi.yaml')],
  })
  expect('fetchedFrom' in document).toBe(false)
})

test('a file is loaded by its absolute path and by its file URL', async () => {
  await using folder = await createFolder({ 'open api.json': '{"openapi": "3.0.3"}' })
  const byPath = await loadDocument(folder.file('open api.json'))
  const byUrl = await loadDocument(folder.uri('open api.json'))
  expect(byPath.uri).toBe(folder.uri('open api.json'))
  expect(byUrl.uri).toBe(byPath.uri)
  expect(byUrl.source).toBe(folder.uri('open api.json'))
})

test('a document is read from standard input, and refers from the working directory', async () => {
  await using folder = await createFolder({ 'a.yaml': 'type: string' })
  const stdin = Readable.from([Buffer.from(refer('a.yaml'))])
  const document = await loadDocument('-', { stdin, cwd: folder.path })
  expect(document.source).toBe('-')
  expect(document.problems).toEqual([])
  expect(document.files).toContain(folder.uri('a.yaml'))
  expect(document.locate({ uri: document.uri, pointer: '/components' })).toEqual({
    file: '<stdin>',
    pointer: '/components',
    line: 1,
    column: 20,
  })
})

test('a document is taken as an object, and left as it is', async () => {
  const source = Object.freeze({ openapi: '3.2.0', info: Object.freeze({ title: 'x' }) })
  const document = await loadDocument(source)
  expect(document.root).toBe(source)
  expect(document.source).toBe('memory:document')
  expect(document.uri).toBe('memory:document')
  expect(document.locate({ uri: document.uri, pointer: '/info' })).toEqual({
    file: 'memory:document',
    pointer: '/info',
  })
})

test('an object that contains itself, as after dereferencing, is refused', async () => {
  const node: Record<string, unknown> = { type: 'object' }
  node.properties = { child: node }
  const document = { openapi: '3.1.0', components: { schemas: { Node: node } } }
  expect((await failureOf(() => loadDocument(document))).code).toBe('RINGBACK_ERR_DOCUMENT_LIMIT')
})

test('an object cannot refer to files beside it', async () => {
  const document = await loadDocument(JSON.parse(refer('./a.yaml')) as object)
  expect(listProblems(document)).toEqual([
    'dangling: "./a.yaml" is relative, but the document came as an object; load it from its file or URL',
  ])
})

test('a document is fetched, and its URL is kept', async () => {
  await using site = await startSite({
    '/docs': { location: '/v1/openapi.json' },
    '/v1/openapi.json': '{"openapi": "3.1.0"}',
  })
  const document = await loadDocument(`${site.origin}/docs`, { headers: { 'x-key': '1' } })
  expect(document.source).toBe(`${site.origin}/docs`)
  expect(document.uri).toBe(`${site.origin}/v1/openapi.json`)
  expect(document.fetchedFrom).toBe(`${site.origin}/v1/openapi.json`)
  expect(site.requests.map(({ headers }) => headers['x-key'])).toEqual(['1', '1'])
})

test('a password in the URL does not get into the document', async () => {
  await using site = await startSite({ '/a': '{"openapi": "3.1.0"}' })
  const document = await loadDocument(`http://me:secret@${site.host}/a`)
  expect(JSON.stringify(document)).not.toContain('secret')
})

test('a page of documentation is answered with the place of the document', async () => {
  await using site = await startSite({ '/docs': '<!DOCTYPE html>\n<html></html>' })
  expect(await failureOf(() => loadDocument(`${site.origin}/docs`))).toEqual({
    code: 'RINGBACK_ERR_DOCUMENT_SYNTAX',
    message: `${site.origin}/docs: expected an OpenAPI document in JSON or YAML, but found an HTML page.`,
    hint: `A page about the API is not its document: try ${site.origin}/openapi.json.`,
  })
})

test('a file that is not there is an error with its name', async () => {
  const { code, message } = await failureOf(() => loadDocument('nope.yaml', { cwd: '/' }))
  expect(code).toBe('RINGBACK_ERR_DOCUMENT_UNREADABLE')
  expect(message).toBe('nope.yaml: expected an OpenAPI document, but there is no such file.')
})

test('a folder is an error, also when it is the working directory', async () => {
  const { message } = await failureOf(() => loadDocument('.'))
  expect(message).toBe('.: expected a file, but it is a folder.')
})

test('all files that are reached are loaded, each once', async () => {
  await using folder = await createFolder({
    'openapi.yaml': refer('schemas/a.yaml#/A', './schemas/b.json'),
    'schemas/a.yaml': 'A: {$ref: "b.json"}\nB: {$ref: "../openapi.yaml#/components"}\n',
    'schemas/b.json': '{"items": {"$ref": "a.yaml#/B"}, "not": {"$ref": "b.json"}}',
  })
  const document = await loadDocument(folder.file('openapi.yaml'))
  expect(document.problems).toEqual([])
  expect(document.files).toEqual(
    ['openapi.yaml', 'schemas/a.yaml', 'schemas/b.json'].map((name) => folder.uri(name)),
  )
})

test('a file outside of the folder of the document is refused and never opened', async () => {
  await using folder = await createFolder({ 'api/openapi.json': '' })
  // Whoever opens this pipe waits for ever.
  execFileSync('mkfifo', [folder.file('secret.yaml')])
  await symlink(folder.file('secret.yaml'), folder.file('api/link.yaml'))
  const references = ['../secret.yaml', folder.uri('secret.yaml'), 'link.yaml#/a', 'link.yaml#/b']
  await writeFile(folder.file('api/openapi.json'), refer(...references, '/etc/passwd'))
  const document = await loadDocument(folder.file('api/openapi.json'))
  const reason = `it is outside of ${folder.file('api')}; if you trust it, name a folder around both with --ref-root`
  expect(listProblems(document)).toEqual([
    `refused: "../secret.yaml" was not read: ${reason}`,
    `refused: "link.yaml#/a" was not read: ${reason}`,
    `refused: "/etc/passwd" was not read: ${reason}`,
  ])
  expect(document.files).toEqual([document.uri])
})

test('a pipe inside of the folder is not opened either', async () => {
  await using folder = await createFolder({ 'openapi.json': refer('pipe.yaml') })
  execFileSync('mkfifo', [folder.file('pipe.yaml')])
  const document = await loadDocument(folder.file('openapi.json'))
  expect(listProblems(document)).toEqual([
    'unreadable: "pipe.yaml" was not read: it is not a file; name a file',
  ])
})

test('refRoot widens what local references may lead to', async () => {
  await using folder = await createFolder({
    'api/openapi.json': refer('../common/a.yaml'),
    'common/a.yaml': 'type: string',
  })
  const file = folder.file('api/openapi.json')
  expect((await loadDocument(file)).problems).toHaveLength(1)
  expect((await loadDocument(file, { refRoot: folder.path })).problems).toEqual([])
  const relative = { cwd: folder.file('api'), refRoot: '..' }
  expect((await loadDocument('openapi.json', relative)).problems).toEqual([])
})

test('what is missing or broken is told once for each file, and the rest is loaded', async () => {
  await using folder = await createFolder({
    'openapi.json': refer('gone.yaml#/a', 'gone.yaml#/b', 'bad.yaml', 'good.yaml#/nope', '#/x'),
    'bad.yaml': 'a: b: c',
    'good.yaml': 'type: string',
  })
  const document = await loadDocument('openapi.json', { cwd: folder.path })
  expect(listProblems(document)).toEqual([
    'unreadable: "gone.yaml#/a" was not read: there is no such file; correct the reference, or put the file there',
    'unreadable: "bad.yaml" was not read: bad.yaml:1:5: expected YAML or JSON, but found bad indentation of a mapping entry: "a: b: c". Correct it there; indentation and quotes are the usual causes',
    'dangling: "good.yaml#/nope" leads nowhere: there is no "nope" in the document; correct the reference, or add what it means',
    'dangling: "#/x" leads nowhere: there is no "x" in the document; correct the reference, or add what it means',
  ])
  expect(document.problems[1]?.place).toEqual({
    uri: document.uri,
    pointer: '/components/schemas/S2',
  })
})

test('a host that was not named is not asked', async () => {
  await using site = await startSite({ '/a.yaml': 'type: string' })
  const document = await loadDocument(JSON.parse(refer(`${site.origin}/a.yaml`)) as object)
  expect(listProblems(document)).toEqual([
    `refused: "${site.origin}/a.yaml" was not read: it is at ${site.host}; if you trust that host, pass --allow-remote-refs ${site.host}`,
  ])
  expect(site.requests).toEqual([])
})

test('a host that was named is asked, once for each file and without the headers of the root', async () => {
  await using site = await startSite({
    '/a.yaml': 'A: {$ref: b.yaml}\nB: {$ref: "b.yaml#/type"}\n',
    '/b.yaml': 'type: string',
  })
  const document = await loadDocument(JSON.parse(refer(`${site.origin}/a.yaml#/A`)) as object, {
    allowRemoteRefs: [site.host],
    headers: { authorization: 'Bearer secret' },
  })
  expect(document.problems).toEqual([])
  expect(site.requests.map(({ path: asked }) => asked)).toEqual(['/a.yaml', '/b.yaml'])
  expect(site.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined])
})

test('a fetched document may refer to its own server, and to nothing else', async () => {
  await using folder = await createFolder({ 'a.yaml': 'type: string' })
  await using other = await startSite({ '/a.yaml': 'type: string' })
  await using site = await startSite({
    '/v1/openapi.json': refer('../a.yaml', `${other.origin}/a.yaml`, folder.uri('a.yaml')),
    '/a.yaml': 'type: string',
  })
  const document = await loadDocument(`${site.origin}/v1/openapi.json`)
  expect(document.files).toEqual([`${site.origin}/v1/openapi.json`, `${site.origin}/a.yaml`])
  expect(document.problems.map(({ kind, reference }) => [kind, reference])).toEqual([
    ['refused', `${other.origin}/a.yaml`],
    ['refused', folder.uri('a.yaml')],
  ])
  expect(other.requests).toEqual([])
})

test('a server that was named cannot send on to one that was not', async () => {
  await using other = await startSite({ '/a.yaml': 'type: string' })
  await using site = await startSite({ '/a.yaml': { location: `${other.origin}/a.yaml` } })
  const document = await loadDocument(JSON.parse(refer(`${site.origin}/a.yaml`)) as object, {
    allowRemoteRefs: [site.host],
  })
  expect(document.problems[0]).toMatchObject({ kind: 'unreadable' })
  expect(document.problems[0]?.message).toContain(`pass --allow-remote-refs ${other.host}`)
  expect(other.requests).toEqual([])
})

test('a redirected file resolves its references where it ended up, and counts as one file', async () => {
  await using site = await startSite({
    '/openapi.json': refer('old.yaml', 'older.yaml', 'new/a.yaml'),
    '/old.yaml': { location: '/new/a.yaml' },
    '/older.yaml': { location: '/new/a.yaml' },
    '/new/a.yaml': 'items: {$ref: b.yaml}',
    '/new/b.yaml': 'type: string',
  })
  const document = await loadDocument(`${site.origin}/openapi.json`)
  expect(document.problems).toEqual([])
  expect(document.files).toEqual(
    ['/openapi.json', '/new/a.yaml', '/new/b.yaml'].map((name) => site.origin + name),
  )
  expect(document.resolve('old.yaml', document.uri)).toMatchObject({
    ok: true,
    place: { uri: `${site.origin}/new/a.yaml`, pointer: '' },
  })
})

test.each([
  ['files', 1, 'refers to more than 1 files.'],
  ['totalBytes', 100, 'and the files that it refers to are larger than 100 bytes.'],
  ['nodes', 6, 'and the files that it refers to hold more than 6 values, with aliases expanded.'],
])('the limit of %s holds over all files', async (limit, value, message) => {
  await using folder = await createFolder({
    'openapi.json': refer('a.yaml'),
    'a.yaml': `description: ${'x'.repeat(50)}`,
  })
  const load = (limits: object) => loadDocument('openapi.json', { cwd: folder.path, limits })
  expect((await load({})).problems).toEqual([])
  expect(await failureOf(() => load({ [limit]: value }))).toMatchObject({
    code: 'RINGBACK_ERR_DOCUMENT_LIMIT',
    message: `openapi.json ${message}`,
  })
})

test('a file that goes beyond a limit ends it all, wherever it stands', async () => {
  await using folder = await createFolder({
    'openapi.json': refer('a.yaml'),
    'a.yaml': '['.repeat(100_000),
  })
  const { message } = await failureOf(() => loadDocument('openapi.json', { cwd: folder.path }))
  expect(message).toBe('a.yaml is nested deeper than 256 levels.')
})

test('an alias bomb is refused', async () => {
  const levels = Array.from(
    { length: 30 },
    (_, level) => `a${level + 1}: &a${level + 1} [*a${level}, *a${level}]`,
  )
  await using folder = await createFolder({
    'bomb.yaml': ['openapi: 3.1.0', 'a0: &a0 [x]', ...levels].join('\n'),
  })
  const { code } = await failureOf(() => loadDocument(folder.file('bomb.yaml')))
  expect(code).toBe('RINGBACK_ERR_DOCUMENT_LIMIT')
})

test('an anchor that contains itself is refused', async () => {
  await using folder = await createFolder({ 'a.yaml': 'openapi: 3.1.0\na: &a\n  b: *a\n' })
  const { code } = await failureOf(() => loadDocument(folder.file('a.yaml')))
  expect(code).toBe('RINGBACK_ERR_DOCUMENT_LIMIT')
})

test('files can be shared between documents', async () => {
  await using folder = await createFolder({
    'one.json': refer('common.yaml'),
    'two.json': refer('common.yaml'),
    'common.yaml': 'type: string',
  })
  const cache = createDocumentCache()
  const one = await loadDocument(folder.file('one.json'), { cache })
  await writeFile(folder.file('common.yaml'), 'type: integer')
  const two = await loadDocument(folder.file('two.json'), { cache })
  const place = { uri: folder.uri('common.yaml'), pointer: '' }
  expect(two.read(place)).toBe(one.read(place))
})

test('a shared file is not handed to a document that may not read it', async () => {
  await using folder = await createFolder({
    'openapi.json': refer('common.yaml'),
    'sub/openapi.json': refer('../common.yaml'),
    'common.yaml': 'type: string',
  })
  const cache = createDocumentCache()
  await loadDocument(folder.file('openapi.json'), { cache })
  const document = await loadDocument(folder.file('sub/openapi.json'), { cache })
  expect(document.problems.map(({ kind }) => kind)).toEqual(['refused'])
})

test('loading can be given up before and while it happens', async () => {
  await using folder = await createFolder({ 'openapi.json': refer('http://a.test/a', 'b.json') })
  const given = AbortSignal.abort(new Error('before'))
  await expect(loadDocument('-', { signal: given })).rejects.toThrow('before')
  const controller = new AbortController()
  const loading = loadDocument(folder.file('openapi.json'), {
    signal: controller.signal,
    allowRemoteRefs: ['a.test'],
    fetchText: () => {
      controller.abort(new Error('while'))
      return Promise.reject(new Error('no'))
    },
  })
  await expect(loading).rejects.toThrow('while')
})

test('files below the working directory are shown from there, others in full', async () => {
  await using folder = await createFolder({
    'api/openapi.yaml': refer('sub/a.yaml'),
    'api/sub/a.yaml': 'type: string',
  })
  const show = async (cwd: string) => {
    const document = await loadDocument(folder.file('api/openapi.yaml'), { cwd })
    return document.files.map((uri) => document.locate({ uri, pointer: '' }).file)
  }
  expect(await show(folder.path)).toEqual([
    path.join('api', 'openapi.yaml'),
    path.join('api', 'sub', 'a.yaml'),
  ])
  expect(await show(folder.file('api/sub'))).toEqual([folder.file('api/openapi.yaml'), 'a.yaml'])
})
