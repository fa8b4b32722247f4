import { expect, test } from 'vitest'
import { createAnswerStatuses } from '../../../src/mock/answer-status.js'
import { makeResponse } from '../../support/sent.js'

function choose(statuses: readonly string[], preferred: readonly number[] = []) {
  const responses = statuses.map((status) => makeResponse(status))
  const chosen = createAnswerStatuses().choose(responses, preferred)
  return chosen && [chosen.response.status, chosen.status]
}

test.each([
  [['404', '202', '200'], [], ['200', 200]],
  [['200', '201'], [201], ['201', 201]],
  [
    ['200', '204'],
    [202, 204],
    ['204', 204],
  ],
  [['200'], [201], ['200', 200]],
  [['301', '2XX'], [], ['2XX', 200]],
  [['2XX'], [201], ['2XX', 201]],
  [['default', '404'], [], ['default', 200]],
  [['303', '301', '400'], [], ['301', 301]],
  [['3XX'], [], ['3XX', 303]],
] as const)('of %j, where %j are preferred, %j is chosen', (statuses, preferred, expected) => {
  expect(choose(statuses, preferred)).toEqual(expected)
})

test('without a success or redirection there is none', () => {
  expect(choose(['400', '4XX', '500'])).toBeUndefined()
  expect(choose([])).toBeUndefined()
})

test('of two responses that have the same name the first one counts', () => {
  const responses = [
    makeResponse('default', { description: 'first' }),
    makeResponse('default', { description: 'second' }),
  ]
  expect(createAnswerStatuses().choose(responses, [])?.response.description).toBe('first')
})

test('what was preferred once is not preferred ever after', () => {
  const statuses = createAnswerStatuses()
  const responses = [makeResponse('200'), makeResponse('201')]
  expect(statuses.choose(responses, [201])?.status).toBe(201)
  expect(statuses.choose(responses, [])?.status).toBe(200)
})
