import { expect, test } from 'vitest'
import { explainNoScreen, hasScreen } from '../../../cli/screen.js'

const TERMINAL = { isTTY: true }

function shell(env: Record<string, string>, isTTY = true) {
  return { stdout: { isTTY }, env }
}

test('A terminal at both ends is a screen, also where CI is set to nothing.', () => {
  expect(explainNoScreen(shell({}), TERMINAL)).toBeUndefined()
  expect(hasScreen(shell({ CI: '', TERM: 'xterm' }), TERMINAL)).toBe(true)
})

test.each([
  ['CI', { CI: 'true' }, 'CI is set in the environment (unset it to use this terminal)'],
  ['a dumb terminal', { TERM: 'dumb' }, 'TERM is "dumb" (set it to what this terminal is)'],
])('%s is named as what keeps the screen away, with what to do', (_what, env, because) => {
  expect(explainNoScreen(shell(env), TERMINAL)).toBe(because)
  expect(hasScreen(shell(env), TERMINAL)).toBe(false)
})

test('The streams are blamed where one of them is no terminal, whatever else is set.', () => {
  const because = 'standard input or output is none'
  expect(explainNoScreen(shell({}, false), TERMINAL)).toBe(because)
  expect(explainNoScreen(shell({}), {})).toBe(because)
  expect(explainNoScreen(shell({ CI: 'true' }, false), TERMINAL)).toBe(because)
})
