import { expect, test } from 'vitest'
import {
  isUrlOptional,
  listDrivable,
  listIdentities,
  listSlots,
} from '../../../src/session/slots.js'
import { makeCallback, makeTriggerOperation } from '../../support/contract.js'

const QUERY = { in: 'query', name: 'callback_url' } as const

function driven(optional: boolean, slot: { in: 'query'; name: string } = QUERY) {
  return makeCallback({ drivability: { drivable: true, slot, optional } })
}
const FIXED = makeCallback({ drivability: { drivable: false, because: 'it is fixed' } })

test('only callbacks that can be driven are listed', () => {
  const callback = driven(true)
  expect(listDrivable(makeTriggerOperation([FIXED, callback]))).toEqual([callback])
})

test('each place for the URL is listed once', () => {
  const other = { in: 'query', name: 'other' } as const
  expect(listSlots([driven(true), FIXED, driven(false, other), driven(false)])).toEqual([
    QUERY,
    other,
  ])
  expect(listSlots([])).toEqual([])
})

test('the URL is optional when it is for every callback', () => {
  expect(isUrlOptional([driven(true), driven(true)])).toBe(true)
  expect(isUrlOptional([driven(true), driven(false)])).toBe(false)
  expect(isUrlOptional([driven(true), FIXED])).toBe(false)
})

function identitiesOf(...keys: string[]) {
  return listIdentities(keys.map((key) => makeCallback({ key })))
}

test.each([
  ['{$request.query.url}', []],
  ['{$request.query.url}/a', []],
  ['{$request.query.url}/{$request.body#/id}', [{ in: 'body', pointer: '/id' }]],
  ['{$request.query.url}/{$request.query.id}', [{ in: 'query', name: 'id' }]],
  ['{$request.query.url}/{$request.path.id}', [{ in: 'path', name: 'id' }]],
  ['{$request.query.url}/{$request.header.X-Id}', [{ in: 'header', name: 'X-Id' }]],
  ['{$request.query.url}/{$response.body#/id}', []],
  ['{$request.query.url}/{$response.header.Location}', []],
  ['{$request.query.url}/{$method}', []],
  ['{$request.query.url}/{$url}', []],
  ['{$request.query.url}/{$statusCode}', []],
  ['http://{$request.query.host}/{$request.body#/id}', [{ in: 'body', pointer: '/id' }]],
])('%s takes from the trigger what is its own: %j', (key, slots) => {
  expect(identitiesOf(key)).toEqual(slots)
})

test('a part that several callbacks name is listed once', () => {
  expect(
    identitiesOf(
      '{$request.query.url}/{$request.body#/id}?also={$request.body#/id}',
      '{$request.query.url}/{$request.body#/id}/{$request.body#/customer}',
    ),
  ).toEqual([
    { in: 'body', pointer: '/id' },
    { in: 'body', pointer: '/customer' },
  ])
})

test('a cookie and a part that the sender fills', () => {
  const callback = makeCallback({ key: '{$request.query.url}/{$request.body#/id}' })
  const [lead, slash] = callback.expression.parts
  if (lead === undefined || slash === undefined) throw new Error('the key has no parts')
  const part = { kind: 'expression', text: '{x}', offset: 9 } as const
  const parts = [
    lead,
    { ...part, source: { kind: 'cookie', name: 'session' } } as const,
    { ...part, source: { kind: 'name', name: 'kind' } } as const,
  ]
  expect(listIdentities([{ ...callback, expression: { ...callback.expression, parts } }])).toEqual([
    { in: 'cookie', name: 'session' },
  ])
})
