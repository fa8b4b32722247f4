import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execPath, platform } from 'node:process'
import { expect, test } from 'vitest'
import { type StartApiOptions, startApi } from '../../src/run/start-api.js'
import { findFreePort } from '../support/free-port.js'

// Windows has no signals: every one of them ends the process at once.
const testSignals = test.skipIf(platform === 'win32')

interface Stage extends AsyncDisposable {
  readonly url: string
  /** The command that runs the script. */
  readonly command: string
  /** The path of a file that the script knows as `file(name)`. */
  file(name: string): string
}

/** A script in a folder of its own; it knows `port`, `file(name)`, `createServer` and `writeFileSync`. */
async function prepare(script: string): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'ringback-start-'))
  const port = await findFreePort()
  const path = join(folder, 'api.mjs')
  await writeFile(
    path,
    `import { createServer } from 'node:http'
    import { writeFileSync } from 'node:fs'
    const port = ${port}
    const file = (name) => ${JSON.stringify(`${folder}/`)} + name
    writeFileSync(file('pid'), String(process.pid))
    ${script}`,
  )
  return {
    url: `http://127.0.0.1:${port}/openapi.json`,
    command: `"${execPath}" "${path}"`,
    file: (name) => join(folder, name),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

function start(stage: Stage, options: Partial<StartApiOptions> = {}): Promise<AsyncDisposable> {
  return startApi({ command: stage.command, url: stage.url, timeoutMs: 20_000, ...options })
}

/** Whether the process of the script still runs: one that nobody has asked about its end does not. */
function isRunning(stage: Stage): boolean {
  try {
    const pid = readFileSync(stage.file('pid'), 'utf8')
    process.kill(Number(pid), 0)
    return !(platform === 'linux' && /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')))
  } catch {
    return false
  }
}

/** A process closes its output on its way out: for a moment after that it is still to be seen. */
async function expectEnded(stage: Stage): Promise<void> {
  await expect.poll(() => isRunning(stage)).toBe(false)
}

const LISTEN = `createServer((request, response) => response.writeHead(404).end()).listen(port, '127.0.0.1')`

test('an API that starts late is waited for, and whatever it answers counts', async () => {
  await using stage = await prepare(`setTimeout(() => ${LISTEN}, 150)`)
  await using api = await start(stage)
  expect(api).toBeDefined()
  expect((await fetch(stage.url)).status).toBe(404)
})

test('leaving the scope ends the API', async () => {
  await using stage = await prepare(LISTEN)
  {
    await using _api = await start(stage)
    expect(isRunning(stage)).toBe(true)
  }
  await expectEnded(stage)
})

test('ending it twice is no harm', async () => {
  await using stage = await prepare(LISTEN)
  const api = await start(stage)
  await Promise.all([api[Symbol.asyncDispose](), api[Symbol.asyncDispose]()])
  await api[Symbol.asyncDispose]()
  await expectEnded(stage)
})

test('its output comes line by line, whichever stream it is on', async () => {
  const lines: string[] = []
  await using stage = await prepare(
    `process.stdout.write('one\\ntw'); process.stdout.write('o\\n'); console.error('three'); ${LISTEN}`,
  )
  {
    await using _api = await start(stage, { onOutput: (line) => lines.push(line) })
  }
  expect([...lines].sort()).toEqual(['one', 'three', 'two'])
})

test('a command that ends at once is an error with its exit code and what it said', async () => {
  await using stage = await prepare(
    `console.log('reading the configuration'); console.error('no database'); process.exitCode = 3`,
  )
  await expect(start(stage)).rejects.toMatchObject({
    code: 'RINGBACK_ERR_API_START',
    message: `--start: "${stage.command}" ended before it answered: exit code 3.`,
    hint: expect.stringMatching(
      /^Its last lines:\n {2}(reading the configuration\n {2}no database|no database\n {2}reading the configuration)$/,
    ) as string,
  })
})

test('only the last twenty lines are shown', async () => {
  await using stage = await prepare(
    `for (let line = 1; line <= 25; line += 1) console.log('line ' + line)`,
  )
  const shown = Array.from({ length: 20 }, (_, index) => `  line ${index + 6}`)
  await expect(start(stage)).rejects.toMatchObject({
    hint: ['Its last lines:', ...shown].join('\n'),
  })
})

test('a command that ends without a word says that', async () => {
  await using stage = await prepare('process.exit(0)')
  await expect(start(stage)).rejects.toMatchObject({
    message: `--start: "${stage.command}" ended before it answered: exit code 0.`,
    hint: 'It printed nothing.',
  })
})

testSignals('a command that was killed names the signal', async () => {
  await using stage = await prepare(`process.kill(process.pid, 'SIGKILL')`)
  await expect(start(stage, { command: `exec ${stage.command}` })).rejects.toMatchObject({
    message: expect.stringMatching(/ended before it answered: signal SIGKILL\.$/) as string,
  })
})

test('a command that does not exist is an error in the words of the shell', async () => {
  await using stage = await prepare('')
  await expect(start(stage, { command: 'no-such-command-4711' })).rejects.toMatchObject({
    code: 'RINGBACK_ERR_API_START',
    hint: expect.stringContaining('no-such-command-4711') as string,
  })
})

test('a command that never listens is an error, and does not go on', async () => {
  await using stage = await prepare(`console.log('up'); setInterval(() => undefined, 1000)`)
  await expect(start(stage, { timeoutMs: 700 })).rejects.toMatchObject({
    code: 'RINGBACK_ERR_API_START',
    message: expect.stringMatching(
      /^--start: ".*" did not answer at http:\/\/127\.0\.0\.1:\d+\/openapi\.json within 700 ms \(.+\)\.$/,
    ) as string,
  })
  await expectEnded(stage)
})

test('a command that listens and never answers is an error too', async () => {
  await using stage = await prepare(`createServer(() => undefined).listen(port, '127.0.0.1')`)
  await expect(start(stage, { timeoutMs: 700 })).rejects.toMatchObject({
    hint: 'Does it listen on that address?',
    message: expect.stringContaining('did not answer within') as string,
  })
  await expectEnded(stage)
})

test('an abort ends waiting and the API, and is the reason', async () => {
  await using stage = await prepare(`console.log('up'); setInterval(() => undefined, 1000)`)
  const aborter = new AbortController()
  const { signal } = aborter
  const reason = new Error('stopped')
  const onOutput = () => aborter.abort(reason)
  await expect(start(stage, { signal, timeoutMs: Infinity, onOutput })).rejects.toBe(reason)
  await expectEnded(stage)
})

test('nothing is started for a signal that is aborted already', async () => {
  await using stage = await prepare(`setInterval(() => undefined, 1000)`)
  const reason = new Error('stopped before')
  await expect(start(stage, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  expect(isRunning(stage)).toBe(false)
})

/** Says that it is up, and goes on with its work for a while when it is asked to end. */
const FINISHING = `
  process.once('SIGTERM', () => {
    setTimeout(() => { writeFileSync(file('done'), ''); process.exit(0) }, 200)
  })
  ${LISTEN}`

testSignals('an API that finishes its work is given the time for it', async () => {
  await using stage = await prepare(FINISHING)
  {
    await using _api = await start(stage)
  }
  expect(existsSync(stage.file('done'))).toBe(true)
  await expectEnded(stage)
})

testSignals('that holds also for an API behind a shell that does not wait', async () => {
  await using stage = await prepare(FINISHING)
  {
    await using _api = await start(stage, { command: `${stage.command}; true` })
  }
  expect(existsSync(stage.file('done'))).toBe(true)
})

testSignals('a command in the background of the shell is ended too', async () => {
  await using stage = await prepare(LISTEN)
  {
    await using _api = await start(stage, { command: `${stage.command} &` })
    expect(isRunning(stage)).toBe(true)
  }
  await expectEnded(stage)
})

testSignals('an API that does not end is killed', async () => {
  await using stage = await prepare(
    `process.on('SIGTERM', () => writeFileSync(file('asked'), '')); ${LISTEN}`,
  )
  {
    await using _api = await start(stage, { graceMs: 1000 })
  }
  expect(existsSync(stage.file('asked'))).toBe(true)
  await expectEnded(stage)
})

testSignals('a process that left and holds on to the output is not waited for', async () => {
  await using stage = await prepare(`
    const { spawn } = await import('node:child_process')
    const stray = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], {
      detached: true,
      stdio: 'inherit',
    })
    writeFileSync(file('stray'), String(stray.pid))
    ${LISTEN}`)
  {
    await using _api = await start(stage, { graceMs: 1 })
  }
  const stray = Number(readFileSync(stage.file('stray'), 'utf8'))
  expect(process.kill(stray, 'SIGKILL')).toBe(true)
  await expectEnded(stage)
})
