import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fillText,
  fillValue,
  isReference,
  listReferences,
  type StepScope,
  UnfilledError,
} from '../../../src/session/step-value.js'

function makeScope(answer: unknown): StepScope {
  return { callbackUrl: 'http://127.0.0.1:9/t', env: {}, answer, steps: new Map() }
}

test('any JSON that was answered is taken over as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const taken = fillValue(['{{answer#/a}}'], makeScope({ a: value }))
      expect(JSON.stringify(taken)).toBe(JSON.stringify([value]))
    }),
  )
})

test('what was captured is not read again for references', () => {
  const hostile = '{{env.SECRET}}{{answer#/a}}$&'
  expect(fillText('<{{answer#/a}}>', makeScope({ a: hostile }))).toBe(`<${hostile}>`)
})

test('plain data without braces is handed back equal, hostile names included', () => {
  const plain = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('{{'))
  fc.assert(
    fc.property(plain, (value) => {
      expect(JSON.stringify(fillValue(value, makeScope({})))).toBe(JSON.stringify(value))
      expect(listReferences(value)).toEqual([])
    }),
  )
})

test('any text is filled, or refused with the reason, and nothing else is thrown', () => {
  const piece = fc.constantFrom('{{', '}}', '{', '}', 'answer', '#/', 'a', 'env.', 'step.x', ' ')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const template = pieces.join('')
      const meant = listReferences(template).filter(isReference)
      try {
        const filled = fillText(template, makeScope({ a: 1 }))
        if (meant.length === 0) expect(filled).toBe(template)
      } catch (error) {
        expect(error).toBeInstanceOf(UnfilledError)
        expect(meant).not.toEqual([])
      }
    }),
    { numRuns: 200 },
  )
})
