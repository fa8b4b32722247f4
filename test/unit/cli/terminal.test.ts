import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import type { OutputStream } from '../../../cli/shell.js'
import { describeFile, describeTerminal } from '../../../cli/terminal.js'

function stream(look: { isTTY?: boolean; columns?: number } = {}): OutputStream {
  return Object.assign(new PassThrough(), look)
}

const TERMINAL = stream({ isTTY: true, columns: 100 })

function look(
  env: Record<string, string>,
  on: OutputStream = TERMINAL,
  platform: NodeJS.Platform = 'linux',
) {
  return describeTerminal(on, { env, platform }, {})
}

test('a terminal has colours, its width and signs that are not ASCII', () => {
  expect(look({ LANG: 'en_GB.UTF-8', TERM: 'xterm' })).toEqual({
    color: true,
    unicode: true,
    width: 100,
    verbose: false,
  })
})

test('a pipe has no colours and no width of its own', () => {
  expect(look({}, stream({ columns: 100 }))).toEqual({
    color: false,
    unicode: true,
    verbose: false,
  })
})

test('wide terminals are not filled, and a width of 0 is none', () => {
  expect(look({}, stream({ isTTY: true, columns: 400 })).width).toBe(120)
  expect(look({}, stream({ isTTY: true, columns: 0 }))).not.toHaveProperty('width')
})

test.each([
  [{ NO_COLOR: '1' }, false],
  [{ NO_COLOR: '' }, true],
  [{ CI: 'true' }, false],
  [{ TERM: 'dumb' }, false],
  [{ FORCE_COLOR: '0' }, false],
  [{ FORCE_COLOR: 'false' }, false],
  [{ FORCE_COLOR: '1', NO_COLOR: '1', CI: '1' }, true],
])('on a terminal %j gives colours: %s', (env, color) => {
  expect(look(env).color).toBe(color)
})

test('FORCE_COLOR colours a pipe', () => {
  expect(look({ FORCE_COLOR: '3' }, stream()).color).toBe(true)
})

test('the option wins over every variable', () => {
  const shell = { env: { FORCE_COLOR: '1', NO_COLOR: '1' }, platform: 'linux' } as const
  expect(describeTerminal(TERMINAL, shell, { color: false }).color).toBe(false)
  expect(describeTerminal(stream(), { ...shell, env: {} }, { color: true }).color).toBe(true)
})

test.each([
  [{ LANG: 'C' }, false],
  [{ LANG: 'de_DE.ISO-8859-1' }, false],
  [{ LANG: 'C', LC_ALL: 'C.utf8' }, true],
  [{ LANG: 'C.UTF-8', LC_CTYPE: 'POSIX' }, false],
  [{ LC_ALL: '', LANG: 'en_GB.UTF-8' }, true],
  [{ LANG: 'en_GB.UTF-8', TERM: 'linux' }, false],
  [{ LANG: 'en_GB.UTF-8', TERM: 'dumb' }, false],
])('%j shows more than ASCII: %s', (env, unicode) => {
  expect(look(env).unicode).toBe(unicode)
})

test('the old console of Windows shows ASCII only', () => {
  expect(look({}, TERMINAL, 'win32').unicode).toBe(false)
  expect(look({ WT_SESSION: 'x' }, TERMINAL, 'win32').unicode).toBe(true)
})

test('a file has no colours unless they are asked for', () => {
  expect(describeFile({})).toEqual({ color: false, unicode: true, verbose: false })
  expect(describeFile({ color: true, verbose: true })).toEqual({
    color: true,
    unicode: true,
    verbose: true,
  })
})
