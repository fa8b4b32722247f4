import type { HeaderPair, HttpRequest } from '../transport/model.js'
import type { CaseExpectation, CaseKind } from './case-model.js'

/** A request to send in the place of the plain one. */
export interface RequestCase {
  readonly kind: CaseKind
  readonly label: string
  readonly expects: CaseExpectation
  readonly request: HttpRequest
}

/**
 * Spellings of the content type that mean the same (RFC 9110, section 8.3.1; RFC 8259, section 11:
 * `charset` has no effect on JSON), and wrong ones. `documented` are the media types of the body.
 */
export function listContentTypeCases(
  request: HttpRequest,
  documented: readonly string[],
): readonly RequestCase[] {
  const type = request.headers.find(([name]) => isContentType(name))?.[1]
  if (type === undefined || request.body.length === 0) return []
  const isJson = /^[^;\s]+[/+]json$/i.test(type)
  const same = isJson ? [`${type}; charset=utf-8`, `${type};charset="UTF-8"`] : []
  const isPlainType = !type.includes(';')
  const isTextTaken = documented.some((one) => /^\s*(?:\*|text)\/(?:\*|plain)\s*(?:;|$)/i.test(one))
  const isAnyTaken = documented.some((one) => one.trim().startsWith('*/'))
  return [
    ...[...same, ...(isPlainType ? [type.toUpperCase()] : [])].map((spelling) =>
      vary('content-type', `content type ${spelling}`, 'acceptance', withType(request, spelling)),
    ),
    ...(isTextTaken
      ? []
      : [
          vary(
            'content-type-wrong',
            'content type text/plain',
            'refusal',
            withType(request, 'text/plain'),
          ),
        ]),
    ...(isAnyTaken
      ? []
      : [vary('content-type-wrong', 'no content type', 'refusal', withType(request))]),
  ]
}

const METHODS = ['GET', 'PUT', 'DELETE', 'POST', 'PATCH']
const MOST_METHODS = 3
const BODILESS = new Set(['GET', 'DELETE'])

/** Methods that the document does not have at this URL. */
export function listMethodCases(
  request: HttpRequest,
  documented: readonly string[],
): readonly RequestCase[] {
  const wrong = METHODS.filter((method) => !documented.includes(method)).slice(0, MOST_METHODS)
  return wrong.map((method) => {
    const bare = BODILESS.has(method) ? { ...withType(request), body: new Uint8Array() } : request
    return vary('method', `method ${method}`, 'refusal', { ...bare, method })
  })
}

/** A path below the documented one. */
export function listPathCases(request: HttpRequest): readonly RequestCase[] {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(request.url) ?? []
  const url = `${path.replace(/\/$/, '')}/ringback/unknown/path${rest}`
  return [vary('path', 'an unknown path', 'refusal', { ...request, url })]
}

function vary(
  kind: CaseKind,
  label: string,
  expects: CaseExpectation,
  request: HttpRequest,
): RequestCase {
  return { kind, label, expects, request }
}

function withType(request: HttpRequest, type?: string): HttpRequest {
  const headers = request.headers.flatMap((header): HeaderPair[] => {
    if (!isContentType(header[0])) return [header]
    return type === undefined ? [] : [[header[0], type]]
  })
  return { ...request, headers }
}

function isContentType(name: string): boolean {
  return name.toLowerCase() === 'content-type'
}
