import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLedger } from '../../../src/delivery/ledger.js'
import { findReached } from '../../../src/delivery/match.js'
import { findTokens, TOKEN_LENGTH } from '../../../src/delivery/target.js'
import { makeTrigger, token } from '../../support/delivery.js'

const one = makeTrigger({ number: 1 })
const other = makeTrigger({ number: 2 })
const ledger = createLedger()
ledger.add(one)
ledger.add(other)

test.each([
  ['right behind the host', `/${token(1)}`],
  ['with a path behind it', `/${token(1)}/invoices/1`],
  ['with a query behind it', `/${token(1)}?a=b`],
  ['in upper case', `/${token(1).toUpperCase()}/invoices`],
  ['behind a path', `/tunnel/${token(1)}/invoices`],
  ['in absolute form', `http://127.0.0.1:4010/${token(1)}/invoices`],
  ['in a query', `/hook?to=${token(1)}`],
  ['percent-encoded slash before it', `/hook%2F${token(1)}`],
  ['before the token of another', `/${token(1)}/${token(2)}`],
  ['behind a token of nobody', `/${token(9)}/${token(1)}`],
  ['with more hexadecimal digits behind it', `/${token(1)}a`],
])('a token is found %s', (_where, target) => {
  expect(findReached(target, ledger)?.id).toBe('trig-1')
})

test.each([
  ['nothing', ''],
  ['the root', '/'],
  ['the asterisk form', '*'],
  ['a token of nobody', `/${token(9)}`],
  ['a token without its last digit', `/${token(1).slice(0, -1)}`],
  ['a token with a digit before it', `/a${token(1)}`],
  ['a token that a percent sign spoils', `/%${token(1)}`],
])('%s reaches nobody', (_what, target) => {
  expect(findReached(target, ledger)).toBeUndefined()
})

test('a path of its own reaches a trigger without a token', () => {
  const routed = createLedger()
  routed.addRoute('/webhooks/paid', one)
  expect(findReached('/webhooks/paid?x=1', routed)).toBe(one)
  expect(findReached('/webhooks/paid/x', routed)).toBeUndefined()
})

test('the first token that is somebody’s decides, wherever it stands', () => {
  const piece = fc.constantFrom(
    ...['/', '%', '%2F', '%252F', 'a', 'F', '?', '=', 'http://h', '*'],
    ...[token(1), token(2), token(9), token(1).toUpperCase(), token(2).slice(1)],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const target = pieces.join('')
      const owners = findTokens(target).flatMap((held) => ledger.findByToken(held) ?? [])
      expect(findReached(target, ledger)).toBe(owners[0])
    }),
    { numRuns: 500 },
  )
})

test('a token has the length that is looked for', () => {
  expect([token(1).length, findTokens(token(1))]).toEqual([TOKEN_LENGTH, [token(1)]])
})
