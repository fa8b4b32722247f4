import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { measureWidth, type RunEvent } from '../../../../src/index.js'
import { CHOICES } from '../../../support/fake-workbench.js'
import {
  captured,
  FAULTY_SESSION,
  judged,
  OPERATIONS,
  PLAN,
  raised,
  received,
  runStarted,
  sent,
} from '../../../support/screen-events.js'
import { deliveries, draw, feed, openState, press } from '../../../support/screen-state.js'

test('the screen at its start: operations, deliveries, and what the keys do', () => {
  expect(draw(openState())).toEqual([
    'Ringback  Invoices  openapi.json                                         failing',
    'api http://127.0.0.1:8000  receiver http://127.0.0.1:9000    1 delivery  1 error',
    '─ Operations ────────────── Deliveries ─────────────────────────────────────────',
    '› ✗ create_invoice      1│    → create_invoice  POST /invoices/?callback_ur… 200',
    '  - delete_invoice       │› ✗ ← invoice_notification  POST /abc/invoices/7   204',
    '  - webhook new_customer │',
    '                         │',
    '                         │',
    '                         │',
    '                         │',
    '─ Operation ────────────────────────────────────────────────────────────────────',
    'POST /invoices/   create_invoice',
    'failed, 1 trigger, 1 delivery',
    '',
    '✗ delivery-body-schema   POST {$callback_url}/invoices/{$request.body.id}',
    '  invoice_notification',
    '  expected  paid: boolean',
    '  arrived   paid: "yes"   at body /paid, line 1, column 36',
    '  promised  openapi.json:112  #/components/schemas/InvoiceEvent',
    '  explain   ringback explain delivery-body-schema',
    '',
    '← invoice_notification   POST {$callback_url}/invoices/{$request.body.id}',
    '',
    'Enter trigger   a all   e edit   x answer   ? help   q quit   ! findings',
  ])
})

test('! and Enter show what is wrong, where it is promised, and the place in the body', () => {
  const lines = draw(press(openState(), '!', 'enter'))
  expect(lines.slice(2)).toEqual([
    '─ Detail ───────────────────────────────────────────────────────────────────────',
    '✗ delivery-body-schema   POST {$callback_url}/invoices/{$request.body.id}',
    '  invoice_notification',
    '  expected  paid: boolean',
    '  arrived   paid: "yes"   at body /paid, line 1, column 36',
    '  promised  openapi.json:112  #/components/schemas/InvoiceEvent',
    '  explain   ringback explain delivery-body-schema',
    '',
    'dlv-1 arrived 30 ms after the start, create_invoice > invoice_notification, of',
    'trig-1 (create_invoice), 12 ms after its answer',
    '',
    'POST /abc/invoices/7',
    '  host: 127.0.0.1:9000',
    '  content-type: application/json',
    '',
    '{',
    '  "description": "An invoice",',
    '  "paid": "yes"  ◀ delivery-body-schema',
    '}',
    '',
    'answered 204',
    'Enter zoom   Esc back   c curl   s save   ? help   q quit   ! findings',
  ])
})

test('a wide screen has the detail beside the lists', () => {
  const lines = draw(press(openState(FAULTY_SESSION, { columns: 160, rows: 20 }), '!'))
  expect(lines[2]).toMatch(
    /^─ Operations ─+ Deliveries · with findings · 1 ─+ Detail · lines 1-16 of \d+ ─+$/,
  )
  expect(lines[3]).toMatch(/^› ✗ create_invoice +1│› ✗ 30 ms +← .+204│✗ delivery-body-schema/)
  expect(lines).toHaveLength(20)
})

test('where nothing can be triggered no key for it is named', () => {
  const state = openState([runStarted()], { operations: OPERATIONS.slice(1) })
  expect(draw(state).at(-1)).toBe('? help   q quit   ! findings   / filter   Tab pane')
  expect(draw(state).join('\n')).not.toContain('triggers all operations')
})

