import { expect, test } from 'vitest'
import type { UserValues } from '../../../src/sample/model.js'
import { fillUserValues } from '../../../src/session/step-filling.js'
import type { StepScope } from '../../../src/session/step-value.js'

const SCOPE: StepScope = {
  callbackUrl: 'http://127.0.0.1:9/token',
  env: { TENANT: 'acme' },
  steps: new Map([['log-in', { session: 's-1', plan: { size: 3 } }]]),
}

function makeValues(more: Partial<UserValues> = {}): UserValues {
  return { parameters: new Map(), members: new Map(), headers: [], ...more }
}

function makeBody(text: string): NonNullable<UserValues['body']> {
  return { bytes: new TextEncoder().encode(text), contentType: 'application/json' }
}

test.each<Partial<UserValues>>([
  {},
  { parameters: new Map([['query:tenant', 'acme']]) },
  { members: new Map([['/plan', { size: [1, '{single}'] }]]) },
  { headers: [['x-tenant', '}}{']] },
  { body: makeBody('{ "plan": {"a": 1} }') },
])('values without references are handed back as they are: %j', (more) => {
  const values = makeValues(more)
  const filled = fillUserValues(values, SCOPE)
  expect(filled.ok && filled.values).toBe(values)
})

test('references are filled wherever they stand', () => {
  const values = makeValues({
    parameters: new Map([['query:tenant', '{{env.TENANT}}']]),
    members: new Map([['/plan', { inner: ['{{step.log-in#/plan}}'] }]]),
    headers: [['x-session', 'of {{step.log-in#/session}}']],
    body: makeBody('{"sink":"{{callbackUrl}}"}'),
  })
  const filled = fillUserValues(values, SCOPE)
  if (!filled.ok) throw new Error(filled.because)
  const { parameters, members, headers, body } = filled.values
  expect(parameters.get('query:tenant')).toBe('acme')
  expect(members.get('/plan')).toEqual({ inner: [{ size: 3 }] })
  expect(headers).toEqual([['x-session', 'of s-1']])
  expect(new TextDecoder().decode(body?.bytes)).toBe('{"sink":"http://127.0.0.1:9/token"}')
})

test.each<Partial<UserValues>>([
  { parameters: new Map([['query:tenant', '{{env.NONE}}']]) },
  { members: new Map([['/plan', ['{{env.NONE}}']]]) },
  { headers: [['x-tenant', '{{env.NONE}}']] },
  { body: makeBody('["{{env.NONE}}"]') },
])('a reference without a value is told: %j', (more) => {
  expect(fillUserValues(makeValues(more), SCOPE)).toEqual({
    ok: false,
    because: '{{env.NONE}} has no value: the environment variable NONE is not set',
  })
})

test('braces in a body that is no JSON are what they are', () => {
  const body = makeBody('{{callbackUrl}} is no JSON')
  const filled = fillUserValues(makeValues({ body }), SCOPE)
  expect(filled.ok && filled.values.body).toBe(body)
})
