import { fileURLToPath } from 'node:url'

/** A URL as it may be shown and stored: without fragment and credentials. */
export function writeUrl(url: URL): string {
  const shown = new URL(url)
  shown.hash = ''
  shown.username = ''
  shown.password = ''
  return shown.href
}

export function isHttp(url: URL): boolean {
  return url.protocol === 'http:' || url.protocol === 'https:'
}

/** The local path of a `file:` URL; undefined for others, foreign hosts and escaped slashes. */
export function readFilePath(uri: string): string | undefined {
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}
