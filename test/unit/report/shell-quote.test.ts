import { expect, test } from 'vitest'
import { quotePrintf } from '../../../src/report/printf-quote.js'
import { quoteShell } from '../../../src/report/shell-quote.js'

test.each([
  ['a word', 'openapi.json', 'openapi.json'],
  ['an option', '--seed', '--seed'],
  ['an option with its value', '--url=http://a', '--url=http://a'],
  ['a URL without query', 'http://127.0.0.1:8000/a_b,c', 'http://127.0.0.1:8000/a_b,c'],
  ['percent signs and at signs', 'a%20b@c+d', 'a%20b@c+d'],
  ['nothing', '', "''"],
  ['a blank', 'my api.yaml', "'my api.yaml'"],
  ['an assignment in front of a command', 'A=b', 'A=b'],
  ['an equals sign in front', '=ls', "'=ls'"],
  ['the home folder', '~/a', "'~/a'"],
  ['the home folder behind an assignment', 'a=~/b', "'a=~/b'"],
  ['a pattern', '*.json', "'*.json'"],
  ['a question mark', '/a?b', "'/a?b'"],
  ['a variable', '$HOME', "'$HOME'"],
  ['a command', '`id`', "'`id`'"],
  ['another command behind it', 'a;id', "'a;id'"],
  ['the background', 'a&b', "'a&b'"],
  ['a pipe', 'a|b', "'a|b'"],
  ['a comment', '#a', "'#a'"],
  ['braces', '{a,b}', "'{a,b}'"],
  ['a history event', '!!', "'!!'"],
  ['a double quote', '"', `'"'`],
  ['a backslash', '\\', "'\\'"],
  ['a line feed', 'a\nb', "'a\nb'"],
  ['a line feed at the end', 'a\n', "'a\n'"],
  ['letters beyond ASCII', 'größe', "'größe'"],
  ['a single quote alone', "'", "''\\'''"],
  ['a single quote within', "it's", "'it'\\''s'"],
  ['single quotes around', "'a'", "''\\''a'\\'''"],
])('%s is a shell word of its own: %j', (_, text, word) => {
  expect(quoteShell(text)).toBe(word)
})

test.each([
  ['printable text', 'a b~', "'a b~'"],
  ['the format sign', '100%', "'100%%'"],
  ['a backslash', 'a\\n', "'a\\\\n'"],
  ['a single quote', "it's", "'it'\\''s'"],
  ['a line feed', 'a\nb\n', "'a\\nb\\n'"],
  ['a carriage return and a tab', '\r\t', "'\\015\\011'"],
  ['a dash in front', '-n', "'\\055n'"],
  ['a dash behind', 'a-', "'a-'"],
  ['NUL before a digit', '\u00007', "'\\0007'"],
  ['DEL, the first sign that is not printable', '\u007f', "'\\177'"],
  ['letters beyond ASCII, byte by byte', 'é', "'\\303\\251'"],
  ['nothing', '', "''"],
])('%s is written as a format of printf: %j', (_, text, format) => {
  expect(quotePrintf(Buffer.from(text))).toBe(format)
})

test('the last byte has three octal digits, as all of them', () => {
  expect(quotePrintf(Uint8Array.of(0, 1, 0xff))).toBe("'\\000\\001\\377'")
})
