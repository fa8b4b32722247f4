import { expect, test } from 'vitest'
import { readTriggerFlags } from '../../../cli/trigger-flags.js'
import type { RawTriggerFlags } from '../../../cli/trigger-options.js'
import { makeWorkFolder } from '../../support/cli.js'

const NOTHING: RawTriggerFlags = {
  to: 'http://127.0.0.1:3000',
  set: [],
  header: [],
  allowRemoteRefs: [],
  documentHeader: [],
  bind: [],
  format: 'text',
}

function read(flags: Partial<RawTriggerFlags> = {}, env: Record<string, string> = {}) {
  return readTriggerFlags({ ...NOTHING, ...flags }, env)
}

test('the URL alone is enough', async () => {
  expect(await read()).toEqual({
    to: 'http://127.0.0.1:3000',
    values: { parameters: new Map(), members: new Map(), headers: [] },
    parts: new Map(),
    credentials: {},
    secrets: [],
    timeoutMs: undefined,
    seed: undefined,
    strict: undefined,
    arguments: { document: [], run: [] },
  })
})

test('values go to members, parameters and parts of the key', async () => {
  const { values, parts } = await read({
    set: [
      'body:/paid=false',
      'body:/note=no "quotes"',
      'path:kind=a=b',
      'header:X-Event=paid',
      '{$request.body#/id}=inv=7',
      '$request.query.tenant=acme',
      '{{$request.body#/n}}=1',
    ],
    header: ['X-Trace: 1'],
  })
  expect(values).toEqual({
    members: new Map<string, unknown>([
      ['/paid', false],
      ['/note', 'no "quotes"'],
    ]),
    parameters: new Map([
      ['path:kind', 'a=b'],
      ['header:X-Event', 'paid'],
    ]),
    headers: [['X-Trace', '1']],
  })
  expect(parts).toEqual(
    new Map([
      ['{$request.body#/id}', 'inv=7'],
      ['$request.query.tenant', 'acme'],
      ['{{$request.body#/n}}', '1'],
    ]),
  )
})

test('a body is JSON or a file', async () => {
  await using folder = await makeWorkFolder()
  const file = await folder.add('paid.json', '{ "paid": true }\n')
  expect((await read({ body: '{"a":1}' })).values?.body).toEqual({ bytes: Buffer.from('{"a":1}') })
  const fromFile = (await read({ body: `@${file}` })).values?.body
  expect(Buffer.from(fromFile?.bytes ?? []).toString()).toBe('{ "paid": true }\n')
})

test('times and numbers are read', async () => {
  expect(await read({ timeout: '1.5s', seed: '7', strict: true })).toMatchObject({
    timeoutMs: 1500,
    seed: 7,
    strict: true,
  })
})

test('a receiver gets no credential of the environment that was not asked for', async () => {
  const env = { RINGBACK_BEARER: 'b', RINGBACK_API_KEY: 'k', RINGBACK_BASIC: 'u:p', OTHER: 'o' }
  expect((await read({}, env)).credentials).toEqual({})
  expect((await read({ bearer: true }, env)).credentials).toEqual({ bearer: 'b' })
  expect((await read({ apiKey: 'env:OTHER' }, env)).credentials).toEqual({ apiKey: 'o' })
  expect((await read({ basic: true }, env)).credentials).toEqual({ basic: 'u:p' })
})

test('what repeats a finding has all that is no secret', async () => {
  const { arguments: repeated, secrets } = await read({
    config: 'my.yaml',
    bind: ['paid=query:url'],
    set: ['body:/paid=false', 'body:/token=canary', '{$request.body#/id}=7'],
    body: '{}',
    header: ['X-Trace: 1', 'Authorization: Bearer canary'],
    timeout: '2s',
  })
  expect(repeated).toEqual({
    document: ['--config', 'my.yaml', '--bind', 'paid=query:url'],
    run: [
      ...['--set', '{$request.body#/id}=7', '--set', 'body:/paid=false', '--body', '{}'],
      ...['--header', 'X-Trace: 1', '--timeout', '2s'],
    ],
  })
  expect(secrets).toEqual(expect.arrayContaining(['canary', 'Bearer canary']))
})

test('a value that has no meaning is told by what this command takes', async () => {
  await expect(read({ set: ['paid=false'] })).rejects.toMatchObject({
    hint: "PLACE is body, path, query, header or cookie: --set body:/customer=7, --set '{$request.body#/id}=inv-7'.",
  })
})

test.each<[Partial<RawTriggerFlags>, RegExp]>([
  [{ to: '127.0.0.1:3000' }, /--to: expected a URL/],
  [{ to: 'http://user:pass@host/' }, /without user name and password/],
  [
    { set: ['paid=canary'] },
    /^--set: expected PLACE:NAME=VALUE or KEY-PART=VALUE, but got "paid=\.\.\."\.$/,
  ],
  [
    { set: ['invoicePaid.body:/paid=canary'] },
    /^--set: expected PLACE:NAME=VALUE or KEY-PART=VALUE, but got "invoicePaid\.body:\/paid=\.\.\."\.$/,
  ],
  [{ set: ['body:paid=false'] }, /JSON Pointer/],
  ...['{"a":', 'invoicePaid={}', 'invoicePaid=@/dev/null'].map(
    (body): [Partial<RawTriggerFlags>, RegExp] => [
      { body },
      /^--body: expected @FILE or JSON, but got neither a file nor JSON that parses\.$/,
    ],
  ),
  [{ body: '@/no/such/file' }, /ENOENT/],
  [{ header: ['X-Trace'] }, /without a colon/],
  [{ timeout: '5' }, /duration/],
  [{ seed: '-1' }, /whole number/],
  [{ bearer: true }, /RINGBACK_BEARER is not set/],
])('a flag without a meaning is refused %#', async (flags, message) => {
  await expect(read(flags)).rejects.toThrow(message)
})
