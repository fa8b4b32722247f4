import path from 'node:path'
import { expect, test } from 'vitest'
import { createDocumentCache } from '../../../src/document/cache.js'
import { loadDocument } from '../../../src/document/load.js'
import { RingbackError } from '../../../src/errors.js'
import { listCorpus, requireCorpus } from '../../support/corpus.js'

test('every real document loads, or is refused for a reason', {
  timeout: 60_000,
}, async (context) => {
  const folder = requireCorpus(context)
  const entries = listCorpus(folder)
  const cache = createDocumentCache()
  const versions: Record<string, number> = {}
  const problems: Record<string, number> = {}
  const refused: Record<string, string> = {}
  let files = 0
  for (const { file, source } of entries) {
    try {
      const refRoot = path.join(folder, source)
      const document = await loadDocument(file, { cwd: folder, refRoot, cache })
      versions[document.version] = (versions[document.version] ?? 0) + 1
      files += document.files.length
      for (const { kind } of document.problems) problems[kind] = (problems[kind] ?? 0) + 1
    } catch (error) {
      if (!(error instanceof RingbackError)) throw error
      refused[path.basename(file)] = error.code
    }
  }
  expect(entries).toHaveLength(270)
  expect(versions).toEqual({ '3.0': 187, '3.1': 75, '3.2': 4 })
  expect(refused).toEqual({
    'pExecution.yaml': 'RINGBACK_ERR_DOCUMENT_VERSION',
    'pJobsList.yaml': 'RINGBACK_ERR_DOCUMENT_VERSION',
    'adopt.json': 'RINGBACK_ERR_DOCUMENT_VERSION',
    'parseTest.yaml': 'RINGBACK_ERR_DOCUMENT_SYNTAX',
  })
  expect(problems).toEqual({ refused: 30, dangling: 41, unreadable: 3 })
  expect(files).toBe(10_284)
})
