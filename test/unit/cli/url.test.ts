import { expect, test } from 'vitest'
import { parseHttpUrl } from '../../../cli/url.js'

test.each(['http://127.0.0.1:8000', 'HTTPS://api.example.com/v2/', 'http://[::1]:80/'])(
  '%s is taken as it is',
  (text) => {
    expect(parseHttpUrl('--api', text)).toBe(text)
  },
)

test('an address without its scheme is corrected', () => {
  expect(() => parseHttpUrl('--api', 'localhost:8000')).toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      message: '--api: expected a URL such as http://127.0.0.1:8000, but got "localhost:8000".',
      hint: 'Did you mean http://localhost:8000?',
    }) as Error,
  )
})

test.each(['', 'ftp://x', 'http://', 'http://a b', 'file:///etc/passwd'])(
  '"%s" is no address of an API',
  (text) => {
    expect(() => parseHttpUrl('--public-url', text)).toThrow(`--public-url: expected a URL`)
  },
)

test.each(['http://ada:canary@h', 'ftp://ada:canary@h/', 'ada:canary@h:80', 'http://canary@h/?x'])(
  'user and password of %s are refused and not shown',
  (text) => {
    expect(() => parseHttpUrl('--api', text)).toThrow(
      expect.objectContaining({
        message: '--api: expected a URL without user name and password, but got one with them.',
        hint: 'Give them with --basic USER:PASSWORD or --header, where the command has these.',
      }) as Error,
    )
  },
)

test.each(['http://h/@ada', 'http://h/?at=a@b', 'http://h#a@b'])('%s has none', (text) => {
  expect(parseHttpUrl('--api', text)).toBe(text)
})

test.each([
  ['127.0.0.1:8000', 'Did you mean http://127.0.0.1:8000?'],
  ['api.example.com/v2', 'Did you mean http://api.example.com/v2?'],
  ['[::1]:80', 'Did you mean http://[::1]:80?'],
  ['ftp://h', undefined],
  ['https:/h', 'Did you mean http://https:/h?'],
  ['', undefined],
  ['http://', undefined],
  ['a b', undefined],
])('%j gets the hint %j', (text, hint) => {
  expect(() => parseHttpUrl('--to', text)).toThrow(
    expect.objectContaining({
      message: `--to: expected a URL such as http://127.0.0.1:8000, but got "${text}".`,
      hint,
    }) as Error,
  )
})

test.each(['http://h:65536', 'http://h:x', 'http://[::1', 'http://%zz', ' http://h'])(
  '%j is no URL that can be called',
  (text) => {
    expect(() => parseHttpUrl('--to', text)).toThrow('--to: expected a URL such as')
  },
)
