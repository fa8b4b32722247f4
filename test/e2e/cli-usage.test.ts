import { expect, test } from 'vitest'
import { RINGBACK_VERSION } from '../../src/version.js'
import { runCli } from '../support/cli.js'

test('--version prints the version and nothing else', async () => {
  expect(await runCli(['--version'])).toEqual({
    exitCode: 0,
    stdout: `${RINGBACK_VERSION}\n`,
    stderr: '',
  })
})

test('--help names the commands and shows how to begin', async () => {
  const { exitCode, stdout, stderr } = await runCli(['--help'])
  expect(exitCode).toBe(0)
  expect(stderr).toBe('')
  expect(stdout).toMatch(/^Usage: ringback /)
  expect(stdout).toMatch(/^ {2}verify .*\n[^]*^ {2}inspect .*\n[^]*^ {2}explain /m)
  expect(stdout).toContain('ringback verify http://127.0.0.1:8000/openapi.json\n')
})

test('the help of verify names every exit code', async () => {
  const { stdout } = await runCli(['verify', '--help'])
  const codes = stdout.match(/(?<=^ {2})\d+(?= {2,}\S)/gm)
  expect(codes).toEqual(['0', '1', '2', '3', '70', '130'])
})

test('without arguments help is an error', async () => {
  const { exitCode, stdout, stderr } = await runCli([])
  expect(exitCode).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^Usage: ringback /)
})

test.each([
  [['verfy', 'x'], "unknown command 'verfy'.", 'Did you mean verify?'],
  [['verify', 'x', '--repat', '2'], "unknown option '--repat'.", 'Did you mean --repeat?'],
  [['verify'], "missing required argument 'document'.", /^Name the document before the options/],
  [['verify', 'x', 'y'], /^too many arguments for 'verify'/, 'See ringback verify --help.'],
  [
    ['verify', 'x', '--api'],
    "option '--api <url>' argument missing.",
    'See ringback verify --help.',
  ],
  [['verify', 'x', '--api', ':8000'], /^--api: expected a URL such as/, undefined],
  [['verify', 'x', '--api', 'h:80'], /^--api: .* but got "h:80"\.$/, 'Did you mean http://h:80?'],
  [
    ['verify', 'x', '--timeout', '5'],
    /^--timeout: .* but got "5"\.$/,
    'Write its unit: 5s or 5ms.',
  ],
  [
    ['verify', 'x', '--port', 'http'],
    /^--port: expected a whole number from 0 to 65535/,
    undefined,
  ],
  [['verify', 'x', '--set', 'a=b'], /^--set: expected \[OPERATION\.\]PLACE/, /^PLACE is body/],
  [['verify', 'x', '--body', 'nothing'], /^--body: expected \[OPERATION=\]@FILE/, /^Quote JSON/],
  [['verify', 'x', '--header', 'X'], /^--header: expected a header such as/, undefined],
  [['verify', 'x', '--bearer'], /^--bearer: expected a value/, /^Write --bearer VALUE/],
  [['verify', 'x', '--basic', 'ada'], /^--basic: expected USER:PASSWORD/, undefined],
  [
    ['verify', 'x', '--format', 'xml'],
    /Allowed choices are text, json, github\.$/,
    'See ringback verify --help.',
  ],
  [
    ['inspect', 'x', '--ref-root', '/none'],
    '--ref-root: expected a folder, but "/none" is none.',
    undefined,
  ],
  [
    ['inspect', 'x', '--allow-remote-refs', 'a/b'],
    /^--allow-remote-refs: expected a host/,
    undefined,
  ],
] as const)('%j is refused with 2', async (args, message, hint) => {
  const { exitCode, stdout, stderr } = await runCli(args)
  expect(exitCode).toBe(2)
  expect(stdout).toBe('')
  const [first = '', second, ...rest] = stderr.trimEnd().split('\n')
  expect(first).toMatch(/^error RINGBACK_ERR_USAGE: /)
  const told = first.slice('error RINGBACK_ERR_USAGE: '.length)
  if (typeof message === 'string') expect(told).toBe(message)
  else expect(told).toMatch(message)
  if (hint === undefined || typeof hint === 'string') expect(second?.trim()).toBe(hint)
  else expect(second?.trim()).toMatch(hint)
  expect(rest).toEqual([])
})

test('explain tells one code, or lists them all', async () => {
  const one = await runCli(['explain', 'delivery-missing'])
  expect(one.exitCode).toBe(0)
  expect(one.stdout).toMatch(/^delivery-missing {3}callback did not arrive\n/)
  const error = await runCli(['explain', 'RINGBACK_ERR_USAGE'])
  expect(error.stdout).toMatch(/^RINGBACK_ERR_USAGE\n {2}lies in {4}the command/)
  const all = await runCli(['explain'])
  expect(all.exitCode).toBe(0)
  expect(all.stdout).toMatch(/^ {2}delivery-missing +error +callback did not arrive$/m)
  expect(all.stdout).toMatch(/^ {2}RINGBACK_ERR_INTERNAL +exit code 70$/m)
})

test('explain offers the codes near an unknown one', async () => {
  const { exitCode, stdout, stderr } = await runCli(['explain', 'delivery-boddy-schema'])
  expect(exitCode).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toContain('Did you mean one of these?\n  delivery-body-schema\n')
})
