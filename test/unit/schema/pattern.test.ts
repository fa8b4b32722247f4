import { expect, test } from 'vitest'
import { createMatcher, judgePattern } from '../../../src/schema/pattern.js'
import { createSchemaStore } from '../../../src/schema/store.js'
import { createComponents, placeOf } from '../../support/schema-source.js'

test.each([
  [String.raw`^\p{Lu}$`, 'u'],
  [String.raw`^\d{3}\-\d{4}$`, ''],
  [String.raw`^a\:b\@c$`, ''],
  ['^a{,3}$', ''],
])('%s compiles with flags "%s"', (pattern, flags) => {
  const verdict = judgePattern(pattern)
  expect(verdict.kind === 'usable' && verdict.expression.flags).toBe(flags)
})

test.each(['(?P<year>a)', '(?i)abc', '[z-a]', '('])('%s is no expression, and why', (pattern) => {
  const verdict = judgePattern(pattern)
  expect(verdict.kind === 'invalid' && verdict.because).toMatch(/^[A-Z][a-z ]+/)
})

test('patterns that are not evaluated accept everything and are not taken for each other', () => {
  const [one, other] = [createMatcher('(a+)+'), createMatcher('(b+)+')]
  expect(one.test('z')).toBe(true)
  expect(one.toString()).not.toBe(other.toString())
})

test('two patterns of one schema do not get mixed', () => {
  const schema = {
    properties: {
      ...{ a: { pattern: '^a$' }, b: { pattern: '^b$' } },
      ...{ c: { pattern: '(c+)+' }, d: { pattern: '(?i)d' }, e: { pattern: '^e$' } },
    },
  }
  const compilation = createSchemaStore(createComponents({ It: schema })).compile(
    placeOf('It'),
    'request',
  )
  if (!compilation.ok) throw new Error(compilation.because)
  const wrong = compilation.check({ a: 'b', b: 'a', c: '!', d: '!', e: 'a' })
  expect(wrong.map((issue) => issue.pointer)).toEqual(['/a', '/b', '/e'])
  expect(compilation.check({ a: 'a', b: 'b', c: 'c', d: 'd', e: 'e' })).toEqual([])
  expect(compilation.notices.map(({ kind, message, place }) => [kind, message, place])).toEqual([
    [
      'unsafe',
      'pattern (c+)+ may take exponential time: values are not checked against it',
      placeOf('It', '/properties/c/pattern'),
    ],
    [
      'ineffective',
      'pattern (?i)d is no ECMA-262 expression (Invalid group): values are not checked against it',
      placeOf('It', '/properties/d/pattern'),
    ],
  ])
})

test('an unusable pattern for names asks nothing of any member, and forbids none', () => {
  const schema = {
    patternProperties: { '^x': { type: 'number' }, '(?i)^y': { type: 'number' } },
    additionalProperties: false,
  }
  const compilation = createSchemaStore(createComponents({ It: schema })).compile(
    placeOf('It'),
    'request',
  )
  if (!compilation.ok) throw new Error(compilation.because)
  expect(compilation.notices).toMatchObject([{ place: placeOf('It', '/patternProperties/(?i)^y') }])
  expect(compilation.check({ Y: 'a', other: 'b', x: 1 })).toEqual([])
  expect(compilation.check({ x: 'a' })).toMatchObject([{ pointer: '/x' }])
})
