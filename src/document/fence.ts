import { type Passage, passFolder } from './folder.js'
import { isHttp } from './url.js'

/** What references may lead to: a folder of local files, and hosts. */
export interface Fence {
  /** Folder that local references stay in; absent where there is none, as for a fetched document. */
  readonly folder?: string | undefined
  /** Origin that the root document was fetched from. */
  readonly origin?: string | undefined
  readonly hosts: readonly string[]
}

/**
 * Whether a reference in the file `from` may be followed to `target`. A document must not be able to
 * make Ringback open files or ask hosts that its user did not mean (OpenAPI 3.2.0, section 5.3).
 * Nothing is opened for the answer; links are looked up only where the path itself is inside.
 */
export async function passFence(target: URL, from: string, fence: Fence): Promise<Passage> {
  if (isHttp(target)) {
    if (isHostAllowed(target, fence)) return { kind: 'url', url: target }
    return {
      kind: 'refused',
      because: `it is at ${target.host}`,
      hint: `if you trust that host, pass --allow-remote-refs ${target.host}`,
    }
  }
  if (target.protocol !== 'file:') {
    const hint = 'use a file or an HTTP URL'
    return { kind: 'refused', because: `${target.protocol} cannot be read`, hint }
  }
  if (!from.startsWith('file:') || fence.folder === undefined) {
    const hint = 'put what it needs on the same server'
    return { kind: 'refused', because: 'a fetched document has no business with local files', hint }
  }
  return passFolder(target, fence.folder)
}

/** Whether a URL has the origin of the root document, or a host that the user has named. */
export function isHostAllowed(url: URL, fence: Fence): boolean {
  if (url.origin === fence.origin) return true
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port
  return fence.hosts.some((host) => {
    const allowed = host.toLowerCase()
    return allowed === url.hostname || allowed === `${url.hostname}:${port}`
  })
}
