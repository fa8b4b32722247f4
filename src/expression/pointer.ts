/** Whether a text is a JSON Pointer (RFC 6901, section 3): empty, or `/` and escaped tokens. */
export function isPointer(text: string): boolean {
  return text === '' || (text.startsWith('/') && !(text.includes('~') && /~(?![01])/.test(text)))
}

/** The unescaped tokens of a JSON Pointer; undefined where the text is none. */
export function parsePointer(pointer: string): readonly string[] | undefined {
  if (!isPointer(pointer)) return undefined
  if (pointer === '') return []
  const tokens = pointer.slice(1).split('/')
  if (!pointer.includes('~')) return tokens
  // `~1` first: `~01` stands for `~1`, not for `/` (RFC 6901, section 4).
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The JSON Pointer of unescaped tokens; no tokens give `''`, the whole value. */
export function formatPointer(tokens: readonly string[]): string {
  return tokens.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/**
 * What stands at a JSON Pointer, or undefined (which no JSON value is) where nothing does or the
 * text is no pointer. Only own members count: neither `__proto__` nor the length of an array.
 */
export function evaluatePointer(value: unknown, pointer: string): unknown {
  const tokens = parsePointer(pointer)
  if (tokens === undefined) return undefined
  let current = value
  for (const token of tokens) {
    current = readMember(current, token)
    if (current === undefined) return undefined
  }
  return current
}

/** One step of a pointer: the own member or element of that name, or undefined. */
export function readMember(value: unknown, token: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  // Array indices have no leading zeros, and `-` is the element after the last (section 4).
  if (Array.isArray(value) && !/^(?:0|[1-9]\d*)$/.test(token)) return undefined
  // The descriptor, because reading the member itself would run getters and walk up prototypes.
  return Object.getOwnPropertyDescriptor(value, token)?.value
}
