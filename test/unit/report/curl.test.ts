import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createCurlFormat,
  formatCurl,
  keepRequest,
  type RepeatableRequest,
} from '../../../src/report/curl.js'
import { escapeControls } from '../../../src/transport/escape.js'

let folder = ''

/** A `curl` that prints its arguments and, where it is told to read it, its input. */
const FAKE_CURL = `#!${process.execPath}
const { readFileSync } = require('node:fs')
const argv = process.argv.slice(2)
const input = argv.includes('@-') ? readFileSync(0).toString('base64') : undefined
process.stdout.write(JSON.stringify({ argv, input }))
`

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringback-curl-'))
  writeFileSync(join(folder, 'curl'), FAKE_CURL, { mode: 0o755 })
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Ran {
  readonly method: string
  readonly url: string
  readonly headers: readonly string[]
  readonly body: string
}

/** Runs the line in a real shell and reads the arguments as curl does. */
function run(line: string): Ran {
  const path = `${folder}${delimiter}${process.env['PATH'] ?? ''}`
  const result = spawnSync('sh', ['-c', line], { env: { PATH: path, LC_ALL: 'C.UTF-8' } })
  expect(result.stderr.toString()).toBe('')
  const { argv, input } = JSON.parse(result.stdout.toString()) as { argv: string[]; input?: string }
  const ran = { method: 'GET', url: '', headers: [] as string[], body: '' }
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? ''
    const next = argv[index + 1] ?? ''
    const takesNext = ['-X', '-H', '--data-raw', '--data-binary', '--url'].includes(word)
    if (word === '-X') ran.method = next
    else if (word === '--head') ran.method = 'HEAD'
    else if (word === '-H') ran.headers.push(next)
    else if (word === '--data-raw') ran.body = Buffer.from(next).toString('base64')
    else if (word === '--data-binary') ran.body = input ?? ''
    else if (word === '--url') ran.url = next
    else if (!['--globoff', '--path-as-is'].includes(word)) ran.url = word
    if (takesNext) index += 1
  }
  return ran
}

function request(change: Partial<RepeatableRequest> = {}): RepeatableRequest {
  return {
    method: 'POST',
    url: 'http://127.0.0.1:8000/invoices/',
    headers: [['content-type', 'application/json']],
    body: { size: 0 },
    ...change,
  }
}

function text(body: string): RepeatableRequest {
  return request({ body: { size: Buffer.byteLength(body), text: body } })
}

test('A JSON body stands in the line as it is.', () => {
  expect(formatCurl(text('{"id":"inv-1"}'))).toBe(
    `curl -X POST -H 'content-type: application/json' --data-raw '{"id":"inv-1"}' http://127.0.0.1:8000/invoices/`,
  )
})

test('A GET without body needs no method, and its query is quoted.', () => {
  expect(formatCurl(request({ method: 'GET', url: 'http://h/a?b=1&c=2', headers: [] }))).toBe(
    `curl 'http://h/a?b=1&c=2'`,
  )
})

test('A HEAD is asked for with --head, since curl -X HEAD waits for a body.', () => {
  expect(formatCurl(request({ method: 'HEAD', headers: [] }))).toBe(
    'curl --head http://127.0.0.1:8000/invoices/',
  )
})

test('Headers that curl works out itself are left out, whatever their case.', () => {
  const headers = [
    ['Content-Length', '3'],
    ['HOST', 'h'],
    ['connection', 'close'],
    ['Transfer-Encoding', 'chunked'],
    ['X-Kept', '1'],
  ] as const
  expect(formatCurl(request({ headers }))).toBe(
    `curl -X POST -H 'X-Kept: 1' http://127.0.0.1:8000/invoices/`,
  )
})

test('An empty header is written with a semicolon, since a colon alone would remove it.', () => {
  expect(formatCurl(request({ headers: [['X-Empty', '']] }))).toContain(` -H 'X-Empty;' `)
})

