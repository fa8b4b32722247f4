import { expect, test } from 'vitest'
import type { LinkContract, TriggerOperation } from '../../../src/contract/model.js'
import { RingbackError } from '../../../src/errors.js'
import { checkSteps, listStepSecrets } from '../../../src/session/step-check.js'
import type { OperationSteps, Step } from '../../../src/session/step-model.js'
import { makeTriggerOperation } from '../../support/contract.js'

const PLACE = { uri: 'file:///openapi.json', pointer: '' }

/** An operation whose answers have links of these names. */
function withLinks(...names: string[]): TriggerOperation {
  const links = names.map(
    (name): LinkContract => ({ name, parameters: [], place: PLACE }) as unknown as LinkContract,
  )
  const response = { status: '201', content: [], headers: [], place: PLACE, links }
  return makeTriggerOperation([], {
    responses: [response as unknown as TriggerOperation['responses'][number]],
  })
}

function refusalOf(steps: OperationSteps, operation = makeTriggerOperation([])) {
  try {
    checkSteps(operation, steps)
  } catch (error) {
    if (!(error instanceof RingbackError)) throw error
    return { code: error.code, message: error.message, hint: error.hint }
  }
  return undefined
}

function request(change: object): Step {
  return { request: { method: 'POST', ...change } }
}

test.each<[string, Step]>([
  ['a path', request({ path: '/pay' })],
  ['the root path', request({ path: '/' })],
  ['a URL', request({ url: 'http://127.0.0.1:9/pay' })],
  ['a reference in a path', request({ path: '/pay/{{answer#/id}}' })],
  ['a reference in a header', request({ path: '/', headers: { 'x-id': '{{env.ID}}' } })],
  ['references in a body', request({ path: '/', body: { a: ['{{callbackUrl}}', '{{trigger}}'] } })],
  ['single braces', request({ path: '/{id}' })],
  ['a command', { run: 'make pay' }],
  ['a command with single braces', { run: 'for i in {1..3}; do echo $i; done' }],
])('a step with %s is accepted in every phase', (_label, step) => {
  expect(refusalOf({ before: [step], after: [step], finally: [step] })).toBeUndefined()
})

test('no steps at all are accepted', () => {
  expect(refusalOf({})).toBeUndefined()
  expect(refusalOf({ before: [], after: [], finally: [] })).toBeUndefined()
})

test.each<keyof OperationSteps>(['before', 'after', 'finally'])(
  'a faulty step in %s is told with its operation',
  (phase) => {
    expect(refusalOf({ [phase]: [request({ path: '/' }), request({ path: 'pay' })] })).toEqual({
      code: 'RINGBACK_ERR_USAGE',
      message:
        'The step "POST pay" of create_invoice: expected a path that starts with a slash, but got "pay".',
      hint: 'Write /pay.',
    })
  },
)

test('of several faulty steps the first in time is told', () => {
  const refusal = refusalOf({
    finally: [request({ path: 'last' })],
    after: [request({ path: 'second' })],
    before: [request({ path: 'first' })],
  })
  expect(refusal?.hint).toBe('Write /first.')
})

test.each([
  ['none', {}],
  ['both', { path: '/pay', url: 'http://127.0.0.1:9/pay' }],
])('a request with %s of path and URL is refused', (label, change) => {
  expect(refusalOf({ after: [{ ...request(change), name: 'pay' }] })).toEqual({
    code: 'RINGBACK_ERR_USAGE',
    message: `The step "pay" of create_invoice: expected either a path or a url, but got ${label}.`,
    hint: 'A path is called on the API itself: /events; a url anywhere: http://127.0.0.1:9000/events.',
  })
})

test.each([100, 204, 599, '204', '100', '599', '1xx', '2xx', '2XX', '5Xx', undefined])(
  'the status %s may be expected of a request and of a link',
  (status) => {
    expect(refusalOf({ before: [request({ path: '/', expect: status })] })).toBeUndefined()
    const link = { link: 'Pay', expect: status }
    expect(refusalOf({ after: [link] }, withLinks('Pay'))).toBeUndefined()
  },
)

test.each([
  ['20xx', '"20xx"'],
  ['2xxx', '"2xxx"'],
  ['2x', '"2x"'],
  ['0xx', '"0xx"'],
  ['6XX', '"6XX"'],
  ['xx', '"xx"'],
  ['', '""'],
  [' 200', '" 200"'],
  ['200\n', '"200\\n"'],
  ['099', '"099"'],
  ['600', '"600"'],
  ['2e2', '"2e2"'],
  ['default', '"default"'],
  [99, '99'],
  [600, '600'],
  [204.5, '204.5'],
])('the status %j is refused of a request and of a link', (status, shown) => {
  const expected = {
    code: 'RINGBACK_ERR_USAGE',
    message: `The step "pay" of create_invoice: expected a status such as 204 or a range such as 2xx, but got ${shown}.`,
    hint: 'A status is 100 to 599, a range 1xx to 5xx.',
  }
  const called = { name: 'pay', ...request({ path: '/', expect: status }) }
  expect(refusalOf({ finally: [called] })).toEqual(expected)
  const followed = { name: 'pay', link: 'Pay', expect: status }
  expect(refusalOf({ after: [followed] }, withLinks('Pay'))).toEqual(expected)
})

