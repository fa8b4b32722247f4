import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import { type VerifyOptions, verify } from '../../src/run/verify.js'
import type { OperationSteps } from '../../src/session/step-model.js'
import {
  type SubscriptionFault,
  startSubscriptionApi,
  subscriptionDocument,
} from '../support/subscription-api.js'

const DONE = { '2XX': { description: 'done' } }
const ID = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }]

const LINKS = {
  provoke: { operationId: 'provoke', parameters: { id: '$response.body#/id' } },
  unsubscribe: {
    operationRef: '#/paths/~1subscriptions~1{id}/delete',
    parameters: { 'path.id': '{$response.body#/id}' },
  },
  lost: { operationId: 'provoke', parameters: { id: '$response.body#/uuid' } },
  dangling: { operationId: 'nobody' },
  production: {
    operationId: 'provoke',
    parameters: { id: '$response.body#/id' },
    server: { url: 'https://api.example.com' },
  },
  sameHost: {
    operationId: 'provoke',
    parameters: { id: '$response.body#/id' },
    server: { url: '/' },
  },
}

/** The subscription API with links to the operations that provoke and end. */
function linkedDocument() {
  const document = subscriptionDocument()
  const paths = document.paths['/subscriptions']
  const { responses } = paths.post
  return {
    ...document,
    paths: {
      '/subscriptions': {
        post: {
          ...paths.post,
          responses: {
            ...responses,
            201: { ...responses[201], links: LINKS },
            400: { ...responses[400], links: { retry: { operationId: 'createSubscription' } } },
          },
        },
      },
      '/subscriptions/{id}': {
        parameters: ID,
        delete: { operationId: 'unsubscribe', responses: DONE },
      },
      '/subscriptions/{id}/events': {
        post: { operationId: 'provoke', parameters: ID, responses: DONE },
      },
    },
  }
}

async function verifyLinks(
  steps: OperationSteps,
  options: VerifyOptions = {},
  fault: SubscriptionFault = {},
) {
  await using api = await startSubscriptionApi(fault)
  await using run = verify(await loadContract(linkedDocument()), {
    ...{ api: api.url, timeoutMs: 10_000, settleMs: 50, repeat: 1 },
    steps: { createSubscription: steps },
    ...options,
  })
  const report = await run.report
  const requests = api.requests.filter(({ url }) => url.pathname.includes('sub-'))
  return { report, requests: requests.map(({ method, url }) => `${method} ${url.pathname}`) }
}

test('links provoke the event and end the subscription', async () => {
  const { report, requests } = await verifyLinks({
    after: [{ link: 'provoke', expect: 202 }],
    finally: [{ name: 'bye', link: 'unsubscribe' }],
  })
  expect(report.verdict).toBe('passed')
  expect(report.findings.map(({ code }) => code)).toEqual(['document-link-dangling'])
  expect(requests).toEqual(['POST /subscriptions/sub-1/events', 'DELETE /subscriptions/sub-1'])
})

test('each trigger follows the links of its own answer', async () => {
  const { report, requests } = await verifyLinks({ after: [{ link: 'provoke' }] }, { repeat: 3 })
  expect(report.totals).toMatchObject({ expectationsMet: 3 })
  expect(requests.toSorted()).toEqual([
    'POST /subscriptions/sub-1/events',
    'POST /subscriptions/sub-2/events',
    'POST /subscriptions/sub-3/events',
  ])
})

test('a server of the link on the same host is the API', async () => {
  const { report } = await verifyLinks({ after: [{ link: 'sameHost' }] })
  expect(report.verdict).toBe('passed')
})

test.each([
  [
    'lost',
    "the link's parameter id: `$response.body#/uuid` has no value: the response body has no `/uuid`",
  ],
  ['dangling', 'the link dangling cannot be followed: no operation has the operationId "nobody"'],
  [
    'production',
    'the link production has a server of its own, https://api.example.com, which is not the API',
  ],
  ['retry', 'the answer 201 documents no link retry'],
])('the link %s is a failed step with its reason, and nothing is called', async (link, arrived) => {
  const { report, requests } = await verifyLinks({ after: [{ link }] })
  expect(report.findings).toMatchObject([
    { code: 'document-link-dangling' },
    {
      code: 'step-failed',
      message: `the after step "link ${link}" of createSubscription failed`,
      expected: 'a link that can be followed',
      arrived,
    },
  ])
  expect(report.verdict).toBe('failed')
  expect(requests).toEqual([])
})

test('a linked operation that answers otherwise than expected is a failed step', async () => {
  const { report } = await verifyLinks({ after: [{ link: 'provoke', expect: 204 }] })
  expect(report.findings[1]).toMatchObject({
    code: 'step-failed',
    expected: 'status 204',
    arrived: 'status 202: {}',
  })
})

test.each([
  [{ before: [{ link: 'provoke' }] }, 'a link is part of the answer, which is not there before'],
  [{ after: [{ link: 'prowoke' }] }, 'expected a link of one of its responses, but got prowoke'],
])('%j is refused at once', async (steps, message) => {
  const contract = await loadContract(linkedDocument())
  const options = { api: 'http://127.0.0.1:1', steps: { createSubscription: steps } }
  expect(() => verify(contract, options)).toThrow(message)
})

test('what a named link was answered can be taken by later steps', async () => {
  const { report } = await verifyLinks({
    after: [{ name: 'event', link: 'provoke' }],
    finally: [{ request: { method: 'DELETE', path: '/subscriptions/{{step.event#/id}}' } }],
  })
  expect(report.findings[1]).toMatchObject({
    code: 'step-failed',
    arrived:
      '{{step.event#/id}} has no value: no step named event has been answered with JSON that has it',
  })
})
