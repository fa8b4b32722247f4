import { expect, test } from 'vitest'
import '../../../src/vitest/entry.js'
import { makeDelivery, openSampleInbox, WRONG_BODY, WRONG_FORMAT } from './sample-deliveries.js'

const WANTED = { callback: 'invoice_notification', within: 5 }

async function messageOf(assertion: Promise<void>): Promise<string> {
  const outcome = await assertion.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (outcome instanceof Error) return outcome.message
  throw new Error('the assertion did not fail')
}

test('a delivery that is there passes at once', async () => {
  const { inbox, deliver } = openSampleInbox()
  deliver(makeDelivery())
  await expect(inbox).toHaveDelivery({ within: 0 })
  await expect(inbox).toHaveDelivery(WANTED)
  await expect(inbox).toHaveDelivery({ callback: 'create_invoice > invoice_notification' })
})

test('a delivery is waited for', async () => {
  const { inbox, deliver } = openSampleInbox()
  const waiting = expect(inbox).toHaveDelivery({ within: 60_000 })
  deliver(makeDelivery())
  await waiting
})

test('asking takes nothing out of the inbox', async () => {
  const { inbox, deliver } = openSampleInbox()
  deliver(makeDelivery())
  await expect(inbox).toHaveDelivery()
  expect((await inbox.next()).id).toBe('dlv-1')
  await expect(inbox).toHaveDelivery()
})

test('an empty inbox fails after its time, and says what was expected where', async () => {
  const { inbox } = openSampleInbox()
  expect(
    await messageOf(expect(inbox).toHaveDelivery(WANTED)),
  ).toBe(`expect(inbox).toHaveDelivery({ callback: "invoice_notification", within: 5 })

expected a delivery of "invoice_notification" at https://receiver.test/t0ken within 5 ms, but none arrived`)
})

test('when only others have arrived they are named', async () => {
  const { inbox, deliver } = openSampleInbox()
  for (const name of ['sent', 'paid', 'paid']) deliver(makeDelivery({ name }))
  expect(await messageOf(expect(inbox).toHaveDelivery({ callback: 'lost', within: 1 }))).toContain(
    'but only 3 deliveries of "sent" and "paid" arrived',
  )
})

test('a delivery that breaks the document fails with its findings', async () => {
  const { inbox, deliver } = openSampleInbox()
  deliver(makeDelivery({ findings: [WRONG_BODY] }))
  const message = await messageOf(expect(inbox).toHaveDelivery({ within: 60_000 }))
  expect(message).toBe(`expect(inbox).toHaveDelivery({ within: 60000 })

dlv-1 POST /t0ken/invoices/1 arrived, but breaks the document:

✗ delivery-body-schema   create_invoice > invoice_notification
  expected  paid: boolean
  arrived   paid: "yes"   at body /paid, line 1, column 38
  promised  openapi.json:112  #/components/schemas/InvoiceEvent
  explain   ringback explain delivery-body-schema`)
})

test('one right delivery among wrong ones is enough', async () => {
  const { inbox, deliver } = openSampleInbox()
  deliver(makeDelivery({ findings: [WRONG_BODY] }))
  deliver(makeDelivery({ id: 'dlv-2', findings: [WRONG_FORMAT] }))
  await expect(inbox).toHaveDelivery()
})

test('of many wrong deliveries the first three are told', async () => {
  const { inbox, deliver } = openSampleInbox()
  for (let number = 1; number <= 5; number += 1) {
    deliver(makeDelivery({ id: `dlv-${number}`, findings: [WRONG_BODY] }))
  }
  const message = await messageOf(expect(inbox).toHaveDelivery())
  expect(message.match(/^dlv-\d/gm)).toEqual(['dlv-1', 'dlv-2', 'dlv-3'])
  expect(message.endsWith('and 2 deliveries more, none of them right')).toBe(true)
})

test('.not passes when nothing comes, or only others', async () => {
  const { inbox, deliver } = openSampleInbox()
  await expect(inbox).not.toHaveDelivery({ within: 1 })
  deliver(makeDelivery({ name: 'paid', callback: 'x > paid' }))
  await expect(inbox).not.toHaveDelivery({ callback: 'sent', within: 1 })
})

test('.not fails as soon as one comes, right or wrong', async () => {
  const { inbox, deliver } = openSampleInbox()
  const waiting = messageOf(expect(inbox).not.toHaveDelivery({ within: 60_000 }))
  deliver(makeDelivery({ findings: [WRONG_BODY] }))
  expect(await waiting).toBe(`expect(inbox).not.toHaveDelivery({ within: 60000 })

expected no delivery, but dlv-1 POST /t0ken/invoices/1 arrived`)
})

test.each([
  [undefined, 'undefined'],
  [makeDelivery(), 'a delivery'],
  [Promise.resolve(openSampleInbox().inbox), 'a promise: put await before it'],
])('%o is no inbox', async (received, described) => {
  const message = `toHaveDelivery: expected an inbox, such as receiver.open() gives, but got ${described}.`
  expect(await messageOf(expect(received).toHaveDelivery())).toBe(message)
  expect(await messageOf(expect(received).not.toHaveDelivery())).toBe(message)
})

test.each([
  [{ within: -1 }, 'expected { within } to be milliseconds, but got a number.'],
  [{ within: Number.NaN }, 'expected { within } to be milliseconds, but got a number.'],
  [{ within: '2s' }, 'expected { within } to be milliseconds, but got the string "2s".'],
  [{ callback: 7 }, 'expected { callback } to be a name, but got a number.'],
])('%j is refused', async (wanted, because) => {
  const { inbox } = openSampleInbox()
  // @ts-expect-error what a test in JavaScript might write
  expect(await messageOf(expect(inbox).toHaveDelivery(wanted))).toBe(`toHaveDelivery: ${because}`)
})
