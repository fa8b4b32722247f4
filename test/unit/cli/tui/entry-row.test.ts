import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLook } from '../../../../cli/tui/look.js'
import { showEntryRow } from '../../../../cli/tui/view/entry-row.js'
import { measureWidth, type RunEvent } from '../../../../src/index.js'
import {
  judged,
  PLAN,
  raised,
  received,
  sent,
  triggerAnswered,
  triggerSent,
} from '../../../support/screen-events.js'
import { openState } from '../../../support/screen-state.js'

const LOOK = createLook({ color: false, unicode: true })
const COLORED = createLook({ color: true, unicode: true })
const PLAIN = { isSelected: false, isFocused: false }
const TOKEN = '0123456789abcdef0123456789abcdef'

function show(events: readonly RunEvent[], width = 50, look = LOOK, row = PLAIN): string {
  const [entry] = openState(events).entries
  if (entry === undefined) throw new Error('no entry')
  return showEntryRow(entry, row, PLAN, width, look)
}

const NAMED = 'invoice_notification  POST /abc/invoices/7'

const { answer: _lost, ...lost } = sent({
  failure: { reason: 'refused', message: 'nothing listens there' },
})
const { status: _none, ...refused } = triggerAnswered({
  failure: { reason: 'refused', message: 'nothing listens there' },
}) as Extract<RunEvent, { type: 'trigger:answered' }>
const skipped: RunEvent = { type: 'operation:skipped', atMs: 5, operation: 'a', because: 'no URL' }

test.each<[string, readonly RunEvent[], string, string]>([
  ['waits for its judgement', [received()], '  · ← POST /abc/invoices/7', ' 204'],
  ['fits', [received(), judged()], `  ✓ ← ${NAMED}`, ' 204'],
  [
    'fits no callback',
    [received(), judged({ match: 'unexpected', callback: 'x > y' })],
    '  ! ← x > y  POST /abc/invoices/7',
    ' 204',
  ],
  ['fits several', [received(), judged({ match: 'ambiguous' })], `  ! ← ${NAMED}`, ' 204'],
  ['belongs elsewhere', [received(), judged({ match: 'crosstalk' })], `  ! ← ${NAMED}`, ' 204'],
  [
    'has a warning and an error',
    [received(), judged(), raised({ severity: 'warning' }), raised()],
    `  ✗ ← ${NAMED}`,
    ' 204',
  ],
  [
    'has a warning',
    [received(), judged(), raised({ severity: 'warning' })],
    `  ! ← ${NAMED}`,
    ' 204',
  ],
  [
    'has something to know',
    [received(), judged(), raised({ severity: 'info' })],
    `  ✓ ← ${NAMED}`,
    ' 204',
  ],
  ['was left waiting', [received({ withheld: 'hang' })], '  · ← POST /abc/invoices/7', 'hang'],
  ['was cut', [received({ withheld: 'reset' })], '  · ← POST /abc/invoices/7', 'reset'],
  [
    'is a trigger that waits',
    [triggerSent({ url: 'http://a/b?c=d' })],
    '    → create_invoice  POST /b?c=d',
    '',
  ],
  [
    'is a trigger that was answered',
    [triggerSent({ url: 'http://a/b' }), triggerAnswered()],
    '    → create_invoice  POST /b',
    ' 200',
  ],
  [
    'is a trigger that was lost',
    [triggerSent({ url: 'http://a/b' }), refused],
    '    → create_invoice  POST /b',
    'lost',
  ],
  ['was sent', [sent({ url: 'http://a/b' })], '  · → invoice_notification  POST /b', ' 500'],
  [
    'was sent as a case',
    [sent({ url: 'http://a/b', case: 'no id' }), judged({ delivery: 'dlv-9', match: 'sent' })],
    '  ✓ → invoice_notification  no id  POST /b',
    ' 500',
  ],
  [
    'was sent and lost',
    [{ ...lost, url: 'http://a/' }],
    '  · → invoice_notification  POST /',
    'lost',
  ],
  ['is a note', [skipped], '    i a was not triggered: no URL', ''],
])('a line that %s', (_, events, left, status) => {
  expect(show(events, 55)).toBe(`${left.padEnd(55 - status.length)}${status}`)
})

test('a name that is too long is cut before the status', () => {
  expect(show([received(), judged()], 40)).toBe('  ✓ ← invoice_notification  POST /a… 204')
})

test('from 60 cells on the time stands in front', () => {
  expect(show([received()], 59)).toMatch(/^ {2}· ← POST/)
  expect(show([received()], 60)).toMatch(/^ {2}· 30 ms {4}← POST/)
  expect(show([received({ atMs: 125_000 })], 60)).toMatch(/^ {2}· 2 min 5 s← POST/)
  expect(show([skipped], 60)).toMatch(/^ {4}5 ms {5}i a was not/)
})

test.each([
  [`/${TOKEN}/invoices`, '/…/invoices'],
  [`/${TOKEN}`, '/…'],
  [`/${TOKEN.toUpperCase()}/x`, '/…/x'],
  [`/hook/${TOKEN}?a=1`, '/hook/…?a=1'],
  [`/a?url=http%3A%2F%2Fh%2F${TOKEN}`, '/a?url=http%3A%2F%2Fh%2F…'],
  [`/${TOKEN}/${TOKEN}`, '/…/…'],
  [`/${TOKEN}0`, `/${TOKEN}0`],
  [`/${TOKEN.slice(1)}`, `/${TOKEN.slice(1)}`],
  [`/x${TOKEN}`, `/x${TOKEN}`],
  [`http://h:1/${TOKEN}`, '/…'],
  ['HTTPS://h?a=1', '?a=1'],
  ['http://h', ''],
  ['ftp://h/a', 'ftp://h/a'],
])('of the URL %s the line shows %s', (url, path) => {
  expect(
    show([received({ url })], 120)
      .slice(0, -4)
      .replace(/^.*POST/, '')
      .trim(),
  ).toBe(path)
})

test.each([
  [{ isSelected: true, isFocused: true }, /^\u001b\[7m› .*\u001b\[27m$/],
  [{ isSelected: true, isFocused: false }, /^\u001b\[1m› .*\u001b\[22m$/],
  [{ isSelected: false, isFocused: true }, /^ {2}\u001b/],
])('a row that is %j is painted so', (row, painted) => {
  expect(show([received(), judged()], 50, COLORED, row)).toMatch(painted)
})

test('a trigger without findings is quiet, one with them is not', () => {
  const quiet = show([triggerSent()], 30, COLORED)
  const loud = show([triggerSent(), raised({ delivery: 'trig-1' })], 30, COLORED)
  expect(quiet).toContain('→ \u001b[2mcreate_invoice')
  expect(loud).toContain('→ create_invoice')
})

test('without Unicode the arrows take two cells, and the line no more', () => {
  const ascii = createLook({ color: false, unicode: false })
  expect(show([received(), judged()], 40, ascii)).toBe('  + <- invoice_notification  POST... 204')
  expect(show([skipped], 40, ascii)).toHaveLength(40)
})

test('a line has exactly its width, whatever arrives', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 })
  const width = fc.integer({ min: 20, max: 200 })
  fc.assert(
    fc.property(text, text, width, fc.boolean(), (method, url, cells, unicode) => {
      const look = createLook({ color: false, unicode })
      for (const event of [received({ method, url }), sent({ method, url, case: url })]) {
        expect(measureWidth(show([event], cells, look))).toBe(cells)
      }
    }),
    { numRuns: 100 },
  )
})
