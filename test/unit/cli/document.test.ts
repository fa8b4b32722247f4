import { expect, test } from 'vitest'
import { isUrl, readLoadOptions } from '../../../cli/document.js'
import { NO_FLAGS } from '../../support/cli-flags.js'

test('flags become options of loading', async () => {
  const options = await readLoadOptions({
    refRoot: '.',
    allowRemoteRefs: ['api.example.com', 'localhost:8080'],
    documentHeader: ['Authorization: Bearer x', 'X-A: b'],
    bind: [],
  })
  expect(options).toEqual({
    refRoot: '.',
    allowRemoteRefs: ['api.example.com', 'localhost:8080'],
    headers: { Authorization: 'Bearer x', 'X-A': 'b' },
  })
})

test('a header may have any name', async () => {
  const { headers } = await readLoadOptions({
    ...NO_FLAGS,
    documentHeader: ['__proto__: x'],
    bind: [],
  })
  expect(Object.entries(headers ?? {})).toEqual([['__proto__', 'x']])
})

test('a URL in the place of a host is refused with the host', async () => {
  const flags = { ...NO_FLAGS, allowRemoteRefs: ['https://api.example.com/v2'] }
  await expect(readLoadOptions(flags)).rejects.toThrow(
    expect.objectContaining({
      message:
        '--allow-remote-refs: expected a host such as api.example.com, but got "https://api.example.com/v2".',
      hint: 'Did you mean api.example.com?',
    }) as Error,
  )
})

test('a folder that is none is refused', async () => {
  await expect(readLoadOptions({ ...NO_FLAGS, refRoot: '/nonexistent' })).rejects.toThrow(
    '--ref-root: expected a folder, but "/nonexistent" is none.',
  )
})

test('only http and https are fetched', () => {
  expect(isUrl('HTTP://h/openapi.json')).toBe(true)
  expect(isUrl('https://h/openapi.json')).toBe(true)
  expect(isUrl('file:///openapi.json')).toBe(false)
  expect(isUrl('openapi.json')).toBe(false)
})
