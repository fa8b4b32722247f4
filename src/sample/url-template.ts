import { formatQueryPairs } from './parameter-style.js'
import type { ChosenParameter } from './parameters.js'
import { buildUrl, listQueryValues } from './request-url.js'

/** A URL and its query as expressions see it: decoded names and values, in order. */
export interface WrittenUrl {
  readonly url: string
  readonly query: readonly (readonly [string, string])[]
}

/** Takes the parameters that it was made for, with their own values. */
export type UrlTemplate = (parameters: readonly ChosenParameter[]) => WrittenUrl

/** A part of a query: encoded pairs, and what they hold. */
interface QueryPart {
  readonly text: string
  readonly seen: WrittenUrl['query']
}

/** `buildUrl` for many triggers: what each has of its own is written, the rest is there. */
export function createUrlTemplate(
  serverUrl: string,
  path: string,
  parameters: readonly ChosenParameter[],
  extra: readonly string[],
): UrlTemplate {
  const isPathOwn = parameters.some((one) => one.in === 'path' && one.own !== undefined)
  if (isPathOwn) {
    return (own) => {
      const url = buildUrl(serverUrl, path, own, extra)
      return { url, query: listQueryValues(url) }
    }
  }
  const base = buildUrl(
    serverUrl,
    path,
    parameters.filter((one) => one.in === 'path'),
    [],
  )
  const first = base.includes('?') ? '&' : '?'
  const known = listQueryValues(base)
  const fixed = parameters.map((one) => (one.own === undefined ? readPart(one) : undefined))
  const last = toPart(extra)
  return (own) => {
    let text = ''
    const query = [...known]
    const add = (part: QueryPart) => {
      if (part.text === '') return
      text += `${text === '' ? first : '&'}${part.text}`
      query.push(...part.seen)
    }
    for (const [index, parameter] of own.entries()) add(fixed[index] ?? readPart(parameter))
    add(last)
    return { url: base + text, query }
  }
}

function readPart(parameter: ChosenParameter): QueryPart {
  return toPart(parameter.in === 'query' ? formatQueryPairs(parameter) : [])
}

function toPart(pairs: readonly string[]): QueryPart {
  const text = pairs.join('&')
  return { text, seen: listQueryValues(`?${text}`) }
}
