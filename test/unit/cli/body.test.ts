import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parseBody, readBody } from '../../../cli/body.js'
import { CALLBACK_FORM, DELIVERY_FORM } from '../../../cli/value-form.js'

test.each([
  ['@invoice.json', { source: '@invoice.json' }],
  ['{"a": "b=c"}', { source: '{"a": "b=c"}' }],
  ['[]', { source: '[]' }],
  ['createInvoice=@a=b.json', { operation: 'createInvoice', source: '@a=b.json' }],
  ['createInvoice={"a":"=1"}', { operation: 'createInvoice', source: '{"a":"=1"}' }],
  ['POST /odata(id=1)=@a', { operation: 'POST /odata(id=1)', source: '@a' }],
])('%s is read', (text, body) => {
  expect(parseBody(text)).toEqual(body)
})

test.each(['', '@', 'invoice.json', '{"a": canary}', '={"a":1}', "{'a':1}"])(
  '%s is refused and not shown',
  (text) => {
    expect(() => parseBody(text)).toThrow(
      '--body: expected [OPERATION=]@FILE or [OPERATION=]JSON, but got neither a file nor JSON that parses.',
    )
  },
)

test.each([
  [CALLBACK_FORM, '[CALLBACK=]@FILE or [CALLBACK=]JSON'],
  [DELIVERY_FORM, '@FILE or JSON'],
])('of the form %j the error names what the command takes', (form, taken) => {
  expect(() => parseBody('invoice.json', form)).toThrow(
    `--body: expected ${taken}, but got neither a file nor JSON that parses.`,
  )
})

test('where there is one callback only, nobody can be named', () => {
  expect(parseBody('{"a":1}', DELIVERY_FORM)).toEqual({ source: '{"a":1}' })
  expect(() => parseBody('paid={"a":1}', DELIVERY_FORM)).toThrow('--body: expected @FILE or JSON')
  const named = { operation: 'paid', source: '{"a":1}' }
  expect(parseBody('paid={"a":1}', CALLBACK_FORM)).toEqual(named)
})

test('JSON is sent as it was written', async () => {
  const bytes = await readBody({ source: '{ "price": 1.0 }' })
  expect(Buffer.from(bytes).toString()).toBe('{ "price": 1.0 }')
})

test('a file is sent as it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ringback-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'body.bin')
  await writeFile(file, new Uint8Array([0xff, 0x00, 0x0a]))
  expect([...(await readBody({ source: `@${file}` }))]).toEqual([0xff, 0x00, 0x0a])
})

test('a file that is not there is told by its name', async () => {
  await expect(readBody({ source: '@/nonexistent/body.json' })).rejects.toThrow(
    '--body: expected a file that can be read at /nonexistent/body.json, but reading it failed with ENOENT.',
  )
})
