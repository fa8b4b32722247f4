import { expect, test } from 'vitest'
import type { RunEvent } from '../../../src/event/model.js'
import { createProgressText } from '../../../src/report/progress-text.js'
import { createTextStyle } from '../../../src/report/text-style.js'
import { sentEvent, unansweredEvent } from '../../support/sent.js'
import { judged, raised, started } from './sample-events.js'

const style = createTextStyle({ color: false, unicode: true, width: 120 })

const verbose = createTextStyle({ color: false, unicode: true, width: 120, verbose: true })

function tell(events: readonly RunEvent[], look = style): readonly string[] {
  const progress = createProgressText(look)
  return [started({ mode: 'send' }), ...events].flatMap((event) => progress.add(event))
}

const end = (delivery: string) => judged(delivery, { match: 'sent' })

test('A delivery is one line, told when its answer is judged.', () => {
  expect(tell([sentEvent('dlv-1')])).toEqual([])
  expect(tell([sentEvent('dlv-1'), end('dlv-1')])).toEqual([
    '✓ → POST /invoices/inv-1  invoice_notification  204 in 3 ms',
  ])
})

test('The line names the case, and what was found.', () => {
  const events = [
    sentEvent('dlv-1', { case: 'body without /id' }),
    raised({ delivery: 'dlv-1' }),
    raised({ delivery: 'dlv-1', severity: 'warning' }),
    end('dlv-1'),
  ]
  expect(tell(events)).toEqual([
    '✗ → POST /invoices/inv-1  invoice_notification  body without /id  204 in 3 ms  1 error  1 warning',
  ])
})

test('A case that went well is told only when verbose.', () => {
  const events = [sentEvent('d', { case: 'body without /id' }), end('d')]
  expect(tell(events)).toEqual([])
  expect(tell(events, verbose)).toHaveLength(1)
})

test('A warning alone is no failure.', () => {
  const events = [sentEvent('d'), raised({ delivery: 'd', severity: 'warning' }), end('d')]
  expect(tell(events)[0]).toMatch(/^! /)
})

test('A receiver that is not there is told with the reason, and when it is tried again.', () => {
  expect(tell([unansweredEvent('dlv-1', { attempt: 2, retryInMs: 5000 }), end('dlv-1')])).toEqual([
    '✗ → POST /invoices/inv-1  invoice_notification  attempt 2  127.0.0.1:3000 refused the connection.  again in 5.0 s',
  ])
})

test('Findings about a delivery that has been told are no line of their own.', () => {
  expect(tell([sentEvent('d'), end('d'), raised({ delivery: 'd' })])).toHaveLength(1)
})

test('Two deliveries at once are told apart.', () => {
  const events = [
    sentEvent('a', { case: 'first' }),
    sentEvent('b', { case: 'second' }),
    raised({ delivery: 'b' }),
    end('b'),
    end('a'),
  ]
  expect(tell(events, verbose)).toEqual([
    '✗ → POST /invoices/inv-1  invoice_notification  second  204 in 3 ms  1 error',
    '✓ → POST /invoices/inv-1  invoice_notification  first  204 in 3 ms',
  ])
})

test('Nothing that is hostile reaches the terminal.', () => {
  const events = [
    sentEvent('d', { case: 'a\u001b[2J', url: 'http://r.test/\u0007', callback: 'x > y\u009b' }),
    end('d'),
  ]
  const [line = ''] = tell(events)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
})