test('a screen without anything on it says what to do', () => {
  const lines = draw(openState([runStarted()])).join('\n')
  expect(lines).toContain('nothing tested yet')
  expect(lines).toContain('Nothing has arrived yet.')
  expect(lines).toContain('a triggers all operations, Enter the selected one.')
})

test('a filter that nothing fits says how it goes away', () => {
  const lines = draw(press(openState(), '/', 'z', 'z', 'enter')).join('\n')
  expect(lines).toContain('Deliveries · "zz" · 0')
  expect(lines).toContain('Nothing fits the filter: Esc takes it away.')
})

test('the filter is written on the bottom line, with what it lets through', () => {
  const line = draw(press(openState(), '/', 'p', 'a', 'i', 'd')).at(-1)
  expect(line).toBe('/ paid_  1 of 2')
})

test('20x5 says that it is too small, and counts on', () => {
  expect(draw(openState(FAULTY_SESSION, { columns: 20, rows: 5 }))).toEqual([
    'too small: 20x5',
    'needs 40x10',
    '1 delivery',
    '1 error',
    'q quits',
  ])
  expect(draw(openState(FAULTY_SESSION, { columns: 5, rows: 1 }))).toEqual(['too …'])
  expect(draw(openState(FAULTY_SESSION, { columns: 1, rows: 1 }))).toHaveLength(1)
})

const STATES = [
  ['at its start', []],
  ['with findings only', ['!']],
  ['with a delivery open', ['tab', 'enter']],
  ['with a trigger open', ['tab', 'up', 'enter']],
  ['with the help', ['?']],
  ['while a filter is written', ['/', 'p']],
] as const

test.each(STATES)('every line fits the screen %s, whatever its size', (_, keys) => {
  const wide = received({
    delivery: 'dlv-2',
    url: `/abc/${'请求'.repeat(60)}/😀`,
    headers: [['x-long', 'é'.repeat(300)]],
    body: captured(JSON.stringify({ ['名'.repeat(50)]: '値'.repeat(200), long: 'x'.repeat(500) })),
  })
  const events = [...FAULTY_SESSION, wide, judged({ delivery: 'dlv-2' }), sent()]
  for (const [columns, rows] of [
    [40, 10],
    [80, 24],
    [81, 25],
    [120, 40],
    [150, 30],
    [200, 60],
    [300, 80],
  ] as const) {
    const lines = draw(press(openState(events, { columns, rows }), ...keys))
    expect(lines.length).toBe(rows)
    expect(lines.filter((line) => measureWidth(line) > columns)).toEqual([])
  }
})

test.each(STATES)('without colour no escape is written %s', (_, keys) => {
  const lines = draw(press(openState(), ...keys)).join('\n')
  expect(lines).not.toContain('\u001b')
})

test.each(STATES)('a terminal without Unicode gets ASCII %s', (_, keys) => {
  const state = openState(FAULTY_SESSION, { unicode: false, columns: 160, rows: 30 })
  expect(draw(press(state, ...keys)).join('\n')).toMatch(/^[\x20-\x7e\n]*$/)
})

