import path from 'node:path'
import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import { createDocumentCache } from '../../src/document/cache.js'
import type { LoadOptions } from '../../src/document/options.js'
import { RingbackError } from '../../src/errors.js'
import type { GroupedFinding } from '../../src/report/model.js'
import { inspect } from '../../src/run/inspect.js'
import { listCorpus, requireCorpus } from '../support/corpus.js'

/** Linting all of them takes a minute. */
const SAMPLE_SIZE = 25

/** What the official schema says of a document; undefined for one that is refused by name. */
async function lint(file: string, options: LoadOptions): Promise<GroupedFinding[] | undefined> {
  try {
    const contract = await loadContract(file, { ...options, checkStructure: true })
    return inspect(contract).findings.filter(({ code }) =>
      ['document-invalid', 'document-structure'].includes(code),
    )
  } catch (error) {
    if (error instanceof RingbackError) return undefined
    throw error
  }
}

test('a sample of real documents is linted, and every fault has its place', {
  timeout: 120_000,
}, async (context) => {
  const folder = requireCorpus(context)
  const entries = listCorpus(folder)
  const spread = Array.from({ length: SAMPLE_SIZE }, (_, index) =>
    Math.floor((index * entries.length) / SAMPLE_SIZE),
  )
  const cache = createDocumentCache()
  const results: (GroupedFinding[] | undefined)[] = []
  for (const index of spread) {
    const { file, source } = entries[index] ?? expect.fail(`there is no document ${index}`)
    const options = { refRoot: path.join(folder, source), cache }
    results.push(await lint(path.join(folder, file), options))
  }
  const linted = results.filter((findings) => findings !== undefined)
  const invalid = linted.flat().filter(({ code }) => code === 'document-invalid')
  expect(linted.flat().filter(({ promised }) => promised?.line === undefined)).toEqual([])
  expect({
    linted: linted.length,
    withErrors: linted.filter((one) => one.some(({ severity }) => severity === 'error')).length,
    errors: invalid.length,
  }).toEqual({ linted: 25, withErrors: 4, errors: 55 })
})
