import { pathToFileURL } from 'node:url'
import { readFilePath } from './url.js'

/** What a reference names: a file or resource, and a place in it. */
export interface ReferenceTarget {
  /** Absolute, without fragment. */
  readonly uri: string
  /** Decoded: `''`, a JSON Pointer or the name of an anchor. */
  readonly fragment: string
}

/** Resolves a reference against a base URI (RFC 3986, section 5); undefined where it is no URI. */
export function resolveTarget(reference: string, base: string): ReferenceTarget | undefined {
  const [file, encoded] = splitAtHash(reference)
  const fragment = decodeFragment(encoded)
  if (file === '') return { uri: base, fragment }
  if (!URL.canParse(file, base)) return undefined
  const url = new URL(file, base)
  return { uri: url.protocol === 'file:' ? normalizeFileUrl(url) : url.href, fragment }
}

function splitAtHash(reference: string): readonly [string, string] {
  const hash = reference.indexOf('#')
  return hash === -1 ? [reference, ''] : [reference.slice(0, hash), reference.slice(hash + 1)]
}

/** A stray `%` stands for itself: the reference may still lead somewhere. */
function decodeFragment(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}

/** One spelling for one path: `%41.yaml` is `A.yaml`. */
function normalizeFileUrl(url: URL): string {
  const file = readFilePath(url.href)
  return file === undefined ? url.href : pathToFileURL(file).href
}
