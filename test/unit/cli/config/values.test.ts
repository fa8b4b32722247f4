import { expect, test } from 'vitest'
import type { Config, ConfigFile } from '../../../../cli/config/model.js'
import { readSetUp } from '../../../../cli/config/set-up.js'
import { listValues, mergeValues, readConfigHeaders } from '../../../../cli/config/values.js'
import type { ValueFlags } from '../../../../cli/flags.js'
import { loadContract } from '../../../../src/index.js'
import { makeWorkFolder } from '../../../support/cli.js'
import { invoiceDocument } from '../../../support/invoice-document.js'

const NOTHING: ValueFlags = { set: [], body: [], header: [] }

function file(config: Config, name = 'c.yaml'): ConfigFile {
  return { file: name, config }
}

async function merge(config: ConfigFile, flags: ValueFlags = NOTHING, env = {}) {
  const contract = await loadContract(invoiceDocument())
  const valuesFor = await mergeValues(config, readConfigHeaders(config, env), flags, contract)
  return valuesFor('create_invoice')
}

test('values stand under their operation, by its id or its request', async () => {
  const values = {
    parameters: { 'query:limit': 7 },
    members: { '/customer': 'acme', '/id': '7' },
    body: { id: 'x' },
  }
  for (const name of ['create_invoice', 'POST /invoices/']) {
    const { parameters, members, body } = await merge(file({ operations: { [name]: values } }))
    expect([...parameters]).toEqual([['query:limit', '7']])
    expect([...members]).toEqual([
      ['/customer', 'acme'],
      ['/id', '7'],
    ])
    expect(new TextDecoder().decode(body?.bytes)).toBe('{"id":"x"}')
  }
})

test('flags win over the file, also those that name no operation', async () => {
  const { members, headers } = await merge(
    file({
      headers: { 'X-Tenant': 'acme', 'X-All': '{{env.ALL}}' },
      operations: {
        create_invoice: { members: { '/customer': 'a' }, headers: { 'x-all': 'own' } },
      },
    }),
    {
      ...NOTHING,
      set: [{ place: 'body', name: '/customer', value: 'b' }],
      header: [['x-tenant', 'other']],
    },
    { ALL: 'everywhere' },
  )
  expect([...members]).toEqual([['/customer', 'b']])
  expect(headers).toEqual([
    ['x-tenant', 'other'],
    ['x-all', 'own'],
  ])
})

test('a body file stands beside the configuration', async () => {
  await using folder = await makeWorkFolder()
  await folder.add('invoice.json', '{"id": 1}')
  const config = file(
    { operations: { create_invoice: { body: '@invoice.json' } } },
    `${folder.path}/c.yaml`,
  )
  expect(new TextDecoder().decode((await merge(config)).body?.bytes)).toBe('{"id": 1}')
})

test('a header without its variable is refused', () => {
  expect(() => readConfigHeaders(file({ headers: { 'x-a': '{{env.GONE}}' } }), {})).toThrow(
    'c.yaml, header x-a: expected a value in the environment variable GONE, but it is not set.',
  )
})

test('an operation that the document does not have is refused', async () => {
  await expect(merge(file({ operations: { nobody: { members: {} } } }))).rejects.toThrow(
    'c.yaml, operations: the document has no operation with callbacks that is named "nobody".',
  )
})

test('steps and expectations become options of the run', async () => {
  const contract = await loadContract(invoiceDocument())
  const [id = ''] = contract.triggers[0]?.callbacks.map((one) => one.id) ?? []
  const after = [{ run: './pay.sh' }]
  const config = file({
    formats: 'error',
    operations: {
      'POST /invoices/': {
        after,
        callbacks: { invoice_notification: { expect: 'required', deliveries: 2, timeout: '2s' } },
      },
    },
  })
  expect(readSetUp(config, contract)).toEqual({
    formats: 'error',
    steps: { create_invoice: { before: undefined, after, finally: undefined } },
    expectations: {
      [id]: { expect: 'required', deliveries: { min: 2, max: 2 }, timeoutMs: 2000 },
    },
  })
})

