import { expect, test } from 'vitest'
import { parseHeader, requireHeaderText } from '../../../cli/header.js'

test.each([
  ['X-Tenant: acme', ['X-Tenant', 'acme']],
  ['x-tenant:acme', ['x-tenant', 'acme']],
  ['Accept:  a/b; q=1 ', ['Accept', 'a/b; q=1']],
  ['X-Url: http://h:1/', ['X-Url', 'http://h:1/']],
  ['X-Empty:', ['X-Empty', '']],
  ['X-Name: Zoë', ['X-Name', 'Zoë']],
])('%s is a header', (text, header) => {
  expect(parseHeader('--header', text)).toEqual(header)
})

test('a header without a colon is refused and not shown', () => {
  expect(() => parseHeader('--header', 'Authorization Bearer canary')).toThrow(
    '--header: expected a header such as "X-Tenant: acme", but got one without a colon.',
  )
})

test.each([': x', 'X Tenant: canary', 'Zoë: canary', '"X": canary'])(
  'the name of "%s" is refused and the rest not shown',
  (text) => {
    expect(() => parseHeader('--header', text)).toThrow(
      '--header: expected a header such as "X-Tenant: acme", but got one without a name that HTTP allows.',
    )
  },
)

test.each(['a\nb', 'a\r\nX: y', 'a\u0000', 'a\u007f', '日本'])(
  'the value %j cannot be sent and is not shown',
  (value) => {
    expect(() => requireHeaderText('--bearer', value)).toThrow(
      '--bearer: expected text that a header can carry, but got a line break, a control character or a character past Latin-1.',
    )
    expect(() => parseHeader('--header', `X-Value: ${value}x`)).toThrow(
      '--header X-Value: expected text that a header can carry',
    )
  },
)

test.each([
  ['a tab', 'a\tb'],
  ['the last of ASCII', '~'],
  ['the first past the C1 block of controls', '\u00a0'],
  ['the last of Latin-1', '\u00ff'],
  ['nothing', ''],
])('a value may hold %s', (_, value) => {
  expect(() => requireHeaderText('--header', value)).not.toThrow()
})

test.each([
  ['a vertical tab', '\u000b'],
  ['an escape', '\u001b'],
  ['the last of the controls', '\u001f'],
  ['DEL', '\u007f'],
  ['the first past Latin-1', '\u0100'],
  ['half a character', '\ud83d'],
])('a value may not hold %s', (_, value) => {
  expect(() => requireHeaderText('--header', `a${value}b`)).toThrow(
    '--header: expected text that a header can carry',
  )
})

test('every sign that RFC 9110 allows in a name is allowed', () => {
  const name = "!#$%&'*+-.^_`|~09azAZ"
  expect(parseHeader('--header', `${name}: x`)).toEqual([name, 'x'])
})

test.each(Array.from('()<>@,;\\"/[]?={} '))('the sign %j is allowed in no name', (sign) => {
  expect(() => parseHeader('--header', `a${sign}b: x`)).toThrow('a name that HTTP allows')
})

test('a line break in the value is refused with where to look for it', () => {
  expect(() => parseHeader('--header', 'X-A: canary\nX-B: 1')).toThrow(
    expect.objectContaining({
      message:
        '--header X-A: expected text that a header can carry, but got a line break, a control character or a character past Latin-1.',
      hint: 'Look for a line feed at its end, as a file or a secret store may add.',
    }) as Error,
  )
})

test('line breaks around a value go with its blanks', () => {
  expect(parseHeader('--header', 'X-A: b\r\n')).toEqual(['X-A', 'b'])
})
