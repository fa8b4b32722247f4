import { expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/document/limits.js'
import { parseYaml } from '../../../src/document/yaml.js'
import { failureOf } from './failure.js'

function parse(yaml: string) {
  return parseYaml(yaml, 'api.yaml', DEFAULT_LIMITS)
}

test.each([
  ['2024-01-31', '2024-01-31'],
  ['2024-01-31T10:00:00Z', '2024-01-31T10:00:00Z'],
  ['yes', 'yes'],
  ['no', 'no'],
  ['off', 'off'],
  ['12:30:45', '12:30:45'],
  ['true', true],
  ['~', null],
  ['3.1', 3.1],
  ['3.1.0', '3.1.0'],
  ['1.0', 1],
  ['010', 10],
  ['0o10', 8],
  ['"1"', '1'],
  ['=', '='],
])('the value %s is read as JSON would have it: %j', (yaml, value) => {
  expect(parse(`a: ${yaml}`)).toEqual({ a: value })
})

test('keys are text, whatever they look like', () => {
  expect(parse('200: a\ntrue: b\n4XX: c\nnull: d\n')).toEqual({
    '200': 'a',
    true: 'b',
    '4XX': 'c',
    null: 'd',
  })
})

test('aliases are read', () => {
  expect(parse('a: &x {b: 1}\nc: *x\n')).toEqual({ a: { b: 1 }, c: { b: 1 } })
})

test('merge keys are expanded', () => {
  expect(parse('a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}\n')).toEqual({
    a: { b: 1, c: 2 },
    d: { b: 1, c: 3 },
  })
})

test('a key named __proto__ stays a key', () => {
  const data = parse('__proto__: {admin: true}\n')
  expect(Object.keys(data as object)).toEqual(['__proto__'])
  expect(Object.getPrototypeOf(data)).toBe(Object.prototype)
})

test('scalars that continue at the indentation of their parent are read, as many documents have them', () => {
  expect(parse("a:\n  b: 'one\n  two'\n  c: 1\n")).toEqual({ a: { b: 'one two', c: 1 } })
})

test.each([
  [
    'a: 1\nb: 2\na: 3\n',
    'api.yaml:3:1: expected each key once in a mapping, but found one again: "a: 3".',
    'Remove or rename one of the two keys.',
  ],
  [
    'a:\n\t- b',
    'api.yaml:2:1: expected spaces for indentation, but found a tab: "- b".',
    'Replace the tabs by spaces.',
  ],
  [
    'a: b: c',
    'api.yaml:1:5: expected YAML or JSON, but found bad indentation of a mapping entry: "a: b: c".',
    'Correct it there; indentation and quotes are the usual causes.',
  ],
  [
    'a: *nope',
    'api.yaml:1:9: expected YAML or JSON, but found unidentified alias "nope": "a: *nope".',
    'Correct it there; indentation and quotes are the usual causes.',
  ],
  [
    'a: !!js/function "return 1"',
    'api.yaml:1:28: expected YAML or JSON, but found unknown tag !<tag:yaml.org,2002:js/function>: "a: !!js/function \\"return 1\\"".',
    'Correct it there; indentation and quotes are the usual causes.',
  ],
])('%j is reported with place, find and advice', async (yaml, message, hint) => {
  expect(await failureOf(() => parse(yaml))).toEqual({
    code: 'RINGBACK_ERR_DOCUMENT_SYNTAX',
    message,
    hint,
  })
})

test.each([
  ['a: 1\n---\nb: 2\n', 2],
  ['---\na: 1\n---\nb: 2\n', 3],
  ['%YAML 1.2\n--- # first\n# comment\na: 1\n\n---\nb: 2\n', 6],
])('a second document is refused with the line where it starts', async (yaml, line) => {
  expect(await failureOf(() => parse(yaml))).toMatchObject({
    message: expect.stringContaining(
      `api.yaml:${line}: expected a single document, but found a second one: "---`,
    ) as string,
    hint: 'Put each document into a file of its own; `---` separates them.',
  })
})

test('the offending line is cut', async () => {
  const { message } = await failureOf(() => parse(`a: b: ${'c'.repeat(500)}`))
  expect(message.length).toBeLessThan(170)
})

test.each([
  ['flow lists', '['.repeat(100_000)],
  ['flow mappings', '{a: '.repeat(100_000)],
  ['lists on one line', '- '.repeat(100_000)],
  ['keys of keys', '? '.repeat(100_000)],
])('a hundred thousand %s end at the depth limit', async (_, yaml) => {
  expect(await failureOf(() => parse(yaml))).toEqual({
    code: 'RINGBACK_ERR_DOCUMENT_LIMIT',
    message: 'api.yaml is nested deeper than 256 levels.',
    hint: 'Look for aliases or objects that contain themselves.',
  })
})

test('brackets in texts are no nesting', () => {
  const text = '['.repeat(1000)
  expect(parse(`a: "${text}"\nb: |\n  ${text}\nc: x ${text}\n`)).toEqual({
    a: text,
    b: `${text}\n`,
    c: `x ${text}`,
  })
})

test('exactly as many levels as allowed are read', () => {
  const yaml = '['.repeat(256) + ']'.repeat(256)
  expect(parse(yaml)).toBeInstanceOf(Array)
})