test.each([
  [
    { gone: {} },
    'c.yaml, operations.create_invoice.callbacks: the operation has no callback that is named "gone".',
  ],
  [
    { invoice_notification: { deliveries: { min: 3, max: 2 } } },
    'c.yaml, operations.create_invoice.callbacks.invoice_notification.deliveries: expected a max that is not below min, but got min 3 and max 2.',
  ],
])('callbacks without meaning are refused: %j', async (callbacks, message) => {
  const contract = await loadContract(invoiceDocument())
  expect(() =>
    readSetUp(file({ operations: { create_invoice: { callbacks } } }), contract),
  ).toThrow(message)
})

const VALUES = { parameters: { 'header:X:Y': 'z' }, members: { '/n': null }, body: 'text' }

test('a configuration is read in the words of the options', () => {
  const operations = { a: VALUES, b: { body: '@dir/b.json', members: {} }, c: {} }
  expect(listValues(file({ operations }, '/conf/c.yaml'), (name) => `id of ${name}`)).toEqual({
    header: [],
    set: [
      { operation: 'id of a', place: 'header', name: 'X:Y', value: 'z' },
      { operation: 'id of a', place: 'body', name: '/n', value: 'null' },
    ],
    body: [
      { operation: 'id of a', source: '"text"' },
      { operation: 'id of b', source: '@/conf/dir/b.json' },
    ],
  })
})

test('without a configuration nothing is given', () => {
  expect(listValues(file({}))).toEqual(NOTHING)
})

test.each([
  [7, '7'],
  [false, 'false'],
  ['', ''],
  [1e21, '1e+21'],
])('the parameter %j is sent as %j', async (value, text) => {
  const { parameters } = await merge(
    file({ operations: { create_invoice: { parameters: { 'query:a': value } } } }),
  )
  expect(parameters.get('query:a')).toBe(text)
})

test.each([['text'], ['7'], ['{"a":1}'], [7], [null], [{ b: [1] }], ['']])(
  'the member %j stays what it is',
  async (value) => {
    const { members } = await merge(
      file({ operations: { create_invoice: { members: { '/a': value } } } }),
    )
    expect(members.get('/a')).toEqual(value)
  },
)

test('null is a body, and a body of the flags wins over it', async () => {
  const config = file({ operations: { create_invoice: { body: null } } })
  expect(new TextDecoder().decode((await merge(config)).body?.bytes)).toBe('null')
  const flags = { ...NOTHING, body: [{ source: '1' }] }
  expect(new TextDecoder().decode((await merge(config, flags)).body?.bytes)).toBe('1')
})

test('what is given for one operation is not given for another', async () => {
  const contract = await loadContract(invoiceDocument())
  const config = file({
    headers: { 'X-All': '1' },
    operations: { create_invoice: { ...VALUES, headers: { 'X-Own': '2' } } },
  })
  const valuesFor = await mergeValues(config, readConfigHeaders(config, {}), NOTHING, contract)
  expect(valuesFor('other')).toEqual({
    parameters: new Map(),
    members: new Map(),
    headers: [['X-All', '1']],
  })
})

test('of headers with one name the last wins, in the place of the first', async () => {
  const config = file({ headers: { 'X-A': '1', 'X-B': '2' } })
  const header = [
    ['x-a', '3'],
    ['X-C', '4'],
    ['X-A', '5'],
  ] as const
  expect((await merge(config, { ...NOTHING, header })).headers).toEqual([
    ['X-A', '5'],
    ['X-B', '2'],
    ['X-C', '4'],
  ])
})

test('what comes from the environment is listed, so that it is shown nowhere', () => {
  const config = file({
    headers: { 'X-A': '{{env.A}}-{{env.B}}', 'X-P': 'plain' },
    operations: { x: { headers: { 'X-C': '{{env.B}}' } } },
  })
  expect(readConfigHeaders(config, { A: 'one', B: 'two' })).toEqual([
    {
      operation: undefined,
      headers: [
        ['X-A', 'one-two'],
        ['X-P', 'plain'],
      ],
      secrets: ['one', 'two'],
    },
    { operation: 'x', headers: [['X-C', 'two']], secrets: ['two'] },
  ])
})

test('a variable with a line feed is refused by its header, and not shown', () => {
  const config = file({ operations: { x: { headers: { 'X-C': '{{env.B}}' } } } })
  expect(() => readConfigHeaders(config, { B: 'canary\n' })).toThrow(
    'c.yaml, header X-C: expected text that a header can carry, but got a line break, a control character or a character past Latin-1.',
  )
})
