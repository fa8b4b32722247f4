import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ANYTHING } from '../../../src/mock/answer-rules.js'
import { listFastApiDetails } from '../../../src/mock/fastapi-details.js'
import { fillReasons, type Reasons } from '../../../src/mock/fill-reasons.js'
import { answerProblem } from '../../../src/mock/problem.js'
import { tellRefusal } from '../../../src/mock/refusal-kind.js'
import { describeViolations, showViolation, type Violation } from '../../../src/mock/violation.js'

const MISSING: Violation = {
  kind: 'schema',
  in: 'body',
  pointer: '/items/0/id',
  message: 'body /items/0: id is missing',
  keyword: 'required',
}
const WRONG: Violation = {
  kind: 'parameter',
  in: 'query',
  name: 'page',
  message: 'the query parameter page breaks its schema',
  keyword: 'type',
}
const BROKEN: Violation = {
  kind: 'syntax',
  in: 'body',
  pointer: '',
  message: 'the body cannot be parsed',
  keyword: 'syntax',
}
const TYPE: Violation = { ...BROKEN, kind: 'content-type', keyword: 'content' }

const reasons = (change: Partial<Reasons> = {}): Reasons => {
  return { status: 422, detail: 'the id is missing', violations: [MISSING], ...change }
}

const fill = (body: unknown, change?: Partial<Reasons>) =>
  fillReasons(body, reasons(change), ANYTHING)

test.each([
  [{ detail: 'x' }, { detail: 'the id is missing' }],
  [{ message: 'x' }, { message: 'the id is missing' }],
  [{ msg: 'x' }, { msg: 'the id is missing' }],
  [{ description: 'x' }, { description: 'the id is missing' }],
  [{ reason: 'x' }, { reason: 'the id is missing' }],
  [{ error_description: 'x' }, { error_description: 'the id is missing' }],
  [{ errorMessage: 'x' }, { errorMessage: 'the id is missing' }],
  [{ Message: 'x' }, { Message: 'the id is missing' }],
  [{ error: 'x' }, { error: 'x' }],
  [{ status: 400 }, { status: 422 }],
  [{ statusCode: 400 }, { statusCode: 422 }],
  [{ code: 1 }, { code: 422 }],
  [{ code: 'E1' }, { code: 'E1' }],
  [{ status: '400' }, { status: '400' }],
  [{ message: 7 }, { message: 7 }],
  [{ message: null }, { message: null }],
  [{ message: ['x'] }, { message: ['x'] }],
  [
    { error: { message: 'x', code: 1, other: true } },
    { error: { message: 'the id is missing', code: 422, other: true } },
  ],
  [{ a: { b: { message: 'x' } } }, { a: { b: { message: 'x' } } }],
  [
    { detail: [] },
    { detail: [{ loc: ['body', 'items', 0, 'id'], msg: MISSING.message, type: 'missing' }] },
  ],
  [{}, {}],
  [
    { detail: 'x', message: 'y' },
    { detail: 'the id is missing', message: 'the id is missing' },
  ],
])('the documented refusal %j becomes %j', (body, filled) => {
  expect(fill(body)).toEqual(filled)
})

test.each(['text', 7, null, undefined, [[{ message: 'x' }]]])(
  '%j has no members to fill',
  (body) => {
    expect(fill(body)).toBe(body)
  },
)

test('the title is the name of the status, and stays where that has none', () => {
  expect(fill({ title: 'x' }, { status: 409 })).toEqual({ title: 'Conflict' })
  expect(fill({ title: 'x' }, { status: 499 })).toEqual({ title: 'x' })
})

test('without violations a list of details stays, and the rest is filled', () => {
  const body = { detail: [{ msg: 'x' }], message: 'y' }
  expect(fill(body, { violations: [] })).toEqual({
    detail: [{ msg: 'x' }],
    message: 'the id is missing',
  })
})

test('a list of details is filled alone, as FastAPI has nothing else', () => {
  expect(fill({ detail: [], message: 'y' })).toMatchObject({ message: 'y' })
})

test('members are filled one by one, and those that the schema forbids stay', () => {
  const rules = {
    ...ANYTHING,
    conforms: (value: unknown) => (value as { message?: unknown }).message === 'x',
  }
  const body = { message: 'x', detail: 'y', error: { msg: 'z' } }
  expect(fillReasons(body, reasons(), rules)).toEqual({
    message: 'x',
    detail: 'the id is missing',
    error: { msg: 'the id is missing' },
  })
})

