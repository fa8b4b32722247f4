import type { CallbackOperation, WebhookOperation } from '../../contract/model.js'
import type { FindingDraft } from '../model.js'

const METHODS_WITH_BODY: readonly string[] = ['POST', 'PUT', 'PATCH']

/** A callback documents what is sent, and what counts as success. */
export function checkShape(operation: CallbackOperation | WebhookOperation): FindingDraft[] {
  const drafts: FindingDraft[] = []
  const shared = { callback: operation.id, promised: operation.place }
  if (operation.body === undefined && METHODS_WITH_BODY.includes(operation.method)) {
    const message = `${operation.name} is a ${operation.method} and documents no request body`
    drafts.push({
      code: 'callback-body-undocumented',
      message,
      expected: 'a requestBody',
      arrived: 'none',
      ...shared,
    })
  }
  if (!operation.responses.some((response) => /^(2|default$)/.test(response.status))) {
    const arrived =
      operation.responses.map((response) => response.status).join(', ') || 'no responses'
    const message = `${operation.name} documents no successful response`
    drafts.push({
      code: 'callback-success-undocumented',
      message,
      expected: 'a 2xx response',
      arrived,
      ...shared,
    })
  }
  return drafts
}
