import { expect, test } from 'vitest'
import type { Finding } from '../../../src/check/model.js'
import { renderShortFinding } from '../../../src/report/short-finding.js'
import { createTextStyle } from '../../../src/report/text-style.js'
import { finding } from './sample-events.js'

const plain = createTextStyle({ color: false, unicode: false })
const both = { expected: 'paid: boolean', arrived: 'paid: "yes"' }

function render(change: Partial<Finding>, style = plain, indent?: number) {
  return renderShortFinding(finding(change), style, indent)
}

test.each<[string, Partial<Finding>, readonly string[]]>([
  ['its sentence where there is no evidence', {}, ['      paid must be boolean.']],
  ['its sentence where only one side is known', { expected: 'x' }, ['      paid must be boolean.']],
  ['its sentence where only the other is', { arrived: 'x' }, ['      paid must be boolean.']],
  ['both sides', both, ['      expected paid: boolean, arrived paid: "yes"']],
  [
    'both sides and the place',
    { ...both, at: 'body /paid' },
    ['      expected paid: boolean, arrived paid: "yes" at body /paid'],
  ],
  [
    'no place without evidence',
    { at: 'body /paid', promised: { file: 'a.yaml', pointer: '/x' } },
    ['      paid must be boolean.', '      promised a.yaml'],
  ],
  [
    'the line of the promise, without pointer and column',
    { promised: { file: 'a.yaml', pointer: '/x', line: 7, column: 3 } },
    ['      paid must be boolean.', '      promised a.yaml:7'],
  ],
])('a short finding has %s', (_, change, lines) => {
  expect(render(change)).toEqual(['    x delivery-body-schema', ...lines])
})

test.each([
  ['error', '\u001b[31mx delivery-body-schema\u001b[39m'],
  ['warning', '\u001b[33m! delivery-body-schema\u001b[39m'],
  ['info', '\u001b[36mi delivery-body-schema\u001b[39m'],
] as const)('%s has its colour and sign', (severity, head) => {
  const colored = createTextStyle({ color: true, unicode: false })
  expect(render({ severity }, colored)[0]).toBe(`    ${head}`)
})

test('it is indented and wrapped as asked', () => {
  const narrow = createTextStyle({ color: false, unicode: false, width: 40 })
  expect(render({ message: 'word '.repeat(9).trim() }, narrow, 0)).toEqual([
    'x delivery-body-schema',
    '  word word word word word word word',
    '  word word',
  ])
})

test('what arrived can neither steer the terminal nor break the line', () => {
  const lines = render({ expected: 'a', arrived: '\u001b[2J\nb\u202e', at: '\r' })
  expect(lines).toEqual([
    '    x delivery-body-schema',
    '      expected a, arrived \\x1b[2J\\nb\\u202e at \\r',
  ])
  expect(render({ promised: { file: 'a\u0007', pointer: '' } })[2]).toBe('      promised a\\x07')
})
