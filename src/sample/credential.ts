import type { SecurityContract, SecurityScheme } from '../contract/model.js'
import type { HeaderPair } from '../transport/model.js'
import type { Credentials } from './model.js'
import { encodePercent } from './percent.js'

/** Where the credentials go in one request. */
export interface PlacedCredentials {
  readonly headers: readonly HeaderPair[]
  /** Encoded `name=value` pairs. */
  readonly query: readonly string[]
  readonly cookies: readonly string[]
  /** Names of the headers that carry a secret. */
  readonly secretHeaders: readonly string[]
}

interface PlacedSecret {
  readonly in: 'header' | 'query' | 'cookie'
  readonly name: string
  readonly value: string
}

/**
 * Credentials for the first documented alternative that they satisfy; one that needs none counts
 * only when no other fits. Where none fits, what there is for some scheme is added all the same.
 */
export function placeCredentials(
  security: SecurityContract,
  credentials: Credentials,
): PlacedCredentials {
  const placed = chooseAlternative(security, credentials)
  const listIn = (place: PlacedSecret['in']) => placed.filter((secret) => secret.in === place)
  const pairs = (secrets: readonly PlacedSecret[]) =>
    secrets.map(({ name, value }) => `${encodePercent(name)}=${encodePercent(value)}`)
  const headers = listIn('header')
  const cookies = listIn('cookie')
  return {
    headers: headers.map(({ name, value }) => [name, value]),
    query: pairs(listIn('query')),
    cookies: pairs(cookies),
    secretHeaders: [...headers.map(({ name }) => name), ...(cookies.length > 0 ? ['cookie'] : [])],
  }
}

function chooseAlternative(
  security: SecurityContract,
  credentials: Credentials,
): readonly PlacedSecret[] {
  const alternatives = security.map((schemes) =>
    schemes.map((scheme) => placeSecret(scheme, credentials)),
  )
  const isComplete = (secrets: readonly (PlacedSecret | undefined)[]) =>
    secrets.length > 0 && secrets.every((secret) => secret !== undefined)
  const isNoneNeeded = security.some((schemes) => schemes.length === 0)
  const partial = isNoneNeeded ? undefined : alternatives.find((secrets) => secrets.some(Boolean))
  const chosen = alternatives.find(isComplete) ?? partial ?? []
  return chosen.filter((secret) => secret !== undefined)
}

function placeSecret(
  scheme: SecurityScheme,
  { bearer, apiKey, basic }: Credentials,
): PlacedSecret | undefined {
  const type = scheme.type.toLowerCase()
  if (type === 'apikey') {
    const place = scheme.in ?? 'header'
    if (apiKey === undefined || scheme.parameter === undefined || !isPlace(place)) return undefined
    return { in: place, name: scheme.parameter, value: apiKey }
  }
  if (type === 'http' && scheme.scheme?.toLowerCase() === 'basic') {
    return basic === undefined ? undefined : authorize(`Basic ${encodeBasic(basic)}`)
  }
  const isToken =
    type === 'oauth2' ||
    type === 'openidconnect' ||
    (type === 'http' && scheme.scheme?.toLowerCase() === 'bearer')
  return isToken && bearer !== undefined ? authorize(`Bearer ${bearer}`) : undefined
}

function authorize(value: string): PlacedSecret {
  return { in: 'header', name: 'authorization', value }
}

/** RFC 7617, section 2.1: UTF-8. */
function encodeBasic(userAndPassword: string): string {
  return Buffer.from(userAndPassword, 'utf8').toString('base64')
}

function isPlace(place: string): place is PlacedSecret['in'] {
  return place === 'header' || place === 'query' || place === 'cookie'
}
