import { expect, test } from 'vitest'
import { CHECKED_FORMATS, FORMAT_EXAMPLES } from '../../../src/schema/format.js'
import { createSchemaStore } from '../../../src/schema/store.js'
import { createComponents, placeOf } from '../../support/schema-source.js'

function accepts(format: string, value: unknown): boolean {
  const store = createSchemaStore(createComponents({ It: { format } }))
  const compilation = store.compile(placeOf('It'), 'request')
  if (!compilation.ok) throw new Error(compilation.because)
  return compilation.check(value).length === 0
}

test.each<[format: string, value: unknown, is: boolean]>([
  ['int8', 127, true],
  ['int8', 128, false],
  ['int8', -128, true],
  ['int8', -129, false],
  ['int8', 1.5, false],
  ['uint8', 0, true],
  ['uint8', -1, false],
  ['uint8', 255, true],
  ['uint8', 256, false],
  ['int16', 32_767, true],
  ['int16', 32_768, false],
  ['int16', -32_768, true],
  ['int16', -32_769, false],
  ['uint16', 65_535, true],
  ['uint16', 65_536, false],
  ['uint16', -1, false],
  ['int32', 2_147_483_647, true],
  ['int32', 2_147_483_648, false],
  ['int32', -2_147_483_648, true],
  ['int32', -2_147_483_649, false],
  ['uint32', 4_294_967_295, true],
  ['uint32', 4_294_967_296, false],
  ['uint32', -1, false],
  ['int64', Number.MAX_SAFE_INTEGER, true],
  ['int64', 2 ** 63, false],
  ['int64', -(2 ** 63), true],
  ['int64', -(2 ** 64), false],
  ['uint64', 2 ** 63, true],
  ['uint64', 2 ** 64, false],
  ['uint64', -1, false],
  ['float', 1.5, true],
  ['double', 1e308, true],
  ['int32', 'many', true],
  ['int32', null, true],
  ['byte', '', true],
  ['byte', 'YQ==', true],
  ['byte', 'YWI=', true],
  ['byte', 'YWJj', true],
  ['byte', 'YQ=', false],
  ['byte', 'YQ', false],
  ['byte', 'YW_-', false],
  ['byte', 'YWJj\n', false],
  ['byte', 7, true],
  ['base64url', 'YW_-', true],
  ['base64url', 'YQ', true],
  ['base64url', 'YQ==', true],
  ['base64url', 'YQ===', false],
  ['base64url', 'a+b/', false],
  ['binary', '\u0000', true],
  ['password', '', true],
])('whether %s accepts %j: %j', (format, value, is) => {
  expect(accepts(format, value)).toBe(is)
})

test.each([...FORMAT_EXAMPLES])('the example of %s, %s, has the format', (format, example) => {
  expect(CHECKED_FORMATS.has(format)).toBe(true)
  expect(accepts(format, example)).toBe(true)
  if (format !== 'byte') expect(accepts(format, `${example} no`)).toBe(false)
})
