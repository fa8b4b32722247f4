import type { Contract } from '../contract/model.js'
import { RingbackError } from '../errors.js'
import { resolveServerUrl } from '../run/server-url.js'

/** Where the API is called: addresses, and the part of their paths that the document does not know. */
export interface BaseUrls {
  /** The URL as the document knows it; undefined for one that is not the API's. */
  readonly locate: (url: string) => string | undefined
}

/**
 * All documented servers, or `baseUrl` in their place. Throws RINGBACK_ERR_USAGE where neither
 * says where the API is.
 */
export function readBaseUrls(contract: Contract, baseUrl: string | undefined): BaseUrls {
  if (baseUrl !== undefined) {
    const base = cleanBase(baseUrl)
    if (base === undefined)
      throw refuse(`baseUrl: expected a URL such as https://api.example.com, but got "${baseUrl}".`)
    const { origin } = new URL(base)
    return { locate: (url) => (isBelow(url, base) ? origin + url.slice(base.length) : undefined) }
  }
  const bases = [...new Set(listServers(contract))]
  if (bases.length === 0)
    throw refuse(`The document does not say where its API is; it was read from ${contract.source}.`)
  return { locate: (url) => (bases.some((base) => isBelow(url, base)) ? url : undefined) }
}

function listServers(contract: Contract): string[] {
  const own = contract.operations.flatMap(({ servers = [] }) => servers)
  return [...contract.servers, ...own].flatMap((server) => {
    try {
      return [resolveServerUrl(contract, { servers: [server] }, undefined)]
    } catch {
      // Relative, and nobody knows to what: the other servers may do.
      return []
    }
  })
}

function cleanBase(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined
  return new URL(text).href.replace(/[?#].*$/, '').replace(/\/+$/, '')
}

function isBelow(url: string, base: string): boolean {
  return url.startsWith(base) && /^(?:[/?#]|$)/.test(url.slice(base.length))
}

function refuse(message: string): RingbackError {
  return new RingbackError('RINGBACK_ERR_USAGE', message, {
    hint: "Give the address that your code calls: apiHandlers(contract, { baseUrl: 'https://api.example.com' }).",
  })
}
