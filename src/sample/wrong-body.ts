import type { Contract, MediaTypeContract, Operation } from '../contract/model.js'
import { matchesMediaType, parseMediaType } from '../transport/headers.js'
import { isOnOneWay } from './member.js'
import { spoilValue } from './spoil.js'

export interface WrongBody {
  readonly value: unknown
  /** In words: `body without customer (required)`. */
  readonly fault: string
  /** JSON Pointer of the member that is at fault. */
  readonly pointer: string
}

/**
 * A JSON body with one fault that its schema forbids; undefined where there is none, since the
 * schema allows everything. A member of a wrong type goes before a missing one, which receivers
 * often do not need. `kept` are JSON Pointers of what must stay.
 */
export function makeWrongBody(
  value: unknown,
  contentType: string,
  { body }: Pick<Operation, 'body'>,
  {
    contract: { schemas },
    kept,
  }: { readonly contract: Contract; readonly kept: readonly string[] },
): WrongBody | undefined {
  const place = findMediaType(body?.content ?? [], contentType)?.schema
  const compilation = place === undefined ? undefined : schemas.compile(place, 'callback')
  if (place === undefined || compilation?.ok !== true) return undefined
  const { schema } = schemas.bundle(place, 'callback')
  const isForbidden = (pointer: string) => kept.some((other) => isOnOneWay(pointer, other))
  const isWrong = (one: WrongBody) => compilation.check(one.value).some((issue) => !issue.lenient)
  const all = spoilValue(schema, value, isForbidden).filter(isWrong)
  return all.find(({ kind, pointer }) => kind === 'type' && pointer !== '') ?? all[0]
}

function findMediaType(
  content: readonly MediaTypeContract[],
  contentType: string,
): MediaTypeContract | undefined {
  const actual = parseMediaType(contentType)
  if (actual === undefined) return undefined
  return content.find(({ type }) => {
    const documented = parseMediaType(type)
    return documented !== undefined && matchesMediaType(actual, documented)
  })
}
