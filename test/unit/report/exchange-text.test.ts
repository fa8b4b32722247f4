import { expect, test } from 'vitest'
import { renderExchange } from '../../../src/report/exchange-text.js'
import { createTextStyle } from '../../../src/report/text-style.js'
import { sentEvent, unansweredEvent } from '../../support/sent.js'

const style = createTextStyle({ color: false, unicode: false })
const verbose = createTextStyle({ color: false, unicode: false, verbose: true })

function answer(text: string, size = text.length) {
  return { status: 200, headers: [['content-type', 'text/plain']] as const, body: { size, text } }
}

test('request and answer are shown whole, our JSON one member below the other', () => {
  const event = sentEvent('dlv-1', {
    body: { size: 22, text: '{"id":"7","paid":true}' },
    answer: answer('{"ok":true}'),
  })
  expect(renderExchange(event, style)).toBe(`-> POST http://127.0.0.1:3000/invoices/inv-1
  content-type: application/json

  {
    "id": "7",
    "paid": true
  }

200 in 3 ms
  content-type: text/plain

  {"ok":true}
`)
})

test('an empty answer is its status', () => {
  expect(renderExchange(sentEvent('dlv-1'), style)).toMatch(/\n\n204 in 3 ms\n$/)
})

test('without an answer the reason is shown', () => {
  expect(renderExchange(unansweredEvent('dlv-1'), style)).toMatch(
    /\n\nx 127\.0\.0\.1:3000 refused the connection\.\n$/,
  )
})

test('a body that is no JSON, or only looks like it, is shown as it was sent', () => {
  const show = (text: string) =>
    renderExchange(sentEvent('d', { body: { size: text.length, text } }), style)
  expect(show('a=1&b=2')).toContain('\n  a=1&b=2\n')
  expect(show('{"a":')).toContain('\n  {"a":\n')
})

test('what the receiver sends cannot steer the terminal', () => {
  const headers = [['x-evil', 'a\u001b]0;title\u0007']] as const
  const event = sentEvent('d', { answer: { ...answer('one\r\ntwo\u001b[2J'), headers } })
  const text = renderExchange(event, style)
  expect(text).toContain('x-evil: a\\x1b]0;title\\x07')
  expect(text).toContain('\n  one\n  two\\x1b[2J\n')
})

test('a CI system takes no line of it for a command', () => {
  const text = renderExchange(sentEvent('d', { answer: answer('::error::gotcha') }), style)
  expect(text).not.toMatch(/^::/m)
})

test('a long body is cut, and whole when verbose', () => {
  const event = sentEvent('d', { answer: answer(`${'x'.repeat(4500)}END`) })
  expect(renderExchange(event, style)).toContain('... 4,503 bytes (--verbose shows all)')
  expect(renderExchange(event, style)).not.toContain('END')
  expect(renderExchange(event, verbose)).toContain('END')
})

test('bytes that are no text are counted', () => {
  const event = sentEvent('d', { body: { size: 2048, base64: 'AAAA' } })
  expect(renderExchange(event, style)).toContain('  (2,048 bytes that are no text)\n')
})
