import { expect, test } from 'vitest'
import { renderFindings } from '../../../src/vitest/finding-lines.js'
import { WRONG_BODY, WRONG_FORMAT } from './sample-deliveries.js'

function manyFindings(count: number): string {
  const findings = Array.from({ length: count }, (_, index) => ({
    ...WRONG_FORMAT,
    message: `finding number ${index + 1} of them`,
  }))
  return renderFindings(findings)
}

test('no findings are no text', () => {
  expect(renderFindings([])).toBe('')
})

test('findings stand in their order, with a blank line between them and none at the end', () => {
  const text = renderFindings([WRONG_FORMAT, WRONG_BODY])
  const blocks = text.split('\n\n')
  expect(blocks.map((block) => /delivery-[a-z-]+/.exec(block)?.[0])).toEqual([
    'delivery-body-format',
    'delivery-body-schema',
  ])
  expect(text).toBe(text.trimEnd())
})

test('a message has no colours', () => {
  expect(renderFindings([WRONG_BODY]).includes('\u001b')).toBe(false)
})

test.each([
  [1, 1, undefined],
  [19, 19, undefined],
  [20, 20, undefined],
  [21, 20, 'and 1 finding more'],
  [22, 20, 'and 2 findings more'],
  [1020, 20, 'and 1,000 findings more'],
])('of %d findings %d are shown, and the rest is counted', (count, shown, rest) => {
  const text = manyFindings(count)
  expect(text.match(/finding number \d+ of them/g)).toHaveLength(shown)
  expect(text.includes('number 1 of')).toBe(true)
  expect(/and [\d,]+ findings? more$/.exec(text)?.[0]).toBe(rest)
})
