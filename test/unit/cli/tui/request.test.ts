import { expect, test } from 'vitest'
import { changeView } from '../../../../cli/tui/state/move.js'
import type { RunEvent } from '../../../../src/index.js'
import {
  FAULTY_SESSION,
  judged,
  OPERATIONS,
  PLAN,
  received,
  runStarted,
  sent,
  triggerSent,
} from '../../../support/screen-events.js'
import { ask, openState, press } from '../../../support/screen-state.js'

const NONE = 'Select an operation first.'
const CANNOT = 'delete_invoice cannot be triggered: nothing says where the URL goes'
const WEBHOOK = 'webhook new_customer cannot be triggered: nothing that the document says causes it'
const { forwarded: _made, ...made } = sent()
const NOTE: RunEvent = { type: 'operation:skipped', atMs: 1, operation: 'a', because: 'b' }
const BLOCKED = triggerSent({ operation: 'delete_invoice' })
const GONE = triggerSent({ operation: 'no_longer_there' })

/** What a key asks for, or says, about the last entry. */
function tryKey(key: string, ...events: readonly RunEvent[]) {
  const state = press(openState([runStarted(), ...events]), 'tab')
  const effects = ask(state, key)
  return effects.length > 0 ? effects : press(state, key).message?.text
}

const TRIGGER = [{ kind: 'trigger', operations: ['create_invoice'] }]
const forward = (delivery: string, isEdited: boolean) => [{ kind: 'forward', delivery, isEdited }]

test.each<[string, readonly RunEvent[], unknown]>([
  ['a trigger', [triggerSent()], TRIGGER],
  ['a trigger that the document forbids now', [BLOCKED], CANNOT],
  ['a trigger of an operation that is gone', [GONE], NONE],
  ['a delivery that is judged', [received(), judged()], TRIGGER],
  ['a delivery that is not judged', [received()], NONE],
  ['a delivery of a webhook', [received(), judged({ callback: 'webhook new_customer' })], WEBHOOK],
  ['a delivery that was passed on', [sent()], forward('dlv-1', false)],
  ['a delivery that was made', [made], forward('dlv-9', false)],
  ['a note', [NOTE], NONE],
])('r on %s', (_, events, outcome) => {
  expect(tryKey('r', ...events)).toEqual(outcome)
})

test.each<[string, readonly RunEvent[], unknown]>([
  ['a trigger', [triggerSent()], [{ kind: 'edit-trigger', operation: 'create_invoice' }]],
  ['a trigger that the document forbids now', [BLOCKED], CANNOT],
  ['a trigger of an operation that is gone', [GONE], NONE],
  ['a delivery', [received()], forward('dlv-1', true)],
  ['a delivery that was passed on', [sent()], forward('dlv-1', true)],
  ['a delivery that was made', [made], forward('dlv-9', true)],
  ['a note', [NOTE], NONE],
])('e on %s', (_, events, outcome) => {
  expect(tryKey('e', ...events)).toEqual(outcome)
})

test.each<[string, readonly RunEvent[], unknown]>([
  ['a delivery', [received()], forward('dlv-1', false)],
  ['what was passed on', [sent()], forward('dlv-9', false)],
  ['a trigger', [triggerSent()], 'Select a delivery first.'],
  ['a note', [NOTE], 'Select a delivery first.'],
])('f on %s', (_, events, outcome) => {
  expect(tryKey('f', ...events)).toEqual(outcome)
})

test.each(['c', 's'])('%s on a note says what is missing', (key) => {
  expect(tryKey(key, NOTE)).toBe('Select a delivery or a trigger first.')
})

test.each<[string, readonly RunEvent[], string | undefined]>([
  ['a delivery that is judged', [received(), judged({ callback: 'x > y' })], 'x > y'],
  ['a delivery that is not judged', [received()], undefined],
  ['what was sent', [made], 'create_invoice > invoice_notification'],
  ['a trigger', [triggerSent()], undefined],
])('x on %s lists the answers of its callback', (_, events, callback) => {
  expect(tryKey('x', ...events)).toEqual([
    { kind: 'list-answers', ...(callback === undefined ? {} : { callback }) },
  ])
})

test('x on an operation without callbacks lists the answers of none', () => {
  const state = press(openState([runStarted({ plan: PLAN.slice(1) })]), 'down')
  expect(ask(state, 'x')).toEqual([{ kind: 'list-answers' }])
})

test('what is triggered is followed in the lists, not in a detail of the whole screen', () => {
  const open = press(openState([runStarted(), triggerSent(), triggerSent()]), 'tab', 'up', 'enter')
  expect(open.view).toMatchObject({ isZoomed: true, isFollowing: false })
  for (const key of ['r', 'a']) {
    expect(press(open, key).view).toMatchObject({
      isZoomed: false,
      isFollowing: true,
      subject: 'entry',
      detailTop: 0,
    })
  }
})

test('what is refused moves nothing', () => {
  const state = press(openState(), 'down')
  expect(press(state, 'enter').view).toEqual(state.view)
  expect(press(state, 'r').view).toEqual(state.view)
})

test('r and e in the detail are about what the detail shows', () => {
  const onOperation = press(openState(FAULTY_SESSION), 'down', 'tab', 'tab')
  expect(onOperation.view).toMatchObject({ focus: 'detail', subject: 'entry' })
  const still = changeView(onOperation, { subject: 'operation' })
  expect(press(still, 'r').message?.text).toBe(CANNOT)
  expect(ask(onOperation, 'r')).toEqual(TRIGGER)
})

test('a triggers only what can be triggered, all of it, in its order', () => {
  const more = { operation: 'pay', method: 'POST', path: '/pay', callbacks: [] }
  const state = openState([runStarted()], { operations: [more, ...OPERATIONS] })
  expect(ask(state, 'a')).toEqual([{ kind: 'trigger', operations: ['pay', 'create_invoice'] }])
})

test('Enter on an empty list does nothing', () => {
  const state = press(openState([]), 'tab')
  expect(press(state, 'enter')).toEqual(state)
})

test('Enter in the detail makes it as large as the screen, and small again', () => {
  const state = press(openState(), 'tab', 'tab')
  expect(press(state, 'enter').view).toEqual({ ...state.view, isZoomed: true })
  expect(press(state, 'enter', 'enter').view).toEqual(state.view)
})

test('Esc goes from the detail to what it is about', () => {
  const detail = press(openState(), 'tab', 'tab')
  expect(press(detail, 'escape').view.focus).toBe('deliveries')
  expect(press(changeView(detail, { subject: 'operation' }), 'escape').view.focus).toBe(
    'operations',
  )
})

test('Esc in the detail keeps the filter, and the next Esc takes it away', () => {
  const state = press(openState(), '/', 'p', 'enter', '!', 'tab')
  const once = press(state, 'escape')
  expect(once.view).toMatchObject({ focus: 'deliveries', filter: 'p', isOnlyFindings: true })
  expect(press(once, 'escape').view).toMatchObject({ filter: '', isOnlyFindings: false })
})
