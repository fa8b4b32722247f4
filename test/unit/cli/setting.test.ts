import { expect, test } from 'vitest'
import { parseSetting, readMemberValue } from '../../../cli/setting.js'
import { CALLBACK_FORM, DELIVERY_FORM } from '../../../cli/value-form.js'

test.each([
  ['path:tenant=acme', { place: 'path', name: 'tenant', value: 'acme' }],
  ['query:q=', { place: 'query', name: 'q', value: '' }],
  ['query:q=a=b&c', { place: 'query', name: 'q', value: 'a=b&c' }],
  ['header:X-Trace=1', { place: 'header', name: 'X-Trace', value: '1' }],
  ['cookie:session=abc', { place: 'cookie', name: 'session', value: 'abc' }],
  ['body:/lines/0/price=7', { place: 'body', name: '/lines/0/price', value: '7' }],
  ['body:/a~1b=x\ny', { place: 'body', name: '/a~1b', value: 'x\ny' }],
  [
    'createInvoice.body:/customer=7',
    { operation: 'createInvoice', place: 'body', name: '/customer', value: '7' },
  ],
  [
    'billing.v2.create.path:tenant=acme',
    { operation: 'billing.v2.create', place: 'path', name: 'tenant', value: 'acme' },
  ],
  ['a.body:x.query:page=1', { operation: 'a.body:x', place: 'query', name: 'page', value: '1' }],
  [
    'POST /invoices/.query:page=1',
    { operation: 'POST /invoices/', place: 'query', name: 'page', value: '1' },
  ],
  ['query:next=other.query:page=1', { place: 'query', name: 'next', value: 'other.query:page=1' }],
])('%s is read', (text, setting) => {
  expect(parseSetting(text)).toEqual(setting)
})

test.each([
  ['', ''],
  ['tenant=canary', 'tenant=...'],
  ['form:tenant=canary', 'form:tenant=...'],
  ['path:tenant', 'path:tenant'],
  ['path:=canary', 'path:=...'],
  ['.path:tenant=canary', '.path:tenant=...'],
])('%s is refused, its value not shown', (text, shown) => {
  expect(() => parseSetting(text)).toThrow(
    `--set: expected [OPERATION.]PLACE:NAME=VALUE, but got "${shown}".`,
  )
})

test.each([
  [CALLBACK_FORM, '[CALLBACK.]PLACE:NAME=VALUE', '--set invoicePaid.path:tenant=acme.'],
  [DELIVERY_FORM, 'PLACE:NAME=VALUE or KEY-PART=VALUE', "--set '{$request.body#/id}=inv-7'."],
])('of the form %j the error names what the command takes', (form, taken, sample) => {
  expect(() => parseSetting('tenant=canary', form)).toThrow(
    expect.objectContaining({
      message: `--set: expected ${taken}, but got "tenant=...".`,
      hint: expect.stringContaining(sample) as string,
    }) as Error,
  )
})

test('where there is one callback only, nobody can be named', () => {
  expect(parseSetting('body:/a=1', DELIVERY_FORM)).toEqual({
    place: 'body',
    name: '/a',
    value: '1',
  })
  expect(() => parseSetting('invoicePaid.body:/a=1', DELIVERY_FORM)).toThrow(
    '--set: expected PLACE:NAME=VALUE or KEY-PART=VALUE, but got "invoicePaid.body:/a=...".',
  )
  expect(parseSetting('invoicePaid.body:/a=1', CALLBACK_FORM)).toMatchObject({
    operation: 'invoicePaid',
  })
})

test('a member that is no JSON Pointer is refused with the pointer that was meant', () => {
  expect(() => parseSetting('body:customer.name=7')).toThrow(
    expect.objectContaining({
      message:
        '--set body:customer.name: expected a JSON Pointer such as /customer or /lines/0/price, but got "customer.name".',
      hint: 'Did you mean body:/customer/name?',
    }) as Error,
  )
})

test('a tilde that stands for nothing is refused', () => {
  expect(() => parseSetting('body:/a~b=7')).toThrow(
    expect.objectContaining({
      hint: 'In a JSON Pointer, ~ is written ~0 and / within a name ~1.',
    }) as Error,
  )
})

test.each([
  ['7', 7],
  ['"7"', '7'],
  ['true', true],
  ['null', null],
  ['{"a":[1]}', { a: [1] }],
  ['seven', 'seven'],
  ['', ''],
  ['007', '007'],
])('the value %s of a member is %j', (text, value) => {
  expect(readMemberValue(text)).toEqual(value)
})
