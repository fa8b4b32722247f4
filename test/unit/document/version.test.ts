import { expect, test } from 'vitest'
import { readVersion, requireVersion } from '../../../src/document/version.js'
import { failureOf } from './failure.js'

const CODE = 'RINGBACK_ERR_DOCUMENT_VERSION'

function messageOf(data: unknown) {
  return failureOf(() => requireVersion(data, 'api.yaml'))
}

test.each([
  ['3.0.0', '3.0'],
  ['3.0.4', '3.0'],
  ['3.0.0-rc2', '3.0'],
  ['3.1.0', '3.1'],
  ['3.1.1', '3.1'],
  ['3.1', '3.1'],
  [' 3.1.0 ', '3.1'],
  ['3.2.0', '3.2'],
] as const)('openapi "%s" is version %s', (openapi, version) => {
  expect(readVersion({ openapi })).toEqual({ openapi: openapi.trim(), version })
})

test.each([
  [3.1, '3.1', '3.1'],
  [3, '3.0', '3.0'],
  [3.2, '3.2', '3.2'],
] as const)(
  'the number %d, which YAML makes of an unquoted version, is %s',
  (openapi, text, version) => {
    expect(readVersion({ openapi })).toEqual({ openapi: text, version })
  },
)

test.each(['3.3.0', '4.0.0', '2.0', '3.10.0', '3.1.0.0', 'three', '', null, true, ['3.1.0']])(
  'openapi %j is no version that is known',
  (openapi) => {
    expect(readVersion({ openapi })).toBeUndefined()
  },
)

test('an inherited member is no version', () => {
  expect(readVersion(Object.create({ openapi: '3.1.0' }))).toBeUndefined()
})

test('a supported document comes back with its version', () => {
  const data = { openapi: '3.2.0', info: {} }
  const declared = requireVersion(data, 'api.yaml')
  expect(declared).toEqual({ openapi: '3.2.0', version: '3.2', root: data })
  expect(declared.root).toBe(data)
})

test('Swagger 2.0 is refused with the way to convert it', async () => {
  expect(await messageOf({ swagger: '2.0', paths: {} })).toEqual({
    code: CODE,
    message:
      'api.yaml: expected an OpenAPI 3.0, 3.1 or 3.2 document, but found swagger: "2.0", which has no callbacks.',
    hint: 'Convert it, for example with `npx swagger2openapi openapi.json -o openapi3.json`.',
  })
})

test('Swagger 2.0 without quotes reads the same', async () => {
  const { message } = await messageOf({ swagger: 2 })
  expect(message).toContain('but found swagger: "2.0", which has no callbacks.')
})

test.each(['paths', 'webhooks', 'components'])(
  '%s without openapi is taken for a part',
  async (part) => {
    expect(await messageOf({ [part]: {} })).toEqual({
      code: CODE,
      message: `api.yaml: expected an OpenAPI 3.0, 3.1 or 3.2 document, but found \`${part}\` without \`openapi\`.`,
      hint: 'If it is a part of a larger document, name the root file; if not, add `openapi: 3.1.0`.',
    })
  },
)

test('another version is quoted', async () => {
  const { message, hint } = await messageOf({ openapi: '4.0.0' })
  expect(message).toContain('but found openapi: "4.0.0".')
  expect(hint).toBe('Write the version as text of the form `3.1.0`.')
})

test('a version that is no text is named by its kind, however large it is', async () => {
  const { message } = await messageOf({ openapi: Array.from({ length: 1000 }, () => 'x') })
  expect(message).toContain('but found openapi: a list.')
})

test('a very long version is cut', async () => {
  const { message } = await messageOf({ openapi: 'x'.repeat(1000) })
  expect(message).toContain(`but found openapi: "${'x'.repeat(40)}".`)
})

test.each([
  [null, 'nothing'],
  [undefined, 'nothing'],
  [[], 'a list'],
  ['text', 'a single string'],
  [42, 'a single number'],
  [{ name: 'x' }, 'a mapping without `openapi`'],
  [{ asyncapi: '2.6.0' }, 'an AsyncAPI document'],
])('%j is refused as %s', async (data, found) => {
  const { code, message } = await messageOf(data)
  expect(code).toBe(CODE)
  expect(message).toBe(
    `api.yaml: expected an OpenAPI 3.0, 3.1 or 3.2 document, but found ${found}.`,
  )
})
