import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expectUrl } from '../../../src/delivery/expect.js'
import { makeCallback, makeParameter } from '../../support/contract.js'
import { token } from '../../support/delivery.js'

const RECEIVERS = [
  'http://127.0.0.1:9999',
  'http://localhost',
  'https://abc.tunnel.example',
  'https://tunnel.example/a/b',
  'http://[::1]:9999',
]

/** Values that are spelled alike in all encodings, others, and both in one. */
const value = fc.oneof(
  fc.stringMatching(/^[\w.*-]{0,12}$/),
  fc.constantFrom('', '.', '..', 'a/b', 'a b', '../x', '%2F', '~', "'", '?x=1', '#', '\ud800', 'é'),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

/** What stands between the values; the last ones need parsing themselves. */
const literal = fc.constantFrom('/', '/invoices/', '?id=', '&b=', '-', '', '/./', '/a b/', '/ü/')

interface Case {
  readonly receiver: string
  readonly literals: readonly string[]
  readonly ids: readonly string[]
}

const given: fc.Arbitrary<Case> = fc
  .array(fc.tuple(literal, value), { maxLength: 3 })
  .chain((pairs) =>
    fc.record({
      receiver: fc.constantFrom(...RECEIVERS),
      literals: fc.constant(pairs.map(([text]) => text)),
      ids: fc.constant(pairs.map(([, id]) => id)),
    }),
  )

function expectFor({ receiver, literals, ids }: Case, ending = '') {
  const rest = literals.map((text, index) => `${text}{$request.body#/${index}}`)
  const callbackUrl = `${receiver}/${token(1)}`
  const key = `{$request.query.callback_url}${rest.join('')}${ending}`
  const parameters = [makeParameter({ name: 'kind', in: 'path' })]
  const request = {
    url: 'http://api/',
    method: 'POST',
    headers: [],
    query: [],
    path: new Map<string, string>(),
    body: ids,
  }
  const callback = makeCallback({ key, parameters })
  return expectUrl({ callback, callbackUrl, token: token(1), context: { request } })
}

/** Path and query of a URL as every client would send them, from the token on if it is still there. */
function sendTo(url: string): string {
  const { pathname, search } = new URL(url)
  const target = pathname + search
  const start = target.indexOf(token(1))
  return start < 0 ? target : `/${target.slice(start)}`
}

function encodeAll(encode: (id: string) => string, { receiver, literals, ids }: Case): string {
  const rest = literals.map((text, index) => text + encode(ids[index] ?? ''))
  return `${receiver}/${token(1)}${rest.join('')}`
}

const isWellFormed = (id: string) => !/\p{Cs}/u.test(id)
const encodePath = (id: string) => (isWellFormed(id) ? encodeURIComponent(id) : id)
const encodeForm = (id: string) => new URLSearchParams({ id }).toString().slice('id='.length)

test('every spelling that a client may send is expected, and no other, whatever the values are', () => {
  fc.assert(
    fc.property(given, (input) => {
      const url = expectFor(input)
      if (url.kind !== 'known') throw new Error(`not known: ${JSON.stringify(url)}`)
      const spellings = [(id: string) => id, encodePath, encodeForm].map((encode) =>
        sendTo(encodeAll(encode, input)),
      )
      expect(url.url).toBe(encodeAll((id) => id, input))
      expect(url.targets.map(({ text }) => text)).toEqual([...new Set(spellings)])
    }),
    { numRuns: 1000 },
  )
})

test('the values are known to whoever explains a difference, each by its expression', () => {
  fc.assert(
    fc.property(given, (input) => {
      const url = expectFor(input)
      if (url.kind !== 'known') throw new Error(`not known: ${JSON.stringify(url)}`)
      const values = input.ids.map((id, index) => [`{$request.body#/${index}}`, id])
      for (const target of url.targets) expect([...target.values]).toEqual(values)
    }),
  )
})

test('a part that the sender fills is free in every spelling', () => {
  fc.assert(
    fc.property(given, fc.stringMatching(/^\w{1,8}$/), (input, kind) => {
      const url = expectFor(input, '/{kind}')
      if (url.kind !== 'known') throw new Error(`not known: ${JSON.stringify(url)}`)
      for (const encode of [(id: string) => id, encodePath, encodeForm]) {
        const arrived = sendTo(`${encodeAll(encode, input)}/${kind}`)
        // Behind a fragment nothing is sent.
        if (encodeAll(encode, input).includes('#')) continue
        expect(url.targets.map(({ pattern }) => pattern?.exec(arrived)?.[1])).toContain(kind)
      }
      for (const target of url.targets) {
        expect(target.text).toBeUndefined()
        expect(target.names).toEqual(['kind'])
      }
    }),
  )
})
