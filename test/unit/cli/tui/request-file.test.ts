import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatRequest, readRequest } from '../../../../cli/tui/effect/request-file.js'

function read(text: string) {
  const result = readRequest(text)
  if (!result.ok) return result.because
  const { body, ...rest } = result.request
  return { ...rest, body: Buffer.from(body).toString() }
}

test('a request is written as people read it, JSON laid out', () => {
  const text = formatRequest({
    method: 'POST',
    url: 'http://a/b?c=d',
    headers: [
      ['Content-Type', 'application/json'],
      ['content-length', '7'],
    ],
    body: Buffer.from('{"a":1}'),
  })
  expect(text.split('\n').slice(2)).toEqual([
    'POST http://a/b?c=d',
    'Content-Type: application/json',
    '',
    '{',
    '  "a": 1',
    '}',
    '',
  ])
})

test('what is written is read back', () => {
  const token = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
  const value = fc.stringMatching(/^[!-~]([ -~]{0,10}[!-~])?$/)
  const line = fc.stringMatching(/^[ -~]{0,20}$/)
  fc.assert(
    fc.property(token, fc.array(fc.tuple(token, value)), fc.array(line), (method, pairs, lines) => {
      const headers = pairs.filter(
        ([name]) => !['content-length', 'transfer-encoding', 'connection'].includes(name),
      )
      const body = `x${lines.join('\n')}`
      const request = { method, url: 'http://a/', headers, body: Buffer.from(body) }
      const after = read(`${formatRequest(request)}\n`)
      expect(after).toEqual({ method, url: 'http://a/', headers, body })
    }),
  )
})

test('remarks and empty lines above the request line are left aside', () => {
  expect(read('# one\n\n# two\nGET http://a/\n')).toEqual({
    method: 'GET',
    url: 'http://a/',
    headers: [],
    body: '',
  })
})

test('line ends of Windows are line ends', () => {
  expect(read('POST http://a/\r\nx: 1\r\n\r\nbody\r\n')).toEqual({
    method: 'POST',
    url: 'http://a/',
    headers: [['x', '1']],
    body: 'body',
  })
})

test('a header may hold colons and be empty', () => {
  expect(read('GET http://a/\nx: a:b\ny:\n')).toMatchObject({
    headers: [
      ['x', 'a:b'],
      ['y', ''],
    ],
  })
})

test('what is no request says what is wrong', () => {
  expect(read('')).toBe('The request is empty.')
  expect(read('# only a remark\n')).toBe('The request is empty.')
  expect(read('POST\n')).toBe('"POST" is no request line, such as POST http://host/path.')
  expect(read('POST http://a/\nno header\n')).toBe('"no header" is no header, such as name: value.')
  expect(read('POST http://a/\n: x\n')).toBe('": x" is no header, such as name: value.')
})
