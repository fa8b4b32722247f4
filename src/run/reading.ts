import type { UrlSlot } from '../contract/model.js'
import type { ExpressionSource } from '../expression/model.js'

/** What an expression stands for, in words; `cause` names the operation that it is read over. */
export function describeSource(source: ExpressionSource, cause: string): string {
  switch (source.kind) {
    case 'url':
      return `URL of ${cause}`
    case 'method':
      return `method of ${cause}`
    case 'status-code':
      return `status of the answer of ${cause}`
    case 'header':
      return source.message === 'request'
        ? `header ${source.name} of ${cause}`
        : `header ${source.name} of the answer of ${cause}`
    case 'query':
    case 'path':
      return `${source.kind} parameter ${source.name} of ${cause}`
    case 'body': {
      const what = source.pointer === '' ? 'the whole body' : `${source.pointer} in the body`
      return source.message === 'request'
        ? `${what} of ${cause}`
        : `${what} of the answer of ${cause}`
    }
    case 'cookie':
      return `cookie ${source.name} of ${cause}`
    case 'name':
      return `${source.name}, which the sender fills`
  }
}

/** Where the callback URL goes, in words. */
export function describeSlot(slot: UrlSlot): string {
  if (slot.in === 'body')
    return slot.pointer === '' ? 'the whole body' : `body member ${slot.pointer}`
  return slot.in === 'header'
    ? `header ${slot.name}`
    : `${slot.in === 'cookie' ? 'cookie' : `${slot.in} parameter`} ${slot.name}`
}
