import type { CallbackOperation, Contract } from '../contract/model.js'
import { sampleAnswer } from '../sample/response.js'
import type { HttpResponse } from '../transport/model.js'

/** What callbacks are answered, by their ids. Made once: the receiver has no time to think. */
export async function prepareAnswers(
  contract: Contract,
  callbacks: readonly CallbackOperation[],
  seed: number,
): Promise<(callback: CallbackOperation) => HttpResponse> {
  const answers = new Map<string, HttpResponse>()
  for (const callback of callbacks)
    answers.set(callback.id, await sampleAnswer(contract, callback, { seed }))
  return (callback) => answers.get(callback.id) ?? NO_CONTENT
}

const NO_CONTENT: HttpResponse = { status: 204, headers: [], body: new Uint8Array() }
