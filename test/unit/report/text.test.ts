import { expect, test } from 'vitest'
import type { PlannedCallback, RunEvent } from '../../../src/event/model.js'
import { createReportBuilder } from '../../../src/report/build.js'
import { renderText } from '../../../src/report/text.js'
import { createTextStyle } from '../../../src/report/text-style.js'
import { measureWidth } from '../../../src/report/text-width.js'
import { decideVerdict } from '../../../src/report/verdict.js'
import * as event from './sample-events.js'

const plain = createTextStyle({ color: false, unicode: true })
const RULE = '─'.repeat(80)

/** The text of a run that ends after these events. */
function render(events: readonly RunEvent[], style = plain, interrupted = false): string {
  const builder = createReportBuilder()
  for (const one of events) builder.add(one)
  builder.add(event.finished(decideVerdict({ ...builder.build(), interrupted })))
  return renderText(builder.build(), style)
}

/** Lines of a block written with the margin of the code around it. */
function block(text: string): string {
  return `${text.replace(/^\n/, '').replace(/\n *$/, '').replaceAll(/^ {4}/gm, '')}\n`
}

test('A passed run is its summary.', () => {
  expect(render([event.started(), ...event.healthy('trig-1')])).toBe(
    block(`
    ${RULE}
    document    Invoice API (openapi.json, OpenAPI 3.1.0)
    API         http://127.0.0.1:8000
    callbacks   1 delivered
                ✓ create_invoice > invoice_notification  1 of 1
    triggers    1 sent: 1 accepted
    deliveries  1 arrived
    findings    none
    seed        42
    duration    1.3 s

    PASSED  1 callback of 1 delivered and conforming
    `),
  )
})

const about = {
  operation: 'create_invoice',
  callback: event.invoiceCallback.callback,
  trigger: 'trig-1',
  delivery: 'dlv-trig-1',
}

const failed: readonly RunEvent[] = [
  event.started(),
  ...event.healthy('trig-1'),
  event.raised({ id: 'find-1', code: 'schema-notice', severity: 'info', key: 'n', message: 'A.' }),
  event.raised({ id: 'find-2', code: 'schema-notice', severity: 'info', key: 'o', message: 'B.' }),
  event.raised({
    id: 'find-3',
    code: 'expression-nonstandard',
    severity: 'warning',
    key: 'e',
    message: 'The key is outside the grammar.',
  }),
  event.raised({ ...about, id: 'find-4', expected: 'paid: boolean', arrived: 'paid: "yes"' }),
]

test('A failed run has its findings first, errors before warnings, infos on one line.', () => {
  expect(render(failed)).toBe(
    block(`
    ✗ delivery-body-schema   POST {$callback_url}/invoices/{$request.body.id}
      invoice_notification
      expected  paid: boolean
      arrived   paid: "yes"
      repeat    ringback verify openapi.json --api http://127.0.0.1:8000 --only create_invoice --seed 42
                curl -X POST -H 'content-type: application/json' --data-raw '{"id":"inv-1"}' 'http://127.0.0.1:8000/invoices/?callback_url=http%3A%2F%2F127.0.0.1%3A4000%2F0123456789abcdef'
      explain   ringback explain delivery-body-schema

    ! expression-nonstandard
      The key is outside the grammar.
      repeat    ringback inspect openapi.json
      explain   ringback explain expression-nonstandard

    i 2 infos: schema-notice (2) (--verbose shows them)

    ${RULE}
    document    Invoice API (openapi.json, OpenAPI 3.1.0)
    API         http://127.0.0.1:8000
    callbacks   1 delivered
                ✗ create_invoice > invoice_notification  1 of 1, with 1 finding
    triggers    1 sent: 1 accepted
    deliveries  1 arrived
    findings    1 error, 1 warning, 2 infos
    seed        42
    duration    1.3 s

    FAILED  1 finding: body breaks its schema
    `),
  )
})

test('A verbose text shows infos like all others.', () => {
  const text = render(failed, { ...plain, verbose: true })
  expect(text).toContain('i schema-notice\n  A.\n')
  expect(text).not.toContain('--verbose')
})

