import { expect, test } from 'vitest'
import { shortenRequest } from '../../../src/report/request-text.js'
import { createTextStyle } from '../../../src/report/text-style.js'

const style = createTextStyle({ color: false, unicode: true })

test.each([
  ['http://127.0.0.1:8000/invoices/', 'POST /invoices/'],
  ['https://api.example.com', 'POST /'],
  ['http://h?a=1', 'POST /?a=1'],
  ['/token/invoices/inv-1', 'POST /token/invoices/inv-1'],
  ['http://h/a?callback_url=http%3A%2F%2F127.0.0.1%3A4000%2Fabc&b=2', 'POST /a?callback_url=…&b=2'],
  ['http://h/a?b=c=d?e', 'POST /a?b=c=d?e'],
  ['http://h/\u001b[2J', 'POST /\\x1b[2J'],
])('The request %s is shown as %s.', (url, shown) => {
  expect(shortenRequest('POST', url, style, 60)).toBe(shown)
})

test('A request too wide is cut.', () => {
  expect(shortenRequest('POST', 'http://h/abcdefghij', style, 12)).toBe('POST /abcde…')
})
