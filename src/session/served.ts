import type { MockExchange } from '../mock/model.js'
import { captureBody } from '../transport/body.js'
import type { ReceivedRequest } from '../transport/model.js'
import { redactHeaders } from '../transport/redact.js'
import type { EventDraft, UntimedEvent } from './context.js'

/** A request that the mock has answered, as an event. */
export function describeServed(
  id: string,
  request: ReceivedRequest,
  { operation, response, because }: Pick<MockExchange, 'operation' | 'response' | 'because'>,
): UntimedEvent {
  const event: EventDraft<'request:served'> = {
    type: 'request:served',
    request: id,
    method: request.method,
    url: request.url,
    headers: redactHeaders(request.headers),
    body: captureBody(request.body, request.bodySize),
    answer: {
      status: response.status,
      headers: redactHeaders(response.headers),
      body: captureBody(response.body),
    },
    because,
  }
  if (operation !== undefined) event.operation = operation.id
  return event
}
