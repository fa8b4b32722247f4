import { expect, test } from 'vitest'
import type { CallbackOperation } from '../../../src/contract/model.js'
import { listTrials, type TrialInput } from '../../../src/session/receiver-case.js'
import type { HttpRequest } from '../../../src/transport/model.js'
import { makeContract, makeMedia, placeAt } from '../../support/check.js'
import { type CallbackInput, makeCallback } from '../../support/contract.js'

const EVENT = {
  type: 'object',
  required: ['id', 'paid'],
  properties: { id: { type: 'string' }, paid: { type: 'boolean' } },
}
const contract = makeContract({
  schemas: { Event: EVENT, Other: { type: 'object', required: ['id'] } },
})

function callbackWith(type = 'application/json', schema?: string, more: CallbackInput = {}) {
  const body = { required: true, content: [makeMedia(type, schema)], place: placeAt('/body') }
  return makeCallback({ body, ...more })
}

function requestOf(body: unknown, type = 'application/json'): HttpRequest {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return {
    method: 'POST',
    url: 'http://127.0.0.1:3000/hook',
    headers: [['content-type', type]],
    body: Buffer.from(text),
  }
}

const PAIR = [requestOf({ id: 'a', paid: true }), requestOf({ id: 'b', paid: true })] as const

function list(callback: CallbackOperation, more: Partial<TrialInput> = {}) {
  return listTrials({ contract, callback, siblings: [], pair: PAIR, members: [], seed: 1, ...more })
}

function labelsOf({ trials }: ReturnType<typeof list>): readonly string[] {
  return trials.map((one) => one.case.label)
}

test('what must be taken comes before what must be refused', () => {
  const { trials } = list(callbackWith('application/json', 'Event'))
  const expected = trials.map((one) => one.case.expects === 'refusal')
  expect(expected.indexOf(true)).toBe(expected.filter((isRefused) => !isRefused).length)
  expect(new Set(trials.map((one) => one.case.kind))).toEqual(
    new Set([
      ...['extra', 'syntax', 'content-type', 'invalid', 'content-type-wrong', 'method', 'path'],
    ]),
  )
})

test('each case is of whatever valid delivery is at hand', () => {
  const { trials } = list(callbackWith('application/json', 'Event'))
  const fresh = requestOf({ id: 'c', paid: true })
  const bodyOf = (label: string) => {
    const trial = trials.find((one) => one.case.label === label)
    return Buffer.from(trial?.change(fresh).body ?? []).toString('utf8')
  }
  expect(bodyOf('body with paid as null (must be boolean)')).toBe('{"id":"c","paid":null}')
  expect(bodyOf('body without id (required)')).toBe('{"paid":true}')
  expect(bodyOf('JSON with a trailing comma')).toBe('{"id":"c","paid":true,}')
  expect(bodyOf('content type text/plain')).toBe('{"id":"c","paid":true}')
})

test('methods of callbacks on the same URL are not wrong', () => {
  const sibling = makeCallback({ method: 'PUT' })
  const labels = labelsOf(list(callbackWith('application/json', 'Event'), { siblings: [sibling] }))
  expect(labels.filter((label) => label.startsWith('method'))).toEqual([
    'method GET',
    'method DELETE',
    'method PATCH',
  ])
})

test('a body that a callback on the same URL allows is no fault, on another method it is', () => {
  const callback = callbackWith('application/json', 'Event')
  const fault = 'body without paid (required)'
  const other = callbackWith('application/json', 'Other')
  expect(labelsOf(list(callback))).toContain(fault)
  expect(labelsOf(list(callback, { siblings: [other] }))).not.toContain(fault)
  expect(labelsOf(list(callback, { siblings: [{ ...other, method: 'PUT' }] }))).toContain(fault)
})

test('where many callbacks share a URL nobody can say what they refuse', () => {
  const callback = callbackWith('application/json', 'Event')
  const siblings = Array.from({ length: 13 }, () => callbackWith('application/json', 'Event'))
  const faultsOf = (found: ReturnType<typeof list>) =>
    found.trials.filter((one) => one.case.kind === 'invalid').map((one) => one.case.expects)
  const crowded = list(callback, { siblings })
  expect(new Set(faultsOf(crowded))).toEqual(new Set(['anything']))
  expect(crowded.gap).toBe(
    'it may take bodies with a fault, which may be of one of 13 callbacks at its URL',
  )
  const some = list(callback, { siblings: siblings.slice(1) })
  expect(new Set(faultsOf(some))).toEqual(new Set(['refusal']))
  expect(some.gap).toBeUndefined()
})

test('members that the user has set stay in what must be taken', () => {
  const schema = { type: 'object', properties: { n: { type: 'integer', minimum: 1, maximum: 9 } } }
  const own = makeContract({ schemas: { Event: schema } })
  const pair = [requestOf({ n: 5 }), requestOf({ n: 5 })] as const
  const callback = callbackWith('application/json', 'Event')
  const bounds = (members: readonly string[]) =>
    labelsOf(list(callback, { contract: own, pair, members })).filter((label) =>
      label.includes('at its'),
    )
  expect(bounds([])).toEqual(['body with n at its minimum 1', 'body with n at its maximum 9'])
  expect(bounds(['/n'])).toEqual([])
})

test('of a body that is no JSON the requests around it are tried, and it is said', () => {
  const type = 'application/x-www-form-urlencoded'
  const pair = [requestOf('id=1', type), requestOf('id=2', type)] as const
  const found = list(callbackWith(type, 'Event'), { pair })
  expect(found.gap).toBe(`no bodies were tried: ${type} is no JSON`)
  expect(labelsOf(found)).toEqual([
    'content type APPLICATION/X-WWW-FORM-URLENCODED',
    'content type text/plain',
    'no content type',
    'method GET',
    'method PUT',
    'method DELETE',
    'an unknown path',
  ])
})

test('JSON without a schema is broken, but not spoiled', () => {
  const found = list(callbackWith())
  expect(found.gap).toBe('only broken JSON was tried: its body has no schema')
  expect(labelsOf(found)).toContain('JSON that is cut off')
  expect(labelsOf(found)).not.toContain('body without id (required)')
})

test('a body of the user that breaks its schema is not varied', () => {
  const pair = [requestOf({ id: 7 }), requestOf({ id: 7 })] as const
  const found = list(callbackWith('application/json', 'Event'), { pair })
  expect(found.gap).toBe('only broken JSON was tried: the body that was given breaks its schema')
})

test('a callback without a body has methods and paths to try', () => {
  const pair = [requestOf(''), requestOf('')] as const
  const found = list(makeCallback(), { pair })
  expect(found.gap).toBe('no bodies were tried: the document has none')
  expect(labelsOf(found)).toEqual(['method GET', 'method PUT', 'method DELETE', 'an unknown path'])
})
