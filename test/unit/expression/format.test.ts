import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bindNames } from '../../../src/expression/bind.js'
import {
  formatCallbackKey,
  formatEmbedded,
  formatSource,
  pointAt,
} from '../../../src/expression/format.js'
import type { ExpressionSource } from '../../../src/expression/model.js'
import { parseCallbackKey } from '../../../src/expression/parse.js'
import { anyOddKey, anyStandardSource, meaningOf } from './arbitraries.js'

test.each<[ExpressionSource, string]>([
  [{ kind: 'url' }, '$url'],
  [{ kind: 'method' }, '$method'],
  [{ kind: 'status-code' }, '$statusCode'],
  [{ kind: 'header', message: 'response', name: 'Location' }, '$response.header.Location'],
  [{ kind: 'query', message: 'request', name: 'a b' }, '$request.query.a b'],
  [{ kind: 'path', message: 'request', name: 'id' }, '$request.path.id'],
  [{ kind: 'body', message: 'request', pointer: '' }, '$request.body'],
  [{ kind: 'body', message: 'response', pointer: '/a~1b' }, '$response.body#/a~1b'],
])('The source %j is spelled %s', (source, spelling) => {
  expect(formatSource(source)).toBe(spelling)
  expect(formatEmbedded(source)).toBe(`{${spelling}}`)
})

test.each<ExpressionSource>([
  { kind: 'name', name: 'callback_url' },
  { kind: 'cookie', name: 'session' },
  { kind: 'header', message: 'request', name: 'a b' },
  { kind: 'header', message: 'request', name: '' },
  { kind: 'query', message: 'request', name: '' },
  { kind: 'path', message: 'request', name: '' },
  { kind: 'body', message: 'request', pointer: 'a' },
  { kind: 'body', message: 'request', pointer: '/~' },
])('The source %j has no spelling', (source) => {
  expect(formatSource(source)).toBeUndefined()
  expect(formatEmbedded(source)).toBeUndefined()
})

test.each<ExpressionSource>([
  { kind: 'query', message: 'request', name: 'a}b' },
  { kind: 'query', message: 'request', name: '{a' },
  { kind: 'path', message: 'request', name: 'a ' },
  { kind: 'body', message: 'request', pointer: '/a}' },
])('The source %j has a spelling, but none that a key can hold', (source) => {
  expect(formatSource(source)).toBeDefined()
  expect(formatEmbedded(source)).toBeUndefined()
})

test.each([
  ['{$request.body#/url}', '{$request.body#/url}'],
  ['$request.body#/url', '$request.body#/url'],
  ['{$Request.body#}/x', '{$Request.body#}/x'],
  ['http://h/static', 'http://h/static'],
  ['/', '/'],
  ['{request.body#/a}/b', '{$request.body#/a}/b'],
  ['{{$request.body.a[0]}}?m={$METHOD}', '{$request.body#/a/0}?m={$method}'],
  ['http://$request.query.url', 'http://{$request.query.url}'],
  ['$request.query.url/done', '{$request.query.url}/done'],
  ['{$request.body#/a', '{$request.body#/a}'],
  ['/v2{$request.body#/url}/b', '{$request.body#/url}/b'],
])('The key %s is spelled %s', (key, standard) => {
  expect(formatCallbackKey(parseCallbackKey(key))).toBe(standard)
})

test.each(['{$callback_url}', '{name}', '{$request.foo}', 'a}', '', '{$request.query.a{$method}'])(
  'The key "%s" has no standard spelling',
  (key) => {
    expect(formatCallbackKey(parseCallbackKey(key))).toBeUndefined()
  },
)

test('A standard spelling is read as the same parts', () => {
  let spelled = 0
  fc.assert(
    fc.property(anyOddKey, anyStandardSource, (key, source) => {
      const expression = bindNames(parseCallbackKey(key), () => source)
      const standard = formatCallbackKey(expression)
      if (standard === undefined) return
      spelled += 1
      const again = parseCallbackKey(standard)
      expect(meaningOf(again)).toEqual(meaningOf(expression))
      expect(again.deviations).toEqual([])
      expect(again.faults).toEqual([])
    }),
    { numRuns: 2000 },
  )
  expect(spelled).toBeGreaterThan(100)
})

test('Carets stand under the marked piece', () => {
  expect(pointAt('{$callback_url}/invoices/{$request.body.id}', 25, 18)).toBe(
    [
      '{$callback_url}/invoices/{$request.body.id}',
      '                         ^^^^^^^^^^^^^^^^^^',
    ].join('\n'),
  )
})

test('A place without length gets one caret, also behind the end', () => {
  expect(pointAt('ab', 1, 0)).toBe('ab\n ^')
  expect(pointAt('ab', 2, 0)).toBe('ab\n  ^')
  expect(pointAt('', 0, 0)).toBe('\n^')
})

test('Tabs and line ends are shown as escapes, and the carets stay in step', () => {
  expect(pointAt('a\tb\r\nc', 5, 1)).toBe('a\\tb\\r\\nc\n        ^')
  expect(pointAt('a\tb', 1, 1)).toBe('a\\tb\n ^^')
})

test('Control, wide and broken characters are shown as escapes', () => {
  expect(pointAt('\u001b[2J{', 4, 1)).toBe('\\u{1b}[2J{\n         ^')
  expect(pointAt('\u202e你😀\ud83dé\u0000x', 7, 1)).toBe(
    `\\u{202e}\\u{4f60}\\u{1f600}\\u{d83d}\\u{e9}\\u{0}x\n${' '.repeat(44)}^`,
  )
})

test('A backslash is doubled, so that an escape is never taken for text', () => {
  expect(pointAt('a\\tb', 3, 1)).toBe('a\\\\tb\n    ^')
})

test('A place outside the text is moved into it', () => {
  expect(pointAt('ab', 9, 9)).toBe('ab\n  ^')
  expect(pointAt('ab', -1, 1)).toBe('ab\n^')
  expect(pointAt('ab', 0, -1)).toBe('ab\n^')
  expect(pointAt('ab', 1, 9)).toBe('ab\n ^')
})

test('A long text is cut on both sides of the place', () => {
  const text = `${'a'.repeat(1000)}X${'b'.repeat(1000)}`
  expect(pointAt(text, 1000, 1)).toBe(
    `...${'a'.repeat(40)}X${'b'.repeat(40)}...\n${' '.repeat(43)}^`,
  )
})

test('A long piece is marked at its start only', () => {
  const [line, carets] = pointAt('a'.repeat(1_000_000), 0, 1_000_000).split('\n')
  expect(line).toBe(`${'a'.repeat(120)}...`)
  expect(carets).toBe('^'.repeat(80))
})

test('What is shown is printable ASCII with carets of the right width, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(20), fc.nat(20), (text, offset, length) => {
      const [line = '', carets = '', ...more] = pointAt(text, offset, length).split('\n')
      expect(more).toEqual([])
      expect(line).toMatch(/^[ -~]*$/)
      expect(carets).toMatch(/^ *\^+$/)
      expect(carets.length).toBeLessThanOrEqual(line.length + 1)
    }),
  )
})
