import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOutJson } from '../../../../cli/tui/view/json.js'
import { printJson } from '../../../../cli/tui/view/json-text.js'
import { moveMarks, placeMarks } from '../../../../cli/tui/view/marks.js'
import { finding } from '../../../support/screen-events.js'

function print(text: string): string | undefined {
  const lines = layOutJson(text)
  return lines === undefined ? undefined : printJson(lines)
}

test('one member stands on a line, empty values stay together', () => {
  expect(print('{"a":[1,{"b":null}],"c":{},"d":[]}')).toBe(
    [
      '{',
      '  "a": [',
      '    1,',
      '    {',
      '      "b": null',
      '    }',
      '  ],',
      '  "c": {},',
      '  "d": []',
      '}',
    ].join('\n'),
  )
})

test('values stay as they were written', () => {
  expect(print('{"n":1.0,"big":12345678901234567890,"e":1E5,"s":"\\u0041"}')).toBe(
    [
      '{',
      '  "n": 1.0,',
      '  "big": 12345678901234567890,',
      '  "e": 1E5,',
      '  "s": "\\u0041"',
      '}',
    ].join('\n'),
  )
})

test('a member that comes twice is shown twice', () => {
  expect(print('{"a":1,"a":2}')).toBe(['{', '  "a": 1,', '  "a": 2', '}'].join('\n'))
})

test('a value alone is laid out too', () => {
  expect(print(' "x" ')).toBe('"x"')
  expect(print('-1.5')).toBe('-1.5')
})

test('signs inside of strings divide nothing', () => {
  expect(print('["{,:]\\"","a"]')).toBe(['[', '  "{,:]\\"",', '  "a"', ']'].join('\n'))
})

test('what is no JSON is not laid out', () => {
  for (const text of ['', '{', '{"a":}', 'a=1', '[1,]', "{'a':1}", '"open']) {
    expect(layOutJson(text)).toBeUndefined()
  }
})

test('JSON deeper than anybody can read is not laid out', () => {
  const nest = (depth: number) => layOutJson('['.repeat(depth) + ']'.repeat(depth))
  expect(nest(100)).toHaveLength(199)
  expect(nest(103)).toBeUndefined()
  expect(nest(100_000)).toBeUndefined()
})

test('every line knows the pointer of its value', () => {
  const lines = layOutJson('{"a":[1,{"b/c":true,"d~":2}]}') ?? []
  expect(lines.filter(({ isEnd }) => !isEnd).map(({ pointer }) => pointer)).toEqual([
    '',
    '/a',
    '/a/0',
    '/a/1',
    '/a/1/b~1c',
    '/a/1/d~0',
  ])
})

test('whatever the value, its layout means the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const printed = print(JSON.stringify(value))
      expect(JSON.parse(printed ?? '')).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('a finding marks the place that it names', () => {
  const marks = placeMarks([
    finding({ at: 'body /paid, line 1, column 36' }),
    finding({ code: 'delivery-body-format', at: 'body /a, b/c, line 2, column 1' }),
    finding({ at: 'body' }),
    finding({ at: 'header x-id' }),
    finding({ at: 'part "file"' }),
  ])
  expect([...marks]).toEqual([
    ['/paid', 'delivery-body-schema'],
    ['/a, b/c', 'delivery-body-format'],
    ['', 'delivery-body-schema'],
  ])
})

test('two findings at one place are both named, the same one once', () => {
  const at = 'body /paid'
  expect([...placeMarks([finding({ at }), finding({ at })]).values()]).toEqual([
    'delivery-body-schema',
  ])
  const other = finding({ at, code: 'delivery-body-format' })
  expect([...placeMarks([finding({ at }), other]).values()]).toEqual([
    'delivery-body-schema, delivery-body-format',
  ])
})

test('what is missing is marked where it is missed', () => {
  const lines = layOutJson('{"invoice":{"id":1}}') ?? []
  const marks = new Map([
    ['/invoice/paid', 'one'],
    ['/invoice/lines/0', 'two'],
    ['/nothing', 'three'],
  ])
  expect([...moveMarks(marks, lines)]).toEqual([
    ['/invoice', 'one, two'],
    ['', 'three'],
  ])
})
