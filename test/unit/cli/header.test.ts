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
