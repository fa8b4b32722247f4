import { formatPathValue, formatQueryPairs, type StyledParameter } from './parameter-style.js'
import { decodePercent } from './percent.js'

/**
 * The URL of a request: the server's with its path kept, then the path as documented with its
 * trailing slash and its variables filled, then the query. `extra` holds encoded pairs.
 */
export function buildUrl(
  serverUrl: string,
  path: string,
  parameters: readonly StyledParameter[],
  extra: readonly string[],
): string {
  // Fragments, which some documents use to list one path twice, are not sent.
  const [template = ''] = path.split('#')
  const filled = fillPath(template, parameters)
  const base = serverUrl.replace(/\/+$/, '')
  const url = filled.startsWith('/') ? base + filled : `${base}/${filled}`
  return addQuery(url, parameters, extra)
}

/** The template with the path parameters in the place of `{name}`; a name without one stays. */
export function fillPath(template: string, parameters: readonly StyledParameter[]): string {
  const variables = new Map(
    parameters.filter((parameter) => parameter.in === 'path').map((one) => [one.name, one]),
  )
  return template.replace(/\{([^{}]+)\}/g, (variable, name: string) => {
    const parameter = variables.get(name)
    return parameter === undefined ? variable : formatPathValue(parameter)
  })
}

/** The URL with the query parameters behind what it has of a query; `extra` holds encoded pairs. */
export function addQuery(
  url: string,
  parameters: readonly StyledParameter[],
  extra: readonly string[],
): string {
  const queries = parameters.filter((parameter) => parameter.in === 'query')
  const pairs = [...queries.flatMap(formatQueryPairs), ...extra]
  if (pairs.length === 0) return url
  return `${url}${url.includes('?') ? '&' : '?'}${pairs.join('&')}`
}

/** Decoded names and values of a URL's query, in order. */
export function listQueryValues(url: string): readonly (readonly [string, string])[] {
  const start = url.indexOf('?')
  const pairs = start < 0 ? [] : url.slice(start + 1).split('&')
  return pairs
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [decodePercent(name), decodePercent(value.join('='))] as const
    })
}

/** Path parameters as texts before they were encoded. */
export function listPathValues(
  parameters: readonly StyledParameter[],
): ReadonlyMap<string, string> {
  return new Map(
    parameters
      .filter((parameter) => parameter.in === 'path')
      .map((parameter) => {
        const plain = { ...parameter, style: 'simple', allowReserved: false }
        return [parameter.name, decodePercent(formatPathValue(plain))] as const
      }),
  )
}
