import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { awaitEnding } from '../../../../cli/tui/ending.js'
import { openScreen } from '../../../../cli/tui/screen.js'
import { watchSuspension } from '../../../../cli/tui/suspend.js'

const ENTER = '[?1049h[?25l[?7l[?1000h[?1006h[?2004h'
const LEAVE = '[?2004l[?1006l[?1000l[?7h[0m[?25h[?1049l'

/** A terminal and a process that only write down what is done to them. */
function createHost(platform: NodeJS.Platform = 'linux') {
  const done: string[] = []
  const note = (text: string) => {
    done.push(text)
  }
  const input = new (class extends EventEmitter {
    setEncoding = (encoding: string) => note(`encoding ${encoding}`)
    setRawMode = (isRaw: boolean) => note(`raw ${isRaw}`)
    resume = () => note('resume')
    pause = () => note('pause')
  })()
  const output = new (class extends EventEmitter {
    columns = 80
    rows = 24
    write = (text: string) => note(text.replaceAll('\u001b', ''))
  })()
  const host = new (class extends EventEmitter {
    pid = 42
    platform = platform
    kill = (pid: number, signal: string) => note(`kill ${pid} ${signal}`)
  })()
  const take = () => done.splice(0)
  return { host: { input, output, process: host }, take }
}

test('the terminal is taken at once and given back when the scope is left', () => {
  const { host, take } = createHost()
  {
    using screen = openScreen(host, () => undefined)
    expect(screen.isOpen).toBe(true)
    expect(take()).toEqual([ENTER, 'encoding utf8', 'raw true', 'resume'])
  }
  expect(take()).toEqual(['pause', 'raw false', LEAVE])
  expect(host.process.eventNames()).toEqual([])
})

test('whoever gives the terminal back after the end does not give it to the screen', () => {
  const { host, take } = createHost()
  const screen = openScreen(host, () => undefined)
  screen.leave()
  screen[Symbol.dispose]()
  take()
  screen.enter()
  expect(take()).toEqual([])
  expect(screen.isOpen).toBe(false)
})

test.each(['exit', 'uncaughtExceptionMonitor'])('the terminal is given back on %s', (name) => {
  const { host, take } = createHost()
  using screen = openScreen(host, () => undefined)
  take()
  host.process.emit(name)
  expect(take()).toEqual(['pause', 'raw false', LEAVE])
  expect(screen.isOpen).toBe(false)
})

test('it is given back once', () => {
  const { host, take } = createHost()
  using screen = openScreen(host, () => undefined)
  take()
  screen.leave()
  screen.leave()
  host.process.emit('exit')
  expect(take()).toHaveLength(3)
})

test('SIGQUIT gives it back and then does what it does', () => {
  const { host, take } = createHost()
  using _screen = openScreen(host, () => undefined)
  take()
  host.process.emit('SIGQUIT')
  expect(take()).toEqual(['pause', 'raw false', LEAVE, 'kill 42 SIGQUIT'])
  expect(host.process.listenerCount('SIGQUIT')).toBe(0)
})

test('what is typed and written counts only while the terminal is ours', () => {
  const { host, take } = createHost()
  const typed: string[] = []
  using screen = openScreen(host, (text) => typed.push(text))
  host.input.emit('data', 'a')
  screen.write('shown')
  screen.leave()
  host.input.emit('data', 'b')
  screen.write('hidden')
  screen.enter()
  host.input.emit('data', 'c')
  expect(typed).toEqual(['a', 'c'])
  expect(take().filter((text) => text === 'shown' || text === 'hidden')).toEqual(['shown'])
})

test('suspending gives the terminal back and stops the whole job', () => {
  vi.useFakeTimers()
  const { host, take } = createHost()
  using screen = openScreen(host, () => undefined)
  using suspension = watchSuspension(screen, host.process, () => undefined)
  take()
  suspension.suspend()
  expect(take()).toEqual(['pause', 'raw false', LEAVE, 'kill 0 SIGTSTP'])
  // By default the signal stops the process, so nobody may take it now.
  expect(host.process.listenerCount('SIGTSTP')).toBe(0)
  vi.useRealTimers()
})

