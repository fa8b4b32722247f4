import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { runProgram } from '../../../cli/program.js'
import { RINGBACK_VERSION } from '../../../src/index.js'

interface Outcome {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

async function run(...args: string[]): Promise<Outcome> {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const exitCode = await runProgram(args, { stdout, stderr, env: {}, platform: 'linux' })
  const textOf = (stream: PassThrough) => String(stream.read() ?? '')
  return { exitCode, stdout: textOf(stdout), stderr: textOf(stderr) }
}

test('the version is that of the library', async () => {
  expect(await run('--version')).toEqual({
    exitCode: 0,
    stdout: `${RINGBACK_VERSION}\n`,
    stderr: '',
  })
})

test('help goes to standard output and is no error', async () => {
  const { exitCode, stdout, stderr } = await run('--help')
  expect(exitCode).toBe(0)
  expect(stdout).toContain('ringback verify http://127.0.0.1:8000/openapi.json')
  expect(stderr).toBe('')
})

test('no line of any help is wider than a terminal', async () => {
  for (const args of [[], ['verify'], ['inspect'], ['explain']]) {
    const { stdout } = await run(...args, '--help')
    const wide = stdout.split('\n').filter((line) => line.length > 80)
    expect(wide).toEqual([])
  }
})

test('without a command, help goes to standard error and is one', async () => {
  const { exitCode, stdout, stderr } = await run()
  expect(exitCode).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toContain('Usage: ringback')
})

test.each([
  [['verfy'], "unknown command 'verfy'.", 'Did you mean verify?'],
  [
    ['openapi.json'],
    "unknown command 'openapi.json'.",
    'Did you mean ringback verify openapi.json?',
  ],
  [['zzz'], "unknown command 'zzz'.", 'See ringback --help.'],
  [['--zzz', 'verify'], "unknown option '--zzz'.", 'See ringback --help.'],
  [['open', '--zzz'], "unknown option '--zzz'.", 'See ringback open --help.'],
  [['verify', 'a', '--timout', '5s'], "unknown option '--timout'.", 'Did you mean --timeout?'],
  [['verify', 'a', '--baerer=canary'], "unknown option '--baerer'.", 'See ringback verify --help.'],
  [
    ['verify', '--bearer', 'openapi.json'],
    "missing required argument 'document'.",
    'Name the document before the options, e.g. ringback verify openapi.json --bearer.',
  ],
  [
    ['verify', 'a', '--api'],
    "option '--api <url>' argument missing.",
    'See ringback verify --help.',
  ],
  [
    ['verify', 'a', 'b'],
    "too many arguments for 'verify'. Expected 1 argument but got 2.",
    'See ringback verify --help.',
  ],
  [
    ['inspect', 'a', '--format', 'xml'],
    "option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, github.",
    'See ringback inspect --help.',
  ],
])('%j is refused', async (args, message, hint) => {
  await expect(run(...args)).rejects.toThrow(
    expect.objectContaining({ code: 'RINGBACK_ERR_USAGE', message, hint }) as Error,
  )
})

test('options that may be repeated keep every value, in each call anew', async () => {
  const header = (text: string) => ['--header', text]
  const first = run('verify', 'x', ...header('A: b'), ...header('bad'), ...header('C: d'))
  await expect(first).rejects.toThrow('--header: expected a header')
  await expect(run('verify', 'nonexistent.json', ...header('A: b'))).rejects.toThrow(
    'nonexistent.json: expected an OpenAPI document, but there is no such file.',
  )
})

test('a code is explained on standard output', async () => {
  const { exitCode, stdout } = await run('explain', 'delivery-missing')
  expect(exitCode).toBe(0)
  expect(stdout).toContain('delivery-missing   callback did not arrive\n')
})

test('an unknown code is told on standard error, with those near it', async () => {
  expect(await run('explain', 'delivery-mising')).toEqual({
    exitCode: 2,
    stdout: '',
    stderr:
      'No finding or error has the code "delivery-mising".\nDid you mean one of these?\n  delivery-missing\n  delivery-method\n',
  })
})
