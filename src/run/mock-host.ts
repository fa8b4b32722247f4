import { findHeader } from '../transport/headers.js'
import type { HttpRequest } from '../transport/model.js'

/**
 * Why a request may not tell the mock to send something; undefined where it may. A page of another
 * origin must not, nor one whose host name was made to resolve to this machine (DNS rebinding): the
 * name that was called has to be the loopback or the address that the mock was given.
 */
export function explainDistrust(
  { headers }: Pick<HttpRequest, 'headers'>,
  ownHosts: readonly string[],
): string | undefined {
  const host = readHostname(`http://${findHeader(headers, 'host') ?? ''}`)
  if (host === undefined || !(isLoopback(host) || ownHosts.includes(host))) {
    return `it was called by the host name "${host ?? ''}", which is not the loopback`
  }
  const origin = findHeader(headers, 'origin')
  if (origin === undefined) return undefined
  const own = `http://${findHeader(headers, 'host') ?? ''}`
  return origin === own ? undefined : `it was called from a page of ${origin}`
}

function readHostname(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined
}

/** RFC 6761, section 6.3: `localhost` and what ends in it. */
function isLoopback(host: string): boolean {
  return host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host) || /^(?:.+\.)?localhost$/.test(host)
}
