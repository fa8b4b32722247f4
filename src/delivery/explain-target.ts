import { decodePercent } from '../sample/percent.js'
import { fillFree, showFree } from './free-part.js'
import type { Difference, ExpectedTarget } from './model.js'
import { splitTarget } from './target.js'

/**
 * Path and query each, with the most telling explanation that holds. `template` is what the target
 * should be, with marks in the place of the parts that the sender fills.
 */
export function explainTarget(
  target: string,
  template: string,
  { values, names }: ExpectedTarget,
  token: string,
): Difference[] {
  const [should, is] = [splitTarget(template), splitTarget(target)]
  const path = fillFree(should.path, is.path, '/')
  const query = should.query && fillFree(should.query, is.query ?? '', '&')
  const differences: Difference[] = []
  if (is.path !== path) {
    const explanation = showFree(explainPath(is.path, path, values, token), names)
    const expected = showFree(should.path, names)
    differences.push({ part: 'path', expected, arrived: is.path, explanation })
  }
  if (!isSameQuery(is.query, query)) {
    differences.push({
      part: 'query',
      expected: showFree(should.query ?? 'no query', names),
      arrived: is.query ?? 'no query',
      explanation: explainQuery(is.query, query),
    })
  }
  return differences
}

function explainPath(
  is: string,
  should: string,
  values: ExpectedTarget['values'],
  token: string,
): string {
  if (!is.toLowerCase().includes(token)) return 'the path of the callback URL was lost'
  if (is.replace(/\/{2,}/g, '/') === should.replace(/\/{2,}/g, '/'))
    return 'a slash is doubled or lost'
  if (`${is}/` === should) return 'the slash at the end was lost'
  if (is === `${should}/`) return 'a slash was added at the end'
  if (decodePercent(is) === decodePercent(should)) return 'the percent-encoding differs'
  if (decodePercent(decodePercent(is)) === decodePercent(should))
    return 'it is percent-encoded twice'
  if (is.toLowerCase() === should.toLowerCase()) return 'it differs in upper and lower case'
  return explainSegments(is.split('/'), should.split('/'), values) ?? 'the path is another one'
}

function explainSegments(
  is: readonly string[],
  should: readonly string[],
  values: ExpectedTarget['values'],
): string | undefined {
  if (should.length > is.length && is.every((segment, index) => segment === should[index])) {
    return `the end /${should.slice(is.length).join('/')} is missing`
  }
  if (is.length > should.length && should.every((segment, index) => segment === is[index])) {
    return `/${is.slice(should.length).join('/')} was added`
  }
  const differing = should.flatMap((segment, index) => (segment === is[index] ? [] : [index]))
  const [index] = differing
  if (is.length !== should.length || differing.length !== 1 || index === undefined) return undefined
  const meant = decodePercent(should[index] ?? '')
  const origin = [...values].find(([, value]) => value === meant)?.[0]
  const [wrong, right] = [is[index] ?? '', should[index] ?? '']
  return origin === undefined
    ? `"${wrong}" stands in the place of "${right}"`
    : `${origin} is "${meant}" in the trigger, but "${decodePercent(wrong)}" was put in`
}

function explainQuery(is: string | undefined, should: string | undefined): string {
  if (is === undefined) return 'the query was lost'
  return should === undefined ? 'a query was added' : 'the query differs'
}

/** The order of parameters does not count, their spelling neither. */
function isSameQuery(one: string | undefined, other: string | undefined): boolean {
  if (one === other) return true
  if (one === undefined || other === undefined) return false
  const sorted = (query: string) =>
    [...new URLSearchParams(query)]
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join('&')
  return sorted(one) === sorted(other)
}
