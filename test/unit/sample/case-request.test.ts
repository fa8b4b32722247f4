import { expect, test } from 'vitest'
import {
  listContentTypeCases,
  listMethodCases,
  listPathCases,
} from '../../../src/sample/case-request.js'
import type { HttpRequest } from '../../../src/transport/model.js'

const PLAIN: HttpRequest = {
  method: 'POST',
  url: 'http://127.0.0.1:3000/invoices/7?tenant=acme',
  headers: [
    ['Content-Type', 'application/json'],
    ['x-attempt', '1'],
  ],
  body: Buffer.from('{}'),
}

function withType(type: string): HttpRequest {
  return { ...PLAIN, headers: [['content-type', type]] }
}

function typesOf(request: HttpRequest, documented: readonly string[]) {
  return listContentTypeCases(request, documented).map(({ expects, request: sent }) => [
    expects,
    sent.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1],
  ])
}

test('content types that mean the same must be taken, others refused', () => {
  expect(typesOf(PLAIN, ['application/json'])).toEqual([
    ['acceptance', 'application/json; charset=utf-8'],
    ['acceptance', 'application/json;charset="UTF-8"'],
    ['acceptance', 'APPLICATION/JSON'],
    ['refusal', 'text/plain'],
    ['refusal', undefined],
  ])
})

test('each case says which content type it has, and changes nothing else', () => {
  const [first] = listContentTypeCases(PLAIN, ['application/json'])
  expect(first).toMatchObject({
    kind: 'content-type',
    label: 'content type application/json; charset=utf-8',
  })
  expect(first?.request).toEqual({
    ...PLAIN,
    headers: [
      ['Content-Type', 'application/json; charset=utf-8'],
      ['x-attempt', '1'],
    ],
  })
})

test('JSON types of their own have the same spellings', () => {
  const type = 'application/cloudevents+json'
  expect(typesOf(withType(type), [type]).map(([, value]) => value)).toEqual([
    `${type}; charset=utf-8`,
    `${type};charset="UTF-8"`,
    'APPLICATION/CLOUDEVENTS+JSON',
    'text/plain',
    undefined,
  ])
})

test('a content type with parameters is not written in capitals', () => {
  const type = 'multipart/form-data; boundary=abc'
  expect(typesOf(withType(type), ['multipart/form-data'])).toEqual([
    ['refusal', 'text/plain'],
    ['refusal', undefined],
  ])
})

test('a type that the document takes is not wrong', () => {
  const texts = typesOf(withType('text/plain'), ['text/plain'])
  expect(texts).not.toContainEqual(['refusal', 'text/plain'])
  expect(typesOf(PLAIN, ['application/json', 'text/*'])).not.toContainEqual([
    'refusal',
    'text/plain',
  ])
  expect(typesOf(PLAIN, ['*/*']).map(([expects]) => expects)).not.toContain('refusal')
})

test('a delivery without a body has no content types to try', () => {
  expect(listContentTypeCases({ ...PLAIN, body: new Uint8Array() }, [])).toEqual([])
})

test('wrong methods are those that the document lacks; GET and DELETE go without a body', () => {
  const sent = listMethodCases(PLAIN, ['POST']).map(({ label, request }) => [
    label,
    request.method,
    request.body.length,
    request.headers.map(([name]) => name),
  ])
  expect(sent).toEqual([
    ['method GET', 'GET', 0, ['x-attempt']],
    ['method PUT', 'PUT', 2, ['Content-Type', 'x-attempt']],
    ['method DELETE', 'DELETE', 0, ['x-attempt']],
  ])
  expect(listMethodCases(PLAIN, ['PUT', 'GET']).map(({ request }) => request.method)).toEqual([
    'DELETE',
    'POST',
    'PATCH',
  ])
})

test('an unknown path is below the documented one, with the same query', () => {
  const urlOf = (url: string) => listPathCases({ ...PLAIN, url })[0]?.request.url
  expect(urlOf(PLAIN.url)).toBe(
    'http://127.0.0.1:3000/invoices/7/ringback/unknown/path?tenant=acme',
  )
  expect(urlOf('http://h/hook/')).toBe('http://h/hook/ringback/unknown/path')
  expect(urlOf('http://h')).toBe('http://h/ringback/unknown/path')
})