test('A header name that would make curl read a file is left out.', () => {
  expect(formatCurl(request({ headers: [['@/etc/passwd', 'x']] }))).not.toContain('passwd')
})

test('A body without content type does not get the form type of curl.', () => {
  expect(formatCurl(request({ headers: [], body: { size: 1, text: 'a' } }))).toBe(
    `curl -X POST -H content-type: --data-raw a http://127.0.0.1:8000/invoices/`,
  )
})

test('A body that starts with an at sign is data, never the name of a file.', () => {
  const line = formatCurl(text('@/etc/passwd'))
  expect(line).toContain('--data-raw @/etc/passwd')
  expect(Buffer.from(run(line).body, 'base64').toString()).toBe('@/etc/passwd')
})

test('A body of several lines is piped in, so that the command stays one line.', () => {
  expect(formatCurl(text('{\n  "a": "50%"\n}'))).toBe(
    `printf '{\\n  "a": "50%%"\\n}' | curl -X POST -H 'content-type: application/json' --data-binary @- http://127.0.0.1:8000/invoices/`,
  )
})

test('A body of bytes is piped in as octal escapes, a dash in front included.', () => {
  const body = { size: 4, base64: Buffer.from([0x2d, 0x00, 0xff, 0x41]).toString('base64') }
  const line = formatCurl(request({ body }))
  expect(line.startsWith(`printf '\\055\\000\\377A' | curl `)).toBe(true)
  expect(run(line).body).toBe(body.base64)
})

test('Braces, brackets and dot segments of a URL reach the API as they are.', () => {
  expect(formatCurl(request({ method: 'GET', headers: [], url: 'http://h/a[1]{b}' }))).toBe(
    `curl --globoff 'http://h/a[1]{b}'`,
  )
  expect(formatCurl(request({ method: 'GET', headers: [], url: 'http://h/a/../b' }))).toBe(
    'curl --path-as-is http://h/a/../b',
  )
})

test('A URL that looks like an option is not one.', () => {
  expect(run(formatCurl(request({ url: '-o/etc/passwd' }))).url).toBe('-o/etc/passwd')
})

test('A line feed in a URL is percent-encoded, and in a header becomes a blank.', () => {
  const line = formatCurl(request({ url: 'http://h/a\nb', headers: [['x', 'a\r\nb']] }))
  expect(line).toBe(`curl -X POST -H 'x: a  b' http://h/a%0Ab`)
})

test('A body that was not kept is told in a comment, which the shell passes by.', () => {
  const line = formatCurl(request({ headers: [], body: { size: 99 } }))
  expect(line).toBe(
    'curl -X POST http://127.0.0.1:8000/invoices/ # its body of 99 bytes was not kept',
  )
  expect(run(line).body).toBe('')
})

test('A body too long for a command line is told in a comment.', () => {
  expect(formatCurl(text('a'.repeat(4097)))).toContain(
    '# its body of 4097 bytes is too long for a command line',
  )
  expect(formatCurl(text('a'.repeat(4096)))).toContain(`--data-raw ${'a'.repeat(4096)} `)
})

