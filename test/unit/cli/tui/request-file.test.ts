import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatRequest, readRequest } from '../../../../cli/tui/effect/request-file.js'

function read(text: string) {
  const result = readRequest(text)
  if (!result.ok) return result.because
  const { body, ...rest } = result.request
  return { ...rest, body: Buffer.from(body).toString() }
}

/** As nano and vi do: a file ends with a line feed. */
function saveInEditor(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}

/** The body after an editor has saved the request without a change. */
function keepBody(body: string, save: (text: string) => string = saveInEditor): string {
  const result = readRequest(
    save(formatRequest({ method: 'POST', url: 'http://a/', headers: [], body: Buffer.from(body) })),
  )
  return result.ok ? Buffer.from(result.request.body).toString() : result.because
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
      const after = read(saveInEditor(formatRequest(request)))
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

const MULTIPART = '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n'

test.each([
  ['of multipart, with its own line ends', MULTIPART],
  ['that is empty', ''],
  ['that is one line feed', '\n'],
  ['that ends with a line feed', 'a\n'],
  ['that ends with two', 'a\n\n'],
  ['that starts with an empty line', '\n\na'],
  ['with lone carriage returns', 'a\rb\r'],
  ['that looks like a header', 'x: 1'],
  ['that looks like a remark', '# not a remark'],
  ['with a byte order mark of its own', '\ufeffa'],
  ['of another script', '请求 😀 \u0301'],
])('a body %s stays as it was', (_, body) => {
  expect(keepBody(body)).toBe(body)
  expect(keepBody(body, (text) => text)).toBe(body)
})

test('any text but JSON stays as it was, whether or not the editor ends the file', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '=', '\n', '\r\n', '\r', ' ', '日', '😀') })
  fc.assert(
    fc.property(text, (rest) => {
      const body = `x${rest}`
      expect([keepBody(body), keepBody(body, (saved) => saved)]).toEqual([body, body])
    }),
    { numRuns: 200 },
  )
})

test('an editor of Windows changes every line end, and all are changed back', () => {
  expect(keepBody('a\nb', (text) => text.replaceAll('\n', '\r\n'))).toBe('a\nb')
})

test('a byte order mark that an editor puts before the file is no part of the request', () => {
  expect(keepBody('a=1', (text) => `\ufeff${text}`)).toBe('a=1')
  expect(read('\ufeffGET http://a/\n')).toMatchObject({ method: 'GET', body: '' })
})

test.each(['Content-Length', 'transfer-encoding', 'CONNECTION'])(
  'the header %s follows from the request and is not written',
  (name) => {
    const body = Buffer.from('')
    const request = { method: 'GET', url: 'http://a/', headers: [[name, 'x']] as const, body }
    expect(formatRequest(request).split('\n').slice(2)).toEqual(['GET http://a/', '', ''])
  },
)

test('a header that comes twice is kept twice, in its order', () => {
  const headers = [
    ['set-cookie', 'b=2'],
    ['X-A', '1'],
    ['set-cookie', 'a=1'],
  ] as const
  const text = formatRequest({ method: 'GET', url: 'http://a/', headers, body: Buffer.from('') })
  expect(read(text)).toMatchObject({ headers })
})

test('numbers of JSON are not rounded by being laid out', () => {
  expect(keepBody('{"n":12345678901234567890,"f":1.0}')).toBe(
    '{\n  "n": 12345678901234567890,\n  "f": 1.0\n}',
  )
})

test.each([
  ['POST http://a/ HTTP/1.1', 'POST http://a/ HTTP/1.1'],
  ['  http://a/  ', 'http://a/'],
])('%j is no request line and is shown without its blanks', (line, shown) => {
  expect(read(`${line}\n`)).toBe(`"${shown}" is no request line, such as POST http://host/path.`)
})

test('a request line may have blanks around its parts', () => {
  expect(read('  POST \t http://a/  \n\nx')).toMatchObject({
    method: 'POST',
    url: 'http://a/',
    body: 'x',
  })
})

test('a remark below the request line is no remark any more', () => {
  expect(read('GET http://a/\n# later\n')).toBe('"# later" is no header, such as name: value.')
})

test('a line of blanks ends the headers', () => {
  expect(read('GET http://a/\nx: 1\n \t\nbody')).toMatchObject({
    headers: [['x', '1']],
    body: 'body',
  })
})

test('whatever an editor leaves, reading it gives a request or a reason', () => {
  const unit = fc.constantFrom('#', ' ', ':', 'G', '\n', '\r\n', '\r', '\ufeff', '\ud83d', '\u0000')
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const result = readRequest(text)
      expect(result.ok ? result.request.method : result.because).not.toBe('')
    }),
    { numRuns: 200 },
  )
})
