import path from 'node:path'
import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import { createDocumentCache } from '../../src/document/cache.js'
import { RingbackError } from '../../src/errors.js'
import { type ClosedLoop, closeLoop } from '../support/closed-loop.js'
import { listCorpus, requireCorpus } from '../support/corpus.js'
import { invoiceDocument } from '../support/invoice-document.js'

/** Every so many documents of the corpus; `npm run corpus` takes them all. */
const STRIDE = 12

test('what the mock plays passes the verification', async () => {
  const { report, mockReport, delivered, explained, open } = await closeLoop(
    await loadContract(invoiceDocument()),
  )
  expect(report.verdict).toBe('passed')
  expect(mockReport.verdict).toBe('passed')
  expect(delivered).toEqual(['create_invoice > invoice_notification'])
  expect([explained, open]).toEqual([[], []])
})

test('why a callback cannot be driven is said by both sides in the same words', async () => {
  const { delivered, explained, open } = await closeLoop(
    await loadContract(invoiceDocument({ key: 'http://example.com/hook' })),
  )
  const because =
    'the key http://example.com/hook is a fixed URL: no trigger can make the API call another one'
  const callback = 'create_invoice > invoice_notification'
  expect(explained).toEqual([{ callback, verify: because, mock: because }])
  expect([delivered, open]).toEqual([[], []])
})

const CONTRADICTION = 'it must be of type object and of type array at once'

/** An event of which every instance is an object and a list. */
const torn = (name: string) => ({
  Torn: { allOf: [{ $ref: `#/components/schemas/${name}` }, { type: 'array', minItems: 1 }] },
})
const tornContent = { 'application/json': { schema: { $ref: '#/components/schemas/Torn' } } }

function listErrors({ report, mockReport }: ClosedLoop) {
  const findings = [...report.findings, ...mockReport.findings]
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`)
}

test.each<[string, object, string]>([
  [
    'a trigger',
    { trigger: { requestBody: { required: true, content: tornContent } } },
    'body of create_invoice',
  ],
  [
    'the answer to a trigger',
    { trigger: { responses: { 200: { description: 'made', content: tornContent } } } },
    '200 response of create_invoice',
  ],
  [
    'a callback',
    { callback: { requestBody: { required: true, content: tornContent } } },
    'body of invoice_notification',
  ],
])(
  'the schema of %s that nothing can satisfy is to blame, and nobody else',
  async (_, options, what) => {
    const schemas = torn('Invoice')
    const contract = await loadContract(invoiceDocument({ ...options, schemas }))
    const loop = await closeLoop(contract)
    expect(loop.delivered).toEqual(['create_invoice > invoice_notification'])
    expect([loop.explained, loop.open]).toEqual([[], []])
    expect(loop.mockReport.verdict).toBe('passed')
    // A body that breaks what nothing can satisfy shows nothing about the API.
    expect(loop.report.findings.map(({ code }) => code)).not.toContain('trigger-invalid-accepted')
    expect(listErrors(loop)).toEqual([
      `schema-unsatisfiable: nothing can satisfy the schema of the ${what} (application/json): ${CONTRADICTION}`,
    ])
  },
)

test('an example of a schema that nothing can satisfy is sent and taken as it is', async () => {
  const example = { id: 'inv_1', total: 12, customer: 'acme' }
  const Torn = {
    ...{ type: 'object', additionalProperties: false, example },
    allOf: [{ type: 'object', required: ['id'], properties: { id: { type: 'string' } } }],
  }
  const trigger = { requestBody: { required: true, content: tornContent } }
  const loop = await closeLoop(
    await loadContract(invoiceDocument({ openapi: '3.0.3', trigger, schemas: { Torn } })),
  )
  expect(loop.delivered).toEqual(['create_invoice > invoice_notification'])
  expect(listErrors(loop)).toEqual([
    'schema-unsatisfiable: nothing can satisfy the schema of the body of create_invoice (application/json): it must have id, which a part of its schema does not allow (additionalProperties: false)',
  ])
})

test('an answer that suits all branches of its oneOf gives way to one that suits one', async () => {
  const named = (name: string) => ({ type: 'object', properties: { [name]: { type: 'string' } } })
  const schema = { oneOf: [named('sent'), named('error')] }
  const responses = { 200: { description: 'ok', content: { 'application/json': { schema } } } }
  const loop = await closeLoop(await loadContract(invoiceDocument({ trigger: { responses } })))
  expect([loop.report.verdict, loop.delivered]).toEqual([
    'passed',
    ['create_invoice > invoice_notification'],
  ])
})

test('a status counts as documented where its reference is not followed', async () => {
  const made = { $ref: 'https://api.example/answers.yaml#/Made' }
  const responses = { 201: made, 422: { description: 'refused' } }
  const loop = await closeLoop(await loadContract(invoiceDocument({ trigger: { responses } })))
  expect(loop.delivered).toEqual(['create_invoice > invoice_notification'])
  expect(loop.report.triggers[0]?.status).toBe(201)
  expect(loop.report.findings.map(({ code }) => code)).toEqual(['document-reference-refused'])
})

test('real documents are played and verified, each callback delivered or explained', {
  timeout: 120_000,
}, async (context) => {
  const folder = requireCorpus(context)
  const cache = createDocumentCache()
  const sample = listCorpus(folder).filter((_, index) => index % STRIDE === 0)
  const delivered: string[] = []
  for (const { file, source } of sample) {
    const options = { refRoot: path.join(folder, source), cache }
    const contract = await loadContract(path.join(folder, file), options).catch(
      (error: unknown) => {
        if (error instanceof RingbackError) return undefined
        throw error
      },
    )
    if (contract === undefined || contract.triggers.length === 0) continue
    const loop = await closeLoop(contract)
    delivered.push(...loop.delivered)
    const differing = loop.explained.filter((gap) => gap.verify !== gap.mock)
    expect({ file, differing }).toEqual({ file, differing: [] })
    const silent = loop.open.filter(({ because }) => because === '')
    expect({ file, silent }).toEqual({ file, silent: [] })
  }
  expect(delivered.length).toBeGreaterThan(10)
})
