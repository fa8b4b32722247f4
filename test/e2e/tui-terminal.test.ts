import { execPath } from 'node:process'
import { beforeAll, expect, test } from 'vitest'
import { bundleProgram } from '../support/bundle.js'
import { openTerminal, type PseudoTerminalOptions } from '../support/pseudo-terminal.js'

/** The screen alone, over a workbench without engine: here it is the terminal that matters. */
let screen: string

const NORMAL = { isAlternate: false, hasMouse: false }

beforeAll(async () => {
  const program = await bundleProgram('test/support/screen-process.ts')
  screen = program.path
  return () => program[Symbol.asyncDispose]()
})

function openScreen(options: PseudoTerminalOptions = {}) {
  return openTerminal(execPath, [screen], options)
}

test('the screen is drawn on the alternate screen, and q gives the terminal back', async () => {
  await using terminal = openScreen()
  await terminal.waitFor('invoice_notification')
  expect(terminal.modes()).toEqual({ isAlternate: true, hasMouse: true })
  terminal.type('q')
  expect(await terminal.exit).toEqual({ code: 0, signal: 0 })
  expect(terminal.modes()).toEqual(NORMAL)
  expect(terminal.screen().trim()).toBe('left by quit;')
})

test.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGINT', 130],
] as const)('%s gives the terminal back, exit code %d', async (signal, code) => {
  await using terminal = openScreen()
  await terminal.waitFor('invoice_notification')
  terminal.signal(signal)
  expect(await terminal.exit).toEqual({ code, signal: 0 })
  expect(terminal.modes()).toEqual(NORMAL)
})

test('Ctrl-C gives the terminal back, exit code 130', async () => {
  await using terminal = openScreen()
  await terminal.waitFor('invoice_notification')
  terminal.type('\u0003')
  expect(await terminal.exit).toEqual({ code: 130, signal: 0 })
  expect(terminal.modes()).toEqual(NORMAL)
  expect(terminal.screen().trim()).toBe('left by signal;')
})

test('SIGQUIT gives the terminal back and ends the process as it always does', async () => {
  await using terminal = openScreen()
  await terminal.waitFor('invoice_notification')
  terminal.signal('SIGQUIT')
  expect(await terminal.exit).toMatchObject({ signal: 3 })
  expect(terminal.modes()).toEqual(NORMAL)
})

test.each(['exception', 'rejection', 'event'])(
  'after a crash (%s) the terminal is back, the error on it, exit code 70',
  async (fault) => {
    await using terminal = openScreen({ env: { SCREEN_FAULT: fault } })
    await terminal.waitFor('invoice_notification')
    terminal.type('a')
    expect(await terminal.exit).toEqual({ code: 70, signal: 0 })
    expect(terminal.modes()).toEqual(NORMAL)
    expect(terminal.screen()).toContain('error RINGBACK_ERR_INTERNAL')
  },
)

test('process.exit gives the terminal back', async () => {
  await using terminal = openScreen({ env: { SCREEN_FAULT: 'exit' } })
  await terminal.waitFor('invoice_notification')
  terminal.type('a')
  expect(await terminal.exit).toEqual({ code: 5, signal: 0 })
  expect(terminal.modes()).toEqual(NORMAL)
})

test('Ctrl-Z gives the terminal to the shell, and fg brings the screen back', async () => {
  const env = { PS1: 'ready> ', HISTFILE: '/dev/null' }
  await using shell = openTerminal('bash', ['--norc', '--noprofile', '-i'], { env })
  await shell.waitFor('ready>')
  shell.type(`"${execPath}" "${screen}"; echo "it ended with $?"\r`)
  await shell.waitFor('invoice_notification')
  shell.type('\u001a')
  await shell.waitFor('Stopped')
  expect(shell.modes()).toEqual(NORMAL)
  // A terminal in raw mode would have no line editing.
  shell.type('stty -a | grep -o " icanon"; echo "mode seen"\r')
  expect(await shell.waitFor(/\n icanon\nmode seen/)).toContain('Stopped')
  shell.type('fg\r')
  await shell.waitFor('invoice_notification')
  expect(shell.modes()).toEqual({ isAlternate: true, hasMouse: true })
  shell.type('?')
  await shell.waitFor('Keys')
  shell.type('q')
  await shell.waitFor('Operations')
  shell.type('q')
  await shell.waitFor('left by quit')
  expect(shell.modes()).toEqual(NORMAL)
})

