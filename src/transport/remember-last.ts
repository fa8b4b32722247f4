/**
 * `make` that keeps its last result. A sender repeats its headers, and we our answer: where the same
 * object comes again, what was made of it is there.
 */
export function rememberLast<Key extends object, Result>(
  make: (key: Key) => Result,
): (key: Key) => Result {
  let last: { readonly key: Key; readonly result: Result } | undefined
  return (key) => {
    if (last?.key !== key) last = { key, result: make(key) }
    return last.result
  }
}
