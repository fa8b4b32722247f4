import { execPath, platform } from 'node:process'
import { expect, test, vi } from 'vitest'
import { type ProcessOptions, startProcess } from '../support/process.js'

// Windows has no signals: every one of them ends the process at once.
const testSignals = test.skipIf(platform === 'win32')

test('output and exit code are kept', async () => {
  await using child = run('console.log("out"); console.error("err"); process.exitCode = 3')
  expect(await child.exit).toEqual({ code: 3, signal: null })
  expect(child.stdout()).toBe('out\n')
  expect(child.stderr()).toBe('err\n')
})

test('a line is found that came before anybody waited', async () => {
  await using child = run('console.log("listening on 17")')
  await child.exit
  expect((await child.waitForLine(/^listening on (\d+)$/))[1]).toBe('17')
})

test('a line is found that comes in pieces', async () => {
  await using child = run(
    'process.stdout.write("port 1"); process.stdin.on("end", () => console.log("7")).resume()',
  )
  expect((await child.waitForLine(/^port (\d+)/))[1]).toBe('17')
})

test('a process that ends without the line rejects with all that it said', async () => {
  await using child = run('console.log("out"); console.error("no port left")')
  await expect(child.waitForLine(/^listening/)).rejects.toThrow(
    /ended without a line \/\^listening\/\nstdout: out\n\nstderr: no port left\n/,
  )
})

test('a line that does not come in time rejects', async () => {
  await using child = run('setInterval(() => {}, 1000)')
  await expect(child.waitForLine(/^listening/, 10)).rejects.toThrow('no line /^listening/ in 10 ms')
})

test('a command that does not exist rejects and is no unhandled error', async () => {
  await using child = startProcess('/nonexistent/command', [])
  await expect(child.waitForLine(/x/)).rejects.toThrow('could not be started')
  await expect(child.exit).rejects.toThrow('ENOENT')
})

test('input arrives, and stdin is closed behind it', async () => {
  await using child = run('process.stdin.pipe(process.stdout)', { input: 'hello\n' })
  await child.exit
  expect(child.stdout()).toBe('hello\n')
})

test('variables are added and removed', async () => {
  vi.stubEnv('REMOVED', 'here')
  await using child = run('console.log(process.env.ADDED, "REMOVED" in process.env)', {
    env: { ADDED: 'yes', REMOVED: undefined },
  })
  await child.exit
  expect(child.stdout()).toBe('yes false\n')
})

testSignals('a signal reaches the process', async () => {
  await using child = run(
    'process.once("SIGINT", () => process.exit(130)); setInterval(() => {}, 1000); console.log("up")',
  )
  await child.waitForLine(/^up$/)
  child.signal('SIGINT')
  expect(await child.exit).toEqual({ code: 130, signal: null })
})

testSignals('leaving the scope lets the process end in its own way', async () => {
  const child = run(
    'process.once("SIGTERM", () => process.exit(0)); setInterval(() => {}, 1000); console.log("up")',
  )
  await child.waitForLine(/^up$/)
  await child[Symbol.asyncDispose]()
  expect(await child.exit).toEqual({ code: 0, signal: null })
})

testSignals('a process that does not listen is killed', async () => {
  const child = run(
    'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("up")',
    { graceMs: 20 },
  )
  await child.waitForLine(/^up$/)
  await child[Symbol.asyncDispose]()
  expect(await child.exit).toEqual({ code: null, signal: 'SIGKILL' })
})

function run(script: string, options: ProcessOptions = {}) {
  return startProcess(execPath, ['-e', script], options)
}
