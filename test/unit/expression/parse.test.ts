import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Deviation, TemplatePart } from '../../../src/expression/model.js'
import { parseCallbackKey } from '../../../src/expression/parse.js'
import { anyOddKey, anyStandardKey } from './arbitraries.js'

function textOf(parts: readonly TemplatePart[]): string {
  return parts.map((part) => part.text).join('')
}

test.each([
  '{$request.body#/webhook_url}',
  '{$request.header.X-Callback-URL}',
  '{$request.query.callbackUrl}/data',
  '{$request.body#/callbackUrl}?event={$request.body#/eventName}',
  '{$request.body#/callback_url}/pets/{$request.path.id}/vaccinations',
  '{$response.body#/data/webhook_url}',
  '{$method}',
  '{$request.body#/circleNotificationSubscription.callbackReference.notifyURL}',
  'http://notificationServer.com?url={$request.body#/callbackUrl}&event={$request.body#/eventName}',
  '$request.body#/url',
  '$request.query.heartbeat-url',
  '$response.body#/successUrl',
])('%s is standard', (key) => {
  const expression = parseCallbackKey(key)
  expect(expression).toMatchObject({ text: key, shape: 'expression', deviations: [], faults: [] })
  expect(textOf(expression.parts)).toBe(key)
})

test('A key is cut into literals and expressions with their places', () => {
  expect(parseCallbackKey('http://h?u={$request.body#/a~1b}&m={$method}!').parts).toEqual([
    { kind: 'literal', text: 'http://h?u=' },
    {
      kind: 'expression',
      source: { kind: 'body', message: 'request', pointer: '/a~1b' },
      text: '{$request.body#/a~1b}',
      offset: 11,
    },
    { kind: 'literal', text: '&m=' },
    { kind: 'expression', source: { kind: 'method' }, text: '{$method}', offset: 35 },
    { kind: 'literal', text: '!' },
  ])
})

test("The key of FastAPI's tutorial is read in full", () => {
  expect(parseCallbackKey('{$callback_url}/invoices/{$request.body.id}')).toEqual({
    text: '{$callback_url}/invoices/{$request.body.id}',
    shape: 'expression',
    parts: [
      {
        kind: 'expression',
        source: { kind: 'name', name: 'callback_url' },
        text: '{$callback_url}',
        offset: 0,
      },
      { kind: 'literal', text: '/invoices/' },
      {
        kind: 'expression',
        source: { kind: 'body', message: 'request', pointer: '/id' },
        text: '{$request.body.id}',
        offset: 25,
      },
    ],
    deviations: [
      {
        dialect: 'bare-name',
        offset: 0,
        length: 15,
        message:
          '`{$callback_url}` is a name without a source such as `$request.query.`; it is read as the parameter or body member `callback_url`',
      },
      {
        dialect: 'dotted-body',
        offset: 25,
        length: 18,
        message:
          '`{$request.body.id}` has dots where `#` and a JSON Pointer must stand; it is read as `/id` of the request body',
        standard: '{$request.body#/id}',
      },
    ],
    faults: [],
  })
})

// Spellings from public documents, with dialect, place and standard spelling of each slip.
test.each<[string, ...[Deviation['dialect'], number, number, string?][]]>([
  ['{$callback_url}', ['bare-name', 0, 15]],
  ['{$callback_url}/execution/{$job_id}', ['bare-name', 0, 15], ['bare-name', 26, 9]],
  ['{$callback.url}', ['bare-name', 0, 15]],
  ['{SessionEventNotificationUri}', ['template-name', 0, 29]],
  ['{$request.body.callbackUrl}', ['dotted-body', 0, 27, '{$request.body#/callbackUrl}']],
  ['{request.body#/notifUri}', ['missing-dollar', 0, 24, '{$request.body#/notifUri}']],
  ['{request.body}', ['missing-dollar', 0, 14, '{$request.body}']],
  [
    '{request.body#/authNotification }',
    ['blank-in-braces', 0, 33, '{$request.body#/authNotification}'],
    ['missing-dollar', 0, 33, '{$request.body#/authNotification}'],
  ],
  ['{$request.body#callbackUrl}', ['missing-slash', 0, 27, '{$request.body#/callbackUrl}']],
  ['http://$request.query.url', ['missing-braces', 7, 18, '{$request.query.url}']],
  ['{ $request.body#/url }', ['blank-in-braces', 0, 22, '{$request.body#/url}']],
  ['{{$request.body#/url}}/x', ['double-braces', 0, 22, '{$request.body#/url}']],
  ['{$request.body#/subsNotifUri', ['unclosed-brace', 0, 28, '{$request.body#/subsNotifUri}']],
  ['/v2{$callback_url}', ['glued-prefix', 0, 3], ['bare-name', 3, 15]],
])('%s is read by its dialects', (key, ...expected) => {
  const expression = parseCallbackKey(key)
  expect(expression.shape).toBe('expression')
  expect(expression.faults).toEqual([])
  expect(
    expression.deviations.map(({ dialect, offset, length, standard }) =>
      standard === undefined ? [dialect, offset, length] : [dialect, offset, length, standard],
    ),
  ).toEqual(expected)
})

