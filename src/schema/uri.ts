/** RFC 3986, section 5; the reference itself where it or its base is no URI. */
export function resolveUri(reference: string, base: string): string {
  return URL.canParse(reference, base) ? new URL(reference, base).href : reference
}

/** The fragment without its percent-encoding, which JSON Pointers and anchors have in URIs. */
export function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
