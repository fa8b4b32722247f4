import { expect, test } from 'vitest'
import type { StyledParameter } from '../../../src/sample/parameter-style.js'
import { leavesTrace } from '../../../src/sample/parameter-trace.js'

function styled(place: StyledParameter['in'], value: unknown): StyledParameter {
  const style = place === 'query' || place === 'cookie' ? 'form' : 'simple'
  return { name: 'id', in: place, style, explode: true, allowReserved: false, value }
}

test.each(['', null, [], {}, '.', '..'])('%j makes another path of a path', (value) => {
  expect(leavesTrace(styled('path', value))).toBe(false)
})

test.each([0, false, 'a', '...', ['a'], { a: 1 }])('%j is seen in a path', (value) => {
  expect(leavesTrace(styled('path', value))).toBe(true)
})

test('a path parameter of style label that is empty leaves a dot only', () => {
  expect(leavesTrace({ ...styled('path', ''), style: 'label' })).toBe(false)
  expect(leavesTrace({ ...styled('path', 'a'), style: 'label' })).toBe(true)
})

test.each([
  [[], false],
  [{}, false],
  ['', true],
  [null, true],
  [['a'], true],
])('of %j in a query it is %s that something is seen', (value, isSeen) => {
  expect(leavesTrace(styled('query', value))).toBe(isSeen)
})

test('headers and cookies may be empty', () => {
  expect(leavesTrace(styled('header', ''))).toBe(true)
  expect(leavesTrace(styled('cookie', []))).toBe(true)
})
