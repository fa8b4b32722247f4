import { expect, test } from 'vitest'
import '../../../src/vitest/entry.js'
import { makeDelivery, openSampleInbox, WRONG_BODY, WRONG_FORMAT } from './sample-deliveries.js'

const PASSED = { verdict: 'passed', because: '1 callback of 1 delivered', findings: [] }

function messageOf(assert: () => void): string {
  try {
    assert()
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  throw new Error('the assertion did not fail')
}

test('a report, an inspection and a delivery without findings pass', () => {
  expect(PASSED).toHaveNoFindings()
  expect({ findings: [] }).toHaveNoFindings()
  expect(makeDelivery()).toHaveNoFindings()
})

test('a finding of any severity fails, and all are shown', () => {
  const report = { ...PASSED, findings: [WRONG_BODY, WRONG_FORMAT] }
  expect(messageOf(() => expect(report).toHaveNoFindings())).toBe(`expect(report).toHaveNoFindings()

2 findings:

✗ delivery-body-schema   create_invoice > invoice_notification
  expected  paid: boolean
  arrived   paid: "yes"   at body /paid, line 1, column 38
  promised  openapi.json:112  #/components/schemas/InvoiceEvent
  explain   ringback explain delivery-body-schema

! delivery-body-format
  at breaks its format
  explain   ringback explain delivery-body-format`)
})

test('a finding of a report keeps its count and its command lines', () => {
  const grouped = { ...WRONG_BODY, count: 3, triggers: ['trig-1'], repeat: ['ringback verify x'] }
  const message = messageOf(() => expect({ findings: [grouped] }).toHaveNoFindings())
  expect(message).toContain('seen      3 times, with trig-1')
  expect(message).toContain('repeat    ringback verify x')
})

test('findings below a severity can be left out', () => {
  const report = { ...PASSED, findings: [WRONG_FORMAT] }
  expect(report).toHaveNoFindings({ least: 'error' })
  expect(report).not.toHaveNoFindings({ least: 'warning' })
  expect(messageOf(() => expect(report).toHaveNoFindings({ least: 'warning' }))).toContain(
    'expect(report).toHaveNoFindings({ least: "warning" })',
  )
})

test.each(['inconclusive', 'interrupted'])('a run that is %s does not pass', (verdict) => {
  const report = { verdict, because: 'no callback of the document can be driven', findings: [] }
  expect(messageOf(() => expect(report).toHaveNoFindings())).toBe(
    `expect(report).toHaveNoFindings()\n\nthere are no findings, but the run is ${verdict}: no callback of the document can be driven`,
  )
})

test('a run that tested nothing does not show that there are findings either', () => {
  const report = { verdict: 'inconclusive', because: 'the API did not answer', findings: [] }
  expect(messageOf(() => expect(report).not.toHaveNoFindings())).toBe(
    `expect(report).not.toHaveNoFindings()\n\nthere are no findings, but the run is inconclusive: the API did not answer`,
  )
})

test('.not passes with findings, and fails without', () => {
  expect({ ...PASSED, findings: [WRONG_FORMAT] }).not.toHaveNoFindings()
  expect(messageOf(() => expect(PASSED).not.toHaveNoFindings())).toBe(
    'expect(report).not.toHaveNoFindings()\n\nexpected findings, but there are none',
  )
})

test('after twenty findings the rest is counted', () => {
  const findings = Array.from({ length: 23 }, (_, index) => ({ ...WRONG_FORMAT, id: `f-${index}` }))
  const message = messageOf(() => expect({ findings }).toHaveNoFindings())
  expect(message.match(/^! /gm)).toHaveLength(20)
  expect(message.endsWith('and 3 findings more')).toBe(true)
})

test.each([
  [{ report: Promise.resolve(PASSED) }, 'a run: use await run.report'],
  [Promise.resolve(PASSED), 'a promise: put await before it'],
  [openSampleInbox().inbox, 'an inbox: take a delivery from it with await inbox.next()'],
  [() => undefined, 'a function'],
])('%o is no report', (received, described) => {
  expect(messageOf(() => expect(received).toHaveNoFindings())).toBe(
    `toHaveNoFindings: expected a report, such as await run.report gives, but got ${described}.`,
  )
})

test('a severity that there is not is refused', () => {
  // @ts-expect-error what a test in JavaScript might write
  expect(messageOf(() => expect(PASSED).toHaveNoFindings({ least: 'fatal' }))).toBe(
    'toHaveNoFindings: expected { least } to be error, warning or info, but got the string "fatal".',
  )
})
