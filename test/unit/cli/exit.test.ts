import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { describeFailure } from '../../../cli/exit.js'
import { RingbackError } from '../../../src/index.js'

const PLAIN = {
  stdout: new PassThrough(),
  stderr: new PassThrough(),
  env: {},
  platform: 'linux',
} as const

test('an error is told by its code, its message and its hint', () => {
  const error = new RingbackError('RINGBACK_ERR_PORT_UNAVAILABLE', 'Port 80 is taken.', {
    hint: 'Give another port,\nor none.',
  })
  expect(describeFailure(error, [], PLAIN)).toEqual({
    text: 'error RINGBACK_ERR_PORT_UNAVAILABLE: Port 80 is taken.\n  Give another port,\n  or none.\n',
    exitCode: 2,
  })
})

test('an error without a hint is one line, whatever its stack', () => {
  const error = new RingbackError('RINGBACK_ERR_USAGE', 'No.')
  expect(describeFailure(error, ['--verbose'], PLAIN)).toEqual({
    text: 'error RINGBACK_ERR_USAGE: No.\n',
    exitCode: 2,
  })
})

test('anything else is a bug of ours', () => {
  expect(describeFailure(new TypeError('x is not a function\nmore'), [], PLAIN)).toEqual({
    text: 'error RINGBACK_ERR_INTERNAL: TypeError: x is not a function\n  This is a bug in Ringback. Please report it with the document and the command; --verbose shows where it is.\n',
    exitCode: 70,
  })
  expect(describeFailure('just text', [], PLAIN).text).toContain('_INTERNAL: just text\n')
})

test('a bug of ours that has its code already asks to be reported too', () => {
  const error = new RingbackError('RINGBACK_ERR_INTERNAL', 'It broke.')
  expect(describeFailure(error, [], PLAIN).text).toContain('Please report it')
})

test('verbose shows where a bug is', () => {
  const { text } = describeFailure(new Error('oops'), ['verify', '--verbose'], PLAIN)
  expect(text).toContain('\n  Error: oops\n      at ')
})

test('what a document smuggles into a message does not reach the terminal', () => {
  const error = new RingbackError('RINGBACK_ERR_USAGE', 'a\u001b[2Jb', { hint: 'c\u202ed\re' })
  expect(describeFailure(error, [], PLAIN).text).toBe(
    'error RINGBACK_ERR_USAGE: a\\x1b[2Jb\n  c\\u202ed\\re\n',
  )
})

test('colours are used as everywhere', () => {
  const error = new RingbackError('RINGBACK_ERR_USAGE', 'No.')
  const forced = { ...PLAIN, env: { FORCE_COLOR: '1' } }
  expect(describeFailure(error, [], forced).text).toBe(
    '\u001b[31merror\u001b[39m \u001b[1mRINGBACK_ERR_USAGE\u001b[22m: No.\n',
  )
  expect(describeFailure(error, ['--no-color'], forced).text).toBe(
    'error RINGBACK_ERR_USAGE: No.\n',
  )
})
