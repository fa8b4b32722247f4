import type { HttpRequest } from '../transport/model.js'
import { explainTarget } from './explain-target.js'
import { markFree } from './free-part.js'
import type { Difference, Expectation, ExpectedUrl } from './model.js'
import { cutBeforeToken, decodeLeniently, dropOrigin } from './target.js'

export interface Comparison {
  readonly differences: readonly Difference[]
  /** Values of the parts that the sender fills; empty when the URL does not fit. */
  readonly filled: ReadonlyMap<string, string>
}

const NOTHING_FILLED: ReadonlyMap<string, string> = new Map()

/** Method and URL of a request against one expectation; a difference is explained, not only said. */
export function compareRequest(request: HttpRequest, expectation: Expectation): Comparison {
  const { method } = expectation.callback
  const differences: Difference[] = []
  if (request.method !== method) {
    const explanation = `the document has ${method}`
    differences.push({ part: 'method', expected: method, arrived: request.method, explanation })
  }
  const url = compareUrl(request.url, expectation.url, expectation.trigger.token)
  return { differences: [...differences, ...url.differences], filled: url.filled }
}

function compareUrl(requestTarget: string, expected: ExpectedUrl, token: string): Comparison {
  if (expected.kind !== 'known') return { differences: [], filled: NOTHING_FILLED }
  const target = cutBeforeToken(dropOrigin(requestTarget), token)
  for (const one of expected.targets) {
    if (one.text === target) return { differences: [], filled: NOTHING_FILLED }
    const groups = one.pattern?.exec(target)
    if (groups) return { differences: [], filled: nameGroups(one.names, groups.slice(1)) }
  }
  const [literal] = expected.targets
  if (literal === undefined) return { differences: [], filled: NOTHING_FILLED }
  const template =
    literal.text ?? markFree(cutBeforeToken(dropOrigin(expected.url), token), literal.names)
  const differences = explainTarget(target, template, literal, token)
  return { differences, filled: NOTHING_FILLED }
}

function nameGroups(
  names: readonly string[],
  values: readonly string[],
): ReadonlyMap<string, string> {
  return new Map(names.map((name, index) => [name, decodeLeniently(values[index] ?? '')]))
}
