import { expect, test } from 'vitest'
import { rememberLast } from '../../../src/transport/remember-last.js'

/** Makes numbered results, and counts them. */
function createMaker() {
  let made = 0
  const make = (key: readonly string[]) => {
    made += 1
    return `${key.join('')}${made}`
  }
  return { remember: rememberLast(make), count: () => made }
}

test('the same object again gives the same result', () => {
  const { remember, count } = createMaker()
  const key = ['a']
  expect([remember(key), remember(key), count()]).toEqual(['a1', 'a1', 1])
})

test('another object with the same content has a result of its own', () => {
  const { remember } = createMaker()
  expect([remember(['a']), remember(['a'])]).toEqual(['a1', 'a2'])
})

test('only the last result is kept', () => {
  const { remember } = createMaker()
  const [one, other] = [['a'], ['b']]
  expect([one, other, one].map(remember)).toEqual(['a1', 'b2', 'a3'])
})

test('a result that is undefined is kept too', () => {
  let made = 0
  const remember = rememberLast(() => void (made += 1))
  const key = {}
  remember(key)
  remember(key)
  expect(made).toBe(1)
})
