import { expect, test } from 'vitest'
import { CHOICES } from '../../../support/fake-workbench.js'
import {
  FAULTY_SESSION,
  judged,
  OPERATIONS,
  raised,
  received,
  runStarted,
  sent,
  triggerSent,
} from '../../../support/screen-events.js'
import { ask, deliveries, feed, openState, press } from '../../../support/screen-state.js'

const CALLBACK = 'create_invoice > invoice_notification'

test('Enter triggers the selected operation and follows what comes of it', () => {
  expect(ask(openState(), 'enter')).toEqual([{ kind: 'trigger', operations: ['create_invoice'] }])
  expect(press(openState(), 'enter').view).toMatchObject({ subject: 'entry', isFollowing: true })
})

test('an operation that cannot be triggered says why', () => {
  const state = openState()
  expect(ask(state, 'down', 'enter')).toEqual([])
  expect(press(state, 'down', 'enter').message).toEqual({
    text: 'delete_invoice cannot be triggered: nothing says where the URL goes',
    tone: 'error',
  })
})

test('a triggers all that can be triggered', () => {
  expect(ask(openState(), 'a')).toEqual([{ kind: 'trigger', operations: ['create_invoice'] }])
})

test('a without any operation that can be triggered says so', () => {
  const state = openState([runStarted()], { operations: OPERATIONS.slice(1) })
  expect(ask(state, 'a')).toEqual([])
  expect(press(state, 'a').message?.text).toBe('No operation of the document can be triggered.')
})

test('e edits the trigger of an operation first', () => {
  expect(ask(openState(), 'e')).toEqual([{ kind: 'edit-trigger', operation: 'create_invoice' }])
  expect(press(openState(), 'down', 'e').message?.text).toContain('cannot be triggered')
})

test('e on a delivery edits it to send it on', () => {
  expect(ask(openState(), 'tab', 'e')).toEqual([
    { kind: 'forward', delivery: 'dlv-1', isEdited: true },
  ])
})

test('r on a delivery triggers its operation again', () => {
  expect(ask(openState(), 'tab', 'r')).toEqual([
    { kind: 'trigger', operations: ['create_invoice'] },
  ])
})

test('r on a trigger triggers its operation again', () => {
  expect(ask(openState(), 'tab', 'up', 'r')).toEqual([
    { kind: 'trigger', operations: ['create_invoice'] },
  ])
})

test('r on a delivery that was passed on passes the received one on again', () => {
  const state = openState([...FAULTY_SESSION, sent()])
  expect(ask(state, 'tab', 'r')).toEqual([{ kind: 'forward', delivery: 'dlv-1', isEdited: false }])
})

test('r on a delivery of nobody says that there is no operation', () => {
  const state = openState([runStarted(), received()])
  expect(ask(state, 'tab', 'r')).toEqual([])
  expect(press(state, 'tab', 'r').message?.text).toBe('Select an operation first.')
})

test('f, c and s ask for the selected delivery', () => {
  const state = openState()
  const [, entry] = state.entries
  expect(ask(state, 'f')).toEqual([{ kind: 'forward', delivery: 'dlv-1', isEdited: false }])
  expect(ask(state, 'c')).toEqual([{ kind: 'copy', entry }])
  expect(ask(state, 's')).toEqual([{ kind: 'save-body', entry }])
})

test('f, c and s without a delivery say what is missing', () => {
  const empty = openState([runStarted()])
  expect(press(empty, 'f').message?.text).toBe('Select a delivery first.')
  expect(press(empty, 'c').message?.text).toBe('Select a delivery or a trigger first.')
  expect(press(empty, 's').message?.text).toBe('Select a delivery or a trigger first.')
})

test('a trigger can be copied but not passed on', () => {
  const state = openState([runStarted(), triggerSent()])
  expect(ask(state, 'c')).toMatchObject([{ kind: 'copy', entry: { id: 'trig-1' } }])
  expect(ask(state, 'f')).toEqual([])
})

test('S asks for the journal', () => {
  expect(ask(openState(), 'S')).toEqual([{ kind: 'save-journal' }])
})

test('x asks for the answers of the callback that is shown', () => {
  expect(ask(openState(), 'x')).toEqual([{ kind: 'list-answers', callback: CALLBACK }])
  expect(ask(openState(), 'tab', 'x')).toEqual([{ kind: 'list-answers', callback: CALLBACK }])
  expect(ask(openState([]), 'tab', 'x')).toEqual([{ kind: 'list-answers' }])
})

test('an answer is chosen once by Enter, from now on by a, as documented by d', () => {
  const open = feed(openState(), { kind: 'answers', choices: CHOICES }).state
  expect(ask(open, 'down', 'enter')).toEqual([
    { kind: 'answer-with', choice: CHOICES[1], scope: 'once' },
  ])
  expect(ask(open, 'G', 'a')).toEqual([
    { kind: 'answer-with', choice: CHOICES[2], scope: 'always' },
  ])
  expect(ask(open, 'd')).toEqual([{ kind: 'answer-with', choice: undefined, scope: 'always' }])
  expect(press(open, 'enter').overlay).toEqual({ kind: 'none' })
})