test('a list of details that the schema forbids gives way to the texts', () => {
  const rules = {
    ...ANYTHING,
    conforms: (value: unknown) => (value as { detail: readonly unknown[] }).detail.length === 0,
  }
  expect(fillReasons({ detail: [], message: 'x' }, reasons(), rules)).toEqual({
    detail: [],
    message: 'the id is missing',
  })
})

test('whatever is documented, the members keep their names and order, and the prototype stays', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('detail', 'code', '__proto__', 'title', 'x'), fc.jsonValue(), {
        noNullPrototype: true,
      }),
      (body) => {
        const filled = fill(body) as object
        expect(Object.keys(filled)).toEqual(Object.keys(body))
        expect(Object.getPrototypeOf(filled)).toBe(Object.getPrototypeOf(body))
      },
    ),
    { numRuns: 150 },
  )
})

test.each<[Violation, object]>([
  [MISSING, { loc: ['body', 'items', 0, 'id'], msg: MISSING.message, type: 'missing' }],
  [WRONG, { loc: ['query', 'page'], msg: WRONG.message, type: 'type' }],
  [
    { ...WRONG, keyword: 'required' },
    { loc: ['query', 'page'], msg: WRONG.message, type: 'missing' },
  ],
  [BROKEN, { loc: ['body'], msg: BROKEN.message, type: 'json_invalid' }],
  [
    { ...BROKEN, keyword: 'required' },
    { loc: ['body'], msg: BROKEN.message, type: 'json_invalid' },
  ],
  [
    { ...MISSING, pointer: '/a~1b/01' },
    { loc: ['body', 'a/b', '01'], msg: MISSING.message, type: 'missing' },
  ],
  [
    { ...MISSING, pointer: '/999999999/1234567890' },
    { loc: ['body', 999_999_999, '1234567890'], msg: MISSING.message, type: 'missing' },
  ],
  [
    { ...MISSING, pointer: 'no pointer' },
    { loc: ['body'], msg: MISSING.message, type: 'missing' },
  ],
])('FastAPI tells %j as %j', (violation, detail) => {
  expect(listFastApiDetails([violation])).toEqual([detail])
})

test.each<[string, readonly Violation[], readonly number[]]>([
  ['another content type', [TYPE], [415]],
  ['another content type beside other faults', [MISSING, BROKEN, TYPE], [415]],
  ['what cannot be parsed', [BROKEN], [400]],
  ['what cannot be parsed beside other faults', [WRONG, BROKEN], [400]],
  ['a breach of the schema', [MISSING], [422, 400]],
  ['a wrong parameter', [WRONG], [422, 400]],
  ['a missing body', [{ ...BROKEN, kind: 'missing' }], [422, 400]],
])('%s is refused with a status of its own', (_, violations, statuses) => {
  expect(tellRefusal(violations)).toEqual({
    statuses,
    detail: violations.map(({ message }) => message).join('; '),
    violations,
  })
})

test.each([
  [0, ''],
  [1, 'm1'],
  [5, 'm1; m2; m3; m4; m5'],
  [6, 'm1; m2; m3; m4; m5; and 1 more'],
  [105, 'm1; m2; m3; m4; m5; and 100 more'],
])('%d violations read "%s"', (count, text) => {
  const violations = Array.from({ length: count }, (_, index) => {
    return { ...WRONG, message: `m${index + 1}` }
  })
  expect(describeViolations(violations)).toBe(text)
})

test('a violation shows its place, and neither its kind nor its keyword', () => {
  expect(showViolation(MISSING)).toEqual({
    in: 'body',
    pointer: '/items/0/id',
    message: MISSING.message,
  })
  expect(showViolation(WRONG)).toEqual({ in: 'query', name: 'page', message: WRONG.message })
})

test('a problem has the form of RFC 9457, whatever headers come with it', () => {
  const { status, headers, body } = answerProblem({
    ...{ status: 405, detail: 'no', violations: [WRONG] },
    headers: [['allow', 'GET']],
  })
  expect([status, headers]).toEqual([
    405,
    [
      ['content-type', 'application/problem+json'],
      ['allow', 'GET'],
    ],
  ])
  expect(JSON.parse(new TextDecoder().decode(body))).toEqual({
    type: 'about:blank',
    title: 'Method Not Allowed',
    status: 405,
    detail: 'no',
    violations: [{ in: 'query', name: 'page', message: WRONG.message }],
  })
})

test('a problem of a status without a name is an error, and has no list where none is given', () => {
  const { body } = answerProblem({ status: 499, detail: 'no' })
  expect(JSON.parse(new TextDecoder().decode(body))).toEqual({
    type: 'about:blank',
    title: 'Error',
    status: 499,
    detail: 'no',
  })
})
