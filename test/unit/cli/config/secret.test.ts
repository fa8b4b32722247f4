import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillEnvironment, listEnvironment, refuseSecrets } from '../../../../cli/config/secret.js'

const FROM = 'c.yaml, header x-a'

test.each([
  ['{{env.A}}', 'one'],
  ['{{ env.A }}', 'one'],
  ['{{\tenv.A\n}}', 'one'],
  ['Bearer {{env.A}}', 'Bearer one'],
  ['{{env.A}}{{env.B_2}}', 'onetwo'],
  ['{{env.A}} and {{env.A}}', 'one and one'],
  ['no reference', 'no reference'],
  ['', ''],
  ['{env.A}', '{env.A}'],
  ['{{A}}', '{{A}}'],
  ['{{env.A-B}}', '{{env.A-B}}'],
  ['{{ENV.A}}', '{{ENV.A}}'],
  ['{{answer#/id}}', '{{answer#/id}}'],
])('%j is filled to %j', (text, filled) => {
  expect(fillEnvironment(text, { A: 'one', B_2: 'two' }, FROM)).toBe(filled)
})

test('what a value holds is not filled again, and its signs mean nothing', () => {
  const env = { A: '{{env.B}}', B: 'hush', C: "$& $1 $' $$" }
  expect(fillEnvironment('{{env.A}}', env, FROM)).toBe('{{env.B}}')
  expect(fillEnvironment('<{{env.C}}>', env, FROM)).toBe("<$& $1 $' $$>")
})

test.each([
  ['{{env.GONE}}', 'GONE, but it is not set.'],
  ['{{env.EMPTY}}', 'EMPTY, but it is empty.'],
  ['{{env.A}}{{env.GONE}}', 'GONE, but it is not set.'],
  ['{{env.constructor}}', 'constructor, but it is not set.'],
  ['{{env.__proto__}}', '__proto__, but it is not set.'],
  ['{{env.toString}}', 'toString, but it is not set.'],
])('%s without a value is refused', (text, end) => {
  expect(() => fillEnvironment(text, { A: 'one', EMPTY: '' }, FROM)).toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      message: `${FROM}: expected a value in the environment variable ${end}`,
    }) as Error,
  )
})

test('the values that a text takes are listed in its order, each time anew', () => {
  const env = { A: 'one', B: 'two' }
  for (let round = 0; round < 2; round += 1) {
    expect(listEnvironment('{{env.B}} {{ env.A }} {{env.B}}', env)).toEqual(['two', 'one', 'two'])
  }
  expect(listEnvironment('none', env)).toEqual([])
})

test('what is filled in is among what is listed', () => {
  const value = fc.stringMatching(/^[a-z]{1,8}$/)
  fc.assert(
    fc.property(value, value, (one, two) => {
      const env = { A: one, B: two }
      const text = '{{env.A}}-{{ env.B }}'
      expect(fillEnvironment(text, env, FROM)).toBe(listEnvironment(text, env).join('-'))
    }),
    { numRuns: 50 },
  )
})

test.each([
  [{ credentials: { bearer: 'env:TOKEN' } }],
  [{ credentials: { apiKey: 'env:_x9' } }],
  [{ headers: { 'X-Tenant': 'acme' } }],
  [{ headers: { Authorization: 'Bearer {{env.TOKEN}}' } }],
  [{ headers: { Authorization: 'Bearer {{ env.TOKEN }}' } }],
  [{ operations: { a: { headers: { Cookie: 's={{env.SESSION}}; lang=en' } } } }],
  [{ operations: { a: {} } }],
  [{}],
])('%j holds no secret', (config) => {
  expect(() => refuseSecrets(config, 'c.yaml')).not.toThrow()
})

test.each([
  ['a value', 'hush-1'],
  ['nothing', ''],
  ['a variable without a name', 'env:'],
  ['a name that no shell takes', 'env:1A'],
  ['a name with a dash', 'env:API-TOKEN'],
  ['a name with something behind it', 'env:A hush-1'],
  ['a line feed behind the name', 'env:A\n'],
  ['another case', 'ENV:A'],
  ['the form of headers', '{{env.A}}'],
])('credentials that are %s are refused and not shown', (_, apiKey) => {
  expect(() => refuseSecrets({ credentials: { apiKey } }, 'c.yaml')).toThrow(
    expect.objectContaining({
      message:
        'c.yaml, credentials.apiKey: expected env:NAME, but got a value that stands in the file.',
      hint: 'Put it into an environment variable and write apiKey: env:API_APIKEY.',
    }) as Error,
  )
})

test.each([
  ['as it is', 'hush-1'],
  ['with a reference that does not end', 'hush-1{{env.'],
  ['with a reference to no variable', 'hush-1{{env.}}'],
  ['with a name that cannot be read', 'hush-1{{env.A-B}}'],
  ['with a reference to something else', 'hush-1{{answer#/env.A}}'],
  ['that is empty', ''],
])('a header with a telling name and a value %s is refused', (_, value) => {
  expect(() =>
    refuseSecrets({ operations: { 'POST /a': { headers: { 'X-Token': value } } } }, 'c.yaml'),
  ).toThrow(
    expect.objectContaining({
      message:
        'c.yaml, operations.POST /a.headers.X-Token: expected a secret taken from the environment, but got a value that stands in the file.',
      hint: "Write X-Token: '{{env.NAME}}'.",
    }) as Error,
  )
})

test('every header of every operation is looked at, not only the first', () => {
  const operations = {
    a: { headers: { 'X-A': 'b', Authorization: '{{env.A}}' } },
    b: { headers: { 'X-A': 'b', Cookie: 'hush-1' } },
  }
  expect(() => refuseSecrets({ headers: { 'X-A': 'b' }, operations }, 'c.yaml')).toThrow(
    'c.yaml, operations.b.headers.Cookie: expected a secret',
  )
})
