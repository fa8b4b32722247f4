import { expect, test } from 'vitest'
import { renderFinding } from '../../../src/report/finding-text.js'
import type { GroupedFinding } from '../../../src/report/model.js'
import { createTextStyle } from '../../../src/report/text-style.js'
import { finding, invoiceCallback } from './sample-events.js'

const plain = createTextStyle({ color: false, unicode: true })

function grouped(change: Partial<GroupedFinding> = {}): GroupedFinding {
  return { ...finding(), count: 1, triggers: [], repeat: [], ...change }
}

function render(change: Partial<GroupedFinding>, style = plain): string {
  return renderFinding(grouped(change), style, [invoiceCallback])
}

const about = { callback: invoiceCallback.callback, operation: 'create_invoice' }

test('A finding says what was expected, what arrived, where it is promised and what to do.', () => {
  const text = render({
    ...about,
    expected: 'paid: boolean',
    arrived: 'paid: "yes"',
    at: 'body /paid, line 1, column 38',
    promised: {
      file: 'openapi.json',
      line: 112,
      column: 5,
      pointer: '/components/schemas/InvoiceEvent/properties/paid',
    },
    hint: 'A string in the place of a boolean.',
    count: 12,
    triggers: ['trig-1', 'trig-2', 'trig-3', 'trig-4', 'trig-5'],
    repeat: ['ringback verify openapi.json', 'curl http://h/'],
  })
  expect(text).toBe(`✗ delivery-body-schema   POST {$callback_url}/invoices/{$request.body.id}
  invoice_notification
  expected  paid: boolean
  arrived   paid: "yes"   at body /paid, line 1, column 38
  promised  openapi.json:112  #/components/schemas/InvoiceEvent/properties/paid
  hint      A string in the place of a boolean.
  seen      12 times, with trig-1, trig-2, trig-3, trig-4 and 1 more
  repeat    ringback verify openapi.json
            curl http://h/
  explain   ringback explain delivery-body-schema
`)
})

test('On a wide terminal the head is one line.', () => {
  const [head] = render(about, createTextStyle({ color: false, unicode: true, width: 120 })).split(
    '\n',
  )
  expect(head).toBe(
    '✗ delivery-body-schema   POST {$callback_url}/invoices/{$request.body.id}   invoice_notification',
  )
})

test('A finding without both evidences says its sentence.', () => {
  expect(
    render({ operation: 'create_invoice', code: 'trigger-failed', message: 'No answer.' }),
  ).toBe(
    `✗ trigger-failed   create_invoice
  No answer.
  explain   ringback explain trigger-failed
`,
  )
  expect(render({ expected: 'a', arrived: 'b', message: 'No answer.' })).not.toContain('No answer.')
})

test('Each severity has its sign.', () => {
  expect(render({ severity: 'error' }).startsWith('✗ ')).toBe(true)
  expect(render({ severity: 'warning' }).startsWith('! ')).toBe(true)
  expect(render({ severity: 'info' }).startsWith('i ')).toBe(true)
})

test('A callback outside the plan is named by its id.', () => {
  expect(render({ callback: 'a > b > c' }).split('\n')[0]).toBe(
    '✗ delivery-body-schema   a > b > c',
  )
})

test('A place that does not fit beside the evidence has a line of its own.', () => {
  const text = render({
    expected: 'a',
    arrived: `note: "${'x'.repeat(40)}"`,
    at: 'body /note, line 1, column 38',
  })
  expect(text).toContain(`  arrived   note: "${'x'.repeat(40)}"\n  at        body /note, line 1`)
})

test('A pointer that does not fit beside the file stands under it, broken before slashes.', () => {
  const pointer =
    '/paths/~1invoices~1/post/callbacks/invoice_notification/{$callback_url}~1invoices'
  expect(render({ promised: { file: 'openapi.json', line: 5, pointer } })).toContain(
    `  promised  openapi.json:5
            #/paths/~1invoices~1/post/callbacks/invoice_notification
            /{$callback_url}~1invoices
`,
  )
})

test('A place without line number is the file.', () => {
  expect(render({ promised: { file: '<stdin>', pointer: '/a' } })).toContain(
    'promised  <stdin>  #/a\n',
  )
})

test('Values of several lines stand under each other, and past eight lines are cut.', () => {
  expect(render({ expected: 'a', arrived: '{\r\n  "b": 1\n}' })).toContain(
    '  arrived   {\n              "b": 1\n            }\n',
  )
  const long = Array.from({ length: 20 }, (_, index) => `line ${index}`).join('\n')
  const text = render({ expected: 'a', arrived: long })
  expect(text).toContain('            line 6\n            … 13 more lines\n  explain')
  expect(render({ expected: 'a', arrived: long }, { ...plain, verbose: true })).toContain(
    'line 19\n',
  )
})

test('A command line too long to copy stays in the JSON report.', () => {
  const text = render({ repeat: ['ringback verify a', `curl ${'x'.repeat(2000)}`] })
  expect(text).toContain('repeat    ringback verify a\n  explain')
})

test('Escape sequences, bidi controls and CI commands in evidence are shown, not obeyed.', () => {
  const text = render({
    message: 'm',
    expected: '::error::x',
    arrived: 'a\n::error::x\n##[group]y\n##vso[task]z',
    at: '\u001b]52;c;aGk=\u0007',
    hint: '\u202egnp.exe',
  })
  expect(text).toBe(`✗ delivery-body-schema
  expected  ::error::x
  arrived   a
            \\x3a:error::x
            \\x23#[group]y
            \\x23#vso[task]z
  at        \\x1b]52;c;aGk=\\x07
  hint      \\u202egnp.exe
  explain   ringback explain delivery-body-schema
`)
})

test('In a document of one line the column tells where.', () => {
  const place = { file: 'openapi.json', pointer: '/info' }
  expect(render({ promised: { ...place, line: 1, column: 4711 } })).toContain(
    '  promised  openapi.json:1:4711  #/info',
  )
  expect(render({ promised: { ...place, line: 2, column: 4711 } })).toContain(
    '  promised  openapi.json:2  #/info',
  )
})
