import { expect, test } from 'vitest'
import { listSyntaxCases } from '../../../src/sample/case-syntax.js'
import { parseJson } from '../../../src/schema/json.js'

const JSON_BODY = Buffer.from('{"id":"inv-1","lines":[1,2]}')

function read(json: Uint8Array, isRequired = true) {
  return listSyntaxCases(json, isRequired).map(({ label, expects, bytes }) => {
    return [label, expects, Buffer.from(bytes).toString('latin1').slice(0, 40)]
  })
}

test('bodies that are no JSON are made of one that is', () => {
  expect(read(JSON_BODY)).toEqual([
    ['JSON that is cut off', 'refusal', '{"id":"inv-1","lines":[1,2]'],
    ['JSON with a trailing comma', 'refusal', '{"id":"inv-1","lines":[1,2],}'],
    [
      'two JSON texts in one body',
      'refusal',
      '{"id":"inv-1","lines":[1,2]}{"id":"inv-1","lines":[1,2]}'.slice(0, 40),
    ],
    ['NaN in the place of JSON', 'refusal', 'NaN'],
    ['JSON with single quotes', 'refusal', "{'id':'inv-1','lines':[1,2]}"],
    ['no body', 'refusal', ''],
    ['JSON behind a byte order mark', 'anything', '\u00EF\u00BB\u00BF{"id":"inv-1","lines":[1,2]}'],
    ['JSON with bytes that are not UTF-8', 'anything', '{"\u00FFid":"inv-1","lines":[1,2]}'],
    ['JSON nested 5000 levels deep', 'anything', '['.repeat(40)],
  ])
})

test('no body is a fault only where a body is required', () => {
  const labels = read(JSON_BODY, false).map(([label]) => label)
  expect(labels).not.toContain('no body')
})

test('nothing that has to be refused is JSON', () => {
  for (const json of ['{"a":1}', '[]', '12', '"text"', 'true', 'null']) {
    const refused = listSyntaxCases(Buffer.from(json), true).filter(
      ({ expects }) => expects === 'refusal',
    )
    expect(refused.filter(({ bytes }) => parseJson(bytes).ok)).toEqual([])
    expect(refused.length).toBeGreaterThan(1)
  }
})

test('what can be cut without a fault is not cut', () => {
  expect(read(Buffer.from('12')).map(([label]) => label)).not.toContain('JSON that is cut off')
})
