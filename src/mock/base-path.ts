import type { Server } from '../contract/model.js'

/**
 * The path of a server URL without a slash at its end, variables at their defaults: `/v2` of
 * `https://api.example.com/v2`, '' of `{apiRoot}`. `fetchedFrom` is what relative URLs are relative
 * to (OpenAPI 3.1.1, section 4.8.5).
 */
export function readBasePath({ url, variables }: Server, fetchedFrom?: string): string {
  const filled = url.replace(
    /\{([^{}]+)\}/g,
    (whole, name: string) => variables.get(name)?.default ?? whole,
  )
  const absolute = /^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*([^?#]*)/i.exec(filled)?.[1]
  const path = absolute ?? readRelative(filled, fetchedFrom)
  // A variable without default stands for the whole address: what follows it is the path.
  return path.replace(/^\/?\{[^{}/]+\}/, '').replace(/\/+$/, '')
}

function readRelative(url: string, fetchedFrom: string | undefined): string {
  const path = url.replace(/[?#].*$/, '')
  if (path.startsWith('/') || path.startsWith('{')) return path
  return fetchedFrom !== undefined && URL.canParse(path, fetchedFrom)
    ? new URL(path, fetchedFrom).pathname
    : path.replace(/^[./]*/, '/')
}
