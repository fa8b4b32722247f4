import { expect, test } from 'vitest'
import {
  keepOutcomes,
  listOperationStates,
  type OperationState,
} from '../../../../cli/tui/state/operation.js'
import { OPERATIONS, PLAN } from '../../../support/screen-events.js'

const FRESH = { isWebhook: false, outcome: 'untried', triggers: 0, deliveries: 0 } as const

test('operations come as they were given, then the webhooks of the plan', () => {
  expect(listOperationStates(OPERATIONS, PLAN)).toEqual([
    { ...FRESH, operation: 'create_invoice', method: 'POST', path: '/invoices/' },
    {
      ...FRESH,
      operation: 'delete_invoice',
      method: 'DELETE',
      path: '/invoices/{id}',
      because: 'nothing says where the URL goes',
    },
    {
      ...FRESH,
      operation: 'webhook new_customer',
      method: 'POST',
      path: 'new_customer',
      isWebhook: true,
      because: 'nothing that the document says causes it',
    },
  ])
})

test('an operation that can be triggered has no reason, not even an empty one', () => {
  expect(listOperationStates(OPERATIONS.slice(0, 1), [])[0]).not.toHaveProperty('because')
})

test('a callback of an operation is no webhook', () => {
  expect(listOperationStates([], PLAN.slice(0, 1))).toEqual([])
})

test('a webhook that the plan would exercise has a reason all the same', () => {
  const [, webhook] = PLAN
  const { skipped: _none, ...exercised } = webhook ?? PLAN[0] ?? {}
  const [one] = listOperationStates([], [exercised as (typeof PLAN)[number]])
  expect(one?.because).toBe('nothing that the document says causes it')
})

test('a webhook with the name of an operation is not listed twice', () => {
  const operations = [{ operation: 'webhook new_customer', method: 'POST', path: '/' }]
  expect(listOperationStates(operations, PLAN).map(({ path }) => path)).toEqual(['/'])
})

const TRIED: readonly OperationState[] = [
  {
    operation: 'delete_invoice',
    method: 'GET',
    path: '/old',
    because: 'an old reason',
    isWebhook: false,
    outcome: 'failed',
    triggers: 3,
    deliveries: 2,
  },
  {
    operation: 'gone',
    method: 'GET',
    path: '/gone',
    isWebhook: false,
    outcome: 'passed',
    triggers: 1,
    deliveries: 1,
  },
]

test('what was tried keeps how it went, and nothing else of what it was', () => {
  const next = listOperationStates(OPERATIONS, [])
  expect(keepOutcomes(next, TRIED)).toEqual([
    next[0],
    { ...next[1], outcome: 'failed', triggers: 3, deliveries: 2 },
  ])
})

test('what the document no longer has is dropped', () => {
  expect(keepOutcomes([], TRIED)).toEqual([])
})

test('with nothing before it a list stays as it is', () => {
  const next = listOperationStates(OPERATIONS, PLAN)
  expect(keepOutcomes(next, [])).toEqual(next)
  expect(keepOutcomes(next, next)).toEqual(next)
})
