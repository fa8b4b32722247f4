import { expect, test } from 'vitest'
import type { ExpressionContext } from '../../../src/expression/model.js'
import { createCallbackDrafter } from '../../../src/session/callback-draft.js'
import { makeCallback } from '../../support/contract.js'
import { makeBody, makeSchemaContract } from '../../support/trigger-plan.js'

const EVENT = {
  type: 'object',
  required: ['id', 'paid'],
  properties: { id: { type: 'string' }, paid: { type: 'boolean' } },
}
const callback = { ...makeCallback(), parameters: [], body: makeBody('Event') }

function createDrafter() {
  return createCallbackDrafter({
    contract: makeSchemaContract({ Event: EVENT }),
    seed: 1,
    values: { parameters: new Map(), members: new Map(), headers: [] },
    credentials: {},
  })
}

function about(id: string): ExpressionContext {
  const request = { url: '', method: 'POST', headers: [], query: [], path: new Map() }
  return { request: { ...request, body: { id } } }
}

const url = 'http://r.test/hook'

async function bodyOf(draft: Promise<ReturnType<ReturnType<typeof createDrafter>>>) {
  const drafted = await draft
  if (!drafted.ok) throw new Error(drafted.because)
  return JSON.parse(Buffer.from(drafted.request.body).toString()) as Record<string, unknown>
}

test('a callback says what its exchange is about, the first one and those after it', async () => {
  const draft = createDrafter()
  const draftOf = async (id: string) => draft({ callback, url, context: about(id), isWrong: false })
  const both = await Promise.all([bodyOf(draftOf('a')), bodyOf(draftOf('b'))])
  expect(both).toMatchObject([{ id: 'a' }, { id: 'b' }])
  expect(await bodyOf(draftOf('c'))).toMatchObject({ id: 'c' })
})

test('once its callback is prepared, a draft is there at once', async () => {
  const draft = createDrafter()
  const input = { callback, url, context: about('a'), isWrong: false }
  expect(draft(input)).toBeInstanceOf(Promise)
  await draft(input)
  expect(draft(input)).toMatchObject({ ok: true, request: { url } })
})

test('a wrong body has one fault, and says which', async () => {
  const draft = createDrafter()
  await draft({ callback, url, context: about('a'), isWrong: false })
  const wrong = await draft({ callback, url, context: about('a'), isWrong: true })
  expect(wrong).toMatchObject({ ok: true, wrong: { kind: 'invalid', expects: 'refusal' } })
  const right = await draft({ callback, url, context: about('a'), isWrong: false })
  expect(right).not.toHaveProperty('wrong')
})

test('a wrong body that no schema forbids is a reason', async () => {
  const draft = createDrafter()
  const { body: _, ...plain } = callback
  expect(await draft({ callback: plain, url, context: about('a'), isWrong: true })).toEqual({
    ok: false,
    because: 'a wrong body was asked for, but its schema forbids none',
  })
})
