import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import type { Finding } from '../../../src/check/model.js'
import type { DeliverySent, RunEvent, RunMode } from '../../../src/event/model.js'
import { buildReport } from '../../../src/report/build.js'
import { renderText } from '../../../src/report/text.js'
import { createTextStyle } from '../../../src/report/text-style.js'
import { sentEvent, unansweredEvent } from '../../support/sent.js'
import { finished, invoiceCallback, judged, raised, started } from './sample-events.js'

const SCHEMA = new URL('../../../src/report/report.schema.json', import.meta.url)
const ajv = new Ajv2020({ strict: true })
addFormats.default(ajv)
const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object)

const TO = 'http://127.0.0.1:3000'

function start(mode: RunMode = 'send') {
  const { api: _api, ...event } = started({ mode, to: TO })
  return event
}

/** A delivery of ours from beginning to end. */
function delivered(
  id: string,
  change: Partial<DeliverySent> = {},
  findings: readonly Partial<Finding>[] = [],
): readonly RunEvent[] {
  return concluded(sentEvent(id, change), findings)
}

function concluded(event: DeliverySent, findings: readonly Partial<Finding>[] = []) {
  const { delivery, callback } = event
  return [
    event,
    ...findings.map((one) => raised({ code: 'receiver-server-error', delivery, callback, ...one })),
    judged(delivery, { match: 'sent', callback }),
  ]
}

const CRASH = { status: 500, headers: [], body: { size: 4, text: 'oops' } }

test('what was sent and answered is counted and listed', () => {
  const events = [
    start(),
    ...delivered('dlv-1'),
    ...concluded(unansweredEvent('dlv-2')),
    finished(),
  ]
  const { totals, sent, sentOmitted, to } = buildReport(events)
  expect(totals).toMatchObject({ deliveriesSent: 2, deliveriesAnswered: 1, deliveries: 0 })
  expect(to).toBe(TO)
  expect(sentOmitted).toBe(0)
  expect(sent).toEqual([
    {
      delivery: 'dlv-1',
      callback: 'create_invoice > invoice_notification',
      attempt: 1,
      request: 'POST http://127.0.0.1:3000/invoices/inv-1',
      status: 204,
      tookMs: 3,
      curl: `curl -X POST -H 'content-type: application/json' --data-raw '{"paid":true}' http://127.0.0.1:3000/invoices/inv-1`,
    },
    {
      delivery: 'dlv-2',
      callback: 'create_invoice > invoice_notification',
      attempt: 1,
      request: 'POST http://127.0.0.1:3000/invoices/inv-1',
      failure: '127.0.0.1:3000 refused the connection.',
      tookMs: 3,
      curl: `curl -X POST -H 'content-type: application/json' --data-raw '{"paid":true}' http://127.0.0.1:3000/invoices/inv-1`,
    },
  ])
})

test('the report of every sending mode is as its schema has it', () => {
  const events = [
    ...delivered('dlv-1', { case: 'body without /id', attempt: 2 }, [{ case: 'body without /id' }]),
    ...concluded(unansweredEvent('dlv-2')),
  ]
  for (const mode of ['send', 'trigger', 'mock', 'open'] as const) {
    expect(validate(buildReport([start(mode), ...events, finished()]))).toBe(true)
  }
})

test('a callback is delivered once one of its deliveries was accepted without an error', () => {
  const crash = delivered('dlv-1', { answer: CRASH }, [{}])
  const [coverage] = buildReport([start(), ...crash, ...delivered('dlv-2')]).coverage
  expect(coverage).toMatchObject({ state: 'delivered', expected: 2, delivered: 1 })
})

test('warnings about the answer do not matter to that', () => {
  const [coverage] = buildReport([
    start(),
    ...delivered('dlv-1', {}, [{ severity: 'warning' }]),
  ]).coverage
  expect(coverage).toMatchObject({ state: 'delivered', expected: 1, delivered: 1 })
})

test('a callback of which all was refused, rightly or not, is missing', () => {
  const refused = { answer: { ...CRASH, status: 422 } }
  const [coverage] = buildReport([start(), ...delivered('dlv-1', refused)]).coverage
  expect(coverage).toMatchObject({ state: 'missing', expected: 1, delivered: 1 })
})