test('when the job goes on the terminal is taken again and drawn', () => {
  vi.useFakeTimers()
  const { host, take } = createHost()
  let drawn = 0
  using screen = openScreen(host, () => undefined)
  using suspension = watchSuspension(screen, host.process, () => (drawn += 1))
  suspension.suspend()
  take()
  host.process.emit('SIGCONT')
  expect(take()).toEqual([ENTER, 'encoding utf8', 'raw true', 'resume'])
  expect(drawn).toBe(1)
  expect(host.process.listenerCount('SIGTSTP')).toBe(1)
  vi.runAllTimers()
  expect(drawn).toBe(1)
  vi.useRealTimers()
})

test('a job that cannot be stopped goes on by itself', () => {
  vi.useFakeTimers()
  const { host } = createHost()
  let drawn = 0
  using screen = openScreen(host, () => undefined)
  using suspension = watchSuspension(screen, host.process, () => (drawn += 1))
  suspension.suspend()
  expect(screen.isOpen).toBe(false)
  vi.runAllTimers()
  expect(screen.isOpen).toBe(true)
  expect(drawn).toBe(1)
  vi.useRealTimers()
})

test('the signal of another program suspends like the key', () => {
  const { host, take } = createHost()
  using screen = openScreen(host, () => undefined)
  using _suspension = watchSuspension(screen, host.process, () => undefined)
  host.process.emit('SIGTSTP')
  expect(take()).toContain('kill 0 SIGTSTP')
  expect(screen.isOpen).toBe(false)
})

test('after somebody else stopped the process the terminal is set up anew', () => {
  const { host, take } = createHost()
  let drawn = 0
  using screen = openScreen(host, () => undefined)
  using _suspension = watchSuspension(screen, host.process, () => (drawn += 1))
  take()
  host.process.emit('SIGCONT')
  expect(take()).toEqual([
    'pause',
    'raw false',
    LEAVE,
    ENTER,
    'encoding utf8',
    'raw true',
    'resume',
  ])
  expect(drawn).toBe(1)
})

test('a terminal that an editor has is not taken from it', () => {
  const { host, take } = createHost()
  using screen = openScreen(host, () => undefined)
  using _suspension = watchSuspension(screen, host.process, () => undefined)
  screen.leave()
  take()
  host.process.emit('SIGTSTP')
  host.process.emit('SIGCONT')
  expect(take()).toEqual(['kill 0 SIGTSTP'])
  expect(screen.isOpen).toBe(false)
})

test('on Windows there are no jobs', () => {
  const { host, take } = createHost('win32')
  using screen = openScreen(host, () => undefined)
  using suspension = watchSuspension(screen, host.process, () => undefined)
  take()
  suspension.suspend()
  expect(take()).toEqual([])
  expect(screen.isOpen).toBe(true)
})

test('the screen ends by the key, by a signal, and with the terminal', async () => {
  const { host } = createHost()
  const aborter = new AbortController()
  using byKey = awaitEnding(host.input, aborter.signal)
  using bySignal = awaitEnding(host.input, aborter.signal)
  byKey.quit()
  aborter.abort()
  using byTerminal = awaitEnding(host.input, new AbortController().signal)
  host.input.emit('end')
  expect(await byKey.exit).toEqual({ by: 'quit' })
  expect(await bySignal.exit).toEqual({ by: 'signal' })
  expect(await byTerminal.exit).toEqual({ by: 'terminal' })
})

test('a signal that came before the screen ends it at once', async () => {
  const { host } = createHost()
  using ending = awaitEnding(host.input, AbortSignal.abort())
  expect(await ending.exit).toEqual({ by: 'signal' })
})
