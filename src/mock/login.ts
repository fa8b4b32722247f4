import type { SecurityContract, SecurityScheme } from '../contract/model.js'
import { findHeader, listHeader } from '../transport/headers.js'
import type { HeaderPair } from '../transport/model.js'
import type { Call } from './call.js'

/** What is asked of somebody who came without a documented login; undefined where all is well. */
export interface LoginDemand {
  /** One sentence. */
  readonly because: string
  /** What goes into the answer (RFC 9110, section 11.6.1). */
  readonly headers: readonly HeaderPair[]
}

/**
 * Whether one of the documented alternatives is there: any credential will do, since the document
 * says where it stands and not what it is.
 */
export function demandLogin(security: SecurityContract, call: Call): LoginDemand | undefined {
  const isOpen =
    security.length === 0 ||
    security.some((schemes) => schemes.every((scheme) => isPresent(scheme, call)))
  if (isOpen) return undefined
  const ways = security.map((schemes) => schemes.map(describeScheme).join(' and '))
  const challenges = new Set(security.flat().flatMap(listChallenges))
  return {
    because: `the request carries no login: the document asks for ${ways.join(', or ')}`,
    headers: [...challenges].map((challenge) => ['www-authenticate', challenge]),
  }
}

function isPresent({ type, scheme, in: place, parameter = '' }: SecurityScheme, call: Call) {
  const { headers } = call.request
  if (type === 'apiKey') {
    if (place === 'query') return call.parameters.has(parameter)
    if (place === 'header') return findHeader(headers, parameter) !== undefined
    return listHeader(headers, 'cookie').some((value) =>
      value.split(';').some((pair) => pair.trim().startsWith(`${parameter}=`)),
    )
  }
  const authorization = findHeader(headers, 'authorization')?.trim().toLowerCase()
  if (type === 'http') return authorization?.startsWith(`${scheme ?? ''} `) === true
  // Certificates are not seen here, and what an unknown scheme asks for is not known.
  return type === 'oauth2' || type === 'openIdConnect' ? authorization !== undefined : true
}

function describeScheme({ name, type, scheme, in: place, parameter }: SecurityScheme): string {
  if (type === 'apiKey') return `${name} (${place ?? ''} ${parameter ?? ''})`
  return `${name} (Authorization: ${type === 'http' ? (scheme ?? '') : 'bearer'} ...)`
}

function listChallenges({ type, scheme }: SecurityScheme): readonly string[] {
  if (type === 'apiKey') return []
  const name = type === 'http' ? (scheme ?? 'bearer') : 'bearer'
  return [`${name.slice(0, 1).toUpperCase()}${name.slice(1)} realm="mock"`]
}
