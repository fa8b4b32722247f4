import { expect, test } from 'vitest'
import { checkStructure } from '../../../../src/check/document/structure.js'
import { loadContract } from '../../../../src/contract/load.js'
import type { StructureFault } from '../../../../src/document/structure/model.js'
import { inspect } from '../../../../src/run/inspect.js'

const DOCUMENT = {
  openapi: '3.1.1',
  info: { title: 'Invoices', version: '1' },
  paths: { '/invoices': { post: { tags: 'billing', respnses: {} } } },
}

test('the structure is checked where that is asked for only', async () => {
  expect(checkStructure(await loadContract(DOCUMENT))).toEqual([])
  const { findings } = inspect(await loadContract(DOCUMENT, { checkStructure: true }))
  expect(
    findings.map(({ code, severity, promised }) => [code, severity, promised?.pointer]),
  ).toEqual([
    ['document-invalid', 'error', '/paths/~1invoices/post/tags'],
    ['document-structure', 'warning', '/paths/~1invoices/post/respnses'],
  ])
})

test('each kind of fault has its code, and what was left out is told', async () => {
  const contract = await loadContract(DOCUMENT)
  const place = { uri: 'memory:document', pointer: '/info' }
  const words = { message: 'm', expected: 'e', arrived: 'a' }
  const kinds: StructureFault['kind'][] = ['invalid', 'slip', 'unchecked']
  const faults = kinds.map((kind) => ({ kind, place, ...words }))
  const structure = { faults, omitted: [{ place, count: 7 }] }
  expect(checkStructure({ ...contract, structure })).toEqual([
    { code: 'document-invalid', ...words, promised: place },
    { code: 'document-structure', ...words, promised: place },
    { code: 'check-crashed', ...words, promised: place },
    {
      code: 'document-structure',
      message: '7 more places of this file are not as OpenAPI has them: correct the others first',
      promised: place,
      detail: 'more',
    },
  ])
})

test('a place that reading remarked upon is told once', async () => {
  const contract = await loadContract(DOCUMENT)
  const place = { uri: 'memory:document', pointer: '/paths' }
  const remarks = [{ code: 'document-structure', message: 'odd', place }] as const
  const faults = [{ kind: 'invalid', place, message: 'm', expected: 'e', arrived: 'a' }] as const
  expect(checkStructure({ ...contract, remarks, structure: { faults, omitted: [] } })).toEqual([])
})
