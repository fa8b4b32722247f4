import { expect, test } from 'vitest'
import { checkAnswer } from '../../src/check/trigger/answer.js'
import type { Contract, TriggerOperation } from '../../src/contract/model.js'
import type { Trigger } from '../../src/delivery/model.js'
import { createMockApi } from '../../src/mock/api.js'
import { buildTrigger } from '../../src/sample/request.js'
import type { HttpRequest, HttpResponse } from '../../src/transport/model.js'
import { loadCorpus, requireCorpus } from '../support/corpus.js'

/** Every so many documents are tried: all take half a minute. */
const EVERY = 4

/** What their own documents make impossible: no success, no value that conforms, a wrong example. */
const IMPOSSIBLE = [
  'createTranscript', // its example breaks its schema
  'RequestLocation', // no value satisfies the schema of its answer
  'send-an-sms', // no value satisfies the schema of its answer
  'execute', // documents no answer
  'subscribe-webhook', // documents no answer
  'adopt', // its example breaks its schema
]

const MANY = { bearer: 'token', apiKey: 'key', basic: 'user:password' }

async function makeTrigger(contract: Contract, operation: TriggerOperation) {
  return buildTrigger({
    contract,
    operation,
    kind: 'valid',
    serverUrl: 'http://127.0.0.1:8000',
    callbackUrl: 'http://127.0.0.1:9000/t0ken',
    slots: operation.callbacks.flatMap(({ drivability }) =>
      drivability.drivable ? [drivability.slot] : [],
    ),
    identities: [],
    nonce: 'f00dcafe1234',
    ordinal: 1,
    seed: 1,
    values: { parameters: new Map(), members: new Map(), headers: [] },
    credentials: MANY,
  })
}

function judge(
  contract: Contract,
  operation: TriggerOperation,
  request: HttpRequest,
  response: HttpResponse,
) {
  const trigger: Trigger = {
    id: 'trig-1',
    operation,
    kind: 'valid',
    token: 't0ken',
    callbackUrl: 'http://127.0.0.1:9000/t0ken',
    request,
    expectations: [],
    exchange: { request, response, startedMs: 0, endedMs: 0 },
  }
  return checkAnswer({ contract, trigger })
    .map(({ code }) => code)
    .filter((code) => code !== 'trigger-not-judged' && code !== 'trigger-body-format')
}

test('valid triggers of real documents are answered with a success that conforms', {
  timeout: 120_000,
}, async (context) => {
  const folder = requireCorpus(context)
  const wrong: string[] = []
  let answered = 0
  for await (const { file, contract } of loadCorpus(folder, EVERY)) {
    const api = createMockApi(contract, { seed: 1 })
    for (const operation of contract.triggers) {
      const draft = await makeTrigger(contract, operation)
      if (!draft.ok || IMPOSSIBLE.includes(operation.id)) continue
      const exchange = await api.answer(draft.request)
      const { response, because } = exchange
      const faults = judge(contract, operation, draft.request, response)
      const isTaken = response.status < 300 && exchange.operation === operation
      if (!isTaken || faults.length > 0)
        wrong.push(`${file} ${operation.id} ${response.status} ${because} ${faults.join()}`)
      else answered += 1
    }
  }
  expect(wrong).toEqual([])
  expect(answered).toBeGreaterThan(50)
})