test('keys, the mouse and pasted text arrive', async () => {
  await using terminal = openScreen({ columns: 100, rows: 30 })
  await terminal.waitFor('invoice_notification')
  terminal.type('\u001b[<0;50;4M')
  await terminal.waitFor('trig-1 create_invoice, valid')
  terminal.type('\u001b[<65;50;4M')
  await terminal.waitFor('dlv-1 arrived')
  terminal.type('/')
  terminal.type('\u001b[200~callback_url=\u001b[201~')
  await terminal.waitFor('/ callback_url=')
  await terminal.waitFor('1 of 2')
  terminal.type('\u001b')
  await terminal.waitFor('Enter open')
})

test('the screen follows the size of the terminal, also where it is too small', async () => {
  await using terminal = openScreen({ columns: 80, rows: 24 })
  await terminal.waitFor('invoice_notification')
  terminal.resize(20, 5)
  expect(await terminal.waitFor('too small: 20x5')).toBe(
    'too small: 20x5\nneeds 40x10\n1 delivery\n1 error\nq quits',
  )
  terminal.resize(200, 60)
  const lines = (await terminal.waitFor('Tab pane')).split('\n')
  expect(lines[2]).toMatch(/^─ Operations ─+ Deliveries ─+ Operation ─+$/)
  expect(lines[2]).toHaveLength(200)
  expect(lines[59]).toContain('q quit')
})

test.each([
  ['20x5', 20, 5, 'too small'],
  ['80x24', 80, 24, 'Operations'],
  ['120x40', 120, 40, 'Operations'],
])('at %s nothing is drawn outside of the screen', async (_, columns, rows, text) => {
  await using terminal = openScreen({ columns, rows })
  const lines = (await terminal.waitFor(text)).split('\n')
  expect(lines).toHaveLength(rows)
  expect(lines[0]).not.toBe('')
  terminal.type('q')
  expect(await terminal.exit).toEqual({ code: 0, signal: 0 })
})

test('without colour and without Unicode only plain ASCII is drawn', async () => {
  await using terminal = openScreen({ env: { NO_COLOR: '1', SCREEN_ASCII: '1' } })
  expect(await terminal.waitFor('invoice_notification')).toMatch(/^[\x20-\x7e\n]*$/)
  terminal.type('!')
  await terminal.waitFor('promised')
  expect(terminal.output()).not.toMatch(/\u001b\[(?:[1-9]|[1-9]\d+)(?:;\d+)*m/)
})

test('what was captured cannot take the terminal over', async () => {
  const text = '\u001b]0;owned\u0007\u001b[2J\u001b]52;c;b3duZWQ=\u0007\rX\u202e\u009b31m'
  const env = { SCREEN_FAULT: 'hostile', SCREEN_TEXT: text }
  await using terminal = openScreen({ columns: 160, rows: 40, env })
  await terminal.waitFor('invoice_notification')
  terminal.type('a')
  await terminal.waitFor('dlv-2 arrived')
  expect(terminal.screen()).toContain(
    '\\x1b]0;owned\\x07\\x1b[2J\\x1b]52;c;b3duZWQ=\\x07\\rX\\u202e\\x9b31m',
  )
  expect(terminal.output()).not.toContain('owned\u0007')
  expect(terminal.output()).not.toContain('\u001b]52')
  expect(terminal.output()).not.toContain('\u202e')
})

test('what is edited is edited in the terminal, and the screen comes back', async () => {
  const env = { EDITOR: 'sh -c \'echo "editing now"; read -r line; echo "# $line" >> "$0"\'' }
  await using terminal = openScreen({ env })
  await terminal.waitFor('invoice_notification')
  terminal.type('e')
  await terminal.waitFor('editing now')
  expect(terminal.modes()).toEqual(NORMAL)
  terminal.type('said in the editor\r')
  await terminal.waitFor('Enter trigger')
  await terminal.waitFor('edited_request')
  expect(terminal.modes()).toEqual({ isAlternate: true, hasMouse: true })
})

test('the curl command goes to the clipboard of the terminal', async () => {
  await using terminal = openScreen()
  await terminal.waitFor('invoice_notification')
  terminal.type('c')
  await terminal.waitFor('copied the curl command of dlv-1')
  const [, base64 = ''] = /\u001b\]52;c;([^\u0007]+)\u0007/.exec(terminal.output()) ?? []
  expect(Buffer.from(base64, 'base64').toString()).toMatch(
    /^curl .* http:\/\/127\.0\.0\.1:9000\/abc\/invoices\/7$/,
  )
})
