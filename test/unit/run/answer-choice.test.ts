import { expect, test } from 'vitest'
import type { CallbackOperation } from '../../../src/contract/model.js'
import {
  answerWithStatus,
  joinAnswers,
  listDocumentedAnswers,
} from '../../../src/run/answer-choice.js'
import type { AnswerChoice } from '../../../src/run/workbench-model.js'
import { makeContract, makeMedia, placeAt } from '../../support/check.js'
import { makeCallback } from '../../support/contract.js'

const CONTRACT = makeContract({
  schemas: { Receipt: { type: 'object', properties: { ok: { const: true } }, required: ['ok'] } },
})

type Response = CallbackOperation['responses'][number]

function makeResponse(status: string, content: Response['content'] = []): Response {
  return { status, description: '', content, headers: [], place: placeAt(`/responses/${status}`) }
}

function list(...responses: readonly Response[]) {
  return listDocumentedAnswers(CONTRACT, makeCallback({ responses }), 1)
}

function statusOf({ behaviour }: AnswerChoice) {
  return behaviour.kind === 'answer' ? behaviour.response.status : behaviour.kind
}

test.each<[string[], [string, number][]]>([
  [[], []],
  [['204'], [['204', 204]]],
  [
    ['200', '410'],
    [
      ['200', 200],
      ['410', 410],
    ],
  ],
  [['302'], [['302', 302]]],
  [['2XX'], [['200 (2XX)', 200]]],
  [['4XX'], [['400 (4XX)', 400]]],
  [['5XX'], [['500 (5XX)', 500]]],
  [['default'], [['200 (default)', 200]]],
  [
    ['201', 'default'],
    [
      ['201', 201],
      ['500 (default)', 500],
    ],
  ],
  [
    ['default', '201'],
    [
      ['500 (default)', 500],
      ['201', 201],
    ],
  ],
  [
    ['2XX', 'default'],
    [
      ['200 (2XX)', 200],
      ['500 (default)', 500],
    ],
  ],
  [
    ['410', 'default'],
    [
      ['410', 410],
      ['200 (default)', 200],
    ],
  ],
])('the documented answers %j are offered as %j', async (statuses, offered) => {
  const choices = await list(...statuses.map((status) => makeResponse(status)))
  expect(choices.map((one) => [one.label, statusOf(one)])).toEqual(offered)
  expect(choices.every(({ isDocumented }) => isDocumented)).toBe(true)
})

test.each(['200', '422', '4XX', 'default'])(
  'the answer %s has a body of its own schema',
  async (status) => {
    const [choice] = await list(makeResponse(status, [makeMedia('application/json', 'Receipt')]))
    if (choice?.behaviour.kind !== 'answer') throw new Error('no answer is offered')
    const { body } = choice.behaviour.response
    expect(JSON.parse(new TextDecoder().decode(body))).toMatchObject({ ok: true })
  },
)

test('faults follow what is documented, and say what they are', () => {
  const documented: AnswerChoice = {
    label: '204',
    isDocumented: true,
    behaviour: answerWithStatus(204),
  }
  expect(joinAnswers([documented]).map(({ label, isDocumented }) => [label, isDocumented])).toEqual(
    [
      ['204', true],
      ['500', false],
      ['410', false],
      ['429 Retry-After: 30', false],
      ['slow (10 s)', false],
      ['hang', false],
      ['reset', false],
    ],
  )
})

test('of two with one label the documented one stays', async () => {
  const joined = joinAnswers(await list(makeResponse('410'), makeResponse('500')))
  expect(joined.map(({ label, isDocumented }) => `${label} ${isDocumented}`)).toEqual([
    '410 true',
    '500 true',
    '429 Retry-After: 30 false',
    'slow (10 s) false',
    'hang false',
    'reset false',
  ])
})

test.each<[string, AnswerChoice['behaviour']]>([
  ['500', answerWithStatus(500)],
  ['410', answerWithStatus(410)],
  ['429 Retry-After: 30', answerWithStatus(429, [['retry-after', '30']])],
  ['slow (10 s)', { ...answerWithStatus(204), delayMs: 10_000 }],
  ['hang', { kind: 'hang' }],
  ['reset', { kind: 'reset' }],
])('the fault %s does what it says', (label, behaviour) => {
  expect(joinAnswers([]).find((one) => one.label === label)?.behaviour).toEqual(behaviour)
})

test('an answer with a status alone has no body', () => {
  expect(answerWithStatus(418, [['x-a', 'b']])).toEqual({
    kind: 'answer',
    response: { status: 418, headers: [['x-a', 'b']], body: new Uint8Array() },
  })
})