test.each([
  ['http://$request.query.url', 'url', ''],
  ['http://$request.query.url/done', 'url', '/done'],
  ['http://$request.query.host:8080/x', 'host', ':8080/x'],
  ['http://h?u=$request.query.url&v=1', 'url', '&v=1'],
  ['http://h?u=$request.header.X-Url&v=1', 'X-Url', '&v=1'],
  ['http://h?u=$request.query.call.back-url#f', 'call.back-url', '#f'],
  ['$request.query.url/done', 'url', '/done'],
  ['$request.query.url?x={$method}', 'url', '?x='],
])('Without braces, the name in %s ends before URL delimiters', (key, name, literal) => {
  const { parts, deviations } = parseCallbackKey(key)
  const index = parts.findIndex((part) => part.kind === 'expression')
  expect(parts[index]).toMatchObject({ source: { name } })
  expect(parts[index + 1]?.text ?? '').toBe(literal)
  expect(deviations.map((deviation) => deviation.dialect)).toEqual(['missing-braces'])
})

test.each([
  ['$request.body#/a/b', '/a/b', []],
  ['$request.body#/a b', '/a b', []],
  ['http://$request.body#/a/b', '/a/b', ['missing-braces']],
  ['$request.body#/a/b?x=1', '/a/b', ['missing-braces']],
  ['http://$request.body/done', '', ['missing-braces']],
  ['$request.body.a.b', '/a/b', ['dotted-body']],
  ['http://$request.body.a[0]/done', '/a/0', ['missing-braces', 'dotted-body']],
])('Without braces, the body in %s points at "%s"', (key, pointer, dialects) => {
  const { parts, deviations } = parseCallbackKey(key)
  expect(parts.find((part) => part.kind === 'expression')).toMatchObject({ source: { pointer } })
  expect(deviations.map((deviation) => deviation.dialect)).toEqual(dialects)
})

test('An expression without braces may start the key and be a bare name', () => {
  expect(parseCallbackKey('$callback_url')).toMatchObject({
    parts: [{ source: { kind: 'name', name: 'callback_url' } }],
    deviations: [{ dialect: 'bare-name' }],
  })
  expect(parseCallbackKey('$callback_url/done')).toMatchObject({
    parts: [{ text: '$callback_url' }, { text: '/done' }],
    deviations: [{ dialect: 'missing-braces' }, { dialect: 'bare-name' }],
  })
})

test('A dollar inside a URL is an ordinary character', () => {
  expect(parseCallbackKey('http://h/odata/$metadata')).toMatchObject({
    shape: 'static-url',
    parts: [{ kind: 'literal', text: 'http://h/odata/$metadata' }],
    faults: [],
  })
})

test('An expression ends at the first closing brace, and the second one is a fault', () => {
  expect(parseCallbackKey('{$request.body#/a}b}')).toMatchObject({
    parts: [{ source: { pointer: '/a' } }, { kind: 'literal', text: 'b}' }],
    faults: [{ offset: 19, length: 1, message: '`}` cannot be read: no `{` stands before it' }],
  })
})

test('Closing braces beyond the opening ones are a fault of their own', () => {
  expect(parseCallbackKey('{$method}}}')).toMatchObject({
    parts: [{ text: '{$method}' }, { kind: 'literal', text: '}}' }],
    deviations: [],
    faults: [{ offset: 9, length: 2 }],
  })
})

test('Opening braces beyond the closing ones are read as doubled', () => {
  expect(parseCallbackKey('{{{$method}}/x')).toMatchObject({
    parts: [{ text: '{{{$method}}' }, { text: '/x' }],
    deviations: [{ dialect: 'double-braces', offset: 0, length: 12, standard: '{$method}' }],
    faults: [],
  })
})

test('A brace that opens twice makes the first one a fault and the second an expression', () => {
  expect(parseCallbackKey('{$request.body#/a/{$method}')).toMatchObject({
    shape: 'expression',
    parts: [{ kind: 'literal', text: '{$request.body#/a/' }, { source: { kind: 'method' } }],
    faults: [
      {
        offset: 0,
        length: 18,
        message: '`{$request.body#/a/` cannot be read: its `{` is never closed',
      },
    ],
  })
})

