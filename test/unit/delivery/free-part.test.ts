import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillFree, markFree, showFree } from '../../../src/delivery/free-part.js'

const NAMES = ['kind', '{$request.body#/id}']
const URL = '/t/{kind}/x/{$request.body#/id}'
const MARKED = markFree(URL, NAMES)

test('marks stand for whole expressions, whatever is in them', () => {
  expect(MARKED.split('/')).toHaveLength(5)
  expect(MARKED).not.toMatch(/[{}#]/)
  expect(showFree(MARKED, NAMES)).toBe(URL)
  expect(markFree(URL, [])).toBe(URL)
})

test.each([
  ['/t/paid/x/inv-1', '/t/paid/x/inv-1'],
  ['/t/paid/y/inv-1', '/t/paid/x/inv-1'],
  ['/t//paid/x/inv-1', '/t/paid/x/inv-1'],
  ['/t/paid', '/t/paid/x/{$request.body#/id}'],
  ['', URL],
])('what arrived as %j fills what it can: %s', (arrived, filled) => {
  expect(showFree(fillFree(MARKED, arrived, '/'), NAMES)).toBe(filled)
})

test('a mark within a piece takes what is between its neighbours', () => {
  const template = markFree('a=1&b=x-{kind}.json', NAMES)
  expect(fillFree(template, 'a=2&b=x-paid.json', '&')).toBe('a=1&b=x-paid.json')
  expect(showFree(fillFree(template, 'a=2&b=paid', '&'), NAMES)).toBe('a=1&b=x-{kind}.json')
})

test('a template without marks is what it is', () => {
  expect(fillFree('/a/b', '/c/d', '/')).toBe('/a/b')
})

test('any target can be filled in, and what fits fits as it came', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (arrived) => {
      expect(() => fillFree(MARKED, arrived, '/')).not.toThrow()
      const segment = encodeURIComponent(arrived) || '-'
      const path = `/t/${segment}/x/${segment}`
      expect(fillFree(MARKED, path, '/')).toBe(path)
    }),
  )
})
