import type { ExpressionSource } from '../expression/model.js'
import { parsePointer } from '../expression/pointer.js'
import type { SchemaRole, SchemaStore } from '../schema/model.js'
import { findBodyMember } from './json-part.js'
import type { Presence } from './member.js'
import type { MediaTypeContract, Operation, ParameterPlace } from './model.js'

/**
 * What the expressions of a callback can name: the parts of the operation that causes it. For a
 * callback within a callback that is the outer callback.
 */
export interface ExpressionScope {
  /** For messages: `POST /invoices/`. */
  readonly label: string
  declares(place: ParameterPlace, name: string): { readonly required: boolean } | undefined
  /** Presence of a member of the request body; `absent` too where there is no body. */
  bodyMember(pointer: string): Presence
  /** The same over the successful responses: the best of them. */
  responseMember(pointer: string): Presence
  readonly hasBody: boolean
  /** A bare name, looked for as FastAPI means it: query, body, header, path, cookie. */
  findName(name: string): ExpressionSource | undefined
}

export function createScope(
  operation: Operation,
  label: string,
  schemas: SchemaStore,
  role: Extract<SchemaRole, 'request' | 'callback'>,
): ExpressionScope {
  const answer: SchemaRole = role === 'request' ? 'response' : 'callback'

  function memberOf(
    media: MediaTypeContract | undefined,
    pointer: string,
    as: SchemaRole,
  ): Presence {
    const tokens = parsePointer(pointer)
    if (media === undefined || tokens === undefined) return 'absent'
    if (media.schema === undefined) return 'open'
    return findBodyMember(media, schemas.bundle(media.schema, as).schema, tokens)
  }

  function declares(place: ParameterPlace, name: string) {
    // Header names are case-insensitive (RFC 9110, section 5.1); all others are not.
    const isSame = (one: string) =>
      place === 'header' ? one.toLowerCase() === name.toLowerCase() : one === name
    return operation.parameters.find(
      (parameter) => parameter.in === place && isSame(parameter.name),
    )
  }

  function bodyMember(pointer: string): Presence {
    const presence = memberOf(primaryMedia(operation.body?.content), pointer, role)
    return presence === 'required' && operation.body?.required !== true ? 'optional' : presence
  }

  return {
    label,
    declares,
    bodyMember,
    responseMember: (pointer) => {
      const found = operation.responses
        .filter((response) => /^2|^default$/.test(response.status))
        .map((response) => memberOf(primaryMedia(response.content), pointer, answer))
      return found.find((presence) => presence !== 'absent') ?? 'absent'
    },
    hasBody: operation.body !== undefined,
    findName: (name) => {
      if (declares('query', name)) return { kind: 'query', message: 'request', name }
      const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
      if (['required', 'optional'].includes(bodyMember(pointer)))
        return { kind: 'body', message: 'request', pointer }
      if (declares('header', name)) return { kind: 'header', message: 'request', name }
      if (declares('path', name)) return { kind: 'path', message: 'request', name }
      return declares('cookie', name) ? { kind: 'cookie', name } : undefined
    },
  }
}

/** The media type that an expression's pointer is applied to: JSON first, else the first. */
export function primaryMedia(
  content: readonly MediaTypeContract[] | undefined,
): MediaTypeContract | undefined {
  return content?.find((media) => /[/+]\s*json\b/i.test(media.type)) ?? content?.[0]
}

/** Presence of what a body expression points at, in the request or in the answer. */
export function presenceOf(
  source: Extract<ExpressionSource, { kind: 'body' }>,
  scope: ExpressionScope,
): Presence {
  return source.message === 'request'
    ? scope.bodyMember(source.pointer)
    : scope.responseMember(source.pointer)
}