test.each([
  ['{{answr#/id}}', 'answr#/id'],
  ['{{ answer.id }}', 'answer.id'],
  ['{{env}}', 'env'],
  ['{{}}', ''],
  ['{{constructor}}', 'constructor'],
])('the value %s in a request is refused', (text, reference) => {
  expect(refusalOf({ after: [{ name: 'pay', ...request({ path: '/', body: [text] }) }] })).toEqual({
    code: 'RINGBACK_ERR_USAGE',
    message: `The step "pay" of create_invoice: expected a value to take, but got {{${reference}}}.`,
    hint: 'There are {{answer#/id}}, {{trigger#/id}}, {{step.NAME#/id}}, {{callbackUrl}} and {{env.NAME}}.',
  })
})

test('of several values the one that has no meaning is told', () => {
  const step = request({ path: '/{{answer#/id}}/{{env.A}}/{{what}}' })
  expect(refusalOf({ after: [step] })?.message).toContain('but got {{what}}.')
})

test.each(['{{answer#/id}}', '{{ nonsense }}'])(
  'a command with %s is refused: a shell would run it',
  (text) => {
    expect(refusalOf({ after: [{ run: `pay ${text}`, name: 'pay' }] })).toEqual({
      code: 'RINGBACK_ERR_USAGE',
      message: `The step "pay" of create_invoice: expected a command without {{...}}, but got {{${text.slice(2, -2).trim()}}}.`,
      hint: 'A shell would run what the API answers. Use the environment: "$RINGBACK_ANSWER_ID", "$RINGBACK_ANSWER".',
    })
  },
)

test.each<keyof OperationSteps>(['after', 'finally'])(
  'a documented link is accepted in %s',
  (phase) => {
    expect(refusalOf({ [phase]: [{ link: 'Pay' }] }, withLinks('Show', 'Pay'))).toBeUndefined()
  },
)

test('a link before the trigger is refused, documented or not', () => {
  const expected = {
    code: 'RINGBACK_ERR_USAGE',
    message:
      'The step "link Pay" of create_invoice: a link is part of the answer, which is not there before the trigger.',
    hint: 'Put it into after or finally.',
  }
  expect(refusalOf({ before: [{ link: 'Pay' }] }, withLinks('Pay'))).toEqual(expected)
  expect(refusalOf({ before: [{ link: 'Pay' }] })).toEqual(expected)
})

test('a link that is not documented is told those that are', () => {
  expect(refusalOf({ after: [{ link: 'pay' }] }, withLinks('Show', 'Pay', 'Show'))).toEqual({
    code: 'RINGBACK_ERR_USAGE',
    message:
      'The step "link pay" of create_invoice: expected a link of one of its responses, but got pay.',
    hint: 'There are: Show, Pay.',
  })
  expect(refusalOf({ after: [{ link: 'pay' }] })?.hint).toBe('It documents no links.')
})

const ENV = {
  TOKEN: 's3cret',
  'with-dash': 'd4sh',
  API: 'http://127.0.0.1:8000/v1',
  SECURE: 'HTTPS://api.example.com',
  LOGIN: 'http://user:pass@127.0.0.1:8000',
  GONE: undefined,
  EMPTY: '',
}

test.each([
  ['{{env.TOKEN}}', ['s3cret']],
  ['{{ env.TOKEN }}', ['s3cret']],
  ['{{env.with-dash}}', ['d4sh']],
  ['{{env.TOKEN}} {{env.with-dash}}', ['s3cret', 'd4sh']],
  ['{{env.API}}', []],
  ['{{env.SECURE}}', []],
  ['{{env.LOGIN}}', ['http://user:pass@127.0.0.1:8000']],
  ['{{env.GONE}}', []],
  ['{{env.NEVER}}', []],
  ['{{env.constructor}}', []],
  ['{{env.__proto__}}', []],
  ['{{step.TOKEN}}', []],
  ['env.TOKEN', []],
  ['{{env.TOKEN#/x}}', []],
])('the environment variables that %s names are secrets: %j', (text, secrets) => {
  expect(listStepSecrets({ after: [{ request: { headers: { a: text } } }] }, ENV)).toEqual(secrets)
})

test.each([undefined, null, 7, [], {}])('steps that are %j hold no secrets', (steps) => {
  expect(listStepSecrets(steps, ENV)).toEqual([])
})
