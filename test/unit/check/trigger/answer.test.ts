import { expect, test } from 'vitest'
import { findResponse } from '../../../../src/check/answer.js'
import { checkAnswer } from '../../../../src/check/trigger/answer.js'
import type { ResponseContract } from '../../../../src/contract/model.js'
import type { Trigger } from '../../../../src/delivery/model.js'
import type { HttpResponse } from '../../../../src/transport/model.js'
import { makeContract, makeMedia, placeAt, schemaAt } from '../../../support/check.js'
import { makeParameter, makeTriggerOperation } from '../../../support/contract.js'
import { makeTrigger } from '../../../support/delivery.js'

const contract = makeContract({
  schemas: {
    Taken: {
      type: 'object',
      properties: { msg: { type: 'string' }, at: { type: 'string', format: 'date' } },
    },
    Number: { type: 'integer' },
    Broken: { type: 'strin' },
  },
})
const IDS = { operation: 'create_invoice', trigger: 'trig-1' }
const JSON_TYPE = ['content-type', 'application/json'] as const

function makeResponse(status: string, response: Partial<ResponseContract> = {}): ResponseContract {
  return {
    status,
    description: '',
    headers: [],
    content: [],
    place: placeAt(`/responses/${status}`),
    ...response,
  }
}

const TAKEN = makeResponse('200', { content: [makeMedia('application/json', 'Taken')] })

function draftsOf(
  { body = '', ...response }: Partial<Omit<HttpResponse, 'body'>> & { body?: string },
  responses: readonly ResponseContract[] = [TAKEN],
  { kind = 'valid' }: Partial<Pick<Trigger, 'kind'>> = {},
) {
  const trigger = makeTrigger({ kind })
  const { exchange } = trigger
  if (exchange === undefined) throw new Error('the trigger was not answered')
  const operation = makeTriggerOperation([], { responses, place: placeAt('/post') })
  const answer = { status: 200, headers: [JSON_TYPE], body: Buffer.from(body), ...response }
  return checkAnswer({
    contract,
    trigger: { ...trigger, operation, exchange: { ...exchange, response: answer } },
  })
}

test('an answer as documented has nothing to say', () => {
  expect(draftsOf({ body: '{"msg":"Invoice received"}' })).toEqual([])
})

test('a trigger that was not answered has no answer to judge', () => {
  expect(checkAnswer({ contract, trigger: makeTrigger({ status: undefined }) })).toEqual([])
})

test('a status that is not documented names those that are', () => {
  expect(draftsOf({ status: 202 }, [TAKEN, makeResponse('422')])).toEqual([
    {
      code: 'trigger-status-undocumented',
      message: 'POST /invoices/ was answered 202, which it does not document',
      expected: '200, 422',
      arrived: '202',
      promised: placeAt('/post'),
      detail: '202',
      ...IDS,
    },
  ])
  expect(draftsOf({}, [])).toMatchObject([{ expected: 'a documented status' }])
})

test('an invalid trigger may be refused with a status that no document tells of', () => {
  const refuse = (status: number, responses: readonly ResponseContract[]) =>
    draftsOf({ status }, responses, { kind: 'invalid' }).map(({ code }) => code)
  expect(refuse(400, [TAKEN])).toEqual(['trigger-refusal-undocumented'])
  expect(refuse(400, [TAKEN, makeResponse('422')])).toEqual(['trigger-status-undocumented'])
  expect(refuse(500, [TAKEN])).toEqual(['trigger-status-undocumented'])
  expect(refuse(202, [TAKEN])).toEqual(['trigger-status-undocumented'])
  expect(draftsOf({ status: 400 }, [TAKEN]).map(({ code }) => code)).toEqual([
    'trigger-status-undocumented',
  ])
})

test.each([
  [200, '200'],
  [201, '2XX'],
  [404, 'default'],
])('%i is documented by the response %s', (status, key) => {
  const responses = ['default', '2XX', '200'].map((one) => makeResponse(one))
  expect(findResponse(responses, status)?.status).toBe(key)
})

test('without a range or default nothing documents another status', () => {
  expect(findResponse([makeResponse('200'), makeResponse('4XX')], 201)).toBeUndefined()
})

test('headers of the response are judged', () => {
  const headers = [
    makeParameter({
      name: 'X-Remaining',
      in: 'header',
      schema: schemaAt('Number'),
      place: placeAt('/headers/X-Remaining'),
    }),
  ]
  const responses = [makeResponse('200', { headers })]
  expect(draftsOf({ headers: [['x-remaining', '7']] }, responses)).toEqual([])
  expect(draftsOf({ headers: [] }, responses)).toEqual([
    {
      code: 'trigger-header',
      message:
        'the 200 answer of POST /invoices/ came without the header X-Remaining, which it requires',
      expected: 'header X-Remaining (required)',
      arrived: 'no X-Remaining',
      promised: placeAt('/headers/X-Remaining'),
      detail: 'header X-Remaining',
      ...IDS,
    },
  ])
  expect(draftsOf({ headers: [['X-Remaining', 'many']] }, responses)).toMatchObject([
    { code: 'trigger-header', promised: schemaAt('Number'), ...IDS },
  ])
})

test('a body that breaks its schema is named', () => {
  expect(draftsOf({ body: '{"msg":7}' })).toEqual([
    {
      code: 'trigger-body-schema',
      message:
        'the body of the 200 answer of POST /invoices/ breaks its schema: msg must be string, but is 7',
      expected: 'msg: string',
      arrived: 'msg: 7',
      at: 'body /msg, line 1, column 8',
      promised: placeAt('/components/schemas/Taken/properties/msg'),
      detail: '/msg type',
      ...IDS,
    },
  ])
})

test('each kind of fault has its own code', () => {
  const codes = (body: string, type = 'application/json') =>
    draftsOf({ body, headers: [['Content-Type', type]] }).map((draft) => draft.code)
  expect(codes('{"at":"soon"}')).toEqual(['trigger-body-format'])
  expect(codes('{')).toEqual(['trigger-body-syntax'])
  expect(codes('<p/>', 'text/html')).toEqual(['trigger-content-type'])
  const unusable = makeResponse('200', { content: [makeMedia('application/json', 'Broken')] })
  expect(draftsOf({ body: '{}' }, [unusable])).toMatchObject([{ code: 'trigger-not-judged' }])
})

test('a documented body that is missing is a finding', () => {
  const content = [makeMedia('application/json', 'Taken'), makeMedia('text/plain')]
  expect(draftsOf({}, [makeResponse('200', { content })])).toEqual([
    {
      code: 'trigger-body-schema',
      message: 'the 200 answer of POST /invoices/ came without the body that it documents',
      expected: 'a body (application/json or text/plain)',
      arrived: 'no body',
      promised: placeAt('/responses/200'),
      ...IDS,
    },
  ])
})

test.each([204, 304])('an answer %i cannot have a body', (status) => {
  const documented = makeResponse(String(status), { content: TAKEN.content })
  expect(draftsOf({ status }, [documented])).toEqual([])
})

test('a body where none is documented is let be', () => {
  expect(draftsOf({ body: '{"msg":7}' }, [makeResponse('200')])).toEqual([])
})
