import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { checkConfig } from '../../../../cli/config/check.js'
import { draftConfig } from '../../../../cli/config/draft.js'
import { loadContract } from '../../../../src/index.js'
import { invoiceDocument } from '../../../support/invoice-document.js'

async function draft(key?: string) {
  const document = invoiceDocument(key === undefined ? {} : { key })
  return draftConfig(await loadContract(document))
}

test('a first configuration is one that can be read', async () => {
  const text = await draft()
  expect(checkConfig(load(text), 'c.yaml')).toMatchObject({
    timeout: '5s',
    operations: { create_invoice: { callbacks: { invoice_notification: { expect: 'required' } } } },
  })
  expect(text).toContain('  # POST /invoices/\n  "create_invoice":\n')
})

test('a callback that cannot be driven gets a line to bind it', async () => {
  const text = await draft('invoicePaid')
  expect(text).toContain(
    '        # bind: query:callback_url # guessed from its name; or header:NAME, body:/pointer, none\n',
  )
  expect(checkConfig(load(text), 'c.yaml')).toMatchObject({
    operations: { create_invoice: { callbacks: { invoice_notification: { expect: 'optional' } } } },
  })
})

test('where no name looks like a callback URL there is one to fill in', async () => {
  const document = invoiceDocument({ key: 'invoicePaid', trigger: { parameters: [] } })
  const text = draftConfig(await loadContract(document))
  expect(text).toContain('        # bind: body:/MEMBER # or header:NAME, body:/pointer, none\n')
})

test('a guess with signs of YAML in its name stays one when its comment is removed', async () => {
  const parameters = [{ name: 'url: #1', in: 'query', schema: { type: 'string' } }]
  const document = invoiceDocument({ key: 'invoicePaid', trigger: { parameters } })
  const text = draftConfig(await loadContract(document)).replace('# bind:', 'bind:')
  expect(checkConfig(load(text), 'c.yaml')).toMatchObject({
    operations: {
      create_invoice: { callbacks: { invoice_notification: { bind: 'query:url: #1' } } },
    },
  })
})

test('links that the document has are steps to take', async () => {
  const responses = {
    201: { description: 'made', links: { pay: { operationId: 'x' }, 'see: it': {} } },
    200: { description: 'there', links: { pay: { operationId: 'x' } } },
  }
  const text = draftConfig(await loadContract(invoiceDocument({ trigger: { responses } })))
  const steps = text.replace('    # after:', '    after:').replaceAll('    #   - ', '      - ')
  expect(checkConfig(load(steps), 'c.yaml')).toMatchObject({
    operations: { create_invoice: { after: [{ link: 'pay' }, { link: 'see: it' }] } },
  })
  expect(text).not.toContain('request:')
})

const HOSTILE = [
  ['a line feed', 'a\nstart: evil'],
  ['a carriage return', 'a\rstart: evil'],
  ['a next line of C1', 'a\u0085start: evil'],
  ['a line separator', 'a\u2028start: evil'],
  ['quotes', 'a"b\'c'],
  ['a backslash', 'a\\"b'],
  ['signs of YAML', '- {a: [*x, &y, !z]} # |'],
  ['C1 controls', 'a\u0080\u009bb'],
  ['DEL', 'a\u007fb'],
  ['no character', 'a\ufffe\uffffb'],
  ['half a character', 'a\ud83d'],
  ['another script', '请求 😀'],
] as const

test.each(HOSTILE)('a title with %s stays a remark', async (_, title) => {
  const document = { ...invoiceDocument(), info: { title, version: '1' } }
  const config = checkConfig(load(draftConfig(await loadContract(document))), 'c.yaml')
  expect(Object.keys(config)).toEqual(['document', 'timeout', 'operations'])
})

test.each(HOSTILE)('an operationId with %s is read back as it is', async (_, operationId) => {
  const document = invoiceDocument({ trigger: { operationId } })
  const contract = await loadContract(document)
  const { operations } = checkConfig(load(draftConfig(contract)), 'c.yaml')
  expect(Object.keys(operations ?? {})).toEqual(contract.triggers.map(({ id }) => id))
})

test.each(HOSTILE)('a path parameter with %s adds no line of its own', async (_, name) => {
  const parameters = [{ name, in: 'path', required: true, schema: { type: 'string' } }]
  const text = draftConfig(await loadContract(invoiceDocument({ trigger: { parameters } })))
  const values = text
    .replace('    # parameters:', '    parameters:')
    .replace(/^ {4}# {3}(?=[^\n]*VALUE$)/m, '      ')
  const { operations } = checkConfig(load(values), 'c.yaml')
  expect(operations?.['create_invoice']?.parameters).toEqual({ [`path:${name}`]: 'VALUE' })
})

test('a document without callbacks says so and asks for nothing', async () => {
  const text = draftConfig(await loadContract(invoiceDocument({ trigger: { callbacks: {} } })))
  expect(text).toContain('\n# The document has no callbacks.\n')
  expect(load(text)).not.toHaveProperty('operations')
})

test('credentials are named only where an operation asks for them', async () => {
  expect(await draft()).not.toContain('credentials')
  const root = { components: { securitySchemes: { b: { type: 'http', scheme: 'bearer' } } } }
  const safe = invoiceDocument({ root, trigger: { security: [{ b: [] }], requestBody: undefined } })
  const text = draftConfig(await loadContract({ ...safe, components: root.components }))
  const config = text
    .replace('# credentials:', 'credentials:')
    .replaceAll(/^# {3}(?=\w+: env:)/gm, '  ')
  expect(checkConfig(load(config), 'c.yaml').credentials).toEqual({
    bearer: 'env:API_TOKEN',
    apiKey: 'env:API_KEY',
    basic: 'env:API_USER_AND_PASSWORD',
  })
})

test('only parameters of the path must exist in the API', async () => {
  expect(await draft()).not.toContain('Values that must exist')
})

test('the text ends with one line feed', async () => {
  expect(await draft()).toMatch(/[^\n]\n$/)
})

test('every callback of an operation gets its line', async () => {
  const post = { responses: { 200: { description: 'thanks' } } }
  const key = '{$request.query.callback_url}'
  const callbacks = { 'b: 1': { [key]: { post } }, a: { [key]: { post } } }
  const text = draftConfig(await loadContract(invoiceDocument({ trigger: { callbacks } })))
  expect(checkConfig(load(text), 'c.yaml').operations?.['create_invoice']?.callbacks).toEqual({
    'b: 1': { expect: 'required' },
    a: { expect: 'required' },
  })
})
