import type { CallbackOperation } from '../contract/model.js'
import { leadingExpression } from '../contract/url-slot.js'
import type { ExpressionContext } from '../expression/model.js'
import { type DueUrl, evaluateDueUrl } from '../mock/due-url.js'

/**
 * Where a callback within a callback goes: its context is the outer delivery and the receiver's
 * answer to it. The receiver may name a URL in its answer. What the delivery itself holds was
 * mostly made up, so that it must lead to where the outer one went.
 */
export function evaluateInnerUrl(callback: CallbackOperation, context: ExpressionContext): DueUrl {
  const source = leadingExpression(callback.expression)?.source
  const isAnswered = source !== undefined && 'message' in source && source.message === 'response'
  const due = evaluateDueUrl(isAnswered ? asChosen(callback) : callback, context)
  if (!due.ok || isAnswered || originOf(due.url) === originOf(context.request.url)) return due
  return { ok: false, because: `nobody gave its URL ${due.url}: it was made up with the body` }
}

/** To whoever answers a callback, its answer is a place for a URL like any other. */
function asChosen(callback: CallbackOperation): CallbackOperation {
  const slot = { in: 'body', pointer: '' } as const
  return { ...callback, drivability: { drivable: true, slot, optional: true } }
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url
}
