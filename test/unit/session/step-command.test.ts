import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { performCommand } from '../../../src/session/step-command.js'
import type { StepScope } from '../../../src/session/step-value.js'
import { makeWorkFolder } from '../../support/cli.js'

const SCOPE: StepScope = {
  callbackUrl: 'http://127.0.0.1:9/token',
  env: { PATH: process.env['PATH'], OWN: 'mine' },
  trigger: { tenant: 'acme' },
  answer: { id: 7, 'odd name': '$(exit 9)', nested: {}, nul: 'a\0b' },
  steps: new Map([['log-in', { session: 's' }]]),
}

function run(command: string, timeoutMs = 20_000, signal?: AbortSignal) {
  return performCommand(command, SCOPE, { serverUrl: 'http://api', timeoutMs, signal })
}

const PRINT =
  'node -e "const { env } = process; console.log(JSON.stringify(Object.fromEntries(Object.entries(env).filter(([name]) => /^(RINGBACK|OWN)/.test(name)))))"'

test('a command has the values in its environment', async () => {
  expect(await run(PRINT)).toEqual({
    exitCode: 0,
    answer: {
      OWN: 'mine',
      RINGBACK_API: 'http://api',
      RINGBACK_CALLBACK_URL: 'http://127.0.0.1:9/token',
      RINGBACK_TRIGGER: '{"tenant":"acme"}',
      RINGBACK_TRIGGER_TENANT: 'acme',
      RINGBACK_ANSWER: JSON.stringify(SCOPE.answer),
      RINGBACK_ANSWER_ID: '7',
      RINGBACK_ANSWER_ODD_NAME: '$(exit 9)',
      RINGBACK_STEP_LOG_IN: '{"session":"s"}',
    },
  })
})

test('a command that fails shows what it printed', async () => {
  expect(await run('echo out; exit 4')).toEqual({
    exitCode: 4,
    failure: { expected: 'exit code 0', arrived: 'exit code 4: out' },
  })
})

test('a command that does not end is killed with what it started', async () => {
  const { failure } = await run('sleep 600 & wait', 20)
  expect(failure?.arrived).toBe('it did not end within 20 ms')
})

test('a run that is stopped ends its command', async () => {
  const aborter = new AbortController()
  const outcome = run('sleep 600', 60_000, aborter.signal)
  aborter.abort()
  expect((await outcome).failure?.arrived).toBe('the run was stopped')
})

test('a run that was stopped before starts no command', async () => {
  await using folder = await makeWorkFolder()
  const started = join(folder.path, 'started')
  const { failure } = await run(`touch "${started}"`, 60_000, AbortSignal.abort())
  expect(failure).toEqual({ expected: 'exit code 0', arrived: 'the run was stopped' })
  expect(existsSync(started)).toBe(false)
})

test('a character that is cut in two by the pipe arrives whole', async () => {
  const script = 'process.stdout.write(JSON.stringify(String.fromCharCode(233).repeat(200000)))'
  expect((await run(`node -e "${script}"`)).answer).toBe('é'.repeat(200_000))
})

test('what a command complains of goes before what it prints', async () => {
  const { failure } = await run('echo out; echo wrong >&2; exit 1')
  expect(failure?.arrived).toBe('exit code 1: wrong')
})

test('a command that fails without a word is told by its exit code', async () => {
  expect(await run('exit 3')).toEqual({
    exitCode: 3,
    failure: { expected: 'exit code 0', arrived: 'exit code 3' },
  })
})

test.each(['', 'done', '{"id":'])(
  'a command that prints %j succeeds without an answer',
  async (text) => {
    expect(await run(`printf '%s' '${text}'`)).toEqual({ exitCode: 0 })
  },
)

test('the answer of a command that fails is none', async () => {
  expect(await run('echo 7; exit 1')).not.toHaveProperty('answer')
})

test('members of a list and of a text have no variables of their own', async () => {
  const scope: StepScope = { ...SCOPE, trigger: ['a'], answer: 'text', steps: new Map() }
  const { answer } = await performCommand(PRINT, scope, {
    serverUrl: 'http://api',
    timeoutMs: 20_000,
  })
  expect(answer).toEqual({
    OWN: 'mine',
    RINGBACK_API: 'http://api',
    RINGBACK_CALLBACK_URL: 'http://127.0.0.1:9/token',
    RINGBACK_TRIGGER: '["a"]',
    RINGBACK_ANSWER: 'text',
  })
})
