import { expect, test } from 'vitest'
import { writeBody } from '../../../src/sample/body-bytes.js'
import { type BodyForm, chooseMedium, readMediaType } from '../../../src/sample/body-form.js'

const place = { uri: 'test:///', pointer: '' }
const list = (...types: string[]) => types.map((type) => ({ type, examples: [], place }))

test.each([
  [['application/xml', 'application/json'], 'application/json', 'json'],
  [['application/cloudevents+json', 'application/json'], 'application/json', 'json'],
  [['text/plain', 'application/cloudevents+json'], 'application/cloudevents+json', 'json'],
  [['application/json; charset=utf-8'], 'application/json; charset=utf-8', 'json'],
  [['application/ json'], 'application/json', 'json'],
  [['APPLICATION/JSON'], 'APPLICATION/JSON', 'json'],
  [['*/*'], 'application/json', 'json'],
  [['application/*'], 'application/json', 'json'],
  [
    ['multipart/form-data', 'application/x-www-form-urlencoded'],
    'application/x-www-form-urlencoded',
    'form',
  ],
  [['text/plain', 'multipart/form-data'], 'multipart/form-data', 'multipart'],
  [['text/plain', 'multipart/related'], 'multipart/related', 'multipart'],
  [['multipart/mixed'], 'multipart/mixed', 'multipart'],
  [['multipart/related', 'application/json'], 'application/json', 'json'],
  [['text/*'], 'text/plain', 'text'],
  [['text/html; charset=utf-8'], 'text/html; charset=utf-8', 'text'],
  [['text/xml', 'text/csv'], 'text/csv', 'text'],
])('of %j a body is written as %s', (types, contentType, form) => {
  expect(chooseMedium(list(...types))).toMatchObject({ contentType, form })
})

test('nothing is written for media types without a writer', () => {
  expect(
    chooseMedium(list('application/xml', 'text/xml', 'image/*', 'multipart/parallel', 'json')),
  ).toBe(undefined)
  expect(readMediaType('nonsense')).toBe(undefined)
})

function write(form: BodyForm, value: unknown) {
  const { bytes, ...rest } = writeBody(form, 'x/y', value, 'n0nce')
  return { ...rest, text: new TextDecoder().decode(bytes) }
}

test('JSON is compact and seen as it will be parsed', () => {
  expect(write('json', { a: 'é', b: [1, null] })).toEqual({
    contentType: 'x/y',
    text: '{"a":"é","b":[1,null]}',
    seen: { a: 'é', b: [1, null] },
  })
})

test('a form repeats the names of lists and holds objects as JSON', () => {
  expect(write('form', { a: 'x y&z', n: 1, list: ['p', 'q'], o: { b: true }, nil: null })).toEqual({
    contentType: 'x/y',
    text: 'a=x+y%26z&n=1&list=p&list=q&o=%7B%22b%22%3Atrue%7D&nil=',
    seen: { a: 'x y&z', n: '1', list: ['p', 'q'], o: '{"b":true}', nil: '' },
  })
})

test('a multipart body has one part for each text and object', () => {
  const written = write('multipart', { 'a"\r\n': 'x', data: { url: 'u' } })
  expect(written.contentType).toBe('x/y; boundary=ringback-n0nce')
  expect(written.text.split('\r\n')).toEqual([
    '--ringback-n0nce',
    'Content-Disposition: form-data; name="a%22%0D%0A"',
    '',
    'x',
    '--ringback-n0nce',
    'Content-Disposition: form-data; name="data"',
    'Content-Type: application/json',
    '',
    '{"url":"u"}',
    '--ringback-n0nce--',
    '',
  ])
  expect(written.seen).toEqual({ 'a"\r\n': 'x', data: { url: 'u' } })
})

test('a text body is the text, and expressions see nothing of it', () => {
  expect(write('text', 'hello')).toEqual({ contentType: 'x/y', text: 'hello' })
  expect(write('text', { a: 1 })).toEqual({ contentType: 'x/y', text: '{"a":1}' })
})

test('a form of something that has no members is empty', () => {
  expect(write('form', 'text')).toEqual({ contentType: 'x/y', text: '', seen: {} })
})

test('expressions see a list of one as a list, and each item of it', () => {
  expect(write('form', { list: ['p'], one: 'p' }).seen).toEqual({ list: ['p'], one: 'p' })
  expect(write('multipart', { parts: [{ a: 1 }, { a: 2 }] }).seen).toEqual({
    parts: [{ a: 1 }, { a: 2 }],
  })
})
