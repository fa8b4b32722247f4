/** A stretch of a key that is, or was meant to be, an expression. */
export type Span =
  | {
      readonly kind: 'braced'
      readonly offset: number
      readonly text: string
      readonly inner: string
      readonly flaw?: 'double-braces' | 'unclosed-brace'
    }
  | { readonly kind: 'unbraced'; readonly offset: number; readonly text: string }
  | {
      readonly kind: 'broken'
      readonly offset: number
      readonly text: string
      readonly because: string
    }

/** The expressions of a key in order, in time linear to its length; all else is literal text. */
export function* scanKey(key: string): Generator<Span, void, undefined> {
  const mark = /[{}$]/g
  for (let match = mark.exec(key); match !== null; match = mark.exec(key)) {
    const span = scanAt(key, match.index)
    if (span === undefined) continue
    yield span
    mark.lastIndex = span.offset + span.text.length
  }
}

function scanAt(key: string, offset: number): Span | undefined {
  switch (key[offset]) {
    case '{':
      return scanBraced(key, offset)
    case '}':
      return {
        kind: 'broken',
        offset,
        text: '}'.repeat(countRun(key, '}', offset)),
        because: 'no `{` stands before it',
      }
    default:
      return scanUnbraced(key, offset)
  }
}

/**
 * An expression ends at the first `}`. The grammar allows braces in names and JSON Pointers, so
 * `{$request.body#/a}b}` has two readings; the first one is what every author means, and no
 * documented member or parameter with a brace in its name is known.
 */
function scanBraced(key: string, offset: number): Span {
  const opening = countRun(key, '{', offset)
  const start = offset + opening
  const brace = /[{}]/g
  brace.lastIndex = start
  const end = brace.exec(key)?.index ?? key.length
  const inner = key.slice(start, end)
  if (key[end] === '}') {
    const text = key.slice(offset, end + countRun(key, '}', end, opening))
    return opening === 1
      ? { kind: 'braced', offset, text, inner }
      : { kind: 'braced', offset, text, inner, flaw: 'double-braces' }
  }
  const text = key.slice(offset, end)
  // Only a single brace at the very end can be put back where it must have been.
  return opening === 1 && end === key.length
    ? { kind: 'braced', offset, text, inner, flaw: 'unclosed-brace' }
    : { kind: 'broken', offset, text, because: 'its `{` is never closed' }
}

/**
 * Without braces nothing says where an expression ends. A name ends before the delimiters of URLs,
 * so that `$request.query.url/done` is `url` and a literal; a JSON Pointer keeps its slashes, and
 * with them everything up to a query. Both are narrower than the grammar, which would take the
 * rest of the key. A bare name is looked for at the start of the key only: elsewhere `$` is a
 * legal character of URLs (`/odata/$metadata`).
 */
function scanUnbraced(key: string, offset: number): Span | undefined {
  const patterns = [
    /\$(?:url|method|statusCode)(?![\w.-])/iy,
    /\$(?:request|response)s?\.\w+#[^?#&={}$]*/iy,
    /\$(?:request|response)s?\.[^/?#&={}$:;,@]*/iy,
  ]
  if (offset === 0) patterns.push(/\$[\p{L}_][\p{L}\p{N}_.-]*/uy)
  for (const pattern of patterns) {
    pattern.lastIndex = offset
    const text = pattern.exec(key)?.[0]
    if (text !== undefined) return { kind: 'unbraced', offset, text }
  }
  return undefined
}

function countRun(text: string, character: string, offset: number, atMost = Infinity): number {
  let length = 0
  while (length < atMost && text[offset + length] === character) length += 1
  return length
}
