import { expect, test } from 'vitest'
import { renderMockBanner } from '../../../src/report/mock-banner.js'
import type { MockDescription } from '../../../src/report/mock-description.js'
import { createTextStyle } from '../../../src/report/text-style.js'

const URL = 'http://127.0.0.1:4010'
const STYLE = createTextStyle({ color: false, unicode: true, width: 80 })

const PAID = {
  name: 'paid',
  method: 'POST',
  key: '{$request.query.url}/paid',
  reading: [{ text: '{$request.query.url}', means: 'query parameter url of POST /pay' }],
}

function render(description: Partial<MockDescription>, style = STYLE): string[] {
  return renderMockBanner(
    { title: 'Payments', operations: [], webhooks: [], ...description },
    URL,
    style,
  ).split('\n')
}

test('the banner tells address, operations, callbacks and how their keys are read', () => {
  expect(
    render({
      operations: [
        { method: 'GET', path: '/pay' },
        { method: 'POST', path: '/pay', callbacks: [PAID] },
      ],
    }),
  ).toEqual([
    'Payments  http://127.0.0.1:4010',
    '',
    'POST /pay',
    '  →  paid  POST {$request.query.url}/paid',
    '       {$request.query.url}: query parameter url of POST /pay',
    'GET /pay',
    '',
    'Ctrl-C ends it.',
    '',
  ])
})

test('a callback that cannot be sent says why', () => {
  const fixed = { ...PAID, reading: [], because: 'its key is a fixed URL' }
  const lines = render({ operations: [{ method: 'POST', path: '/pay', callbacks: [fixed] }] })
  expect(lines[3]).toBe('  -  paid  POST {$request.query.url}/paid')
  expect(lines[4]).toBe('     not sent: its key is a fixed URL')
})

test('how it is sent is told, and what is within it', () => {
  const inner = { ...PAID, name: 'confirmed', reading: [] }
  const outer = { ...PAID, reading: [], remarks: ['2 times', 'every 1 s'], callbacks: [inner] }
  const lines = render({ operations: [{ method: 'POST', path: '/pay', callbacks: [outer] }] })
  expect(lines.slice(4, 6)).toEqual([
    '       2 times, every 1 s',
    '    →  confirmed  POST {$request.query.url}/paid',
  ])
})

test('webhooks are told with the request that has them sent', () => {
  const ask = 'POST /__ringback/webhooks/ping'
  expect(render({ webhooks: [{ name: 'ping', method: 'POST', ask }] })).toContain(
    'webhook ping  on demand: POST /__ringback/webhooks/ping {"to": URL}',
  )
})

test('of many operations those with callbacks come first, and the others are counted', () => {
  const plain = Array.from({ length: 1000 }, (_, index) => ({ method: 'GET', path: `/${index}` }))
  const operations = [...plain, { method: 'POST', path: '/pay', callbacks: [PAID] }]
  const lines = render({ operations })
  expect(lines[2]).toBe('POST /pay')
  expect(lines).toContain('and 971 operations more (--verbose shows them)')
  const verbose = createTextStyle({ color: false, unicode: true, verbose: true })
  expect(render({ operations }, verbose)).toContain('GET /999')
})

test('what the document says cannot command the terminal', () => {
  const callback = { ...PAID, name: '\u001b[2J', because: '\u202e' }
  const text = render({
    title: '\u0007',
    operations: [{ method: 'POST', path: '/\u001b', callbacks: [callback] }],
    webhooks: [{ name: '\u001b', method: 'POST', ask: '\u0007' }],
  }).join('\n')
  expect(text).not.toMatch(/[\u0007\u001b\u202e]/)
})