test('A run against an API that is down is inconclusive, and says why.', () => {
  const message = 'Nothing listens at 127.0.0.1:8000.'
  const text = render([
    event.started(),
    ...[event.opened('trig-1'), event.sent('trig-1')],
    event.answered('trig-1', { failure: { reason: 'refused', message } }),
  ])
  expect(text).toBe(
    block(`
    ${RULE}
    document    Invoice API (openapi.json, OpenAPI 3.1.0)
    API         http://127.0.0.1:8000
    callbacks   1 not exercised
                - create_invoice > invoice_notification  the API did not answer
    triggers    1 sent: 1 without answer
    deliveries  none arrived
    findings    none
    seed        42
    duration    1.3 s

    INCONCLUSIVE  the API did not answer
    `),
  )
})

test('An interrupted run tells what there was until then.', () => {
  const events = [event.started(), ...event.healthy('trig-1'), event.opened('trig-2')]
  const text = render([...events, event.sent('trig-2'), event.answered('trig-2')], plain, true)
  expect(text).toContain('callbacks   1 delivered in part\n')
  expect(text).toContain('! create_invoice > invoice_notification  1 of 2\n')
  expect(text.endsWith('\nINTERRUPTED  the run was stopped before its end\n')).toBe(true)
})

/** `count` callbacks, each of an operation of its own; every fourth is skipped. */
function planOf(count: number): readonly PlannedCallback[] {
  return Array.from({ length: count }, (_, index) => ({
    callback: `op_${index} > changed`,
    name: 'changed',
    operation: `op_${index}`,
    method: 'POST',
    key: '{$request.body#/url}',
    ...(index % 4 === 3 && { skipped: 'the document does not say where the callback URL goes' }),
  }))
}

function deliver(plan: readonly PlannedCallback[]): readonly RunEvent[] {
  return plan
    .filter(({ skipped }) => skipped === undefined)
    .flatMap(({ callback, operation }, index) => {
      const trigger = `trig-${index}`
      return [
        event.opened(trigger, { callback }),
        event.sent(trigger, { operation }),
        event.answered(trigger, { operation }),
        event.met(trigger, { callback }),
      ]
    })
}

test('Of several operations each has its row, and skipped ones their reason.', () => {
  const plan = planOf(4)
  const document = { source: 'petstore.yaml', openapi: '3.0.3', title: '請求書 API – Größe' }
  const text = render([
    event.started({ plan, document }),
    ...deliver(plan),
    ...[event.sent('x', { kind: 'invalid' }), event.answered('x', { status: 422 })],
    {
      type: 'operation:skipped',
      atMs: 3,
      operation: 'op_1',
      kind: 'without-url',
      because: 'the callback URL is required',
    },
  ])
  expect(text).toBe(
    block(`
    ${RULE}
    document    請求書 API – Größe (petstore.yaml, OpenAPI 3.0.3)
    API         http://127.0.0.1:8000
    callbacks   3 delivered, 1 not exercised
                ✓ op_0 > changed  1 of 1
                ✓ op_1 > changed  1 of 1
                ✓ op_2 > changed  1 of 1
                - op_3 > changed  the document does not say where the callback URL
                                  goes
    triggers    4 sent: 3 accepted, 1 rightly refused
    skipped     op_1, trigger without callback URL: the callback URL is required
    deliveries  none arrived
    findings    none
    seed        42
    duration    1.3 s

    PASSED  3 callbacks of 4 delivered and conforming, 1 not exercised
    `),
  )
})

test('A callback that came as it should not has a row also past twenty, with the count.', () => {
  const plan = planOf(40)
  const about = { callback: 'op_1 > changed', delivery: 'dlv-1' }
  const fault = (id: string, more = {}) => {
    return event.raised({ ...about, id, key: id, code: 'delivery-body-schema', ...more })
  }
  const events = [
    event.started({ plan }),
    ...deliver(plan),
    fault('find-1'),
    fault('find-2'),
    fault('find-3', { severity: 'warning' }),
    fault('find-4', { code: 'expression-nonstandard' }),
    fault('find-5', { callback: 'op_2 > changed', severity: 'info' }),
  ]
  const text = render(events)
  expect(text).toMatch(/✗ op_1 > changed +1 of 1, with 2 findings\n/)
  expect(text).toContain('✓ 29 others delivered')
  expect(text).not.toMatch(/op_2 > changed +1/)
})

