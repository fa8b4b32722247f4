import { Command } from 'commander'
import { expect, test } from 'vitest'
import {
  addColorOptions,
  addDocumentOptions,
  addList,
  addOutputOptions,
  addReceiverOptions,
  addTriggerOptions,
} from '../../../cli/options.js'

type Add = (command: Command) => void

/** What commander makes of the arguments. */
function parse(args: readonly string[], ...adders: readonly Add[]): Record<string, unknown> {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined })
  for (const add of adders) add(command)
  return command.parse(args, { from: 'user' }).opts()
}

const addNames: Add = (command) => addList(command, '--name <name>', 'a name')

const ALL = [addTriggerOptions, addReceiverOptions, addDocumentOptions, addOutputOptions] as const

test('without arguments lists are empty, the format is text, and nothing else is said', () => {
  expect(parse([], ...ALL)).toEqual({
    only: [],
    set: [],
    body: [],
    header: [],
    allowRemoteRefs: [],
    documentHeader: [],
    bind: [],
    format: 'text',
  })
})

test.each([
  [['--config', 'c.yaml'], { config: 'c.yaml' }],
  [['--api', 'http://h'], { api: 'http://h' }],
  [['--start', 'node x.js'], { start: 'node x.js' }],
  [['--only', 'a'], { only: ['a'] }],
  [['--set', 'query:a=b'], { set: ['query:a=b'] }],
  [['--body', '{}'], { body: ['{}'] }],
  [['--header', 'A: b'], { header: ['A: b'] }],
  [['--repeat', '2'], { repeat: '2' }],
  [['--concurrency', '3'], { concurrency: '3' }],
  [['--seed', '4'], { seed: '4' }],
  [['--timeout', '5s'], { timeout: '5s' }],
  [['--settle', '6s'], { settle: '6s' }],
  [['--host', '::1'], { host: '::1' }],
  [['--port', '7'], { port: '7' }],
  [['--public-url', 'https://t'], { publicUrl: 'https://t' }],
  [['--webhooks-at', '/hooks'], { webhooksAt: '/hooks' }],
  [['--ref-root', '..'], { refRoot: '..' }],
  [['--allow-remote-refs', 'h'], { allowRemoteRefs: ['h'] }],
  [['--document-header', 'A: b'], { documentHeader: ['A: b'] }],
  [['--bind', 'a=none'], { bind: ['a=none'] }],
  [['--max-warnings', '8'], { maxWarnings: '8' }],
  [['--output', 'out.json'], { output: 'out.json' }],
  [['--format', 'github'], { format: 'github' }],
  [['--format', 'json'], { format: 'json' }],
  [['--verbose'], { verbose: true }],
])('%j says %j', (args, flags) => {
  expect(parse(args, ...ALL)).toMatchObject(flags)
})

test.each([
  ['--bearer', 'bearer'],
  ['--api-key', 'apiKey'],
  ['--basic', 'basic'],
])('%s may stand alone, with a value, or with an empty one', (option, name) => {
  expect(parse([option], ...ALL)).toHaveProperty(name, true)
  expect(parse([option, 'env:A'], ...ALL)).toHaveProperty(name, 'env:A')
  expect(parse([`${option}=`], ...ALL)).toHaveProperty(name, '')
  expect(parse([option, '--verbose'], ...ALL)).toMatchObject({ [name]: true, verbose: true })
})

test('colours are on, off, or not spoken of', () => {
  expect(parse([], addColorOptions)).toEqual({})
  expect(parse(['--color'], addColorOptions)).toEqual({ color: true })
  expect(parse(['--no-color'], addColorOptions)).toEqual({ color: false })
  expect(parse(['--no-color', '--color'], addColorOptions)).toEqual({ color: true })
})

test('a format that nobody writes is refused', () => {
  expect(() => parse(['--format', 'xml'], addOutputOptions)).toThrow(
    "option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, github.",
  )
})

test('every value of a list is kept in its order, also the same one and an empty one', () => {
  const args = ['--name', 'b', '--name=', '--name', 'a', '--name', 'b']
  expect(parse(args, addNames)).toEqual({ name: ['b', '', 'a', 'b'] })
})

test('a list takes one value at a time', () => {
  expect(() => parse(['--name', 'a', 'b'], addNames)).toThrow('too many arguments')
})

test('two commands have lists of their own', () => {
  expect(parse(['--name', 'a'], addNames)).toEqual({ name: ['a'] })
  expect(parse([], addNames)).toEqual({ name: [] })
})

test('an empty list is a default: whoever asks where it comes from learns so', () => {
  const command = new Command()
  addNames(command)
  expect(command.parse([], { from: 'user' }).getOptionValueSource('name')).toBe('default')
  expect(command.parse(['--name', 'a'], { from: 'user' }).getOptionValueSource('name')).toBe('cli')
})

test('the help shows no empty list as a default', () => {
  const command = new Command('x')
  for (const add of ALL) add(command)
  expect(command.helpInformation()).not.toContain('[]')
})

test('the help tells of every default that a user could want to know', () => {
  const command = new Command('x').configureHelp({ helpWidth: 200 })
  for (const add of ALL) add(command)
  const defaults = [...command.helpInformation().matchAll(/--([\w-]+).*\(default: (.*)\)$/gm)]
  expect(Object.fromEntries(defaults.map(([, name, value]) => [name, value]))).toEqual({
    config: 'ringback.config.*',
    api: 'what the document says',
    bearer: 'RINGBACK_BEARER',
    'api-key': 'RINGBACK_API_KEY',
    basic: 'RINGBACK_BASIC',
    repeat: '3',
    concurrency: '10',
    seed: '1',
    timeout: '5s',
    settle: '1s',
    host: '127.0.0.1',
    port: 'any free one',
    'webhooks-at': '/webhooks/NAME each',
    'ref-root': 'its own',
    color: 'on a terminal',
  })
})
