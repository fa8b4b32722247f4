import { expect, test } from 'vitest'
import type { StepDone } from '../../../src/event/model.js'
import { renderStep } from '../../../src/report/step-text.js'
import { createTextStyle } from '../../../src/report/text-style.js'

const DONE: StepDone = {
  type: 'step:done',
  atMs: 1,
  operation: 'subscribe',
  phase: 'after',
  step: 'provoke',
  tookMs: 12.4,
  status: 202,
}

function render(event: StepDone, verbose = false) {
  return renderStep(event, createTextStyle({ color: false, unicode: false, verbose })).join('\n')
}

test('steps are told when verbose', () => {
  expect(render(DONE)).toBe('')
  expect(render(DONE, true)).toMatch(/subscribe {2}after provoke {2}202 in 12 ms$/)
  const { status: _, ...command } = DONE
  expect(render({ ...command, exitCode: 0 }, true)).toMatch(/exit code 0 in 12 ms$/)
})

test('a failed step is told in any case, and what it printed cannot command the terminal', () => {
  expect(render({ ...DONE, failure: 'exit code 1: \u001b[2Jgone' })).toMatch(
    /subscribe {2}after provoke {2}exit code 1: \\x1b\[2Jgone in 12 ms$/,
  )
})
