/** One segment of a documented path: `{id}:cancel` has the texts `` and `:cancel` around `id`. */
export interface PathSegment {
  /** Around the variables: one more than there are names. */
  readonly texts: readonly string[]
  readonly names: readonly string[]
}

/** Reads a segment of a path template. */
export function readSegment(template: string): PathSegment {
  const parts = template.split(/\{([^{}]*)\}/)
  return {
    texts: parts.filter((_, index) => index % 2 === 0),
    names: parts.filter((_, index) => index % 2 === 1),
  }
}

/**
 * What stands in a request in the places of the variables, still encoded; undefined where it does
 * not fit. A variable is never empty, and each ends where the text behind it first stands. Takes
 * time in proportion to the length of `text`, whatever stands in it.
 */
export function matchSegment(
  { texts, names }: PathSegment,
  text: string,
): readonly string[] | undefined {
  const [first = ''] = texts
  const last = texts.at(-1) ?? ''
  if (names.length === 0) return text === first ? [] : undefined
  if (!text.startsWith(first) || !text.endsWith(last)) return undefined
  const end = text.length - last.length
  const values: string[] = []
  let from = first.length
  for (const between of texts.slice(1, -1)) {
    const at = text.indexOf(between, from + 1)
    if (at < 0) return undefined
    values.push(text.slice(from, at))
    from = at + between.length
  }
  if (from >= end) return undefined
  return [...values, text.slice(from, end)]
}
