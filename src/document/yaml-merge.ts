import { createLimitError, type DocumentLimits } from './limits.js'

type Mapping = Record<string, unknown>

/**
 * Expands the merge keys (`<<`) of freshly parsed data in place: keys of the mapping itself win, then
 * those of earlier mappings (yaml.org/type/merge.html). The parser's own merging copies without
 * bound, here copies count as values.
 */
export function expandMerges(data: unknown, file: string, limits: DocumentLimits): unknown {
  const seen = new Set<object>()
  let copies = 0

  function visit(value: unknown, depth: number): void {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    // Aliases can make a path deeper than the text.
    if (depth > limits.depth) throw createLimitError('depth', limits, file)
    seen.add(value)
    for (const member of Object.values(value)) visit(member, depth + 1)
    if (isMapping(value) && Object.hasOwn(value, '<<')) merge(value)
  }

  function merge(target: Mapping): void {
    const sources: unknown[] = Array.isArray(target['<<']) ? target['<<'] : [target['<<']]
    if (!sources.every(isMapping)) return
    delete target['<<']
    for (const source of sources) {
      for (const [key, value] of Object.entries(source)) {
        if (++copies > limits.nodes) throw createLimitError('nodes', limits, file)
        if (!Object.hasOwn(target, key)) define(target, key, value)
      }
    }
  }

  visit(data, 1)
  return data
}

/** Assigning would call the setter of a key named `__proto__`. */
function define(target: Mapping, key: string, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  })
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
