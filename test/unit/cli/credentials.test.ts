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
