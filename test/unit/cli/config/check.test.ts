import { expect, test } from 'vitest'
import { checkConfig } from '../../../../cli/config/check.js'

const HINT = 'ringback/config.schema.json in the package describes everything that may stand there.'

/** A configuration with a step that expects this status. */
function expecting(status: unknown) {
  return { operations: { a: { after: [{ link: 'b', expect: status }] } } }
}

test.each([
  [{ concurrency: 1 }],
  [{ concurrency: 1000 }],
  [{ repeat: 1 }],
  [{ repeat: 10_000 }],
  [{ timeout: '0ms' }],
  [{ timeout: '123456789.123m' }],
  [{ only: [] }],
  [{ operations: { a: { callbacks: { b: { deliveries: 1 } } } } }],
  [{ operations: { a: { callbacks: { b: { deliveries: { min: 0, max: 1 } } } } } }],
  [{ operations: { a: { callbacks: { b: { bind: 'body:/' } } } } }],
  [{ operations: { a: { members: { '/a': null } } } }],
  [expecting(100)],
  [expecting(599)],
  [expecting('204')],
  [expecting('1xx')],
  [expecting('5XX')],
  [{ mock: { port: 0, seed: 0 } }],
  [{ mock: { port: 65_535, seed: 2_147_483_647 } }],
])('%j is a configuration', (data) => {
  expect(checkConfig(data, 'c.json')).toBe(data)
})

test.each<[unknown, RegExp]>([
  [undefined, /^c\.json: expected object, but got null\.$/],
  [[], /^c\.json: expected object, but got /],
  ['text', /^c\.json: expected object, but got "text"\.$/],
  [{ concurrency: 0 }, /concurrency: .*1.*, but got concurrency: 0\.$/],
  [{ concurrency: 1001 }, /concurrency: .*1000.*, but got concurrency: 1001\.$/],
  [{ concurrency: 1.5 }, /concurrency: integer, but got concurrency: 1\.5\.$/],
  [{ repeat: 10_001 }, /repeat: .*10000.*, but got repeat: 10001\.$/],
  [{ repeat: '3' }, /repeat: integer, but got repeat: "3"\.$/],
  [{ strict: 'yes' }, /strict: boolean, but got strict: "yes"\.$/],
  [{ document: '' }, /document: at least 1 character, but got document: "" \(0 characters\)\.$/],
  [{ only: 'a' }, /only: array, but got only: "a"\.$/],
  [{ only: [1] }, /only\[0\]: string, but got only\[0\]: 1\.$/],
  [{ headers: { a: 1 } }, /headers\.a: string, but got headers\.a: 1\.$/],
  [
    { operations: { a: { callbacks: { b: { deliveries: 0 } } } } },
    /deliveries: .*, but got .*: 0\.$/,
  ],
  ...['20xx', '6xx', 'xx', '600', '2XX '].map((status): [unknown, RegExp] => [
    expecting(status),
    new RegExp(
      `^c\\.json: expected operations\\.a\\.after\\[0\\]\\.expect: .*, but got .*: "${status}"\\.$`,
    ),
  ]),
  [expecting(99), /after\[0\]\.expect: at least 100, but got .*: 99\.$/],
  [expecting(600), /after\[0\]\.expect: at most 599, but got .*: 600\.$/],
  [{ operations: { a: { callbacks: { b: { bind: 'url' } } } } }, /bind: .*, but got .*"url"\.$/],
  [
    { operations: { a: { members: { customer: 7 } } } },
    /^c\.json: expected .*operations\.a\.members/,
  ],
  [{ mock: { port: 65_536 } }, /mock\.port: .*65535.*, but got mock\.port: 65536\.$/],
  [{ mock: { port: -1 } }, /mock\.port: .*0.*, but got mock\.port: -1\.$/],
  [JSON.parse('{"constructor": {}}'), /but got constructor/],
  [JSON.parse('{"operations": {"a": {"toString": 1}}}'), /but got operations\.a\.toString/],
])('%j is refused by its place %#', (data, message) => {
  expect(() => checkConfig(data, 'c.json')).toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      message: expect.stringMatching(message) as string,
      hint: HINT,
    }) as Error,
  )
})

test('of several mistakes the first is told', () => {
  expect(() => checkConfig({ strict: 1, repeat: 'x' }, 'c.json')).toThrow(
    /^c\.json: expected (?:strict: boolean, but got strict: 1|repeat: integer, but got repeat: "x")\.$/,
  )
})

test('a secret is looked for once the rest is right', () => {
  expect(() => checkConfig({ credentials: { bearer: 'hush-1' } }, 'c.json')).toThrow(
    'c.json, credentials.bearer: expected env:NAME',
  )
})
