import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchSegment, readSegment } from '../../../src/mock/path-segment.js'

test.each([
  ['invoices', 'invoices', []],
  ['invoices', 'invoice', undefined],
  ['{id}', '7', ['7']],
  ['{id}', '', undefined],
  ['{id}:cancel', '7:cancel', ['7']],
  ['{id}:cancel', ':cancel', undefined],
  ['{id}:cancel', '7:pay', undefined],
  ['v{major}.{minor}', 'v3.14', ['3', '14']],
  ['v{major}.{minor}', 'v3.14.1', ['3', '14.1']],
  ['v{major}.{minor}', 'v3', undefined],
  ['{a},{b}', '1,2', ['1', '2']],
  ['{a}{b}', '123', ['1', '23']],
  ['{a}{b}', '1', undefined],
  ['{kind}={id}', 'Job=7', ['Job', '7']],
  ['export.{format}', 'export.', undefined],
])('%s matches %s as %j', (template, text, values) => {
  expect(matchSegment(readSegment(template), text)).toEqual(values)
})

test('what stands in a segment gives the segment again', () => {
  const value = fc.stringMatching(/^[a-z0-9]{1,8}$/)
  const texts = fc.array(fc.constantFrom(':', '-', '.', ',', '~'), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(texts, fc.array(value, { minLength: 5, maxLength: 5 }), (between, values) => {
      const template = between.map((text, index) => `{v${index}}${text}`).join('')
      const filled = between.map((text, index) => `${values[index] ?? ''}${text}`).join('')
      const expected = values.slice(0, between.length)
      expect(matchSegment(readSegment(template), filled)).toEqual(expected)
    }),
  )
})

test('a segment of many variables takes hostile text without trying all ways', () => {
  const segment = readSegment('{a}-{b}-{c}-{d}-{e}-{f}x')
  expect(matchSegment(segment, '-'.repeat(60_000))).toBeUndefined()
})
