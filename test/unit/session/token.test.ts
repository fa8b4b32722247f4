import { expect, test } from 'vitest'
import { createTokenSource } from '../../../src/session/token.js'

test('tokens have 128 bits and never repeat, over many draws of random bytes', () => {
  const tokens = Array.from({ length: 1000 }, createTokenSource())
  expect(new Set(tokens).size).toBe(1000)
  expect(tokens.filter((one) => !/^[0-9a-f]{32}$/.test(one))).toEqual([])
})

test('tokens share no part with their neighbours', () => {
  const tokens = Array.from({ length: 130 }, createTokenSource())
  const halves = tokens.flatMap((token) => [token.slice(0, 16), token.slice(16)])
  expect(new Set(halves).size).toBe(260)
})

test('two sources give different tokens', () => {
  expect(createTokenSource()()).not.toBe(createTokenSource()())
})
