import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NO_COUNTS } from '../../../../cli/tui/state/counts.js'
import type { ScreenState, SessionState } from '../../../../cli/tui/state/model.js'
import { showHeader } from '../../../../cli/tui/view/header.js'
import { measureWidth } from '../../../../src/index.js'
import { openState, press } from '../../../support/screen-state.js'

interface Given {
  readonly session?: Partial<SessionState>
  readonly counts?: Partial<ScreenState['counts']>
  readonly color?: boolean
}

function show({ session, counts, color = false }: Given, width = 80): readonly string[] {
  const state = openState([], { color })
  return showHeader(
    {
      ...state,
      session: { ...state.session, title: 'Invoices', source: 'a.json', ...session },
      counts: { ...NO_COUNTS, ...counts },
    },
    width,
  )
}

test.each([
  [{}, 'nothing tested yet', 2],
  [{ counts: { received: 3, errors: 1 } }, 'nothing tested yet', 2],
  [{ counts: { met: 1 } }, 'passing so far', 32],
  [{ counts: { met: 1, errors: 1, warnings: 1 } }, 'passing so far', 32],
  [{ counts: { failing: 1 } }, 'failing', 31],
  [{ counts: { failing: 1, met: 5 } }, 'failing', 31],
  [{ session: { verdict: 'passed' } }, 'PASSED', 32],
  [{ session: { verdict: 'failed' } }, 'FAILED', 31],
  [{ session: { verdict: 'inconclusive' } }, 'INCONCLUSIVE', 33],
  [{ session: { verdict: 'interrupted' } }, 'INTERRUPTED', 33],
  [{ session: { verdict: 'passed' }, counts: { failing: 1 } }, 'PASSED', 32],
])('%j is told as %s in its colour', (given, text, code) => {
  expect(show(given)[0]?.endsWith(` ${text}`)).toBe(true)
  expect(show({ ...given, color: true })[0]).toContain(`\u001b[${code}m${text}`)
})

test.each([
  [{}, '0 deliveries'],
  [{ received: 1 }, '1 delivery'],
  [{ received: 1234 }, '1,234 deliveries'],
  [{ sent: 1 }, '0 deliveries  1 sent'],
  [{ sent: 2 }, '0 deliveries  2 sent'],
  [{ errors: 1, warnings: 2 }, '0 deliveries  1 error  2 warnings'],
  [{ infos: 5, triggers: 3, met: 2 }, '0 deliveries'],
])('the counts %j are told as %s', (counts, text) => {
  expect(show({ counts })[1]?.trimStart()).toBe(text)
})

test.each([
  [{}, ''],
  [{ api: 'http://a' }, 'api http://a'],
  [{ receiver: 'http://r' }, 'receiver http://r'],
  [{ to: 'http://t' }, 'to http://t'],
  [{ answering: '500' }, 'answering 500'],
  [
    { to: 'http://t', receiver: 'http://r', api: 'http://a', answering: '500' },
    'answering 500  api http://a  receiver http://r  to http://t',
  ],
])('of the places %j the line says %j', (session, text) => {
  const [, line = ''] = show({ session }, 120)
  expect(line.slice(0, line.length - '0 deliveries'.length).trimEnd()).toBe(text)
})

test('a long title gives way to the verdict', () => {
  const [line = ''] = show({ session: { title: 'x'.repeat(100) } }, 60)
  expect(line).toBe(`Ringback  ${'x'.repeat(29)}…  nothing tested yet`)
})

test('long places give way to the counts', () => {
  const [, line = ''] = show({ session: { api: `http://${'a'.repeat(100)}` } }, 40)
  expect(line).toBe('api http://aaaaaaaaaaaaaa…  0 deliveries')
})

test('counts that are longer than the screen are cut, and nothing stands before them', () => {
  const counts = { received: 12_345, sent: 12_345, errors: 12_345, warnings: 12_345 }
  expect(show({ counts, session: { api: 'http://a' } }, 40)[1]).toBe(
    '12,345 deliveries  12,345 sent  12,345 …',
  )
})

test('both lines have exactly the width of the screen, whatever is in them', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 })
  const count = fc.integer({ min: 0, max: 10_000_000 })
  const given = fc.record({
    session: fc.record({ title: text, source: text, api: text, receiver: text }),
    counts: fc.record({ received: count, sent: count, errors: count, warnings: count }),
  })
  fc.assert(
    fc.property(given, fc.integer({ min: 40, max: 200 }), (one, width) => {
      expect(show(one, width).map(measureWidth)).toEqual([width, width])
    }),
    { numRuns: 100 },
  )
})

test('the header stays while something lies over the panes', () => {
  const state = openState()
  expect(showHeader(press(state, '?'), 80)).toEqual(showHeader(state, 80))
})
