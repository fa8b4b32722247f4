import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyCurl } from '../../../../cli/tui/effect/copy.js'
import type { EffectTools } from '../../../../cli/tui/effect/tools.js'
import type { RunEvent } from '../../../../src/index.js'
import { makeWorkFolder } from '../../../support/cli.js'
import { createFakeWorkbench } from '../../../support/fake-workbench.js'
import { captured, received, sent } from '../../../support/screen-events.js'
import { openState } from '../../../support/screen-state.js'

/** What the terminal gets, what the user is told, and what stands in the file. */
async function copy(event: RunEvent, env: EffectTools['env'] = { TERM: 'xterm' }) {
  await using folder = await makeWorkFolder()
  const [entry] = openState([event]).entries
  if (entry === undefined) throw new Error('no entry')
  const told: string[] = []
  let written = ''
  await copyCurl(entry, {
    workbench: createFakeWorkbench([]),
    dispatch: (input) => input.kind === 'message' && told.push(input.message.text),
    env,
    folder: folder.path,
    write: (text) => {
      written += text
    },
    lend: (use) => use(),
  })
  const base64 = /^\u001b\]52;c;([\w+/=]*)\u0007$/.exec(written)?.[1]
  const file = join(folder.path, `ringback-${entry.id}.sh`)
  return {
    told,
    written,
    command: base64 === undefined ? undefined : Buffer.from(base64, 'base64').toString(),
    file: await readFile(file, 'utf8').catch(() => undefined),
  }
}

test.each<[string, EffectTools['env'], boolean]>([
  ['xterm', { TERM: 'xterm-256color' }, true],
  ['screen with colours', { TERM: 'screen-256color' }, true],
  ['screen', { TERM: 'screen' }, false],
  ['tmux within screen', { TERM: 'screen', TMUX: '/tmp/tmux-1000/default,1,0' }, true],
  ['the console of Linux', { TERM: 'linux' }, false],
  ['tmux on the console of Linux', { TERM: 'linux', TMUX: 'x' }, true],
  ['a VT100', { TERM: 'vt100' }, false],
  ['a VT220', { TERM: 'vt220' }, false],
  ['a VT without its number', { TERM: 'vt' }, true],
  ['a dumb one', { TERM: 'dumb' }, false],
  ['one that says nothing', {}, false],
])('a terminal with a clipboard: %s', async (_, env, hasClipboard) => {
  const { command, file, told } = await copy(received(), env)
  expect([command !== undefined, file !== undefined]).toEqual([hasClipboard, !hasClipboard])
  expect(told).toEqual([
    expect.stringMatching(
      hasClipboard
        ? /^copied the curl command of dlv-1 \(\d+ characters\)$/
        : /^this terminal has no clipboard: the curl command is in ringback-dlv-1\.sh$/,
    ),
  ])
})

/** A command of so many characters, by its header: a long body is no part of a command. */
async function copyLong(length: number) {
  const make = (value: string) => received({ headers: [['x-a', value]], body: { size: 0 } })
  const short = await copy(make('x'))
  return copy(make('x'.repeat(1 + length - (short.command?.length ?? 0))))
}

test('a command of 74,994 characters of base64 still goes to the clipboard', async () => {
  const { command, file } = await copyLong(56_244)
  expect(Buffer.from(command ?? '').toString('base64')).toHaveLength(74_992)
  expect(file).toBeUndefined()
})

test('a longer command goes to a file, whole', async () => {
  const { written, file } = await copyLong(56_247)
  expect(written).toBe('')
  expect(Buffer.from(file?.trimEnd() ?? '').toString('base64')).toHaveLength(74_996)
})

test('the length that is told is that of the command', async () => {
  const { command, told } = await copy(received({ headers: [], body: { size: 0 } }))
  expect(told[0]).toBe(`copied the curl command of dlv-1 (${command?.length ?? 0} characters)`)
})

test.each([
  ['/abc', 'http://127.0.0.1:9000/abc'],
  ['abc', 'http://127.0.0.1:9000/abc'],
  ['', 'http://127.0.0.1:9000/'],
  ['//evil.example/x', 'http://127.0.0.1:9000//evil.example/x'],
  ['http://other/x', 'http://other/x'],
  ['HTTPS://other/x', 'HTTPS://other/x'],
])('what arrived at %j is copied as %s', async (url, absolute) => {
  const { command } = await copy(received({ url, headers: [], body: { size: 0 } }))
  expect(command?.split(' ').at(-1)).toBe(absolute)
})

test('what we sent keeps its URL', async () => {
  const { command } = await copy(sent({ headers: [], body: { size: 0 } }))
  expect(command).toContain('http://127.0.0.1:3000/abc/invoices/7')
})

test('a note has nothing to copy', async () => {
  const note: RunEvent = { type: 'operation:skipped', atMs: 1, operation: 'a', because: 'b' }
  expect(await copy(note)).toEqual({
    told: [],
    written: '',
    command: undefined,
    file: undefined,
  })
})

test('a hostile body stays one argument of the command, and no command of the terminal', async () => {
  const body = captured("'; rm -rf / #\u0007\u001b]0;x\u0007")
  const { written } = await copy(received({ headers: [], body }))
  expect(written).toMatch(/^\u001b\]52;c;[\w+/=]+\u0007$/)
})
