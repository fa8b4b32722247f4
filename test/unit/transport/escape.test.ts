import { expect, test } from 'vitest'
import {
  escapeControls,
  escapeForTerminal,
  escapeJson,
  guardCiLine,
} from '../../../src/transport/escape.js'

test.each([
  ['text without controls', 'Zoë paid 5 €, 日本 👍🏽', 'Zoë paid 5 €, 日本 👍🏽'],
  ['an empty text', '', ''],
  ['NUL', 'a\0b', 'a\\x00b'],
  ['a bell', '\x07', '\\x07'],
  ['a backspace', 'secret\b\b', 'secret\\x08\\x08'],
  ['a tab', 'a\tb', 'a\\tb'],
  ['a newline', 'a\nb', 'a\\nb'],
  ['a carriage return, which hides what stands before it', 'failed\rpassed', 'failed\\rpassed'],
  ['a colour', '\x1b[31mred\x1b[0m', '\\x1b[31mred\\x1b[0m'],
  ['clearing the screen', '\x1b[2J', '\\x1b[2J'],
  ['a window title (OSC 0)', '\x1b]0;owned\x07', '\\x1b]0;owned\\x07'],
  ['writing the clipboard (OSC 52)', '\x1b]52;c;cm0=\x07', '\\x1b]52;c;cm0=\\x07'],
  ['a link (OSC 8)', '\x1b]8;;http://e\x1b\\x', '\\x1b]8;;http://e\\x1b\\x'],
  ['a device control string', '\x1bP1;1|x\x1b\\', '\\x1bP1;1|x\\x1b\\'],
  ['DEL', '\x7f', '\\x7f'],
  ['C1 CSI', '\x9b31m', '\\x9b31m'],
  ['C1 OSC', '\x9d0;x\x9c', '\\x9d0;x\\x9c'],
  ['NEL', '\x85', '\\x85'],
  ['a right-to-left override', '\u202egpj.exe', '\\u202egpj.exe'],
  ['isolates', '\u2066a\u2069', '\\u2066a\\u2069'],
  ['marks', '\u200e\u200f\u061c', '\\u200e\\u200f\\u061c'],
  ['zero-width characters', 'a\u200bb\u200dc\ufeff', 'a\\u200bb\\u200dc\\ufeff'],
  ['a soft hyphen', 'a\u00adb', 'a\\xadb'],
  ['line and paragraph separators', '\u2028\u2029', '\\u2028\\u2029'],
  ['a lone high surrogate', 'a\ud83d', 'a\\ud83d'],
  ['a lone low surrogate', '\ude00a', '\\ude00a'],
  ['invisible tag characters', '\u{e0041}', '\\u{e0041}'],
])('escapeControls shows %s', (_what, text, shown) => {
  expect(escapeControls(text)).toBe(shown)
})

test('what escapeControls makes holds nothing that it would escape again', () => {
  let everything = ''
  for (let code = 0; code < 0x3000; code += 1) everything += String.fromCharCode(code)
  const shown = escapeControls(everything)
  expect(escapeControls(shown)).toBe(shown)
  expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
})

test('escapeForTerminal keeps newlines only when it is asked to', () => {
  expect(escapeForTerminal('a\r\nb\x1b[2J')).toBe('a\\r\\nb\\x1b[2J')
  expect(escapeForTerminal('a\r\nb\x1b[2J', { keepNewlines: true })).toBe('a\\r\nb\\x1b[2J')
})

test.each([
  ['a command of GitHub', '::error::x', '\\x3a:error::x'],
  ['an indented command, which GitHub obeys too', ' \t::error::x', ' \t\\x3a:error::x'],
  ['a command on a later line', 'a\n::stop-commands::x', 'a\n\\x3a:stop-commands::x'],
  ['an old command of GitHub', '##[error]x', '\\x23#[error]x'],
  ['an old command within a line', 'x ##[group]y', 'x \\x23#[group]y'],
  ['a command of Azure Pipelines', '##vso[task.setvariable]x', '\\x23#vso[task.setvariable]x'],
  ['a command of Azure Pipelines within a line', 'a ##VSO[x]', 'a \\x23#VSO[x]'],
  ['a command of TeamCity', "##teamcity[message text='x']", "\\x23#teamcity[message text='x']"],
  ['a heading', '## Title', '\\x23# Title'],
])('guardCiLine takes the meaning from %s', (_what, line, guarded) => {
  expect(guardCiLine(line)).toBe(guarded)
})

test.each(['a::b', 'http://[::1]:80/', 'a: b', '# title', 'C# and F##', ''])(
  'guardCiLine leaves %j alone',
  (line) => {
    expect(guardCiLine(line)).toBe(line)
  },
)

test('JSON keeps its meaning, and holds nothing that a terminal obeys', () => {
  const value = { 'k\u202e': '\u009b31m \u2028 \u007f \u{e0041} \u0007 é 😀 \\u202e' }
  const escaped = escapeJson(JSON.stringify(value, null, 2))
  expect(JSON.parse(escaped)).toEqual(value)
  expect(escaped).toBe(
    '{\n  "k\\u202e": "\\u009b31m \\u2028 \\u007f \\udb40\\udc41 \\u0007 é 😀 \\\\u202e"\n}',
  )
})