test('a callback that was not answered was not exercised', () => {
  const [coverage] = buildReport([start(), ...concluded(unansweredEvent('dlv-1'))]).coverage
  expect(coverage).toMatchObject({
    state: 'not-exercised',
    because: 'the receiver did not answer',
    expected: 1,
    delivered: 0,
  })
})

test.each([
  ['send', {}, 'it was not sent'],
  ['mock', {}, 'no request to the mock caused it'],
  ['send', { skipped: 'it was not chosen (--only)' }, 'it was not chosen (--only)'],
] as const)('of %s it is told why a callback was not sent', (mode, planned, because) => {
  const events = [{ ...start(mode), plan: [{ ...invoiceCallback, ...planned }] }]
  expect(buildReport(events).coverage[0]).toMatchObject({ state: 'not-exercised', because })
})

test('the first reason why a callback was not sent stays', () => {
  const skip = (because: string) =>
    ({ type: 'callback:skipped', atMs: 1, callback: invoiceCallback.callback, because }) as const
  const { coverage } = buildReport([start(), skip('no body can be made'), skip('later')])
  expect(coverage[0]?.because).toBe('no body can be made')
})

test('a finding is repeated by the command, and by curl with exactly this delivery', () => {
  const body = { size: 14, text: '{"paid":false}' }
  const events = [start(), ...delivered('dlv-1', { body, answer: CRASH }, [{}])]
  expect(buildReport(events).findings[0]?.repeat).toEqual([
    "ringback send openapi.json --only 'create_invoice > invoice_notification' --to http://127.0.0.1:3000 --seed 42",
    `curl -X POST -H 'content-type: application/json' --data-raw '{"paid":false}' http://127.0.0.1:3000/invoices/inv-1`,
  ])
})

test('trigger repeats itself by the name of the callback, with what it was given', () => {
  const given = { document: ['--config', 'my.yaml'], run: ['--set', 'body:/paid=false'] }
  const begin = { ...start('trigger'), arguments: given, strict: true }
  const [line] = buildReport([begin, ...delivered('dlv-1', {}, [{}])]).findings[0]?.repeat ?? []
  expect(line).toBe(
    "ringback trigger openapi.json 'create_invoice > invoice_notification' --to http://127.0.0.1:3000 --config my.yaml --set body:/paid=false --seed 42 --strict",
  )
})

test.each(['mock', 'open'] as const)('of %s the delivery alone is repeated', (mode) => {
  const events = [start(mode), ...delivered('dlv-1', {}, [{}])]
  expect(buildReport(events).findings[0]?.repeat).toEqual([
    expect.stringMatching(/^curl -X POST .* http:\/\/127\.0\.0\.1:3000\/invoices\/inv-1$/),
  ])
})

test('findings about what was sent before are still repeated by curl', () => {
  const events = [start('mock'), ...delivered('dlv-1'), ...delivered('dlv-2')]
  const late = raised({ code: 'receiver-duplicate-differs', delivery: 'dlv-1' })
  expect(buildReport([...events, late]).findings[0]?.repeat).toEqual([
    expect.stringMatching(/^curl /),
  ])
})

test('what deliveries tried is gathered in the findings that they share', () => {
  const events = ['a', 'b', 'b'].flatMap((tried, index) =>
    delivered(`dlv-${index}`, { case: tried }, [{ case: tried }]),
  )
  const [found] = buildReport([start(), ...events]).findings
  expect(found).toMatchObject({ count: 3, cases: ['a', 'b'], case: 'a' })
})

test('past a thousand deliveries are counted only, and findings keep their curl line', () => {
  const many = Array.from({ length: 1005 }, (_, index) => delivered(`dlv-${index}`)).flat()
  const report = buildReport([start('mock'), ...many, ...delivered('dlv-x', {}, [{}])])
  expect(report.sent).toHaveLength(1000)
  expect(report.sentOmitted).toBe(6)
  expect(report.totals.deliveriesSent).toBe(1006)
  expect(report.coverage[0]?.expected).toBe(1006)
  expect(report.findings[0]?.repeat).toEqual([expect.stringMatching(/^curl /)])
})

