import { expect, test } from 'vitest'
import { findCommand, KEY_BINDINGS } from '../../../../cli/tui/keys.js'
import { createLook } from '../../../../cli/tui/look.js'
import { listHelp } from '../../../../cli/tui/view/help.js'

const LOOK = createLook({ color: false, unicode: true })

test('no key asks for two things', () => {
  const keys = KEY_BINDINGS.flatMap((binding) => binding.keys)
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

test('each command has one line in the table', () => {
  const commands = KEY_BINDINGS.map(({ command }) => command)
  expect(new Set(commands).size).toBe(commands.length)
})

test('the help lists every key with what it does', () => {
  const help = listHelp(LOOK).join('\n')
  for (const { shown, what } of KEY_BINDINGS) {
    expect(help).toContain(shown)
    expect(help).toContain(what)
  }
})

test('the help fits into 80 columns', () => {
  const lines = listHelp(LOOK)
  expect(lines.filter((line) => line.length > 80)).toEqual([])
})

test('a key without meaning finds no command', () => {
  expect(findCommand('%')).toBeUndefined()
  expect(findCommand('constructor')).toBeUndefined()
})
