import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { watchSignals } from '../../../cli/signals.js'

test.each([
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
])('%s asks for an end with %d', (name, exitCode) => {
  const source = new EventEmitter()
  const endProcess = vi.fn()
  using interruption = watchSignals(source, endProcess)
  expect(interruption.signal.aborted).toBe(false)
  expect(interruption.exitCode).toBeUndefined()
  source.emit(name)
  expect(interruption.signal.aborted).toBe(true)
  expect(interruption.exitCode).toBe(exitCode)
  expect(endProcess).not.toHaveBeenCalled()
})

test('the second signal ends the process at once', () => {
  const source = new EventEmitter()
  const endProcess = vi.fn()
  using interruption = watchSignals(source, endProcess)
  source.emit('SIGINT')
  source.emit('SIGTERM')
  expect(endProcess.mock.calls).toEqual([[143]])
  expect(interruption.exitCode).toBe(130)
})

test('afterwards signals are left to the process', () => {
  const source = new EventEmitter()
  {
    using _ = watchSignals(source, () => undefined)
    expect(source.eventNames()).toEqual(['SIGHUP', 'SIGINT', 'SIGTERM'])
  }
  expect(source.eventNames()).toEqual([])
})
