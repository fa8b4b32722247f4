import { expect, test } from 'vitest'
import '../../../src/vitest/entry.js'
import { makeDelivery, openSampleInbox, WRONG_BODY, WRONG_FORMAT } from './sample-deliveries.js'

function messageOf(assert: () => void): string {
  try {
    assert()
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  throw new Error('the assertion did not fail')
}

test('a delivery of the callback that keeps the document passes, by name and by id', () => {
  expect(makeDelivery()).toMatchCallback('invoice_notification')
  expect(makeDelivery()).toMatchCallback('create_invoice > invoice_notification')
})

test('what would not fail a run does not fail a test', () => {
  expect(makeDelivery({ findings: [WRONG_FORMAT] })).toMatchCallback('invoice_notification')
})

test('a delivery of another callback fails, and both are named', () => {
  const message = messageOf(() => expect(makeDelivery()).toMatchCallback('reminder'))
  expect(message).toBe(`expect(delivery).toMatchCallback("reminder")

expected a delivery of "reminder", but this is one of "invoice_notification" ("create_invoice > invoice_notification")`)
})

test('a delivery that breaks the document fails with what the command line would say', () => {
  const delivery = makeDelivery({ findings: [WRONG_FORMAT, WRONG_BODY] })
  const message = messageOf(() => expect(delivery).toMatchCallback('invoice_notification'))
  expect(message).toBe(`expect(delivery).toMatchCallback("invoice_notification")

✗ delivery-body-schema   create_invoice > invoice_notification
  expected  paid: boolean
  arrived   paid: "yes"   at body /paid, line 1, column 38
  promised  openapi.json:112  #/components/schemas/InvoiceEvent
  explain   ringback explain delivery-body-schema`)
})

test('.not passes for another callback, and for one that breaks the document', () => {
  expect(makeDelivery()).not.toMatchCallback('reminder')
  expect(makeDelivery({ findings: [WRONG_BODY] })).not.toMatchCallback('invoice_notification')
})

test('.not fails for a delivery that is right, and says so', () => {
  const message = messageOf(() =>
    expect(makeDelivery()).not.toMatchCallback('invoice_notification'),
  )
  expect(message).toBe(`expect(delivery).not.toMatchCallback("invoice_notification")

expected a delivery that is not one of "invoice_notification" or breaks the document, but it is, and keeps what the document promises`)
})

test.each([
  [undefined, 'undefined'],
  [null, 'null'],
  ['text', 'the string "text"'],
  [7, 'a number'],
  [[], 'an array'],
  [{}, 'another object'],
  [Promise.resolve(), 'a promise: put await before it'],
  [openSampleInbox().inbox, 'an inbox: take a delivery from it with await inbox.next()'],
  [new Error('no\u001b[31m'), 'the error "no\\x1b[31m"'],
  [{ findings: [] }, 'a report'],
])('%o is no delivery, with .not either', (received, described) => {
  const wanted = `toMatchCallback: expected a delivery, such as await inbox.next() gives, but got ${described}.`
  expect(messageOf(() => expect(received).toMatchCallback('x'))).toBe(wanted)
  expect(messageOf(() => expect(received).not.toMatchCallback('x'))).toBe(wanted)
})

test('a callback that is no name is refused', () => {
  // @ts-expect-error the name is a text
  expect(messageOf(() => expect(makeDelivery()).toMatchCallback(7))).toBe(
    'toMatchCallback: expected the name of a callback, but got a number.',
  )
})

test('captured text cannot steer the terminal', () => {
  const hostile: typeof WRONG_BODY = { ...WRONG_BODY, arrived: 'paid: "\u001b[2J\u202e"' }
  const delivery = makeDelivery({ name: 'a\u001b]0;x\u0007', findings: [hostile] })
  const messages = [
    messageOf(() => expect(delivery).toMatchCallback('other')),
    messageOf(() => expect(delivery).toMatchCallback(delivery.name)),
  ]
  for (const message of messages) expect(message).not.toMatch(/[\u001b\u0007\u202e]/)
})