test('Past twenty callbacks only those that need attention have a row.', () => {
  const plan = planOf(40)
  const events = [event.started({ plan }), ...deliver(plan)]
  const text = render(events)
  expect(text.match(/ - op_\d+ > changed/g)).toHaveLength(10)
  expect(text).not.toMatch(/✓ op_/)
  expect(text).toContain('            ✓ 30 others delivered (--verbose lists)\n')
  expect(render(events, { ...plain, verbose: true }).match(/✓ op_\d+ > changed/g)).toHaveLength(30)
})

test('Reading a document has no triggers, deliveries, seed or duration.', () => {
  expect(render([{ ...event.started({ mode: 'inspect' }) }])).toBe(
    block(`
    ${RULE}
    document    Invoice API (openapi.json, OpenAPI 3.1.0)
    API         http://127.0.0.1:8000
    callbacks   1 in 1 operation
    findings    none

    PASSED  1 callback read, no errors
    `),
  )
})

test('Findings that were not kept are counted in a line.', () => {
  const many = Array.from({ length: 202 }, (_, index) => {
    return event.raised({ key: `key ${index}`, severity: 'info' })
  })
  expect(render([event.started(), ...many])).toContain('\n2 findings more, counted but not kept\n')
})

const HOSTILE = '\u001b]52;c;aGk=\u0007\u001b[2J\u202eevil\u0000\r\n::error::x\n##[command]y'

/** A run in which everything that can be captured is hostile. */
const hostile: readonly RunEvent[] = [
  event.started({
    api: HOSTILE,
    document: { source: HOSTILE, openapi: HOSTILE, title: HOSTILE },
    plan: [
      { callback: HOSTILE, name: HOSTILE, operation: HOSTILE, method: HOSTILE, key: HOSTILE },
      { ...event.invoiceCallback, skipped: HOSTILE },
    ],
  }),
  { type: 'operation:skipped', atMs: 1, operation: HOSTILE, kind: 'invalid', because: HOSTILE },
  event.sent('trig-1', { operation: HOSTILE, url: HOSTILE, body: { size: 9, text: HOSTILE } }),
  event.raised({
    callback: HOSTILE,
    message: HOSTILE,
    expected: HOSTILE,
    arrived: HOSTILE,
    at: HOSTILE,
    hint: HOSTILE,
    promised: { file: HOSTILE, pointer: HOSTILE },
    trigger: 'trig-1',
  }),
  event.raised({ key: 'other', operation: HOSTILE, message: HOSTILE }),
]

test('Nothing hostile reaches the terminal: no control, no bidi, no command of a CI system.', () => {
  for (const verbose of [false, true]) {
    const text = render(hostile, { ...plain, verbose })
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
    for (const line of text.split('\n')) expect(line.trim()).not.toMatch(/^(?:::|##)|##\[/)
    expect(text).toContain('\\x1b]52;c;aGk=\\x07\\x1b[2J\\u202eevil\\x00')
  }
})

test('Nothing is wider than the style allows, but commands for copying and guarded lines.', () => {
  for (const width of [40, 60, 80, 120]) {
    for (const events of [failed, hostile]) {
      const style = createTextStyle({ color: false, unicode: true, width })
      const wide = render(events, style)
        .split('\n')
        .filter((line) => measureWidth(line) > width)
      expect(wide.filter((line) => !/ (?:ringback|curl) |\\x3a|\\x23/.test(line))).toEqual([])
    }
  }
})

test('Colours change no character of the text.', () => {
  const colored = render(failed, createTextStyle({ color: true, unicode: true }))
  expect(colored).toContain('\u001b[1m\u001b[31m✗ delivery-body-schema\u001b[39m\u001b[22m')
  expect(colored).toContain('\u001b[1m\u001b[31mFAILED\u001b[39m\u001b[22m')
  expect(colored.replaceAll(/\u001b\[\d+m/g, '')).toBe(render(failed))
})

test('Without Unicode the signs are ASCII.', () => {
  const text = render(failed, createTextStyle({ color: false, unicode: false }))
  expect(text).toMatch(/^[\x20-\x7e\n]*$/)
  expect(text).toContain('x delivery-body-schema')
  expect(text).toContain('x create_invoice > invoice_notification  1 of 1, with 1 finding')
  const passed = render([event.started({ plan: planOf(1) }), ...deliver(planOf(1))], {
    ...createTextStyle({ color: false, unicode: false }),
  })
  expect(passed).toContain('+ op_0 > changed  1 of 1')
})
