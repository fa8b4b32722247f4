/**
 * Parts of a URL that the sender fills, such as `{kind}`. In a template each is a mark, since the
 * text of its expression may hold slashes and question marks of its own.
 */

// Private-use characters: no URL holds them unencoded.
const MARK = /\uE000(\d+)\uE001/g

/** Puts marks in the place of these parts. */
export function markFree(url: string, names: readonly string[]): string {
  return names.reduce(
    (marked, name, index) => marked.replace(showName(name), () => `\uE000${index}\uE001`),
    url,
  )
}

/** Undoes `markFree`, for people. */
export function showFree(template: string, names: readonly string[]): string {
  return template.replace(MARK, (_mark, index: string) => showName(names[Number(index)] ?? ''))
}

/**
 * Puts what arrived into the place of marks, one piece of path or query after the other. A mark
 * for which nothing arrived stays.
 */
export function fillFree(template: string, arrived: string, separator: '/' | '&'): string {
  if (template.search(MARK) < 0) return template
  const values = arrived.split(separator).filter((piece) => piece !== '')
  return template
    .split(separator)
    .map((piece) => {
      const value = piece === '' ? undefined : values.shift()
      return value !== undefined && toPattern(piece).test(value) ? value : piece
    })
    .join(separator)
}

function toPattern(piece: string): RegExp {
  const literals = piece.split(/\uE000\d+\uE001/).map((text) => text.replace(/\W/g, '\\$&'))
  return new RegExp(`^${literals.join('.*')}$`)
}

function showName(name: string): string {
  return name.startsWith('{') ? name : `{${name}}`
}
