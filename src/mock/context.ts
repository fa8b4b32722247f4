import type { ExpressionContext } from '../expression/model.js'
import { listQueryValues } from '../sample/request-url.js'
import type { HttpResponse } from '../transport/model.js'
import type { Call } from './call.js'

/** A request and its answer as callback expressions see them. */
export function describeExchange(
  call: Call,
  values: ReadonlyMap<string, string>,
  body: unknown,
  response: HttpResponse,
  answered: unknown,
): ExpressionContext {
  const { url, method, request } = call
  const { status, headers } = response
  return {
    request: {
      url,
      method,
      headers: request.headers,
      query: listQueryValues(url),
      path: values,
      body,
    },
    response: { status, headers, body: answered },
  }
}