test('only the sixteen colours of the terminal are used, and no background', () => {
  const state = openState(FAULTY_SESSION, { color: true, columns: 160, rows: 40 })
  const lines = [...draw(state), ...draw(press(state, '!', 'enter')), ...draw(press(state, '?'))]
  const codes = new Set(lines.join('').match(/\u001b\[[\d;]+m/g))
  const known = [1, 2, 7, 22, 27, 31, 32, 33, 35, 36, 39].map((code) => `\u001b[${code}m`)
  expect([...codes].filter((code) => !known.includes(code))).toEqual([])
  expect(codes).toContain('\u001b[31m')
})

test('colours change nothing about the text', () => {
  for (const keys of [[], ['!', 'enter'], ['tab', 'tab', 'down']]) {
    const plain = draw(press(openState(), ...keys))
    const colored = draw(press(openState(FAULTY_SESSION, { color: true }), ...keys))
    expect(colored.map((line) => stripVTControlCharacters(line).trimEnd())).toEqual(plain)
  }
})

const HOSTILE = [
  ['clears the screen', '\u001b[2J', '\\x1b[2J'],
  ['sets the title', '\u001b]0;owned\u0007', '\\x1b]0;owned\\x07'],
  ['writes the clipboard', '\u001b]52;c;b3duZWQ=\u0007', '\\x1b]52;c;b3duZWQ=\\x07'],
  ['goes back in the line', 'good\rbad', 'good\\rbad'],
  ['turns the text round', 'abc\u202edef', 'abc\\u202edef'],
  ['holds NUL', 'a\u0000b', 'a\\x00b'],
  ['uses C1 controls', '\u009b31m', '\\x9b31m'],
  ['hides a blank', 'a\u200bb', 'a\\u200bb'],
  ['starts a line of its own', 'a\nb', 'a\\nb'],
] as const

test.each(HOSTILE)(
  'text that %s is shown and not obeyed, wherever it comes from',
  (_, text, shown) => {
    const state = openState(
      [
        runStarted({ document: { source: text, openapi: '3.1.0', title: text }, api: text }),
        received({
          method: text,
          url: `/${text}`,
          headers: [[text, text]],
          body: { size: 9, text: JSON.stringify({ k: 1 }).replace('k', text) },
          answer: { status: 200, headers: [[text, text]], body: { size: 9, text } },
        }),
        raised({
          message: text,
          expected: text,
          arrived: text,
          hint: text,
          at: text,
          promised: { file: text, pointer: text },
        }),
        judged({ callback: text, trigger: text }),
        raised({ delivery: 'gone', message: text }),
      ],
      {
        columns: 160,
        rows: 70,
        operations: [{ operation: text, method: text, path: text, callbacks: [], because: text }],
      },
    )
    const menu = { label: text, isDocumented: false, behaviour: { kind: 'hang' } } as const
    const frames = [
      state,
      press(state, 'enter'),
      press(state, 'tab', 'up', 'enter'),
      press(state, 'tab'),
      feed(press(state, '/'), { kind: 'paste', text }).state,
      feed(state, { kind: 'answers', choices: [menu] }).state,
      feed(state, { kind: 'answering', label: text }).state,
      feed(state, { kind: 'message', message: { text, tone: 'info' } }).state,
    ].map((one) => draw(one).join('\n'))
    for (const frame of frames) expect(frame).not.toMatch(/[^\P{C}\n]/u)
    expect(frames[2]).toContain(shown)
  },
)

test('the menu of answers keeps the selected one in sight', () => {
  const choices = Array.from({ length: 40 }, (_, index) => ({
    ...CHOICES[0],
    label: `answer ${index}`,
    isDocumented: index < 3,
    behaviour: { kind: 'hang' } as const,
  }))
  const state = feed(openState(), { kind: 'answers', choices }).state
  expect(draw(state).join('\n')).toContain('› ')
  expect(draw(state)[4]).toMatch(/^› {3}answer 0 +documented/)
  expect(draw(press(state, 'G')).join('\n')).toMatch(/› {3}answer 39/)
  expect(draw(press(state, 'G')).at(-1)).toContain('Enter once   a from now on')
})

test('a delivery that broke off, one that fits nothing and one that was lost say so', () => {
  const state = openState([
    runStarted(),
    received({ delivery: 'dlv-1', fault: 'aborted' }),
    judged({ match: 'unexpected' }),
    sent({ failure: { reason: 'refused', message: 'nothing listens at 127.0.0.1:3000' } }),
  ])
  expect(draw(press(state, 'tab', 'up', 'enter')).join('\n')).toMatch(
    /fits\nno callback of the document[^]*broke off: aborted/,
  )
  const { answer: _none, ...lost } = sent({
    failure: { reason: 'refused', message: 'nothing listens there' },
  })
  const other = draw(press(openState([runStarted(), lost]), 'tab', 'enter')).join('\n')
  expect(other).toContain('no answer: nothing listens there')
})

test('bodies of every kind are shown', () => {
  const show = (body: { size: number; text?: string; base64?: string }) =>
    draw(press(openState([runStarted(), received({ body })]), 'tab', 'enter')).join('\n')
  expect(show({ size: 0 })).toContain('(no body)')
  expect(show({ size: 5 })).toContain('(its 5 bytes were not kept)')
  expect(show(captured('a=1&b=2'))).toContain('a=1&b=2')
  expect(show({ size: 3, base64: Buffer.from([0xff, 0, 0x41]).toString('base64') })).toContain(
    'ff 00 41',
  )
  expect(show(captured('x'.repeat(300_000)))).toContain('lines 1-')
})

test('a finding is marked in the answer of the API, not in our request', () => {
  const state = openState([
    ...FAULTY_SESSION.slice(0, 4),
    raised({ trigger: 'trig-1', code: 'trigger-body-schema', at: 'body /msg, line 1, column 8' }),
  ])
  const { finding: _finding, ...rest } = { finding: 0, state }
  const open = press(rest.state, 'tab', 'g', 'enter', 'G')
  expect(draw(open).join('\n')).not.toContain('"id": "7"  ◀')
})

test('a session that has ended shows its verdict', () => {
  const state = openState([
    ...FAULTY_SESSION,
    { type: 'run:finished', atMs: 9, verdict: 'failed', because: '1 finding' },
  ])
  expect(draw(state)[0]).toMatch(/FAILED$/)
})

test('of ten thousand deliveries only those in sight are drawn', () => {
  const lines = draw(openState([runStarted(), ...deliveries(10_000)]))
  expect(lines).toHaveLength(24)
  expect(lines[1]).toContain('10,000 deliveries')
})

test('where somebody else can send to is shown with the operation', () => {
  const [callback, webhook] = PLAN.map(({ callback: id }) => id)
  const addresses = [
    { callback: callback ?? '', name: 'a', method: 'POST', url: 'http://127.0.0.1:9000/token' },
    { callback: webhook ?? '', name: 'b', method: 'POST', url: 'http://127.0.0.1:9000/webhooks/b' },
  ]
  const state = openState([runStarted()], { addresses })
  expect(draw(state).join('\n')).toContain('  taken at http://127.0.0.1:9000/token\n')
  expect(draw(press(state, 'G')).join('\n')).toContain(
    '  taken at http://127.0.0.1:9000/webhooks/b\n',
  )
})

test('an answer that was withheld or delayed on purpose is told as such', () => {
  const answer = { status: 0, headers: [], body: { size: 0 } }
  const show = (event: RunEvent) => draw(press(openState([runStarted(), event]), 'tab')).slice(3, 4)
  const open = (event: RunEvent) =>
    draw(press(openState([runStarted(), event]), 'tab', 'enter')).join('\n')
  expect(show(received({ withheld: 'hang', answer }))[0]).toMatch(/ hang$/)
  expect(show(received({ withheld: 'reset', answer }))[0]).toMatch(/ reset$/)
  expect(open(received({ withheld: 'hang', answer }))).toContain(
    'not answered: it was left to wait',
  )
  expect(open(received({ withheld: 'reset', answer }))).toContain('the connection was closed')
  expect(open(received({ delayMs: 10_000 }))).toContain('after 10.0 s, as was chosen')
})

test('a delivery that was taken for a callback by its schema says so', () => {
  const state = openState([runStarted(), received(), judged({ isTakenBySchema: true })])
  expect(draw(press(state, 'tab', 'enter')).join(' ')).toContain('taken for it by method')
})