test.each([
  ['{$request.query.url/done', 'its closing `}` is missing, and could stand in several places'],
  ['{{$request.body#/a', 'its `{` is never closed'],
  ['{', 'it is empty'],
  ['{}', 'it is empty'],
  [
    '{$request.multipleMethod.queryUrl}',
    'after `$request` must stand `.header`, `.query`, `.path` or `.body`',
  ],
  ['$request.header#/put-url', 'only a body has a JSON Pointer: write `$request.header.put-url`'],
])('%s is a fault as a whole and stays a literal', (key, because) => {
  expect(parseCallbackKey(key)).toEqual({
    text: key,
    shape: 'bare-word',
    parts: [{ kind: 'literal', text: key }],
    deviations: [],
    faults: [{ offset: 0, length: key.length, message: `\`${key}\` cannot be read: ${because}` }],
  })
})

test('A misspelt expression in a URL is a fault at its place', () => {
  expect(parseCallbackKey('http://$requests.query.url')).toEqual({
    text: 'http://$requests.query.url',
    shape: 'static-url',
    parts: [{ kind: 'literal', text: 'http://$requests.query.url' }],
    deviations: [],
    faults: [
      {
        offset: 7,
        length: 19,
        message:
          '`$requests.query.url` cannot be read: `$requests` does not exist: write `$request`',
      },
    ],
  })
})

test('The empty key is a fault and has no parts', () => {
  expect(parseCallbackKey('')).toEqual({
    text: '',
    shape: 'bare-word',
    parts: [],
    deviations: [],
    faults: [{ offset: 0, length: 0, message: 'The callback key is empty' }],
  })
})

test('A long key is shortened in messages', () => {
  const [deviation] = parseCallbackKey(`{request.body#/${'a'.repeat(500)}}`).deviations
  expect(deviation?.message.length).toBeLessThan(300)
  expect(deviation?.standard).toBe(`{$request.body#/${'a'.repeat(500)}}`)
})

test('The texts of a standard key are the key', () => {
  fc.assert(
    fc.property(anyStandardKey, (key) => {
      const expression = parseCallbackKey(key)
      expect(expression.deviations).toEqual([])
      expect(expression.faults).toEqual([])
      expect(textOf(expression.parts)).toBe(key)
    }),
  )
})

test('Any text is read without an exception, and nothing of it is lost', () => {
  fc.assert(
    fc.property(fc.oneof(anyOddKey, fc.string({ unit: 'binary' })), (key) => {
      const expression = parseCallbackKey(key)
      const glued = expression.deviations.find(({ dialect }) => dialect === 'glued-prefix')
      expect(key.slice(0, glued?.length ?? 0) + textOf(expression.parts)).toBe(key)
      expect(expression.parts.every((part) => part.text !== '')).toBe(true)
      for (const part of expression.parts) {
        if (part.kind === 'literal') continue
        expect(key.startsWith(part.text, part.offset)).toBe(true)
      }
    }),
    { numRuns: 1000 },
  )
})

test('What is marked lies inside the key', () => {
  fc.assert(
    fc.property(anyOddKey, (key) => {
      const { deviations, faults } = parseCallbackKey(key)
      for (const { offset, length } of [...deviations, ...faults]) {
        expect(offset).toBeGreaterThanOrEqual(0)
        expect(offset + length).toBeLessThanOrEqual(key.length)
      }
    }),
    { numRuns: 500 },
  )
})

test('The standard spelling of a slip can take its place, and the slip is gone', () => {
  fc.assert(
    fc.property(anyOddKey, (key) => {
      const { deviations } = parseCallbackKey(key)
      const last = deviations.findLast((deviation) => deviation.standard !== undefined)
      if (last?.standard === undefined) return
      const end = last.offset + last.length
      const mended = key.slice(0, last.offset) + last.standard + key.slice(end)
      expect(
        parseCallbackKey(mended).deviations.filter(({ offset }) => offset === last.offset),
      ).toEqual([])
    }),
    { numRuns: 500 },
  )
})

// Each of these takes minutes where reading is quadratic.
test.each([
  '{',
  '}',
  '$',
  '{a',
  '{a}',
  '$request.',
  '$request.body#',
  '{$request.body.a',
  '{$request.body#/~',
  ' ',
  '/v2',
  '\ud83d',
])('A key of a megabyte of "%s" is read', (piece) => {
  const key = piece.repeat(1_000_000 / piece.length)
  expect(parseCallbackKey(key).text).toBe(key)
  expect(parseCallbackKey(`{$request.body${key}}`).parts.length).toBeGreaterThan(0)
})
