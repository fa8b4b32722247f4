import { expect, test } from 'vitest'
import {
  formatCookiePairs,
  formatHeaderValue,
  formatPathValue,
  formatQueryPairs,
  type StyledParameter,
} from '../../../src/sample/parameter-style.js'

const ARRAY = ['blue', 'black', 'brown']
const OBJECT = { R: 100, G: 200, B: 150 }

function makeParameter(parameter: Partial<StyledParameter>): StyledParameter {
  return {
    name: 'color',
    in: 'path',
    style: 'simple',
    explode: false,
    allowReserved: false,
    value: 'blue',
    ...parameter,
  }
}

// OpenAPI 3.1.1, section 4.8.12.4, "Style Examples", row by row.
test.each([
  ['matrix', false, ';color', ';color=blue', ';color=blue,black,brown', ';color=R,100,G,200,B,150'],
  [
    'matrix',
    true,
    ';color',
    ';color=blue',
    ';color=blue;color=black;color=brown',
    ';R=100;G=200;B=150',
  ],
  ['label', false, '.', '.blue', '.blue,black,brown', '.R,100,G,200,B,150'],
  ['label', true, '.', '.blue', '.blue.black.brown', '.R=100.G=200.B=150'],
  ['simple', false, '', 'blue', 'blue,black,brown', 'R,100,G,200,B,150'],
  ['simple', true, '', 'blue', 'blue,black,brown', 'R=100,G=200,B=150'],
])(
  'a path parameter of style %s with explode %s is written as in the table of the specification',
  (style, explode, empty, text, array, object) => {
    const write = (value: unknown) => formatPathValue(makeParameter({ style, explode, value }))
    expect(['', 'blue', ARRAY, OBJECT].map(write)).toEqual([empty, text, array, object])
  },
)

test.each([
  ['form', false, 'color=', 'color=blue', 'color=blue,black,brown', 'color=R,100,G,200,B,150'],
  ['form', true, 'color=', 'color=blue', 'color=blue&color=black&color=brown', 'R=100&G=200&B=150'],
  [
    'spaceDelimited',
    false,
    'color=',
    'color=blue',
    'color=blue%20black%20brown',
    'color=R%20100%20G%20200%20B%20150',
  ],
  [
    'pipeDelimited',
    false,
    'color=',
    'color=blue',
    'color=blue%7Cblack%7Cbrown',
    'color=R%7C100%7CG%7C200%7CB%7C150',
  ],
  [
    'deepObject',
    true,
    'color=',
    'color=blue',
    'color=blue&color=black&color=brown',
    'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150',
  ],
])(
  'a query parameter of style %s with explode %s is written as in the table of the specification',
  (style, explode, empty, text, array, object) => {
    const write = (value: unknown) =>
      formatQueryPairs(makeParameter({ in: 'query', style, explode, value })).join('&')
    expect([null, 'blue', ARRAY, OBJECT].map(write)).toEqual([empty, text, array, object])
  },
)

test('objects inside a deepObject get a further pair of brackets', () => {
  const value = { range: { min: 1, max: 'a b' } }
  const parameter = makeParameter({ in: 'query', style: 'deepObject', explode: true, value })
  expect(formatQueryPairs(parameter)).toEqual([
    'color%5Brange%5D%5Bmin%5D=1',
    'color%5Brange%5D%5Bmax%5D=a%20b',
  ])
})

test('an empty list or object has no pair in the query', () => {
  expect(formatQueryPairs(makeParameter({ in: 'query', style: 'form', value: [] }))).toEqual([])
  expect(formatQueryPairs(makeParameter({ in: 'query', style: 'form', value: {} }))).toEqual([])
})

test('reserved characters and letters beyond ASCII are percent-encoded in paths and queries', () => {
  const value = "a/b?c#d[e]@!$&'()*+,;=é %"
  const encoded = 'a%2Fb%3Fc%23d%5Be%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%C3%A9%20%25'
  expect(formatPathValue(makeParameter({ value }))).toBe(encoded)
  expect(formatQueryPairs(makeParameter({ in: 'query', style: 'form', value }))).toEqual([
    `color=${encoded}`,
  ])
})

test('allowReserved keeps reserved characters but for those that would split the query', () => {
  const value = 'http://127.0.0.1:80/a?b=c&d=e+f#g%20h'
  const parameter = makeParameter({ in: 'query', style: 'form', allowReserved: true, value })
  expect(formatQueryPairs(parameter)).toEqual(['color=http://127.0.0.1:80/a?b=c%26d=e%2Bf%23g%20h'])
})

test('allowReserved keeps no character in a path that would end it', () => {
  const parameter = makeParameter({ allowReserved: true, value: "a/b?c#d:e@f,g;h='" })
  expect(formatPathValue(parameter)).toBe("a%2Fb%3Fc%23d:e@f,g;h='")
})

test('a lone surrogate becomes the replacement character', () => {
  expect(formatPathValue(makeParameter({ value: 'a\ud800b' }))).toBe('a%EF%BF%BDb')
})

test('a header value is not percent-encoded, save what a header cannot hold', () => {
  const write = (value: unknown, explode = false) =>
    formatHeaderValue(makeParameter({ in: 'header', value, explode }))
  expect(write('http://127.0.0.1/a?b=c')).toBe('http://127.0.0.1/a?b=c')
  expect(write('a\r\nx-evil: 1')).toBe('a%0D%0Ax-evil: 1')
  expect(write(' é☃ ')).toBe('%C3%A9%E2%98%83')
  expect(write(ARRAY)).toBe('blue,black,brown')
  expect(write(OBJECT, true)).toBe('R=100,G=200,B=150')
})

test('a cookie parameter is written as pairs, encoded unless its style is cookie', () => {
  const write = (style: string, value: unknown, explode = true) =>
    formatCookiePairs(makeParameter({ in: 'cookie', name: 'a b', style, value, explode }))
  expect(write('form', 'x;y')).toEqual(['a%20b=x%3By'])
  expect(write('form', [1, 2])).toEqual(['a%20b=1', 'a%20b=2'])
  expect(write('cookie', 'x=y')).toEqual(['a b=x=y'])
})

test('values inside lists that are no scalars are written as JSON', () => {
  const parameter = makeParameter({ in: 'query', style: 'form', value: [{ a: 1 }, null, true] })
  expect(formatQueryPairs(parameter)).toEqual(['color=%7B%22a%22%3A1%7D,,true'])
})
