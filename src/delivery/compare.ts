import { decodePercent } from '../sample/percent.js'
import type { HttpRequest } from '../transport/model.js'
import { explainTarget } from './explain-target.js'
import { markFree } from './free-part.js'
import type { Difference, Expectation, ExpectedUrl } from './model.js'
import { cutBeforeToken, dropOrigin } from './target.js'

export interface Comparison {
  readonly differences: readonly Difference[]
  /** Values of the parts that the sender fills; empty when the URL does not fit. */
  readonly filled: ReadonlyMap<string, string>
}

const NOTHING_FILLED: ReadonlyMap<string, string> = new Map()
const SAME: Comparison = { differences: [], filled: NOTHING_FILLED }

/** Method and URL of a request against one expectation; a difference is explained, not only said. */
export function compareRequest(request: HttpRequest, expectation: Expectation): Comparison {
  const { method } = expectation.callback
  const url = compareUrl(request.url, expectation.url, expectation.trigger.token)
  if (request.method === method) return url
  const explanation = `the document has ${method}`
  const arrived = request.method
  const difference: Difference = { part: 'method', expected: method, arrived, explanation }
  return { differences: [difference, ...url.differences], filled: url.filled }
}

function compareUrl(requestTarget: string, expected: ExpectedUrl, token: string): Comparison {
  if (expected.kind !== 'known') return SAME
  const target = cutBeforeToken(dropOrigin(requestTarget), token)
  for (const one of expected.targets) {
    if (one.text === target) return SAME
    const groups = one.pattern?.exec(target)
    if (groups) return { differences: SAME.differences, filled: nameGroups(one.names, groups) }
  }
  const [literal] = expected.targets
  if (literal === undefined) return SAME
  const template =
    literal.text ?? markFree(cutBeforeToken(dropOrigin(expected.url), token), literal.names)
  const differences = explainTarget(target, template, literal, token)
  return { differences, filled: NOTHING_FILLED }
}

function nameGroups(
  names: readonly string[],
  groups: RegExpExecArray,
): ReadonlyMap<string, string> {
  const filled = new Map<string, string>()
  for (const [index, name] of names.entries()) {
    filled.set(name, decodePercent(groups[index + 1] ?? ''))
  }
  return filled
}
