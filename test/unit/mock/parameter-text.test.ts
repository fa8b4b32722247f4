import { expect, test } from 'vitest'
import type { Parameter } from '../../../src/contract/model.js'
import { readCall } from '../../../src/mock/call.js'
import { listTexts, readWritten } from '../../../src/mock/parameter-text.js'
import type { HeaderPair } from '../../../src/transport/model.js'
import { makeParameter } from '../../support/contract.js'

interface Asked {
  readonly url?: string
  readonly headers?: readonly HeaderPair[]
  readonly values?: readonly (readonly [string, string])[]
}

type Given = Partial<Parameter> & Pick<Parameter, 'in'>

function list(parameter: Given, asked: Asked) {
  const [made, call, values] = prepare(parameter, asked)
  return listTexts(made, call, values)
}

function prepare(parameter: Given, asked: Asked) {
  const { url = '/x', headers = [], values = [] } = asked
  const call = readCall({ method: 'GET', url, headers, body: new Uint8Array() })
  return [makeParameter({ name: 'p', ...parameter }), call, new Map(values)] as const
}

test.each([
  ['/x', []],
  ['/x?p', ['']],
  ['/x?p=', ['']],
  ['/x?p=1&q=2&p=3', ['1', '3']],
  ['/x?P=1', []],
  ['/x?p=a+b%2Bc', ['a b+c']],
  ['/x?p=%ZZ', ['%ZZ']],
  ['/x?%70=1', ['1']],
  ['/x?p[]=1', []],
])('the query of %s has the texts %j', (url, texts) => {
  expect(list({ in: 'query' }, { url })).toEqual(texts)
})

test.each<[readonly HeaderPair[], readonly string[]]>([
  [[], []],
  [[['P', '1']], ['1']],
  [
    [
      ['p', '1'],
      ['q', '2'],
      ['P', '3, 4'],
    ],
    ['1', '3, 4'],
  ],
  [[['p', 'a%20b']], ['a%20b']],
  [[['p', '']], ['']],
])('the headers %j have the texts %j, which are not decoded', (headers, texts) => {
  expect(list({ in: 'header' }, { headers })).toEqual(texts)
})

test.each([
  [['p=1'], ['1']],
  [['a=0; p=1; b=2'], ['1']],
  [['p=1;p=2'], ['1', '2']],
  [['a=0', 'p=1'], ['1']],
  [['p=a%20b'], ['a b']],
  [['p=%ZZ'], ['%ZZ']],
  [['p=a=b'], ['a=b']],
  [['p='], ['']],
  [['p'], []],
  [['xp=1'], []],
  [['P=1'], []],
  [['__proto__=1'], []],
])('the cookies %j have the texts %j', (cookies, texts) => {
  const headers = cookies.map((cookie) => ['Cookie', cookie] as const)
  expect(list({ in: 'cookie' }, { headers })).toEqual(texts)
})

// The table "Style Examples" of OpenAPI 3.1.1, section 4.8.12.3, with `p` for `color`.
test.each<[string, boolean, string, readonly string[]]>([
  ['simple', false, 'blue', ['blue']],
  ['simple', true, 'blue,black', ['blue,black']],
  ['simple', false, 'a%2Fb%20c', ['a/b c']],
  ['simple', false, '.blue', ['.blue']],
  ['simple', false, ';p=blue', [';p=blue']],
  ['simple', false, '%', ['%']],
  ['label', false, '.', ['']],
  ['label', false, '.blue', ['blue']],
  ['label', false, '.blue.black', ['blue.black']],
  ['label', true, '.blue.black', ['blue', 'black']],
  ['label', true, '.R=100.G=200', ['R=100', 'G=200']],
  ['label', true, '.a%2Eb', ['a.b']],
  ['label', true, 'blue', ['blue']],
  ['matrix', false, ';p', ['']],
  ['matrix', false, ';p=', ['']],
  ['matrix', false, ';p=blue', ['blue']],
  ['matrix', false, ';p=blue,black', ['blue,black']],
  ['matrix', true, ';p=blue;p=black', ['blue', 'black']],
  ['matrix', true, ';R=100;G=200', ['R=100', 'G=200']],
  ['matrix', true, ';p=a=b', ['a=b']],
  ['matrix', true, ';p=a%3Bb', ['a;b']],
  ['matrix', false, 'blue', ['blue']],
])('in the path %s (exploded: %s) "%s" is %j', (style, explode, text, texts) => {
  expect(list({ in: 'path', style, explode }, { values: [['p', text]] })).toEqual(texts)
})

test('a name that is encoded in a matrix is the same name', () => {
  const parameter = { name: 'ü p', in: 'path', style: 'matrix' } as const
  expect(list(parameter, { values: [['ü p', ';%C3%BC%20p=1']] })).toEqual(['1'])
})

test('a path that does not name it has no text for it', () => {
  expect(list({ in: 'path' }, { values: [['q', '1']] })).toEqual([])
})

test.each<[Given, Asked, readonly string[]]>([
  [{ in: 'path', style: 'simple' }, { values: [['p', 'a%2Cb,c']] }, ['a%2Cb,c']],
  [{ in: 'path', style: 'label', explode: true }, { values: [['p', '.%41.b']] }, ['%41', 'b']],
  [{ in: 'path', style: 'matrix' }, { values: [['p', ';p=%41,b']] }, ['%41,b']],
  [{ in: 'cookie' }, { headers: [['Cookie', 'q=1; p=%41,b']] }, ['%41,b']],
  [{ in: 'header' }, { headers: [['p', '%41']] }, ['%41']],
  [{ in: 'query' }, { url: '/x?p=%41+b&q=2&%70=c=d&p' }, ['%41+b', 'c=d', '']],
  [{ in: 'query' }, { url: '/x?pp=1' }, []],
])('%j of %j is written as %j', (parameter, asked, texts) => {
  const written = readWritten(...prepare(parameter, asked))
  expect(written.texts).toEqual(texts)
  expect(written.texts.map(written.decode)).toEqual(list(parameter, asked))
})
