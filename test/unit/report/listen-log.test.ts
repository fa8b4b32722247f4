import { expect, test } from 'vitest'
import type { DeliverySent, RunEvent } from '../../../src/event/model.js'
import { renderListenBanner } from '../../../src/report/listen-banner.js'
import { createListenLog } from '../../../src/report/listen-log.js'
import { createTextStyle, type TextOptions } from '../../../src/report/text-style.js'
import { judged, raised, received, started } from './sample-events.js'

function render(events: readonly RunEvent[], options: Partial<TextOptions> = {}): string[] {
  const log = createListenLog(
    createTextStyle({ color: false, unicode: true, width: 100, ...options }),
  )
  return [started(), ...events].flatMap((event) => log.add(event))
}

const AT_HOOK = received('dlv-1', { url: '/hook' })

const FORWARDED: DeliverySent = {
  type: 'delivery:sent',
  atMs: 1,
  delivery: 'dlv-2',
  callback: 'create_invoice > invoice_notification',
  forwarded: 'dlv-1',
  attempt: 1,
  method: 'POST',
  url: 'http://127.0.0.1:3000/hook',
  headers: [],
  body: { size: 0 },
  answer: { status: 200, headers: [], body: { size: 0 } },
  tookMs: 12,
}

const SENT = { match: 'sent', findings: [] } as const

test('one that conforms is one line, once it is judged', () => {
  expect(render([AT_HOOK])).toEqual([])
  expect(render([AT_HOOK, judged('dlv-1')])).toEqual([
    '--> POST /hook  <-- 204  invoice_notification  ✓ conforms',
  ])
})

test('one whose URL does not tell is taken for something', () => {
  const event = { ...judged('dlv-1'), isTakenBySchema: true }
  expect(render([AT_HOOK, event])).toEqual([
    '--> POST /hook  <-- 204  taken for invoice_notification  ✓ conforms',
  ])
})

test('findings stand under their delivery, each with the place that promises otherwise', () => {
  const events = [
    AT_HOOK,
    raised({
      delivery: 'dlv-1',
      expected: 'paid: boolean',
      arrived: 'paid: "yes"',
      at: 'body /paid, line 1',
      promised: { file: 'openapi.json', pointer: '/x', line: 112, column: 3 },
    }),
    judged('dlv-1', { findings: ['find-1'] }),
  ]
  expect(render(events)).toEqual([
    '--> POST /hook  <-- 204  invoice_notification  ✗ 1 finding',
    '    ✗ delivery-body-schema',
    '      expected paid: boolean, arrived paid: "yes" at body /paid, line 1',
    '      promised openapi.json:112',
  ])
})

test('warnings alone are no failure, and infos spoil nothing', () => {
  const withFinding = (severity: 'warning' | 'info') => [
    AT_HOOK,
    raised({ delivery: 'dlv-1', severity }),
    judged('dlv-1', { findings: ['find-1'] }),
  ]
  expect(render(withFinding('warning'))[0]).toMatch(/! 1 finding$/)
  const [line, remark] = render(withFinding('info'))
  expect(line).toMatch(/✓ conforms$/)
  expect(remark).toBe('    i delivery-body-schema')
})

test.each([
  ['unexpected', 'fits no callback'],
  ['ambiguous', 'fits several callbacks'],
  ['unowed', 'no callback was due'],
  ['crosstalk', 'belongs to another trigger'],
] as const)('%s is no success', (match, words) => {
  const event = judged('dlv-1', { match, findings: [] })
  expect(render([AT_HOOK, event])[0]).toMatch(new RegExp(`! ${words}$`))
})

test('what was not answered on purpose says so', () => {
  const withAnswer = (change: object) =>
    render([{ ...AT_HOOK, ...change }, judged('dlv-1')])[0]?.split('  ')[1]
  const none = { status: 0, headers: [], body: { size: 0 } }
  expect(withAnswer({ answer: none, withheld: 'hang' })).toBe('<-- no answer')
  expect(withAnswer({ answer: none, withheld: 'reset' })).toBe('<-- reset')
  expect(withAnswer({ delayMs: 10_000 })).toBe('<-- 204 after 10.0 s')
})

