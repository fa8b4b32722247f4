import { expect, test } from 'vitest'
import { writeXml } from '../../../src/mock/answer-xml.js'
import { answering, createMock } from '../../support/mock-api.js'

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

test('members are elements, and lists repeat theirs', () => {
  const value = { id: 1, tags: ['a', 'b'], by: { name: null }, paid: true }
  expect(writeXml(value, 'Invoice')).toBe(
    `${HEAD}<Invoice><id>1</id><tags>a</tags><tags>b</tags><by><name></name></by><paid>true</paid></Invoice>`,
  )
  expect(writeXml([1, [2]], 'list')).toBe(
    `${HEAD}<list><item>1</item><item><item>2</item></item></list>`,
  )
})

test('texts and names cannot break out of their element', () => {
  const value = { 'a b><x': '</a>&"\u0000\ud800', '1st': 1 }
  expect(writeXml(value, 'r')).toBe(`${HEAD}<r><a_b__x>&lt;/a&gt;&amp;"</a_b__x><_1st>1</_1st></r>`)
})

test('an answer that is documented as XML is XML', async () => {
  const { content } = answering({
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'integer' } },
  })
  const response = {
    description: 'ok',
    content: { 'application/xml': content['application/json'] },
  }
  const mock = await createMock({ '/x': { get: { responses: { 200: response } } } })
  const answer = await mock.send('GET /x')
  expect([answer.type, answer.text]).toEqual(['application/xml', `${HEAD}<root><id>1</id></root>`])
})
