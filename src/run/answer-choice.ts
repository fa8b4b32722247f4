import type { CallbackOperation, Contract } from '../contract/model.js'
import { sampleAnswer } from '../sample/response.js'
import type { AnswerBehaviour } from '../session/answer-behaviour.js'
import type { HeaderPair, HttpResponse } from '../transport/model.js'
import type { AnswerChoice } from './workbench-model.js'

/** Every answer that the document has for this callback, made of its schema or examples. */
export async function listDocumentedAnswers(
  contract: Contract,
  callback: CallbackOperation,
  seed: number,
): Promise<readonly AnswerChoice[]> {
  const choices: AnswerChoice[] = []
  const hasSuccess = callback.responses.some(({ status }) => /^2/.test(status))
  for (const response of callback.responses) {
    const status = statusOf(response.status, hasSuccess)
    // Only a success is sampled, so that every answer is made as one.
    const asSuccess = {
      ...response,
      status: /^2\d\d$/.test(response.status) ? response.status : '200',
    }
    const sampled = await sampleAnswer(contract, { ...callback, responses: [asSuccess] }, { seed })
    const isExact = response.status === String(status)
    choices.push({
      label: isExact ? response.status : `${status} (${response.status})`,
      isDocumented: true,
      behaviour: { kind: 'answer', response: { ...sampled, status } },
    })
  }
  return choices
}

/** `4XX` stands for 400; `default` for the failures where a success is documented beside it. */
function statusOf(documented: string, hasSuccess: boolean): number {
  if (/^[2-5]\d\d$/.test(documented)) return Number(documented)
  const range = /^([2-5])XX$/i.exec(documented)?.[1]
  if (range !== undefined) return Number(range) * 100
  return hasSuccess ? 500 : 200
}

const SLOW_MS = 10_000

/** Faults that a receiver may have, whatever the document says. */
const FAULTY_ANSWERS: readonly AnswerChoice[] = [
  choose('500', answerWithStatus(500)),
  choose('410', answerWithStatus(410)),
  choose('429 Retry-After: 30', answerWithStatus(429, [['retry-after', '30']])),
  choose('slow (10 s)', { ...answerWithStatus(204), delayMs: SLOW_MS }),
  choose('hang', { kind: 'hang' }),
  choose('reset', { kind: 'reset' }),
]

/** An answer without a body. */
export function answerWithStatus(
  status: number,
  headers: readonly HeaderPair[] = [],
): { readonly kind: 'answer'; readonly response: HttpResponse } {
  return { kind: 'answer', response: { status, headers, body: new Uint8Array() } }
}

function choose(label: string, behaviour: AnswerBehaviour): AnswerChoice {
  return { label, isDocumented: false, behaviour }
}

/** The documented ones first; of two with one status the document's. */
export function joinAnswers(documented: readonly AnswerChoice[]): readonly AnswerChoice[] {
  const labels = new Set(documented.map(({ label }) => label))
  return [...documented, ...FAULTY_ANSWERS.filter(({ label }) => !labels.has(label))]
}
