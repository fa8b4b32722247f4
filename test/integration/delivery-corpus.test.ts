import { expect, test } from 'vitest'
import { listCallbacks } from '../../src/check/run.js'
import type { CallbackOperation, Contract } from '../../src/contract/model.js'
import { buildDelivery, type DeliveryDraft, prepareDelivery } from '../../src/sample/delivery.js'
import { loadCorpus, requireCorpus } from '../support/corpus.js'

/** Every so many documents are tried: all take half a minute. */
const EVERY = 4

/** Names that many callbacks have members or parameters of. */
const KNOWN: readonly ReadonlyMap<string, unknown>[] = [
  new Map(),
  new Map<string, unknown>([
    ['id', 'inv-7'],
    ['status', 'known'],
    ['type', 7],
    ['data', { id: 'inner' }],
    ['name', 'Ada'],
  ]),
]

async function compare(contract: Contract, callback: CallbackOperation) {
  const basis = {
    ...{ contract, callback, seed: 1 },
    values: { parameters: new Map(), members: new Map(), headers: [] },
    credentials: { bearer: 'token', apiKey: 'key', basic: 'user:password' },
  }
  const make = await prepareDelivery(basis, () => 'f00dcafe')
  const differing: unknown[] = []
  for (const [index, known] of KNOWN.entries()) {
    const due = { url: `http://127.0.0.1:9/hook/${index}?a=b`, known, ordinal: index + 1 }
    const prepared = show(await make(due))
    const whole = show(await buildDelivery({ ...basis, ...due, nonce: 'f00dcafe' }))
    if (prepared !== whole) differing.push([callback.id, prepared, whole])
  }
  return differing
}

function show(draft: DeliveryDraft): string {
  if (!draft.ok) return draft.because
  const { request, secretHeaders, context } = draft
  const body = Buffer.from(request.body).toString('base64')
  const path = [...context.path]
  return JSON.stringify({ request: { ...request, body }, secretHeaders, context, path })
}

test('callbacks of real documents are the same from a template and made one by one', {
  timeout: 120_000,
}, async (context) => {
  const folder = requireCorpus(context)
  const differing: unknown[] = []
  let compared = 0
  for await (const { contract } of loadCorpus(folder, EVERY)) {
    for (const callback of contract.triggers.flatMap((one) => listCallbacks(one.callbacks))) {
      differing.push(...(await compare(contract, callback)))
      compared += 1
    }
  }
  expect(differing).toEqual([])
  expect(compared).toBeGreaterThan(50)
})
