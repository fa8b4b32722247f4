/** What `allowReserved` leaves alone, and what would still end or split the value there. */
const KEPT: Readonly<Record<'query' | 'path' | 'cookie', RegExp>> = {
  query: /%(?:21|24|27|28|29|2A|2C|2F|3A|3B|3D|3F|40)/g,
  path: /%(?:21|24|26|27|28|29|2A|2B|2C|3A|3B|3D|40)/g,
  cookie: /%(?:21|24|26|27|28|29|2A|2B|2F|3A|3D|3F|40)/g,
}

/**
 * `text` percent-encoded but for the unreserved characters (RFC 3986, section 2.3; RFC 6570,
 * section 3.2.1). Lone surrogates, which have no UTF-8, become U+FFFD.
 */
export function encodePercent(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/**
 * Like `encodePercent`, but reserved characters and triplets that are there stay as they are, save
 * those that delimit the place itself (OpenAPI 3.1.1, section 4.8.12.2.2, allowReserved).
 */
export function encodeReserved(text: string, place: keyof typeof KEPT): string {
  return text
    .split(/(%[\dA-Fa-f]{2})/)
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : encodePercent(piece).replace(KEPT[place], (triplet) => decodeURIComponent(triplet)),
    )
    .join('')
}

/** The text that percent-encoding stands for; as it is where it is not valid. */
export function decodePercent(text: string): string {
  // Most texts have nothing to decode.
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
