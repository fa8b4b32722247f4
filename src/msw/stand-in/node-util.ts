/** Equality of what JSON can say, as Node has it: the order of members does not count. */
export function isDeepStrictEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return false
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false
  const members = Object.entries(one)
  if (members.length !== Object.keys(other).length) return false
  const others = new Map<string, unknown>(Object.entries(other))
  return members.every(
    ([name, value]) => others.has(name) && isDeepStrictEqual(value, others.get(name)),
  )
}
