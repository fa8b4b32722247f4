import { formatPathValue, formatQueryPairs, type StyledParameter } from './parameter-style.js'

/** With one of these in its place, a path is another path (RFC 3986, section 5.2.4 for the dots). */
const OTHER_PATHS: ReadonlySet<string> = new Set(['', '.', '..'])

/** Whether a value is seen in the request: an empty list leaves nothing of a query parameter. */
export function leavesTrace(parameter: StyledParameter): boolean {
  switch (parameter.in) {
    case 'path':
      return !OTHER_PATHS.has(formatPathValue(parameter))
    case 'query':
      return formatQueryPairs(parameter).length > 0
    default:
      return true
  }
}
