import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLook } from '../../../../cli/tui/look.js'
import type { OperationState } from '../../../../cli/tui/state/operation.js'
import { showAnswerMenu } from '../../../../cli/tui/view/answer-menu.js'
import { listHints } from '../../../../cli/tui/view/empty.js'
import { showOperationRow } from '../../../../cli/tui/view/operation-row.js'
import { paintRow } from '../../../../cli/tui/view/row.js'
import { type AnswerChoice, measureWidth } from '../../../../src/index.js'
import { FAULTY_SESSION, OPERATIONS, runStarted } from '../../../support/screen-events.js'
import { openState } from '../../../support/screen-state.js'

const LOOK = createLook({ color: false, unicode: true })
const COLORED = createLook({ color: true, unicode: true })
const PLAIN = { isSelected: false, isFocused: false }

const ONE: OperationState = {
  operation: 'create',
  method: 'POST',
  path: '/',
  isWebhook: false,
  outcome: 'untried',
  triggers: 0,
  deliveries: 0,
}

test.each([
  [false, false, '  s text'],
  [false, true, '  s text'],
  [true, false, '\u001b[1m› s text\u001b[22m'],
  [true, true, '\u001b[7m› s text\u001b[27m'],
])(
  'a row that is selected: %s, in the pane with the keyboard: %s',
  (isSelected, isFocused, row) => {
    expect(paintRow('s', 'text', { isSelected, isFocused }, COLORED)).toBe(row)
  },
)

test.each<[string, Partial<OperationState>, string]>([
  ['was not tried', {}, '  · create          '],
  ['cannot be triggered', { because: 'no URL' }, '  - create          '],
  ['waits', { outcome: 'waiting', triggers: 1 }, '  · create          '],
  ['passed', { outcome: 'passed', deliveries: 1 }, '  ✓ create         1'],
  ['failed', { outcome: 'failed', deliveries: 1234 }, '  ✗ create     1,234'],
  [
    'failed although it cannot be triggered',
    { outcome: 'failed', because: 'x' },
    '  ✗ create          ',
  ],
  ['has a long name', { operation: 'create_invoice_of_customer' }, '  · create_invoice_…'],
  ['has a wide name', { operation: '请求请求请求请求请' }, '  · 请求请求请求请… '],
  ['has a hostile name', { operation: 'a\u001b[2J' }, '  · a\\x1b[2J        '],
])('an operation that %s', (_, given, line) => {
  expect(showOperationRow({ ...ONE, ...given }, PLAIN, 20, LOOK)).toBe(line)
})

test.each<[Partial<OperationState>, string]>([
  [{}, '  \u001b[2m·\u001b[22m create'],
  [{ because: 'x' }, '  \u001b[2m-\u001b[22m \u001b[2mcreate'],
  [{ outcome: 'waiting', because: 'x' }, '  \u001b[33m·\u001b[39m create'],
  [{ outcome: 'passed' }, '  \u001b[32m✓\u001b[39m create'],
  [{ outcome: 'failed' }, '  \u001b[31m✗\u001b[39m create'],
])('the colours of %j', (given, start) => {
  expect(showOperationRow({ ...ONE, ...given }, PLAIN, 18, COLORED).startsWith(start)).toBe(true)
})

test('an operation takes exactly its width', () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 30 })
  const count = fc.integer({ min: 0, max: 1_000_000 })
  fc.assert(
    fc.property(name, count, fc.integer({ min: 16, max: 40 }), (operation, deliveries, width) => {
      const line = showOperationRow({ ...ONE, operation, deliveries }, PLAIN, width, LOOK)
      expect(measureWidth(line)).toBe(width)
    }),
    { numRuns: 100 },
  )
})

function choices(count: number): readonly AnswerChoice[] {
  return Array.from({ length: count }, (_, index) => {
    return { label: `no. ${index}`, isDocumented: index === 0, behaviour: { kind: 'hang' } }
  })
}

test('the menu says which answers the document has', () => {
  expect(showAnswerMenu(choices(2), 1, 30, 10, LOOK)).toEqual([
    'What the receiver answers next',
    '',
    '    no. 0         documented  ',
    '›   no. 1                     ',
  ])
})

test('a menu without answers has its title alone', () => {
  expect(showAnswerMenu([], 0, 40, 10, LOOK)).toEqual(['What the receiver answers next', ''])
})

test('a label that is too long is cut, a hostile one escaped', () => {
  const menu = (label: string) =>
    showAnswerMenu([{ ...choices(1)[0], label } as AnswerChoice], 0, 30, 10, LOOK)[2]
  expect(menu('x'.repeat(40))).toBe(`›   ${'x'.repeat(13)}…documented  `)
  expect(menu('\u001b[2J')).toBe('›   \\x1b[2J       documented  ')
})

test.each([
  [0, 0],
  [4, 0],
  [5, 1],
  [50, 46],
  [96, 92],
  [97, 92],
  [99, 92],
])('with answer %d selected the first one shown is %d', (selected, first) => {
  const rows = showAnswerMenu(choices(100), selected, 40, 10, LOOK).slice(2)
  expect(rows).toHaveLength(8)
  expect(rows[0]?.slice(4).trim().split('  ')[0]).toBe(`no. ${first}`)
  expect(rows.filter((row) => row.startsWith('›'))).toEqual([
    expect.stringContaining(`no. ${selected} `),
  ])
})

test('on a screen of no height the selected answer is shown all the same', () => {
  expect(showAnswerMenu(choices(5), 3, 40, 1, LOOK).slice(2)).toEqual([
    expect.stringContaining('no. 3'),
  ])
})

test.each([
  [
    'before anything',
    [],
    OPERATIONS,
    ['  Nothing has arrived yet.', '  a triggers all operations, Enter the selected one.'],
  ],
  ['where nothing can be triggered', [], OPERATIONS.slice(1), ['  Nothing has arrived yet.']],
  ['without operations', [runStarted()], [], ['  Nothing has arrived yet.']],
  [
    'with a receiver',
    [{ type: 'receiver:listening', atMs: 1, url: 'http://h:1/\u001b' } as const],
    [],
    ['  Nothing has arrived yet.', '  Callbacks arrive at http://h:1/\\x1b'],
  ],
  [
    'where the filter hides all',
    FAULTY_SESSION,
    [],
    ['  Nothing fits the filter: Esc takes it away.'],
  ],
])('an empty list says what to do %s', (_, events, operations, lines) => {
  expect(listHints(openState(events, { operations }), 80)).toEqual(lines)
})

test('what an empty list says is broken into its width', () => {
  const lines = listHints(openState([]), 23)
  expect(lines).toEqual([
    '  Nothing has arrived',
    '  yet.',
    '  a triggers all',
    '  operations, Enter the',
    '  selected one.',
  ])
})
