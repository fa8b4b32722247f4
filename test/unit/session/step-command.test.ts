import { expect, test } from 'vitest'
import { performCommand } from '../../../src/session/step-command.js'
import type { StepScope } from '../../../src/session/step-value.js'

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
