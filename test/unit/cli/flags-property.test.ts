import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBindings } from '../../../cli/binding.js'
import { parseBody } from '../../../cli/body.js'
import { parseDuration } from '../../../cli/duration.js'
import { parsePath } from '../../../cli/flags.js'
import { parseHeader } from '../../../cli/header.js'
import { parseWholeNumber } from '../../../cli/number.js'
import { parseSetting } from '../../../cli/setting.js'
import { parseHttpUrl } from '../../../cli/url.js'
import { RingbackError } from '../../../src/index.js'

const RUNS = { numRuns: 100 }
const PARSERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['--bind', (text) => readBindings([text])],
  ['--body', parseBody],
  ['--timeout', (text) => parseDuration('--timeout', text)],
  ['--webhooks-at', parsePath],
  ['--header', (text) => parseHeader('--header', text)],
  ['--port', (text) => parseWholeNumber('--port', text, { from: 0, to: 65_535 })],
  ['--set', parseSetting],
  ['--api', (text) => parseHttpUrl('--api', text)],
]

/** Texts that are nearly right. */
const NEARLY = fc.string({
  unit: fc.constantFrom(...'=:/.@{}[]"0159smquerybodyhtp?#~- \n'.split(''), 'env:', '\ud800', '日'),
  maxLength: 20,
})

test.each(PARSERS)('%s takes a text or refuses it by its own name', (option, parse) => {
  fc.assert(
    fc.property(fc.oneof(NEARLY, fc.string({ unit: 'binary' })), (text) => {
      let failure: unknown
      try {
        parse(text)
      } catch (error) {
        failure = error
      }
      if (failure === undefined) return
      expect(failure).toBeInstanceOf(RingbackError)
      const { code, message } = failure as RingbackError
      expect([code, message.slice(0, option.length)]).toEqual(['RINGBACK_ERR_USAGE', option])
    }),
    RUNS,
  )
})

test.each([
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
] as const)('a whole number of %s is as many times %d ms', (unit, factor) => {
  const most = 86_400_000 / factor
  fc.assert(
    fc.property(fc.integer({ min: 0, max: most }), (count) => {
      expect(parseDuration('--timeout', `${count}${unit}`)).toBe(count * factor)
    }),
    RUNS,
  )
  expect(() => parseDuration('--timeout', `${most + 1}${unit}`)).toThrow(
    `--timeout: expected at most 1440m (a day), but got "${most + 1}${unit}".`,
  )
})

test('of whole numbers exactly those between the bounds are taken', () => {
  const number = fc.integer({ min: -20, max: 1000 })
  fc.assert(
    fc.property(number, number, number, (value, from, to) => {
      const read = () => parseWholeNumber('-n', String(value), { from, to })
      if (value >= 0 && value >= from && value <= to) expect(read()).toBe(value)
      else expect(read).toThrow(`-n: expected a whole number from ${from} to ${to}`)
    }),
    RUNS,
  )
})

test('a setting is read back from its parts', () => {
  const place = fc.constantFrom('path', 'query', 'header', 'cookie')
  const name = fc.stringMatching(/^[^=]{1,10}$/)
  fc.assert(
    fc.property(place, name, fc.string({ unit: 'binary' }), (at, called, value) => {
      expect(parseSetting(`${at}:${called}=${value}`)).toMatchObject({ value })
      const named = parseSetting(`op.1.${at}:${called.replaceAll('.', '_')}=${value}`)
      expect(named).toEqual({
        operation: 'op.1',
        place: at,
        name: called.replaceAll('.', '_'),
        value,
      })
    }),
    RUNS,
  )
})

test('the value of a setting that is refused is never shown', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z.]{0,8}$/), (head) => {
      expect(() => parseSetting(`${head}=canary=canary`)).toThrow(/^(?![^]*canary)[^]*$/)
    }),
    RUNS,
  )
})

test('any JSON is a body, with and without an operation before it', () => {
  fc.assert(
    fc.property(fc.json(), fc.stringMatching(/^[a-z]{1,6}( \/[a-z=]{1,6})?$/), (source, name) => {
      expect(parseBody(source)).toEqual({ source })
      expect(parseBody(`${name}_=${source}`)).toEqual({ operation: `${name}_`, source })
    }),
    RUNS,
  )
})

test('a header is its name and its value, whatever blanks stand around them', () => {
  const token = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,12}$/)
  const value = fc.stringMatching(
    /^[!-~\u00a1-\u00ff]([ -~\u00a1-\u00ff]{0,10}[!-~\u00a1-\u00ff])?$/,
  )
  fc.assert(
    fc.property(token, value, fc.constantFrom('', ' ', '\t '), (name, text, blank) => {
      expect(parseHeader('--header', `${name}:${blank}${text}${blank}`)).toEqual([name, text])
    }),
    RUNS,
  )
})

test('a binding belongs to all that stands before the last equals sign', () => {
  const callback = fc.string({ minLength: 1 })
  fc.assert(
    fc.property(callback, fc.stringMatching(/^[^=]{1,10}$/), (name, parameter) => {
      expect([...readBindings([`${name}=query:${parameter}`])]).toEqual([
        [name, { in: 'query', name: parameter }],
      ])
    }),
    RUNS,
  )
})

test('an http URL is taken letter by letter', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      fc.pre(!url.slice(8).split(/[/?#]/, 1)[0]?.includes('@'))
      expect(parseHttpUrl('--api', url)).toBe(url)
    }),
    RUNS,
  )
})

test('a URL with user and password is refused, and neither is shown', () => {
  const authority = fc.webAuthority({ withUserInfo: true }).filter((text) => text.includes('@'))
  fc.assert(
    fc.property(fc.constantFrom('http://', 'ftp://', ''), authority, (scheme, at) => {
      expect(() => parseHttpUrl('--api', `${scheme}${at}/`)).toThrow(
        '--api: expected a URL without user name and password, but got one with them.',
      )
    }),
    RUNS,
  )
})
