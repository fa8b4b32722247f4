import { expect, test } from 'vitest'
import { systemClock } from '../../src/clock.js'
import { loadContract } from '../../src/contract/load.js'
import type { RunEvent } from '../../src/event/model.js'
import { createMemoryJournal } from '../../src/journal/memory.js'
import { type VerifyOptions, verify } from '../../src/run/verify.js'
import type { OperationSteps } from '../../src/session/step-model.js'
import {
  type SubscriptionFault,
  startSubscriptionApi,
  subscriptionDocument,
} from '../support/subscription-api.js'

const PROVOKE = { method: 'POST', path: '/subscriptions/{{answer#/id}}/events', expect: 202 }

const STEPS = {
  after: [{ name: 'provoke', request: PROVOKE }],
  finally: [{ request: { method: 'DELETE', path: '/subscriptions/{{ answer#/id }}' } }],
} satisfies OperationSteps

/** Subscribes, provokes an event, and unsubscribes. */
async function verifySubscription(
  fault: SubscriptionFault = {},
  options: VerifyOptions = {},
  key?: string,
) {
  await using api = await startSubscriptionApi(fault)
  const run = verify(await loadContract(subscriptionDocument(key)), {
    api: api.url,
    timeoutMs: 10_000,
    settleMs: 50,
    repeat: 1,
    steps: { createSubscription: STEPS },
    ...options,
  })
  const events: RunEvent[] = []
  for await (const event of run) events.push(event)
  const requests = api.requests.map(({ method, url }) => `${method} ${url.pathname}`)
  return { report: await run.report, events, requests }
}

function codesOf({ findings }: Awaited<ReturnType<typeof verifySubscription>>['report']) {
  return findings.map(({ code }) => code)
}

function stepsOf(events: readonly RunEvent[]) {
  return events.filter((event) => event.type === 'step:done')
}

test('an event that is provoked by a step arrives and is judged, then the subscription ends', async () => {
  const { report, events, requests } = await verifySubscription()
  expect(report.findings).toEqual([])
  expect(report).toMatchObject({
    verdict: 'passed',
    because: '1 callback of 1 delivered and conforming',
    totals: { expectationsMet: 1, deliveries: 1 },
  })
  expect(requests.filter((one) => one.includes('sub-1'))).toEqual([
    'POST /subscriptions/sub-1/events',
    'DELETE /subscriptions/sub-1',
  ])
  expect(stepsOf(events)).toMatchObject([
    {
      operation: 'createSubscription',
      trigger: 'trig-1',
      phase: 'after',
      step: 'provoke',
      status: 202,
    },
    { phase: 'finally', step: 'DELETE /subscriptions/{{ answer#/id }}', status: 200 },
  ])
})

test('each of many subscriptions gets its own event', async () => {
  const { report, events } = await verifySubscription({}, { repeat: 5 })
  expect(report).toMatchObject({ verdict: 'passed', totals: { expectationsMet: 5, deliveries: 5 } })
  expect(stepsOf(events)).toHaveLength(10)
})

test('a CloudEvent whose data breaks its schema is found', async () => {
  const { report } = await verifySubscription({ depot: 7 })
  expect(report.verdict).toBe('failed')
  expect(report.findings).toMatchObject([
    { code: 'delivery-body-schema', expected: 'data.depot: string', arrived: 'data.depot: 7' },
  ])
})

test('an event after the subscription was deleted is found', async () => {
  const { report } = await verifySubscription({ isDeaf: true }, { settleMs: 1000 })
  expect(codesOf(report)).toContain('delivery-unwanted')
  expect(report.verdict).toBe('failed')
})

test('an event after the end is found also where many are allowed', async () => {
  const { report } = await verifySubscription(
    { isDeaf: true },
    { settleMs: 1000, expectations: { parcelEvent: { deliveries: { min: 1, max: 9 } } } },
  )
  expect(codesOf(report)).toEqual(['delivery-unwanted'])
})

test('without the step nothing comes, and that is found', async () => {
  const { report } = await verifySubscription({}, { steps: {}, timeoutMs: 30 })
  expect(codesOf(report)).toEqual(['delivery-missing'])
})

test('a failing after step makes the callback not exercised, and the subscription still ends', async () => {
  const request = { ...PROVOKE, path: '/subscriptions/nobody/events' }
  const { report, requests } = await verifySubscription(
    {},
    { steps: { createSubscription: { ...STEPS, after: [{ name: 'provoke', request }] } } },
  )
  expect(report.verdict).toBe('failed')
  expect(report.findings).toMatchObject([
    {
      code: 'step-failed',
      basis: 'config',
      message: 'the after step "provoke" of createSubscription failed',
      expected: 'status 202',
      arrived: 'status 404: {"reason":"no subscription nobody"}',
      trigger: 'trig-1',
    },
  ])
  expect(report.coverage).toMatchObject([
    {
      state: 'not-exercised',
      because: 'its after step "provoke" failed: status 404: {"reason":"no subscription nobody"}',
    },
  ])
  expect(requests).toContain('DELETE /subscriptions/sub-1')
})

test('a failing before step sends no trigger', async () => {
  const steps = { createSubscription: { before: [{ run: 'echo no such tenant >&2; exit 3' }] } }
  const { report, requests } = await verifySubscription({}, { steps })
  expect(requests).toEqual([])
  expect(report.findings).toMatchObject([
    { code: 'step-failed', expected: 'exit code 0', arrived: 'exit code 3: no such tenant' },
  ])
})

