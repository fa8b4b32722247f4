import path from 'node:path'
import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import { createDocumentCache } from '../../src/document/cache.js'
import { RingbackError } from '../../src/errors.js'
import type { InspectedCallback } from '../../src/report/inspection.js'
import { inspect } from '../../src/run/inspect.js'
import { listCorpus, requireCorpus } from '../support/corpus.js'

function withNested(callbacks: readonly InspectedCallback[]): InspectedCallback[] {
  return callbacks.flatMap((callback) => [callback, ...withNested(callback.callbacks)])
}

test('every real document is inspected, or refused with a code', {
  timeout: 120_000,
}, async (context) => {
  const folder = requireCorpus(context)
  const cache = createDocumentCache()
  const refused: Record<string, string> = {}
  const callbacks: InspectedCallback[] = []
  let inspected = 0
  for (const { file, source } of listCorpus(folder)) {
    try {
      const contract = await loadContract(path.join(folder, file), {
        refRoot: path.join(folder, source),
        cache,
      })
      const inspection = inspect(contract)
      callbacks.push(
        ...withNested(inspection.operations.flatMap((operation) => operation.callbacks)),
      )
      inspected += 1
    } catch (error) {
      if (!(error instanceof RingbackError)) throw error
      refused[file] = error.code
    }
  }
  expect(inspected).toBe(266)
  expect(Object.values(refused).sort()).toEqual([
    'RINGBACK_ERR_DOCUMENT_SYNTAX',
    'RINGBACK_ERR_DOCUMENT_VERSION',
    'RINGBACK_ERR_DOCUMENT_VERSION',
    'RINGBACK_ERR_DOCUMENT_VERSION',
  ])
  // Whatever cannot be driven says why.
  const silent = callbacks.filter(({ url }) => !url.drivable && url.because === '')
  expect(silent).toEqual([])
  expect(callbacks.length).toBeGreaterThan(600)
})
