import { expect, test } from 'vitest'
import { applyEvents } from '../../../../cli/tui/state/event.js'
import { listVisible } from '../../../../cli/tui/state/filter.js'
import {
  captured,
  FAULTY_SESSION,
  judged,
  raised,
  received,
  runStarted,
  sent,
} from '../../../support/screen-events.js'
import { feed, openState, press } from '../../../support/screen-state.js'

const ALL = [
  ...FAULTY_SESSION,
  received({
    delivery: 'dlv-2',
    url: '/other',
    body: captured('{"amount":12}'),
    answer: { status: 410, headers: [], body: { size: 0 } },
  }),
  judged({ delivery: 'dlv-2', match: 'unexpected', callback: 'webhook new_customer' }),
  sent({ case: 'body without /id' }),
]

/** Ids that are shown after this was written behind `/`. */
function search(text: string): readonly string[] {
  const state = press(openState(ALL), '/', ...Array.from(text))
  return listVisible(state).map(({ id }) => id)
}

test('without a filter the list is not copied', () => {
  const state = openState(ALL)
  expect(listVisible(state)).toBe(state.entries)
})

test('a filter looks at operation, callback, method, path, status, body and codes', () => {
  expect(search('create_invoice > ')).toEqual(['dlv-1', 'dlv-9'])
  expect(search('callback_url=')).toEqual(['trig-1'])
  expect(search('new_customer')).toEqual(['dlv-2'])
  expect(search('post /other')).toEqual(['dlv-2'])
  expect(search('410')).toEqual(['dlv-2'])
  expect(search('"AMOUNT"')).toEqual(['dlv-2'])
  expect(search('body-schema')).toEqual(['dlv-1'])
  expect(search('nothing like it')).toEqual([])
})

test('notes are searched by their text', () => {
  const state = openState([runStarted(), raised({ delivery: 'gone', message: 'a note' })])
  expect(listVisible(press(state, '/', 'n', 'o', 't', 'e'))).toHaveLength(1)
  expect(listVisible(press(state, '/', 'x'))).toHaveLength(0)
})

test('the filter works while it is written, Enter keeps it, Esc brings back the one before', () => {
  const writing = press(openState(ALL), '/', '4', '1', '0')
  expect(writing.overlay.kind).toBe('filter')
  const kept = press(writing, 'enter')
  expect(kept.overlay.kind).toBe('none')
  expect(kept.view).toMatchObject({ filter: '410', focus: 'deliveries' })
  expect(press(kept, '/', 'x', 'escape').view.filter).toBe('410')
})

test('keys that are commands elsewhere are text in the filter', () => {
  expect(press(openState(ALL), '/', 'q', '!', '?', 'a').view.filter).toBe('q!?a')
})

test('a character is taken back as people see it, Ctrl-U takes all back', () => {
  expect(press(openState(ALL), '/', 'a', '😀', 'backspace').view.filter).toBe('a')
  expect(press(openState(ALL), '/', 'a', 'b', 'ctrl-u').view.filter).toBe('')
  expect(press(openState(ALL), '/', 'backspace').view.filter).toBe('')
})

test('keys with names are no text', () => {
  expect(press(openState(ALL), '/', 'a', 'up', 'f1', 'page-down').view.filter).toBe('a')
})

test('what is pasted goes into the filter, controls as blanks, up to its length', () => {
  const writing = press(openState(ALL), '/')
  expect(feed(writing, { kind: 'paste', text: 'a\nb\u001b[2J' }).state.view.filter).toBe('a b [2J')
  expect(feed(writing, { kind: 'paste', text: 'x'.repeat(9999) }).state.view.filter).toHaveLength(
    200,
  )
  const browsing = openState(ALL)
  expect(feed(browsing, { kind: 'paste', text: 'q' })).toEqual({ state: browsing, effects: [] })
})

test('a filter and findings only go together', () => {
  const state = press(openState(ALL), '!', '/', 'o', 't', 'h', 'e', 'r')
  expect(listVisible(state)).toEqual([])
  expect(listVisible(press(state, 'ctrl-u')).map(({ id }) => id)).toEqual(['dlv-1'])
})

test('a delivery that is judged later is looked at again', () => {
  const [first] = FAULTY_SESSION.filter(({ type }) => type === 'delivery:received')
  const waiting = press(
    openState([runStarted(), ...(first === undefined ? [] : [first])]),
    '/',
    ...Array.from('invoice_not'),
  )
  expect(listVisible(waiting)).toEqual([])
  expect(listVisible(applyEvents(waiting, [judged()]))).toHaveLength(1)
})
