import { decodePercent } from '../sample/percent.js'
import type { HttpRequest } from '../transport/model.js'
import { explainTarget } from './explain-target.js'
import { markFree } from './free-part.js'
import type { Difference, Expectation, ExpectedUrl } from './model.js'
import { cutBeforeToken, dropOrigin } from './target.js'

/** Method and URL of a request against one expectation; a difference is explained, not only said. */
export function compareRequest(
  request: HttpRequest,
  expectation: Expectation,
): readonly Difference[] {
  const { method } = expectation.callback
  const differences = compareUrl(request.url, expectation.url, expectation.trigger.token)
  if (request.method === method) return differences
  const explanation = `the document has ${method}`
  const arrived = request.method
  return [{ part: 'method', expected: method, arrived, explanation }, ...differences]
}

const SAME: readonly Difference[] = []

function compareUrl(
  requestTarget: string,
  expected: ExpectedUrl,
  token: string,
): readonly Difference[] {
  if (expected.kind !== 'known') return SAME
  const target = cutToToken(requestTarget, token)
  for (const { text, pattern } of expected.targets) {
    if (text === target || pattern?.test(target) === true) return SAME
  }
  const [literal] = expected.targets
  if (literal === undefined) return SAME
  const template = literal.text ?? markFree(cutToToken(expected.url, token), literal.names)
  return explainTarget(target, template, literal, token)
}

/** Values of the parts of a URL that the sender fills, by name; empty when it does not fit. */
export function readFilled(
  request: HttpRequest,
  { url, trigger }: Expectation,
): ReadonlyMap<string, string> {
  const filled = new Map<string, string>()
  if (url.kind !== 'known') return filled
  const target = cutToToken(request.url, trigger.token)
  for (const { names, pattern } of url.targets) {
    const groups = pattern?.exec(target)
    if (!groups) continue
    for (const [index, name] of names.entries()) {
      filled.set(name, decodePercent(groups[index + 1] ?? ''))
    }
    break
  }
  return filled
}

function cutToToken(target: string, token: string): string {
  return cutBeforeToken(dropOrigin(target), token)
}
