import { parsePointer } from '../expression/pointer.js'
import type { Violation } from './violation.js'

/** An element of `detail` in FastAPI's HTTPValidationError. */
export interface FastApiDetail {
  readonly loc: readonly (string | number)[]
  readonly msg: string
  readonly type: string
}

/** The violations as FastAPI tells them: `loc` is the place, then the way into it. */
export function listFastApiDetails(violations: readonly Violation[]): readonly FastApiDetail[] {
  return violations.map(({ in: place, name, pointer = '', message, keyword, kind }) => {
    const isMissing = keyword === 'required'
    return {
      loc: [place, ...(name === undefined ? locate(pointer) : [name])],
      msg: message,
      type: kind === 'syntax' ? 'json_invalid' : isMissing ? 'missing' : keyword,
    }
  })
}

function locate(pointer: string): readonly (string | number)[] {
  return (parsePointer(pointer) ?? []).map((token) =>
    /^(?:0|[1-9]\d{0,8})$/.test(token) ? Number(token) : token,
  )
}
