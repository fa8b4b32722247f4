import { expect, test } from 'vitest'
import { hasFindings, isDelivery, isInbox, refuseReceived } from '../../../src/vitest/received.js'
import { makeDelivery, openSampleInbox } from './sample-deliveries.js'

class Unnamed {
  readonly own = 1
}

test.each<[string, unknown, string]>([
  ['a promise', Promise.resolve(makeDelivery()), 'a promise: put await before it'],
  [
    'an inbox',
    openSampleInbox().inbox,
    'an inbox: take a delivery from it with await inbox.next()',
  ],
  ['a delivery', makeDelivery(), 'a delivery'],
  ['a run', { report: Promise.resolve({}), findings: [] }, 'a run: use await run.report'],
  ['a report', { findings: [] }, 'a report'],
  ['an error', new TypeError('no\nline'), 'the error "no\\nline"'],
  ['an empty text', '', 'the string ""'],
  ['a text', 'paid', 'the string "paid"'],
  ['a text with a control', 'a\u001b[31m', 'the string "a\\x1b[31m"'],
  ['a text of 100', 'x'.repeat(100), `the string "${'x'.repeat(100)}"`],
  ['a text of 101', 'x'.repeat(101), `the string "${'x'.repeat(100)}"`],
  ['null', null, 'null'],
  ['undefined', undefined, 'undefined'],
  ['an array', [makeDelivery()], 'an array'],
  ['an object', {}, 'another object'],
  ['an object of a class', new Unnamed(), 'another object'],
  ['a report that is none', { findings: 'none' }, 'another object'],
  ['a run whose report is there', { report: {} }, 'another object'],
  ['a number', 7, 'a number'],
  ['a boolean', false, 'a boolean'],
  ['a function', () => undefined, 'a function'],
  ['a symbol', Symbol('s'), 'a symbol'],
])('%s that a matcher cannot judge is called by its name', (_label, value, name) => {
  const error = refuseReceived('toMatchCallback', 'a delivery', value)
  expect(error).toBeInstanceOf(TypeError)
  expect(error.message).toBe(`toMatchCallback: expected a delivery, but got ${name}.`)
})

test.each<[string, unknown, boolean]>([
  ['one of an inbox', makeDelivery(), true],
  ['one that was sent', { callback: 'a > b', name: 'b', findings: [] }, true],
  ['one without a callback', { name: 'b', findings: [] }, false],
  ['one without a name', { callback: 'a > b', findings: [] }, false],
  ['one without findings', { callback: 'a > b', name: 'b' }, false],
  ['one whose name is a number', { callback: 'a > b', name: 1, findings: [] }, false],
  ['null', null, false],
  ['an array', [], false],
])('whether %s is a delivery', (_label, value, is) => {
  expect(isDelivery(value)).toBe(is)
})

const INBOX = { deliveries: [], find: () => undefined, callback: 'a > b' }

test.each<[string, unknown, boolean]>([
  ['an inbox', openSampleInbox().inbox, true],
  ['what has all of it', INBOX, true],
  ['one without deliveries', { ...INBOX, deliveries: undefined }, false],
  ['one that finds nothing', { ...INBOX, find: undefined }, false],
  ['one without a callback', { ...INBOX, callback: undefined }, false],
  ['an array', [], false],
  ['undefined', undefined, false],
])('whether %s is an inbox', (_label, value, is) => {
  expect(isInbox(value)).toBe(is)
})

test.each<[unknown, boolean]>([
  [{ findings: [] }, true],
  [{ findings: {} }, false],
  [{}, false],
  ['findings', false],
  [null, false],
])('whether %j has findings', (value, has) => {
  expect(hasFindings(value)).toBe(has)
})