test('a before step can give the trigger a value, and a command gets what the API answered', async () => {
  const { report } = await verifySubscription(
    {},
    {
      steps: {
        createSubscription: {
          before: [{ name: 'choose', run: 'echo \'{"types":["parcel.moved"]}\'' }],
          after: [
            {
              run: `node -e "fetch(process.env.RINGBACK_API + '/subscriptions/' + process.env.RINGBACK_ANSWER_ID + '/events', { method: 'POST' })"`,
            },
          ],
        },
      },
      valuesFor: () => ({
        parameters: new Map(),
        members: new Map([['/types', '{{step.choose#/types}}']]),
        headers: [],
      }),
    },
  )
  expect(report).toMatchObject({ verdict: 'passed', findings: [] })
})

test('what a step takes from the environment is not shown', async () => {
  const headers = { authorization: 'Bearer {{env.EVENT_TOKEN}}' }
  const steps = {
    createSubscription: {
      after: [
        { run: 'echo "denied for $EVENT_TOKEN" >&2; exit 1' },
        { request: { ...PROVOKE, headers } },
      ],
    },
  }
  const { events, report } = await verifySubscription(
    {},
    { steps, env: { ...process.env, EVENT_TOKEN: 'hush-hush-1' } },
  )
  expect(report.findings).toMatchObject([{ arrived: 'exit code 1: denied for [redacted]' }])
  expect(JSON.stringify(events)).not.toContain('hush-hush-1')
})

test.each(['POST', 'DELETE'])(
  'a run that is stopped at its %s step still ends the subscription',
  async (method) => {
    await using api = await startSubscriptionApi()
    const run = verify(await loadContract(subscriptionDocument()), {
      api: api.url,
      timeoutMs: 600_000,
      settleMs: 20,
      repeat: 1,
      steps: {
        createSubscription: {
          ...STEPS,
          after: [{ request: { ...PROVOKE, path: '/' } }, ...STEPS.after],
        },
      },
    })
    for await (const event of run) {
      if (event.type === 'trigger:answered' && method === 'POST') void run.stop()
      if (event.type === 'step:done' && method === 'DELETE') void run.stop()
    }
    expect(api.requests.map((one) => `${one.method} ${one.url.pathname}`)).toContain(
      'DELETE /subscriptions/sub-1',
    )
  },
)

test.each([
  ['error', [{ code: 'delivery-body-format', severity: 'error', basis: 'config' }]],
  ['off', []],
] as const)('formats can count as %s', async (formats, findings) => {
  const { report } = await verifySubscription({ source: 'not a reference' }, { formats })
  expect(report.findings).toMatchObject(findings)
})

test('deadlines count from the end of the after steps', async () => {
  let skippedMs = 0
  const clock = { ...systemClock, nowMs: () => systemClock.nowMs() + skippedMs }
  const journal = createMemoryJournal()
  const append = (event: RunEvent) => {
    if (event.type === 'step:done' && event.step === 'slow') skippedMs += 60_000
    return journal.append(event)
  }
  const { report } = await verifySubscription(
    {},
    {
      clock,
      journal: { ...journal, append },
      steps: { createSubscription: { after: [{ name: 'slow', run: 'exit 0' }, ...STEPS.after] } },
    },
  )
  expect(report).toMatchObject({ verdict: 'passed', findings: [] })
  expect(report.triggers[0]?.callbacks[0]?.afterMs).toBeGreaterThan(60_000)
})

test('an optional callback that does not come is no finding', async () => {
  const { report } = await verifySubscription(
    {},
    { steps: {}, timeoutMs: 30, expectations: { parcelEvent: { expect: 'optional' } } },
  )
  expect(report.findings).toEqual([])
  expect(report.coverage).toMatchObject([{ state: 'not-exercised' }])
})

test('a callback that the configuration rules out is found when it comes', async () => {
  const { report } = await verifySubscription(
    {},
    { expectations: { 'createSubscription > parcelEvent': { expect: 'none' } } },
  )
  expect(codesOf(report)).toEqual(['delivery-unwanted'])
})

test('a callback that must come twice is missing when it comes once', async () => {
  const { report } = await verifySubscription(
    {},
    { expectations: { parcelEvent: { deliveries: { min: 2, max: 2 }, timeoutMs: 30 } } },
  )
  expect(report.findings).toMatchObject([
    {
      code: 'delivery-missing',
      message: 'parcelEvent did not arrive often enough after POST /subscriptions',
      expected: expect.stringMatching(/^2 times POST http/) as string,
      arrived: '1 within 90 ms of the answer 201',
    },
  ])
})

test.each([
  [
    { nobody: STEPS },
    'steps: the document has no operation with callbacks that is named "nobody".',
  ],
  [
    { createSubscription: { after: [{ run: 'curl {{answer#/url}}' }] } },
    'The step "curl {{answer#/url}}" of createSubscription: expected a command without {{...}}, but got {{answer#/url}}.',
  ],
  [
    { createSubscription: { after: [{ request: { method: 'GET', path: '/{{anwser#/id}}' } }] } },
    'The step "GET /{{anwser#/id}}" of createSubscription: expected a value to take, but got {{anwser#/id}}.',
  ],
  [
    { createSubscription: { after: [{ request: { method: 'GET' } }] } },
    'The step "GET " of createSubscription: expected either a path or a url, but got none.',
  ],
])('steps without meaning are refused at once: %j', async (steps, message) => {
  const contract = await loadContract(subscriptionDocument())
  expect(() => verify(contract, { api: 'http://127.0.0.1:1', steps })).toThrow(
    expect.objectContaining({ code: 'RINGBACK_ERR_USAGE', message }) as Error,
  )
})
