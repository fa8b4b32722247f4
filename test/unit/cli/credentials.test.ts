import { expect, test } from 'vitest'
import { readCredentials } from '../../../cli/credentials.js'

test('without options and variables there are no credentials', () => {
  expect(readCredentials({}, {})).toEqual({})
})

test('values of options are taken as they are', () => {
  expect(readCredentials({ bearer: 'a', apiKey: 'b', basic: 'c:d' }, {})).toEqual({
    bearer: 'a',
    apiKey: 'b',
    basic: 'c:d',
  })
})

test('variables are taken where no option is given', () => {
  const env = { RINGBACK_BEARER: 'a', RINGBACK_API_KEY: 'b', RINGBACK_BASIC: 'c:d' }
  expect(readCredentials({}, env)).toEqual({ bearer: 'a', apiKey: 'b', basic: 'c:d' })
  expect(readCredentials({ bearer: true }, env)).toMatchObject({ bearer: 'a' })
  expect(readCredentials({ bearer: 'x' }, env)).toMatchObject({ bearer: 'x' })
})

test('an option names the variable that holds the value', () => {
  expect(readCredentials({ bearer: 'env:API_TOKEN' }, { API_TOKEN: 'a' })).toEqual({ bearer: 'a' })
})

test('an empty variable is as good as none', () => {
  expect(readCredentials({}, { RINGBACK_BEARER: '' })).toEqual({})
})

test('a password may hold colons and anything else', () => {
  expect(readCredentials({ basic: 'ada:pä:ss日' }, {})).toEqual({ basic: 'ada:pä:ss日' })
})

test.each([
  [
    { bearer: true },
    {},
    '--bearer: expected a value, but it stands alone and the environment variable RINGBACK_BEARER is not set.',
  ],
  [
    { apiKey: 'env:KEY' },
    {},
    '--api-key env:KEY: expected a value in the environment variable KEY, but it is not set.',
  ],
  [
    { apiKey: 'env:KEY' },
    { KEY: '' },
    '--api-key env:KEY: expected a value in the environment variable KEY, but it is empty.',
  ],
  [{ bearer: '' }, {}, '--bearer: expected a value, but it is empty.'],
  [{ basic: 'canary' }, {}, '--basic: expected USER:PASSWORD, but got something without a colon.'],
  [
    { bearer: 'canary\n' },
    {},
    '--bearer: expected text that a header can carry, but got a line break, a control character or a character past Latin-1.',
  ],
] as const)('%j is refused without showing it', (flags, env, message) => {
  expect(() => readCredentials(flags, env)).toThrow(
    expect.objectContaining({ code: 'RINGBACK_ERR_USAGE', message }) as Error,
  )
})

test.each([
  ['bearer', 'RINGBACK_BEARER', '--bearer'],
  ['apiKey', 'RINGBACK_API_KEY', '--api-key'],
  ['basic', 'RINGBACK_BASIC', '--basic'],
] as const)('%s is that of %s alone', (name, variable, option) => {
  expect(readCredentials({}, { [variable]: 'a:b' })).toEqual({ [name]: 'a:b' })
  expect(readCredentials({ [name]: true }, { [variable]: 'a:b' })).toEqual({ [name]: 'a:b' })
  expect(() => readCredentials({ [name]: true }, { [variable]: '' })).toThrow(
    expect.objectContaining({
      message: `${option}: expected a value, but it stands alone and the environment variable ${variable} is not set.`,
      hint: `Write ${option} VALUE, ${option} env:NAME, or set ${variable}.`,
    }) as Error,
  )
  expect(() => readCredentials({ [name]: '' }, { [variable]: 'a:b' })).toThrow(
    `${option}: expected a value, but it is empty.`,
  )
  expect(() => readCredentials({ [name]: 'env:X' }, { [variable]: 'a:b' })).toThrow(
    `${option} env:X: expected a value in the environment variable X, but it is not set.`,
  )
})

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'what every object has is no variable: %s',
  (name) => {
    for (const option of ['bearer', 'basic'] as const) {
      expect(() => readCredentials({ [option]: `env:${name}` }, {})).toThrow(
        `--${option} env:${name}: expected a value in the environment variable ${name}, but it is not set.`,
      )
    }
  },
)

test.each([
  ['env', 'env'],
  ['ENV:A', 'ENV:A'],
  [' env:A', ' env:A'],
  ['env:A', 'one'],
  ['env:A:B', 'two'],
])('the value %j stands for %j', (bearer, secret) => {
  expect(readCredentials({ bearer }, { A: 'one', 'A:B': 'two' })).toEqual({ bearer: secret })
})

test('a variable without a name is not set', () => {
  expect(() => readCredentials({ bearer: 'env:' }, {})).toThrow(
    '--bearer env:: expected a value in the environment variable , but it is not set.',
  )
})

test.each([
  ['RINGBACK_BEARER', '--bearer'],
  ['RINGBACK_API_KEY', '--api-key'],
])('a line feed at the end of %s is refused and not shown', (variable, option) => {
  expect(() => readCredentials({}, { [variable]: 'canary\n' })).toThrow(
    expect.objectContaining({
      message: `${option}: expected text that a header can carry, but got a line break, a control character or a character past Latin-1.`,
      hint: 'Look for a line feed at its end, as a file or a secret store may add.',
    }) as Error,
  )
})

test('basic credentials from the environment need their colon too', () => {
  expect(() => readCredentials({}, { RINGBACK_BASIC: 'canary' })).toThrow(
    '--basic: expected USER:PASSWORD, but got something without a colon.',
  )
  expect(readCredentials({}, { RINGBACK_BASIC: ':' })).toEqual({ basic: ':' })
})
