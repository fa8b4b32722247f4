import { expect, test } from 'vitest'
import type { CallbackConfig, Config } from '../../../../cli/config/model.js'
import { readSetUp } from '../../../../cli/config/set-up.js'
import { loadContract } from '../../../../src/index.js'
import { invoiceDocument } from '../../../support/invoice-document.js'

const ANSWER = { responses: { 200: { description: 'taken' } } }

/** One callback that three methods and keys have, and one of its own. */
const contract = await loadContract(
  invoiceDocument({
    trigger: {
      callbacks: {
        paid: {
          '{$request.query.callback_url}/a': { post: ANSWER, put: ANSWER },
          '{$request.query.callback_url}/b': { post: ANSWER },
        },
        failed: { '{$request.query.callback_url}/c': { post: ANSWER } },
      },
    },
  }),
)

const callbacks = contract.triggers[0]?.callbacks ?? []
const idsOf = (name: string) => callbacks.filter((one) => one.name === name).map(({ id }) => id)

function read(operations: Config['operations']) {
  return readSetUp(
    { file: 'c.yaml', config: operations === undefined ? {} : { operations } },
    contract,
  )
}

function readRule(callback: CallbackConfig) {
  const { expectations } = read({ create_invoice: { callbacks: { failed: callback } } })
  return expectations?.[idsOf('failed')[0] ?? '']
}

test('without operations nothing is asked of the run', () => {
  expect(read(undefined)).toEqual({ steps: {}, expectations: {}, formats: undefined })
})

test('an operation without steps gets no entry for them', () => {
  expect(read({ create_invoice: { parameters: { 'query:a': 1 } } }).steps).toEqual({})
})

test.each(['before', 'after', 'finally'] as const)('steps %s a trigger are enough', (phase) => {
  const step = { run: './x.sh' }
  expect(read({ create_invoice: { [phase]: [step] } }).steps).toEqual({
    create_invoice: { before: undefined, after: undefined, finally: undefined, [phase]: [step] },
  })
})

test('an empty list of steps is one that was given', () => {
  expect(read({ create_invoice: { after: [] } }).steps).toMatchObject({
    create_invoice: { after: [] },
  })
})

test('a name that several callbacks have means them all', () => {
  expect(idsOf('paid')).toHaveLength(3)
  const { expectations } = read({ create_invoice: { callbacks: { paid: { expect: 'none' } } } })
  expect(expectations).toEqual(
    Object.fromEntries(idsOf('paid').map((id) => [id, { expect: 'none' }])),
  )
})

test('an id means one of them, and what is said later wins', () => {
  const [first = '', second = ''] = idsOf('paid')
  const given = { paid: { expect: 'optional' }, [second]: { expect: 'none' } } as const
  expect(read({ create_invoice: { callbacks: given } }).expectations).toMatchObject({
    [first]: { expect: 'optional' },
    [second]: { expect: 'none' },
  })
})

test.each<[CallbackConfig, unknown]>([
  [{}, {}],
  [{ expect: 'required' }, { expect: 'required' }],
  [{ deliveries: 1 }, { deliveries: { min: 1, max: 1 } }],
  [{ deliveries: { min: 2 } }, { deliveries: { min: 2, max: Number.POSITIVE_INFINITY } }],
  [{ deliveries: { max: 3 } }, { deliveries: { min: 1, max: 3 } }],
  [{ deliveries: { min: 0, max: 1 } }, { deliveries: { min: 0, max: 1 } }],
  [{ deliveries: { min: 2, max: 2 } }, { deliveries: { min: 2, max: 2 } }],
  [{ deliveries: {} }, { deliveries: { min: 1, max: Number.POSITIVE_INFINITY } }],
  [{ timeout: '1.5s' }, { timeoutMs: 1500 }],
  [{ bind: 'none' }, {}],
])('%j is the rule %j', (given, rule) => {
  expect(readRule(given)).toEqual(rule)
})

test.each<[CallbackConfig, string]>([
  [
    { deliveries: { min: 2, max: 1 } },
    'c.yaml, operations.create_invoice.callbacks.failed.deliveries: expected a max that is not below min, but got min 2 and max 1.',
  ],
  [
    { timeout: '9999m' },
    'c.yaml, operations.create_invoice.callbacks.failed.timeout: expected at most 1440m (a day), but got "9999m".',
  ],
])('%j is refused by its place', (given, message) => {
  expect(() => readRule(given)).toThrow(message)
})

test('a callback that is not there is told with those that are, each name once', () => {
  expect(() => read({ create_invoice: { callbacks: { payed: {} } } })).toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      message:
        'c.yaml, operations.create_invoice.callbacks: the operation has no callback that is named "payed".',
      hint: 'It has: paid, failed.',
    }) as Error,
  )
})

test.each(['constructor', '__proto__', 'toString', ''])(
  'the operation %j of no document is refused',
  (name) => {
    expect(() => read({ [name]: {} })).toThrow(
      `c.yaml, operations: the document has no operation with callbacks that is named "${name}".`,
    )
  },
)
