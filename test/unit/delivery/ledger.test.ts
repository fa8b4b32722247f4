import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLedger } from '../../../src/delivery/ledger.js'
import type { Expectation } from '../../../src/delivery/model.js'
import { makeCallback } from '../../support/contract.js'
import { makeTrigger, onlyExpectation } from '../../support/delivery.js'

function idsAt(found: readonly Expectation[]): string[] {
  return found.map(({ id }) => id)
}

test('a trigger is found by its token, and its expectation by what stands behind it', () => {
  const ledger = createLedger()
  const trigger = makeTrigger()
  ledger.add(trigger)
  expect(ledger.findByToken(trigger.token)).toBe(trigger)
  expect(ledger.findBySuffix('/invoices/inv-1')).toEqual([onlyExpectation(trigger)])
  expect(ledger.findBySuffix('/invoices/inv-2')).toEqual([])
})

test('what is added after somebody asked is found as well', () => {
  const ledger = createLedger()
  ledger.add(makeTrigger({ number: 1, body: { id: 'same' } }))
  expect(idsAt(ledger.findBySuffix('/invoices/same'))).toEqual(['exp-1-1'])
  ledger.add(makeTrigger({ number: 2, body: { id: 'same' } }))
  ledger.add(makeTrigger({ number: 3, body: { id: 'same' } }))
  expect(idsAt(ledger.findBySuffix('/invoices/same'))).toEqual(['exp-1-1', 'exp-2-1', 'exp-3-1'])
})

test('every spelling of a URL leads to its expectation, once', () => {
  const ledger = createLedger()
  ledger.add(makeTrigger({ body: { id: 'a b' } }))
  expect(idsAt(ledger.findBySuffix('/invoices/a%20b'))).toEqual(['exp-1-1'])
  expect(idsAt(ledger.findBySuffix('/invoices/a+b'))).toEqual(['exp-1-1'])
})

test('callbacks of one URL are found in the order in which they were added', () => {
  const ledger = createLedger()
  const callbacks = [makeCallback({ name: 'made' }), makeCallback({ name: 'gone' })]
  ledger.add(makeTrigger({ callbacks }))
  expect(idsAt(ledger.findBySuffix('/invoices/inv-1'))).toEqual(['exp-1-1', 'exp-1-2'])
})

test.each(['{$request.query.callback_url}', '{$request.query.callback_url}/'])(
  'nothing but a slash behind the token tells nobody apart: %s',
  (key) => {
    const ledger = createLedger()
    ledger.add(makeTrigger({ callbacks: [makeCallback({ key })] }))
    expect(ledger.findBySuffix('')).toEqual([])
    expect(ledger.findBySuffix('/')).toEqual([])
  },
)

test('an expectation with free parts or without a URL is found by no suffix', () => {
  const ledger = createLedger()
  ledger.add(makeTrigger({ kind: 'external', status: undefined }))
  const late = makeCallback({ key: '{$request.query.callback_url}/{$response.body#/id}' })
  ledger.add(makeTrigger({ number: 2, callbacks: [late] }))
  expect(ledger.findBySuffix('/invoices/inv-1')).toEqual([])
  expect(ledger.findBySuffix('/invoices/{$request.body#/id}')).toEqual([])
})

test('whenever somebody asks in between, the same is found in the end', () => {
  const ids = fc.array(fc.constantFrom('a', 'b', 'a b', '/', ''), { maxLength: 8 })
  fc.assert(
    fc.property(ids, fc.infiniteStream(fc.boolean()), (added, asks) => {
      const [asked, unasked] = [createLedger(), createLedger()]
      for (const [index, id] of added.entries()) {
        const trigger = makeTrigger({ number: index + 1, body: { id } })
        asked.add(trigger)
        unasked.add(trigger)
        if (asks.next().value === true) asked.findBySuffix('/invoices/a')
      }
      for (const suffix of ['/invoices/a', '/invoices/b', '/invoices/a%20b', '/invoices/a+b']) {
        expect(idsAt(asked.findBySuffix(suffix))).toEqual(idsAt(unasked.findBySuffix(suffix)))
      }
      expect([...asked.list()]).toEqual([...unasked.list()])
    }),
  )
})
