import { expect, test } from 'vitest'
import { parseMultipart } from '../../../src/transport/multipart.js'

function parse(text: string, boundary = 'b') {
  return parseMultipart(Buffer.from(text, 'latin1'), boundary)
}

/** Parts as text, or why there are none. */
function show(text: string, boundary?: string): unknown {
  const parsed = parse(text, boundary)
  if (!parsed.ok) return parsed.because
  return parsed.parts.map(({ headers, body }) => [
    ...headers.map((pair) => pair.join(': ')),
    Buffer.from(body).toString('latin1'),
  ])
}

test.each<[string, string, unknown]>([
  ['one part', '--b\r\nA: 1\r\n\r\nx\r\n--b--\r\n', [['A: 1', 'x']]],
  [
    'two parts',
    '--b\r\nA: 1\r\n\r\nx\r\n--b\r\nB: 2\r\nC:3\r\n\r\ny\r\n--b--',
    [
      ['A: 1', 'x'],
      ['B: 2', 'C: 3', 'y'],
    ],
  ],
  ['a part without headers', '--b\r\n\r\nx\r\n--b--', [['x']]],
  ['an empty part', '--b\r\nA: 1\r\n\r\n\r\n--b--', [['A: 1', '']]],
  ['a part of headers alone', '--b\r\nA: 1\r\n--b--', [['A: 1', '']]],
  ['nothing between two boundaries', '--b\r\n--b--', [['']]],
  ['line feeds alone', '--b\nA: 1\n\nx\n--b--\n', [['A: 1', 'x']]],
  ['a preamble and an epilogue', 'hello\r\n--b\r\n\r\nx\r\n--b--\r\nbye', [['x']]],
  ['blanks behind the boundary', '--b \t\r\n\r\nx\r\n--b-- \r\n', [['x']]],
  ['a folded header', '--b\r\nA: 1;\r\n  q=2\r\n\r\nx\r\n--b--', [['A: 1; q=2', 'x']]],
  ['line breaks in the content', '--b\r\n\r\n\r\nx\r\n\r\n--b--', [['\r\nx\r\n']]],
  ['bytes that are no text', '--b\r\n\r\n\x00\xff\r\n--b--', [['\x00\xff']]],
  ['the boundary within a line', '--b\r\n\r\nx --b-- y\r\n--b--', [['x --b-- y']]],
  ['the boundary at the end of a line', '--b\r\n\r\nx --b\r\n--b--', [['x --b']]],
  ['a longer boundary within', '--b\r\n\r\n--bb\r\n--b--', [['--bb']]],
  ['a nested multipart', '--b\r\n\r\n--c\r\n\r\nx\r\n--c--\r\n--b--', [['--c\r\n\r\nx\r\n--c--']]],
])('%s is read', (_title, text, parts) => {
  expect(show(text)).toEqual(parts)
})

test.each<[string, string, string]>([
  ['no bytes', '', 'the boundary --b does not stand in it'],
  ['another boundary', '--c\r\n\r\nx\r\n--c--', 'the boundary --b does not stand in it'],
  ['no last boundary', '--b\r\n\r\nx\r\n--b\r\n\r\ny', 'it ends without its last boundary --b--'],
  [
    'a last boundary that is cut',
    '--b\r\n\r\nx\r\n--b-',
    'it ends without its last boundary --b--',
  ],
  ['only the last boundary', '--b--\r\n', 'it has no parts'],
  [
    'no blank line',
    '--b\r\n{"a"}\r\n--b--',
    'its part 1 has no blank line between its headers and its content',
  ],
  [
    'a header without a name',
    '--b\r\n: 1\r\n\r\nx\r\n--b--',
    'its part 1 has no blank line between its headers and its content',
  ],
  [
    'huge headers',
    `--b\r\nA: 1\r\nB: ${'x'.repeat(20_000)}\r\n\r\nx\r\n--b--`,
    'its part 1 has more than 16384 bytes of headers',
  ],
  ['10,000 parts', `${'--b\r\n\r\nx\r\n'.repeat(10_000)}--b--`, 'it has more than 1000 parts'],
])('%s is refused', (_title, text, because) => {
  expect(show(text)).toBe(because)
})

test.each(['', 'x'.repeat(71), 'ends with ', 'line\r\nbreak'])('%j is no boundary', (boundary) => {
  expect(show(`--${boundary}\r\n\r\nx\r\n--${boundary}--`, boundary)).toBe(
    'its boundary is not 1 to 70 printable characters (RFC 2046, section 5.1.1)',
  )
})

test('a boundary may hold every character that RFC 2046 allows', () => {
  const boundary = "a'()+_,-./:=? 9"
  expect(show(`--${boundary}\r\n\r\nx\r\n--${boundary}--`, boundary)).toEqual([['x']])
})

test('parts of a body in the middle of a larger buffer are found', () => {
  const bytes = Buffer.from('xx--b\r\n\r\nhi\r\n--b--', 'latin1').subarray(2)
  const parsed = parseMultipart(bytes, 'b')
  expect(parsed.ok && Buffer.from(parsed.parts[0]?.body ?? []).toString()).toBe('hi')
})

test('1,000 parts are still read', () => {
  const parsed = parse(`${'--b\r\n\r\nx\r\n'.repeat(1000)}--b--`)
  expect(parsed.ok && parsed.parts.length).toBe(1000)
})