test('findings about deliveries long gone have no line, rather than a wrong one', () => {
  const many = Array.from({ length: 300 }, (_, index) => delivered(`dlv-${index}`)).flat()
  const late = raised({ code: 'receiver-unhealthy', delivery: 'dlv-0' })
  expect(buildReport([start('mock'), ...many, late]).findings[0]?.repeat).toEqual([])
})

test('what send found about a callback as a whole is repeated by send', () => {
  const whole = raised({ code: 'receiver-cases-omitted', callback: invoiceCallback.callback })
  expect(buildReport([start(), whole]).findings[0]?.repeat).toEqual([
    "ringback send openapi.json --only 'create_invoice > invoice_notification' --to http://127.0.0.1:3000 --seed 42",
  ])
})

test('bodies that are too long for a command line are not kept for one', () => {
  const body = { size: 9000, text: 'x'.repeat(9000) }
  const { findings, sent } = buildReport([start(), ...delivered('dlv-1', { body }, [{}])])
  expect(findings[0]?.repeat[1]).toContain('# its body of 9000 bytes was not kept')
  expect(sent[0]?.curl).toContain('too long for a command line')
})

test('of deliveries with the same finding one is repeated whose body a command line can hold', () => {
  const same = { key: 'receiver-server-error' }
  const long = { body: { size: 9000, text: 'x'.repeat(9000) } }
  const short = { body: { size: 2, text: '{}' } }
  const events = [
    start(),
    ...delivered('dlv-1', long, [same]),
    ...delivered('dlv-2', short, [same]),
    ...delivered('dlv-3', { body: { size: 2, text: '[]' } }, [same]),
  ]
  const [finding] = buildReport([...events, finished()]).findings
  expect(finding?.count).toBe(3)
  expect(finding?.repeat[1]).toContain("--data-raw '{}'")
})

test('the summary tells the receiver, what was answered, and the seed', () => {
  const style = createTextStyle({ color: false, unicode: true, width: 100 })
  const text = renderText(
    buildReport([start(), ...delivered('dlv-1'), ...concluded(unansweredEvent('dlv-2'))]),
    style,
  )
  expect(text).toContain('receiver    http://127.0.0.1:3000\n')
  expect(text).toContain('callbacks   1 answered so in part\n')
  expect(text).toContain('2 sent, 1 answered as documented\n')
  expect(text).toContain('deliveries  2 sent, 1 not answered\n')
  expect(text).toContain('seed        42\n')
  expect(text).not.toContain('triggers')
})

test('a finding shows what was tried', () => {
  const style = createTextStyle({ color: false, unicode: true, width: 100 })
  const events = delivered('dlv-1', { case: 'body \u001b[2J' }, [{ case: 'body \u001b[2J' }])
  const text = renderText(buildReport([start(), ...events]), style)
  expect(text).toContain('tried     body \\x1b[2J\n')
})

test('what is forwarded in a live session is told beside what arrived', () => {
  const style = createTextStyle({ color: false, unicode: true, width: 100 })
  const text = renderText(buildReport([start('open'), ...delivered('dlv-1')]), style)
  expect(text).toContain('deliveries  none arrived; 1 sent, all answered\n')
})

test.each([
  [[], 'not sent'],
  [delivered('dlv-1'), '1 sent, answered as documented'],
  [delivered('dlv-1', { answer: { ...CRASH, status: 422 } }), '1 sent, none accepted'],
  [delivered('dlv-1', {}, [{}]), '1 sent, none answered as documented'],
  [concluded(unansweredEvent('dlv-1')), '1 sent: the receiver did not answer'],
])('coverage %#', (events, words) => {
  const style = createTextStyle({ color: false, unicode: true, width: 120 })
  expect(renderText(buildReport([start(), ...events]), style)).toContain(
    `invoice_notification  ${words === 'not sent' ? 'it was not sent' : words}\n`,
  )
})
