import { expect, test } from 'vitest'
import { listSecrets, listUrlSecrets } from '../../../src/run/secrets.js'
import { createRedactor } from '../../../src/transport/redact.js'

test.each([
  [{}, []],
  [{ bearer: 'b' }, ['b']],
  [{ apiKey: 'k' }, ['k']],
  [{ basic: 'user:pass' }, ['user:pass', 'pass']],
  [{ basic: 'user:pa:ss' }, ['user:pa:ss', 'pa:ss']],
  [{ basic: ':pass' }, [':pass', 'pass']],
  [{ basic: 'token' }, ['token', 'token']],
  [{ bearer: 'b', apiKey: 'k', basic: 'u:p' }, ['b', 'k', 'u:p', 'p']],
])('of %j these must not be shown: %j', (credentials, secrets) => {
  expect(listSecrets(credentials)).toEqual(secrets)
})

test('a password that is empty strikes nothing out', () => {
  const redactor = createRedactor(listSecrets({ basic: 'administrator:' }))
  expect(redactor.text('')).toBe('')
  expect(redactor.text('administrator:')).toBe('[redacted]')
})

test.each([
  ['token', 'http://h/hook?token=abc', ['abc', 'abc']],
  ['key among others', 'http://h/?a=1&key=abc&b=2', ['abc', 'abc']],
  ['api_key', 'http://h/?api_key=abc', ['abc', 'abc']],
  ['X-Api-Key', 'http://h/?X-Api-Key=abc', ['abc', 'abc']],
  ['apiKey', 'http://h/?apiKey=abc', ['abc', 'abc']],
  ['access_token', 'http://h/?access_token=abc', ['abc', 'abc']],
  ['clientSecret', 'http://h/?clientSecret=abc', ['abc', 'abc']],
  ['password', 'http://h/?password=abc', ['abc', 'abc']],
  ['sig', 'http://h/?sv=1&sig=abc', ['abc', 'abc']],
  ['Azure’s code', 'http://h/api/f?code=abc', ['abc', 'abc']],
  ['upper case', 'http://h/?TOKEN=abc', ['abc', 'abc']],
])('the value of %s in a URL is a secret', (_name, url, secrets) => {
  expect(listUrlSecrets(url)).toEqual(secrets)
})

test('an encoded secret is known as it is written and decoded', () => {
  expect(listUrlSecrets('http://h/?token=a%2Fb+c')).toEqual(['a/b c', 'a%2Fb+c'])
})

test('each of several is one', () => {
  expect(listUrlSecrets('http://h/?token=a&token=b&sig=c')).toEqual(['a', 'b', 'c', 'a', 'b', 'c'])
})

test.each([
  ['no URL', undefined],
  ['what is none', 'nonsense?token=abc'],
  ['a URL without query', 'http://h/token/abc'],
  ['an empty value', 'http://h/?token=&key'],
  ['other parameters', 'http://h/?id=abc&kind=x'],
  ['words that hold such a word', 'http://h/?monkey=a&author=b&tokens=c&keyboard=d&encode=e'],
  ['a fragment', 'http://h/#?token=abc'],
])('%s holds no secret', (_what, url) => {
  expect(listUrlSecrets(url)).toEqual([])
})
