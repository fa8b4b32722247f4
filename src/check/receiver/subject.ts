import type { SentDelivery } from '../../delivery/model.js'
import type { HttpResponse } from '../../transport/model.js'

/** Ids that a finding about a delivery of ours carries, and what that delivery tried. */
export function identifySent({ id, callback, case: tried }: SentDelivery) {
  return {
    callback: callback.id,
    delivery: id,
    ...(tried === undefined ? {} : { case: tried.label }),
  }
}

/** For messages: `invoice_notification (body without /id)`. */
export function labelSent({ callback, case: tried }: SentDelivery): string {
  return tried === undefined ? callback.name : `${callback.name} (${tried.label})`
}

/** How the status of an answer is judged: once, by the first rule that it breaks. */
export type AnswerClass = 'success' | 'redirect' | 'refusal' | 'failure' | 'other'

export function classifyAnswer({ status }: Pick<HttpResponse, 'status'>): AnswerClass {
  if (status >= 200 && status < 300) return 'success'
  if (status >= 300 && status < 400) return 'redirect'
  if (status >= 400 && status < 500) return 'refusal'
  return status >= 500 && status < 600 ? 'failure' : 'other'
}