/** What shells, curl and terminals trip over, between ordinary characters. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "'",
        '"',
        '\\',
        '`',
        '$',
        '$(id)',
        '@',
        '-',
        '--',
        '!',
        '%s',
        '%',
        '\\n',
        ' ',
      ),
      fc.constantFrom(
        '*',
        '?',
        '&',
        '|',
        ';',
        '#',
        '~',
        '=',
        '<',
        '>',
        '(',
        ')',
        '{',
        '}',
        'é',
        '請',
      ),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

const hostileBody = fc
  .tuple(hostile, fc.constantFrom('', '\n', '\r\n', '\t', '\u001b[2J', '\u202e', '\u0000'), hostile)
  .map((parts) => parts.join(''))

const visible = hostile.map((value) => escapeControls(value).trim())

test('Whatever is in a request, the shell gives method, URL, headers and body back.', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('GET', 'POST', 'PATCH', "M'X"),
      visible.filter((url) => url !== ''),
      visible,
      fc.oneof(
        hostileBody.map((body) => ({ size: Buffer.byteLength(body), text: body })),
        fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => {
          return { size: bytes.length, base64: Buffer.from(bytes).toString('base64') }
        }),
      ),
      (method, url, value, body) => {
        const line = formatCurl({ method, url, headers: [['X-Value', value]], body })
        expect(line).not.toMatch(/[\n\r]/)
        const bytes = 'text' in body ? Buffer.from(body.text).toString('base64') : body.base64
        const type = bytes === '' ? [] : ['content-type:']
        const header = value === '' ? 'X-Value;' : `X-Value: ${value}`
        expect(run(line)).toEqual({ method, url, headers: [header, ...type], body: bytes })
      },
    ),
    { numRuns: 60 },
  )
})

test('A line can be copied from a terminal: nothing in it is escaped when it is printed.', () => {
  fc.assert(
    fc.property(visible, hostileBody, (url, body) => {
      const line = formatCurl(request({ url, body: { size: body.length, text: body } }))
      expect(escapeControls(line)).toBe(line)
    }),
  )
})

test('What is kept of a request gives the same line, and holds no body that is too long for it.', () => {
  for (const length of [0, 1, 4096, 4097]) {
    const whole = text('a'.repeat(length))
    expect(formatCurl(keepRequest(whole))).toBe(formatCurl(whole))
    expect(keepRequest(keepRequest(whole))).toEqual(keepRequest(whole))
  }
  expect(keepRequest(text('a'.repeat(4097))).body).toEqual({ size: 4097, isTooLong: true })
  const base64 = Buffer.alloc(4000).toString('base64')
  expect(keepRequest(request({ body: { size: 4000, base64 } })).body.base64).toBeUndefined()
})

test('Nothing but what the line needs is kept of a request.', () => {
  const event = { ...text('{}'), type: 'trigger:sent', callbackUrl: 'http://127.0.0.1:4000/t' }
  expect(Object.keys(keepRequest(event))).toEqual(['method', 'url', 'headers', 'body'])
})

test('Of many requests, each line is that of its own headers.', () => {
  const header = fc.tuple(
    fc.constantFrom('accept', 'Content-Type', 'x-id', 'host', '@file'),
    fc.constantFrom('', 'a', 'b', "it's"),
  )
  const body = fc.constantFrom({ size: 0 }, { size: 2, text: '{}' }, { size: 1, text: '\n' })
  const one = fc
    .record({
      method: fc.constantFrom('GET', 'POST', 'HEAD'),
      headers: fc.array(header, { maxLength: 3 }),
      body,
    })
    .map(request)
  fc.assert(
    fc.property(fc.array(one, { maxLength: 6 }), (requests) => {
      const format = createCurlFormat()
      expect(requests.map(format)).toEqual(requests.map(formatCurl))
    }),
  )
})

test('Headers that begin alike, or have the same values, are not taken for each other.', () => {
  const format = createCurlFormat()
  const lines = [
    [['x-a', '1']],
    [
      ['x-a', '1'],
      ['x-b', '2'],
    ],
    [['x-a', '1']],
    [['x-b', '1']],
    [['x-b', '2']],
    [],
  ] as const
  expect(
    lines.map((headers) => format(request({ method: 'GET', url: 'http://h/', headers }))),
  ).toEqual([
    "curl -H 'x-a: 1' http://h/",
    "curl -H 'x-a: 1' -H 'x-b: 2' http://h/",
    "curl -H 'x-a: 1' http://h/",
    "curl -H 'x-b: 1' http://h/",
    "curl -H 'x-b: 2' http://h/",
    'curl http://h/',
  ])
})
