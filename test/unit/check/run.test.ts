import { expect, test } from 'vitest'
import type { FindingDraft } from '../../../src/check/model.js'
import { checkDocument, listCallbacks, runChecks } from '../../../src/check/run.js'
import { loadContract } from '../../../src/contract/load.js'
import type { Contract, TriggerOperation } from '../../../src/contract/model.js'
import { makeCallback } from '../../support/contract.js'
import { invoiceDocument } from '../../support/invoice-document.js'

const found = (message: string): FindingDraft => ({ code: 'delivery-url', message })

test('all checks look at the same facts, in order', () => {
  const one = (facts: string) => [found(`one ${facts}`)]
  const none = () => []
  const two = (facts: string) => [found(`two ${facts}`), found('three')]
  expect(runChecks([one, none, two], 'facts').map((draft) => draft.message)).toEqual([
    'one facts',
    'two facts',
    'three',
  ])
})

test('a check that throws is a finding, and the others go on', () => {
  function checkNothing(): FindingDraft[] {
    throw new TypeError('x is not a function')
  }
  function checkText(): FindingDraft[] {
    AbortSignal.abort('no error').throwIfAborted()
    return []
  }
  expect(runChecks([checkNothing, checkText, () => [found('rest')]], undefined)).toEqual([
    {
      code: 'check-crashed',
      message: 'the check checkNothing failed to run: x is not a function',
      detail: 'checkNothing',
    },
    {
      code: 'check-crashed',
      message: 'the check checkText failed to run: no error',
      detail: 'checkText',
    },
    found('rest'),
  ])
})

test('callbacks within callbacks are listed behind their own', () => {
  const inner = makeCallback({ name: 'inner', callbacks: [makeCallback({ name: 'innermost' })] })
  const outer = [makeCallback({ name: 'a', callbacks: [inner] }), makeCallback({ name: 'b' })]
  expect(listCallbacks(outer).map((callback) => callback.name)).toEqual([
    'a',
    'inner',
    'innermost',
    'b',
  ])
})

const POINTER = '/paths/~1invoices~1/post'

/** Code and ids of everything that is found. */
function summarise(contract: Contract, triggers?: readonly TriggerOperation[], isWhole = false) {
  const options = triggers === undefined ? { isWhole } : { triggers, isWhole }
  return checkDocument(contract, options).map((draft) =>
    [draft.code, draft.operation ?? '-', draft.callback ?? '-'].join(' | '),
  )
}

const load = (options: Parameters<typeof invoiceDocument>[0]) =>
  loadContract(invoiceDocument(options))

test('a sound document has no findings', async () => {
  const contract = await load({})
  expect(summarise(contract)).toEqual([])
  expect(summarise(contract, undefined, true)).toEqual([])
})

test('findings about an operation and its callbacks carry their ids', async () => {
  const contract = await load({
    key: '{$callback_url}',
    callback: { responses: {} },
    schemas: { Invoice: { type: 'strin' } },
  })
  expect(summarise(contract)).toEqual([
    'schema-uncompilable | create_invoice | -',
    'expression-nonstandard | create_invoice | create_invoice > invoice_notification',
    'callback-success-undocumented | create_invoice | create_invoice > invoice_notification',
  ])
})

test('remarks and crashed checks are found in every run', async () => {
  const contract = await load({ callback: { operationId: 'create_invoice' } })
  expect(summarise(contract, [])).toEqual(['document-duplicate-operation-id | - | -'])
})

test('examples of triggers and callbacks are checked', async () => {
  const body = (schema: string, example: unknown) => ({
    requestBody: {
      content: {
        'application/json': { schema: { $ref: `#/components/schemas/${schema}` }, example },
      },
    },
  })
  const contract = await load({
    trigger: body('Invoice', { id: 7 }),
    callback: body('InvoiceEvent', { paid: 7 }),
  })
  expect(summarise(contract)).toEqual([
    'document-example-schema | create_invoice | -',
    'document-example-schema | create_invoice | create_invoice > invoice_notification',
  ])
})

const twoOperations = () => {
  const { paths } = invoiceDocument()
  const { post } = paths['/invoices/']
  const broken = (operationId: string) => ({
    post: {
      ...post,
      operationId,
      callbacks: { [operationId]: { '{$request.query.gone}': { post: {} } } },
    },
  })
  return loadContract({ ...invoiceDocument(), paths: { '/a': broken('a'), '/b': broken('b') } })
}

test('only the chosen operations are looked at', async () => {
  const contract = await twoOperations()
  const [first] = contract.triggers
  if (first === undefined) throw new Error('the document has no trigger')
  const all = summarise(contract)
  expect(all.filter((line) => line.includes('| b |'))).toHaveLength(3)
  expect(summarise(contract, [first])).toEqual(all.filter((line) => line.includes('| a |')))
  expect(summarise(contract, [])).toEqual([])
})

test('what several operations share is found once', async () => {
  const { paths } = invoiceDocument({ schemas: {} })
  const { post } = paths['/invoices/']
  const twice = {
    '/a': { post },
    '/b': { post: { ...post, operationId: 'other', callbacks: post.callbacks } },
  }
  const contract = await loadContract({
    ...invoiceDocument({ schemas: { Invoice: { type: 'strin' } } }),
    paths: twice,
  })
  expect(summarise(contract).filter((line) => line.startsWith('schema'))).toEqual([
    'schema-uncompilable | create_invoice | -',
  ])
})

test('callbacks within callbacks are checked', async () => {
  const inner = { done: { '{$nobody}': { post: { responses: { 200: { description: '' } } } } } }
  const contract = await load({ callback: { callbacks: inner } })
  expect(summarise(contract)).toEqual([
    'expression-nonstandard | create_invoice | create_invoice > invoice_notification > done',
    'expression-unresolvable | create_invoice | create_invoice > invoice_notification > done',
    'callback-body-undocumented | create_invoice | create_invoice > invoice_notification > done',
  ])
})

test('webhooks and references that no callback needs belong to the whole document', async () => {
  const contract = await load({
    root: {
      webhooks: { paid: { post: { responses: {} } } },
      components: {
        ...invoiceDocument().components,
        responses: { Unused: { $ref: '#/components/responses/Nope' } },
      },
    },
  })
  expect(summarise(contract)).toEqual([])
  expect(summarise(contract, undefined, true)).toEqual([
    'document-reference-dangling | - | -',
    'callback-body-undocumented | - | webhook paid',
    'callback-success-undocumented | - | webhook paid',
  ])
})

test('a reference that leads nowhere is one finding, whoever comes upon it', async () => {
  const remarked = await load({
    callback: { requestBody: { $ref: '#/components/requestBodies/X' } },
  })
  const [draft, ...others] = checkDocument(remarked, { isWhole: true })
  expect(draft).toMatchObject({
    code: 'document-reference-dangling',
    arrived: '#/components/requestBodies/X',
  })
  expect(others.map((one) => one.code)).toEqual(['callback-body-undocumented'])

  const inSchema = await load({ schemas: { InvoiceEvent: { $ref: '#/components/schemas/Nope' } } })
  expect(summarise(inSchema, undefined, true)).toEqual(['document-reference-dangling | - | -'])
  expect(summarise(inSchema)).toEqual([
    'document-reference-dangling | create_invoice | create_invoice > invoice_notification',
  ])
})

test('the place of a finding is where the document has it', async () => {
  const contract = await load({ key: '{$callback_url}' })
  expect(checkDocument(contract, { isWhole: false })[0]?.promised?.pointer).toBe(
    `${POINTER}/callbacks/invoice_notification/{$callback_url}`,
  )
})