test('one that is passed on has a line of its own, and its findings under it', () => {
  expect(render([FORWARDED, judged('dlv-2', SENT)])).toEqual([
    '==> POST http://127.0.0.1:3000/hook  <== 200 in 12 ms  ✓ conforms',
  ])
  const { answer: _answer, ...rest } = FORWARDED
  const failure = { reason: 'refused', message: 'nothing listens there' } as const
  const failed = [
    { ...rest, attempt: 2, failure },
    raised({ delivery: 'dlv-2', message: 'the receiver did not answer' }),
    judged('dlv-2', { ...SENT, findings: ['find-1'] }),
  ]
  expect(render(failed, { width: 120 })[0]).toBe(
    '==> POST http://127.0.0.1:3000/hook  attempt 2  <== nothing listens there  ✗ 1 finding',
  )
})

test('what else happens to the session is told', () => {
  const document = { type: 'document:read', atMs: 1, source: 'openapi.json' } as const
  expect(
    render([
      { ...document, plan: [] },
      { ...document, failure: 'it is not JSON' },
      { type: 'journal:failed', atMs: 1, message: 'the disk is full' },
      { type: 'callback:skipped', atMs: 1, request: 'dlv-1', callback: '-', because: 'no' },
    ]),
  ).toEqual([
    'i openapi.json has changed and was read again',
    'i openapi.json cannot be used as it is now: it is not JSON',
    'i the journal ends here: the disk is full',
    'i dlv-1: no',
  ])
})

test('names of a document that was read again are its own', () => {
  const plan = [{ callback: 'new', name: 'brand_new', operation: 'o', method: 'POST', key: '' }]
  const events: RunEvent[] = [
    { type: 'document:read', atMs: 1, source: 'openapi.json', plan },
    AT_HOOK,
    judged('dlv-1', { callback: 'new' }),
  ]
  expect(render(events)[1]).toContain('  brand_new  ')
})

test('whatever arrives reaches no terminal as it is', () => {
  const events = [
    received('dlv-1', { method: 'POST', url: '/\u001b]52;c;x\u0007\u202e' }),
    raised({ delivery: 'dlv-1', expected: 'a', arrived: '\u001b[2J\r\n\u0000' }),
    judged('dlv-1', { callback: 'evil\u001b[31m', findings: ['find-1'] }),
  ]
  expect(render(events).join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/)
})

test('without unicode every sign is ASCII, and no line is too wide', () => {
  const long = received('dlv-1', { url: `/${'long/'.repeat(60)}` })
  const finding = raised({ delivery: 'dlv-1', expected: 'x '.repeat(200), arrived: 'y' })
  const lines = render([long, finding, judged('dlv-1', { findings: ['find-1'] })], {
    unicode: false,
    width: 60,
  })
  expect(lines.every((line) => line.length <= 60)).toBe(true)
  expect(lines.join('')).toMatch(/^[\x20-\x7e]*$/)
})

test('at the start stand the addresses', () => {
  const style = createTextStyle({ color: false, unicode: true })
  const addresses = Array.from({ length: 31 }, (_, index) => ({
    name: `paid${index}`,
    method: 'POST',
    url: `http://127.0.0.1:1/${'t'.repeat(80)}`,
  }))
  const description = { title: 'Invoices', url: 'http://127.0.0.1:1', addresses }
  const text = renderListenBanner({ ...description, forwardTo: 'http://mine' }, style)
  expect(text.split('\n').slice(0, 4)).toEqual([
    'Invoices  http://127.0.0.1:1',
    '',
    'paid0  POST',
    `  http://127.0.0.1:1/${'t'.repeat(80)}`,
  ])
  expect(text).toContain('and 1 more (--verbose shows them)')
  expect(text).toContain('passed on to http://mine')
  const verbose = createTextStyle({ color: false, unicode: true, verbose: true })
  expect(renderListenBanner(description, verbose)).toContain('paid30  POST')
})
