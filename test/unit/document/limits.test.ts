import { expect, test } from 'vitest'
import { createLimitError, DEFAULT_LIMITS } from '../../../src/document/limits.js'

test.each([
  ['fileBytes', 'api.json is larger than 67108864 bytes.'],
  ['totalBytes', 'api.json and the files that it refers to are larger than 268435456 bytes.'],
  ['depth', 'api.json is nested deeper than 256 levels.'],
  [
    'nodes',
    'api.json and the files that it refers to hold more than 5000000 values, with aliases expanded.',
  ],
  ['files', 'api.json refers to more than 5000 files.'],
] as const)('going beyond %s names the file, the limit and what to look for', (limit, message) => {
  const error = createLimitError(limit, DEFAULT_LIMITS, 'api.json')
  expect(error.code).toBe('RINGBACK_ERR_DOCUMENT_LIMIT')
  expect(error.message).toBe(message)
  // No option of the command line changes a limit, so none is named.
  expect(error.hint).toMatch(/^(?:Is it the right document\?|Look for aliases)/)
  expect(error.hint).not.toContain(limit)
})
