import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { indexJson } from '../../../src/document/json-position.js'
import { DEFAULT_LIMITS } from '../../../src/document/limits.js'
import { createLineIndex, decodeText } from '../../../src/document/text.js'
import { parseYaml } from '../../../src/document/yaml.js'
import { expandMerges } from '../../../src/document/yaml-merge.js'
import { indexYaml } from '../../../src/document/yaml-position.js'

const text = fc.string({
  unit: fc.constantFrom('a', '1', ' ', ':', '#', '-', '"', 'é', '\n', '{'),
  maxLength: 6,
})
const leaf = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null))
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))

test('what another library writes as YAML is read as it was', () => {
  fc.assert(
    fc.property(value, (data) => {
      const yaml = stringify({ root: data })
      expect(parseYaml(yaml, 'a.yaml', DEFAULT_LIMITS)).toEqual(parse(yaml))
    }),
    { numRuns: 150 },
  )
})

/** Every path to a member. */
function listPaths(data: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).flatMap(([key, member]) => {
    const own = [...path, key]
    return [own, ...listPaths(member, own)]
  })
}

test('positions in YAML grow in the order of the members, as those in JSON do', () => {
  fc.assert(
    fc.property(value, (data) => {
      const yaml = stringify(data, { aliasDuplicateObjects: false })
      const json = JSON.stringify(data)
      const [inYaml, inJson] = [indexYaml(yaml), indexJson(json)]
      const paths = listPaths(data)
      const order = (offsets: readonly number[]) => {
        return offsets
          .map((_, index) => index)
          .sort((a, b) => (offsets[a] ?? 0) - (offsets[b] ?? 0))
      }
      expect(order(paths.map((path) => inYaml.findOffset(path)))).toEqual(
        order(paths.map((path) => inJson.findOffset(path))),
      )
    }),
    { numRuns: 150 },
  )
})

test('JSON is YAML: both indexes find the same offsets', () => {
  fc.assert(
    fc.property(value, fc.constantFrom(0, 2), (data, indent) => {
      const json = JSON.stringify(data, null, indent)
      const [asYaml, asJson] = [indexYaml(json), indexJson(json)]
      for (const path of listPaths(data)) {
        expect([path, asYaml.findOffset(path)]).toEqual([path, asJson.findOffset(path)])
      }
    }),
    { numRuns: 150 },
  )
})

test('a line and column lead back to their offset', () => {
  const lines = fc.array(fc.constantFrom('', 'a', 'é🎉', ' x '), { maxLength: 6 })
  fc.assert(
    fc.property(lines, fc.constantFrom('\n', '\r\n'), (parts, end) => {
      const whole = parts.join(end)
      const find = createLineIndex(whole)
      const starts = whole.split('\n')
      for (let offset = 0; offset <= whole.length; offset += 1) {
        const { line, column } = find(offset)
        const before = starts.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
        expect(before + column - 1).toBe(offset)
        expect(column).toBeLessThanOrEqual((starts[line - 1] ?? '').length + 1)
      }
    }),
    { numRuns: 100 },
  )
})

test('any text survives UTF-8 and both kinds of UTF-16', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (content) => {
      const sixteen = Buffer.from(`\ufeff${content}`, 'utf16le')
      expect(decodeText(Buffer.from(`\ufeff${content}`), 'x')).toBe(content)
      expect(decodeText(sixteen, 'x')).toBe(content)
      expect(decodeText(Buffer.from(sixteen).swap16(), 'x')).toBe(content)
    }),
    { numRuns: 100 },
  )
})

const key = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor')
const mapping = fc.dictionary(key, fc.integer(), { noNullPrototype: true })

test('merging gives each key the value that comes first', () => {
  fc.assert(
    fc.property(mapping, fc.array(mapping, { maxLength: 3 }), (own, sources) => {
      const wanted = new Map<string, number>()
      for (const one of [own, ...sources]) {
        for (const [name, number] of Object.entries(one)) {
          if (!wanted.has(name)) wanted.set(name, number)
        }
      }
      const merging = Object.fromEntries([
        ...Object.entries(own),
        ['<<', structuredClone(sources)],
      ]) as Record<string, unknown>
      const merged = expandMerges(merging, 'x', DEFAULT_LIMITS) as object
      expect(new Map(Object.entries(merged))).toEqual(wanted)
      expect(Object.getPrototypeOf(merged)).toBe(Object.prototype)
    }),
    { numRuns: 150 },
  )
})
