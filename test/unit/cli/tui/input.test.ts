import { expect, test } from 'vitest'
import { createInputParser, type TerminalInput } from '../../../../cli/tui/input/parse.js'

function parse(...chunks: readonly string[]): readonly TerminalInput[] {
  const parser = createInputParser()
  return [...chunks.flatMap((chunk) => parser.push(chunk)), ...parser.flush()]
}

function keys(...chunks: readonly string[]): readonly string[] {
  return parse(...chunks).flatMap((input) => (input.kind === 'key' ? [input.key] : []))
}

test.each([
  ['\r', 'enter'],
  ['\t', 'tab'],
  ['\u001b[Z', 'shift-tab'],
  ['\u007f', 'backspace'],
  ['\u001b', 'escape'],
  ['\u0003', 'ctrl-c'],
  ['\u001a', 'ctrl-z'],
  ['\u000c', 'ctrl-l'],
  ['\u001b[A', 'up'],
  ['\u001bOB', 'down'],
  ['\u001b[C', 'right'],
  ['\u001b[D', 'left'],
  ['\u001b[H', 'home'],
  ['\u001b[1~', 'home'],
  ['\u001b[4~', 'end'],
  ['\u001b[F', 'end'],
  ['\u001b[5~', 'page-up'],
  ['\u001b[6~', 'page-down'],
  ['\u001b[[A', 'f1'],
  ['q', 'q'],
  ['?', '?'],
  ['é', 'é'],
  ['😀', '😀'],
])('%j is the key %s', (sequence, key) => {
  expect(parse(sequence)).toEqual([{ kind: 'key', key }])
})

test('keys that come together are taken apart', () => {
  expect(keys('jj\u001b[Aq\r')).toEqual(['j', 'j', 'up', 'q', 'enter'])
})

test('a sequence that comes in pieces is one key', () => {
  expect(keys('\u001b', '[', '5', '~')).toEqual(['page-up'])
})

test('an escape alone waits, and is the key when nothing follows', () => {
  const parser = createInputParser()
  expect(parser.push('\u001b')).toEqual([])
  expect(parser.isPending()).toBe(true)
  expect(parser.flush()).toEqual([{ kind: 'key', key: 'escape' }])
  expect(parser.isPending()).toBe(false)
})

test('an escape and another key at once are two keys', () => {
  expect(keys('\u001bq')).toEqual(['escape', 'q'])
  expect(keys('\u001b\u001b')).toEqual(['escape', 'escape'])
})

test('sequences without name are no keys', () => {
  expect(parse('\u001b[1;5A', '\u001b[15~', '\u001b[?1;2c', '\u001b[I', '\u001bOQ')).toEqual([])
})

test('a sequence that never ends does not hold the keys back for ever', () => {
  expect(keys('\u001b[1')).toEqual(['escape', '[', '1'])
})

test('a click, the wheel, and reports that mean nothing here', () => {
  expect(parse('\u001b[<0;10;5M')).toEqual([{ kind: 'press', column: 9, row: 4, step: 0 }])
  expect(parse('\u001b[<64;1;1M\u001b[<65;1;1M')).toEqual([
    { kind: 'wheel', column: 0, row: 0, step: -1 },
    { kind: 'wheel', column: 0, row: 0, step: 1 },
  ])
  expect(parse('\u001b[<0;10;5m\u001b[<2;10;5M\u001b[<35;10;5M')).toEqual([])
})

test('pasted text is one input, also when it comes in pieces', () => {
  expect(parse('\u001b[200~a\u001b[Ab', 'c\u001b[201~q')).toEqual([
    { kind: 'paste', text: 'a\u001b[Abc' },
    { kind: 'key', key: 'q' },
  ])
})

test('pasted text without its end is taken as it is', () => {
  expect(parse('\u001b[200~abc')).toEqual([{ kind: 'paste', text: 'abc' }])
})