test('the selection of answers stays within them', () => {
  const open = feed(openState(), { kind: 'answers', choices: CHOICES }).state
  expect(press(open, 'up', 'k').overlay).toMatchObject({ index: 0 })
  expect(press(open, 'j', 'down', 'down', 'down').overlay).toMatchObject({ index: 2 })
  expect(press(open, 'end', 'home').overlay).toMatchObject({ index: 0 })
})

test('a menu without answers is left by Enter', () => {
  const open = feed(openState(), { kind: 'answers', choices: [] }).state
  expect(ask(open, 'enter')).toEqual([])
  expect(press(open, 'enter').overlay.kind).toBe('none')
})

test('the menu is left by Esc, q and x without a choice, and other keys do nothing', () => {
  const open = feed(openState(), { kind: 'answers', choices: CHOICES }).state
  for (const key of ['escape', 'q', 'x']) {
    expect(ask(open, key)).toEqual([])
    expect(press(open, key).overlay.kind).toBe('none')
  }
  expect(press(open, 'f')).toEqual(open)
})

test('what the receiver answers for now is shown until it is taken back', () => {
  const state = feed(openState(), { kind: 'answering', label: '500' }).state
  expect(state.session.answering).toBe('500')
  expect(feed(state, { kind: 'answering', label: undefined }).state.session).not.toHaveProperty(
    'answering',
  )
})

test('! shows only what has findings, the last first, and shows all again', () => {
  const state = press(openState([...FAULTY_SESSION, ...deliveries(5, 2)]), '!')
  expect(state.view).toMatchObject({ isOnlyFindings: true, focus: 'deliveries', subject: 'entry' })
  expect(ask(state, 'f')).toEqual([{ kind: 'forward', delivery: 'dlv-1', isEdited: false }])
  expect(press(state, '!').view.isOnlyFindings).toBe(false)
})

test('Ctrl-L clears the list, draws again, and keeps the counts', () => {
  const state = press(openState(), 'ctrl-l')
  expect(state.entries).toEqual([])
  expect(state.counts.received).toBe(1)
  expect(ask(openState(), 'ctrl-l')).toEqual([{ kind: 'redraw' }])
})

test('what belongs to a cleared delivery does not bring it back', () => {
  const cleared = press(openState([runStarted(), received()]), 'ctrl-l')
  expect(feed(cleared, { kind: 'key', key: 'c' }).effects).toEqual([])
  expect(openState([runStarted(), judged()]).entries).toEqual([])
})

test('q quits, Ctrl-C interrupts, Ctrl-Z suspends', () => {
  expect(ask(openState(), 'q')).toEqual([{ kind: 'quit' }])
  expect(ask(openState(), 'ctrl-c')).toEqual([{ kind: 'interrupt' }])
  expect(ask(openState(), 'ctrl-z')).toEqual([{ kind: 'suspend' }])
})

test('Ctrl-C and Ctrl-Z work in the filter, the menu and the help too', () => {
  const menu = feed(openState(), { kind: 'answers', choices: CHOICES }).state
  for (const state of [menu, press(openState(), '/'), press(openState(), '?')]) {
    expect(ask(state, 'ctrl-c')).toEqual([{ kind: 'interrupt' }])
    expect(ask(state, 'ctrl-z')).toEqual([{ kind: 'suspend' }])
  }
})

test('on a screen that is too small only the ways out work', () => {
  const small = openState(FAULTY_SESSION, { columns: 20, rows: 5 })
  expect(ask(small, 'q')).toEqual([{ kind: 'quit' }])
  expect(ask(small, 'enter')).toEqual([])
  expect(press(small, 'down', '!', '?', 'x')).toEqual(small)
})

test('a message goes with the next key', () => {
  const told = feed(openState(), {
    kind: 'message',
    message: { text: 'saved', tone: 'info' },
  }).state
  expect(told.message?.text).toBe('saved')
  expect(press(told, 'down').message).toBeUndefined()
})

test('the help scrolls as far as there is more, and any other key closes it', () => {
  const help = press(openState(), '?')
  expect(help.overlay).toEqual({ kind: 'help', top: 0 })
  expect(press(help, 'down', 'down', 'up').overlay).toEqual({ kind: 'help', top: 1 })
  expect(press(help, 'up').overlay).toEqual({ kind: 'help', top: 0 })
  const large = press(openState(FAULTY_SESSION, { rows: 60 }), '?')
  expect(press(large, 'page-down').overlay).toEqual({ kind: 'help', top: 0 })
  expect(press(help, 'q').overlay.kind).toBe('none')
})

test('new operations of a document that was read again take the place of the old ones', () => {
  const more = { operation: 'pay', method: 'POST', path: '/pay', callbacks: [] }
  const state = feed(openState(), {
    kind: 'operations',
    operations: [...OPERATIONS, more],
    addresses: [],
  }).state
  expect(state.operations.map(({ operation }) => operation)).toEqual([
    'create_invoice',
    'delete_invoice',
    'pay',
    'webhook new_customer',
  ])
  expect(state.operations[0]?.outcome).toBe('failed')
})

test('an unknown key changes nothing', () => {
  const state = openState([...FAULTY_SESSION, raised({ id: 'find-2' })])
  expect(press(state, '%', 'f12', '\u0000')).toEqual(state)
})
