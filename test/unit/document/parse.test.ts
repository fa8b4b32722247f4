import { expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/document/limits.js'
import { parseText } from '../../../src/document/parse.js'
import { failureOf } from './failure.js'

const CODE = 'RINGBACK_ERR_DOCUMENT_SYNTAX'

async function parse(text: string, file = 'api.json') {
  return (await parseText(text, file, DEFAULT_LIMITS)).data
}

test.each([
  ['{"a": 1}', { a: 1 }],
  [' \r\n\t[1]', [1]],
  ['a: 1', { a: 1 }],
  ['a: 1\r\nb:\r\n  - 2\r\n', { a: 1, b: [2] }],
  ['{a: 1, b: [2,],}', { a: 1, b: [2] }],
  ['---\na: 1\n', { a: 1 }],
  ['text', 'text'],
])('%j is parsed by its content, not by its name', async (text, data) => {
  expect(await parse(text)).toEqual(data)
})

test.each(['', ' \n\t\r\n'])('%j is empty', async (text) => {
  expect(await failureOf(() => parse(text))).toEqual({
    code: CODE,
    message: 'api.json: expected an OpenAPI document in JSON or YAML, but it is empty.',
    hint: 'Check that whatever writes it succeeded.',
  })
})

test.each([
  '<!DOCTYPE html><html></html>',
  '\n    <!doctype html>\n',
  '<html lang="en">',
  '<!-- docs -->\n<html>',
])('the page %j is not a document', async (text) => {
  expect(await failureOf(() => parse(text, 'docs.html'))).toEqual({
    code: CODE,
    message: 'docs.html: expected an OpenAPI document in JSON or YAML, but found an HTML page.',
    hint: 'Name the JSON or YAML file that the page was made from, often openapi.json.',
  })
})

test('for a page at a URL the usual place of the document is named', async () => {
  const { hint } = await failureOf(() => parse('<html>', 'http://127.0.0.1:8000/docs'))
  expect(hint).toBe(
    'A page about the API is not its document: try http://127.0.0.1:8000/openapi.json.',
  )
})

test('other markup is called so', async () => {
  const { message } = await failureOf(() => parse('<?xml version="1.0"?><wsdl/>'))
  expect(message).toContain('but found markup.')
})

test('broken JSON is reported as JSON', async () => {
  const { code, message } = await failureOf(() => parse('{\n  "a": 1\n  "b": 2\n}'))
  expect(code).toBe(CODE)
  expect(message).toBe('api.json:3:3: expected a comma, but found "\\"b\\"".')
})

test('a broken mapping in braces is reported as YAML in a YAML file', async () => {
  const { message } = await failureOf(() => parse('{a: 1, a: 2}', 'api.yml'))
  expect(message).toContain('api.yml:1:8: expected each key once in a mapping')
})

test('JSON of a hundred thousand levels is refused before it is parsed', async () => {
  const json = '['.repeat(100_000) + ']'.repeat(100_000)
  expect(await failureOf(() => parse(json))).toMatchObject({
    code: 'RINGBACK_ERR_DOCUMENT_LIMIT',
    message: 'api.json is nested deeper than 256 levels.',
  })
})

test('positions come from the same text', async () => {
  const json = await parseText('{"a": {"b": 1}}', 'x', DEFAULT_LIMITS)
  expect(json.indexPositions().findOffset(['a', 'b'])).toBe(7)
  const yaml = await parseText('a:\n  b: 1\n', 'x', DEFAULT_LIMITS)
  expect(yaml.indexPositions().findOffset(['a', 'b'])).toBe(5)
})
