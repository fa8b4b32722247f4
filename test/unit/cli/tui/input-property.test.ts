import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findKeyName } from '../../../../cli/tui/input/key-name.js'
import { readMouse } from '../../../../cli/tui/input/mouse.js'
import { createInputParser, type TerminalInput } from '../../../../cli/tui/input/parse.js'

const RUNS = { numRuns: 200 }

/** What terminals send, with what it means. */
const TYPED = fc.constantFrom<readonly [string, readonly TerminalInput[]]>(
  ['a', [{ kind: 'key', key: 'a' }]],
  ['[', [{ kind: 'key', key: '[' }]],
  ['O', [{ kind: 'key', key: 'O' }]],
  ['~', [{ kind: 'key', key: '~' }]],
  ['日', [{ kind: 'key', key: '日' }]],
  ['\r', [{ kind: 'key', key: 'enter' }]],
  ['\u0001', [{ kind: 'key', key: 'ctrl-a' }]],
  ['\u001b[A', [{ kind: 'key', key: 'up' }]],
  ['\u001bOH', [{ kind: 'key', key: 'home' }]],
  ['\u001b[[A', [{ kind: 'key', key: 'f1' }]],
  ['\u001b[5~', [{ kind: 'key', key: 'page-up' }]],
  ['\u001b[1;5C', []],
  ['\u001b[<0;3;4M', [{ kind: 'press', column: 2, row: 3, step: 0 }]],
  ['\u001b[<0;3;4m', []],
  ['\u001b[200~q\r\u001b[A\u001b[201~', [{ kind: 'paste', text: 'q\r\u001b[A' }]],
  ['\u001b[200~\u001b[201~', [{ kind: 'paste', text: '' }]],
)

test('what is typed means the same, however it is cut into pieces', () => {
  fc.assert(
    fc.property(fc.array(TYPED), fc.array(fc.nat(200)), (typed, cuts) => {
      const text = typed.map(([sequence]) => sequence).join('')
      const places = [...new Set(cuts.filter((cut) => cut < text.length))].sort((a, b) => a - b)
      const parser = createInputParser()
      const pieces = [0, ...places].map((from, index) => text.slice(from, places[index]))
      const inputs = [...pieces.flatMap((piece) => parser.push(piece)), ...parser.flush()]
      expect(inputs).toEqual(typed.flatMap(([, meant]) => meant))
      expect(parser.isPending()).toBe(false)
    }),
    RUNS,
  )
})

test('whatever a terminal sends is used up when no more comes', () => {
  const bytes = fc.string({
    unit: fc.constantFrom(...Array.from('\u001b[O?<;0129~AMm\u0000\u007f日 a')),
  })
  fc.assert(
    fc.property(bytes, (text) => {
      const parser = createInputParser()
      for (const input of [...parser.push(text), ...parser.flush()]) {
        if (input.kind === 'key') expect(input.key).not.toBe('')
      }
      expect(parser.isPending()).toBe(false)
      expect(parser.push('q')).toEqual([{ kind: 'key', key: 'q' }])
    }),
    RUNS,
  )
})

test('every control has a name of its own or of its key', () => {
  const named = Array.from({ length: 0x20 }, (_, code) => findKeyName(String.fromCharCode(code)))
  expect(named[0x1b]).toBeUndefined()
  expect([named[0], named[0x1c], named[0x1f]]).toEqual(['ctrl-`', 'ctrl-|', 'ctrl-\u007f'])
  expect([8, 9, 10, 13].map((code) => named[code])).toEqual(['backspace', 'tab', 'enter', 'enter'])
  const letters = [1, 2, 3, 4, 5, 6, 7, 11, 12, 14, 20, 26].map((code) => named[code]).join(' ')
  expect(letters).toBe(
    'ctrl-a ctrl-b ctrl-c ctrl-d ctrl-e ctrl-f ctrl-g ctrl-k ctrl-l ctrl-n ctrl-t ctrl-z',
  )
})

test.each(['a', ' ', '日', '😀', '', 'ab', '\u001b', '\u001b[', '\u001b[99~', '\u009b'])(
  '%j has no name',
  (sequence) => {
    expect(findKeyName(sequence)).toBeUndefined()
  },
)

test.each([
  ['\u001b[7~', 'home'],
  ['\u001b[8~', 'end'],
  ['\u001bOF', 'end'],
  ['\u001bOM', 'enter'],
  ['\u001bOP', 'f1'],
  ['\u001b[11~', 'f1'],
  ['\u001bOA', 'up'],
  ['\u001bOC', 'right'],
  ['\u001bOD', 'left'],
  ['\n', 'enter'],
  ['\b', 'backspace'],
])('%j of other terminals is %s', (sequence, key) => {
  expect(findKeyName(sequence)).toBe(key)
})

test.each([
  ['\u001b[<0;1;1M', { kind: 'press', column: 0, row: 0, step: 0 }],
  ['\u001b[<0;500;300M', { kind: 'press', column: 499, row: 299, step: 0 }],
  ['\u001b[<64;2;3M', { kind: 'wheel', column: 1, row: 2, step: -1 }],
  ['\u001b[<65;2;3M', { kind: 'wheel', column: 1, row: 2, step: 1 }],
  ['\u001b[<1;2;3M', undefined],
  ['\u001b[<2;2;3M', undefined],
  ['\u001b[<32;2;3M', undefined],
  ['\u001b[<66;2;3M', undefined],
  ['\u001b[<64;2;3m', undefined],
])('the report %j is understood', (sequence, input) => {
  expect(readMouse(sequence)).toEqual(input === undefined ? {} : { input })
})

test.each(['\u001b[<0;1M', '\u001b[0;1;1M', '\u001b[<0;1;1X', 'x\u001b[<0;1;1M', '\u001b[<a;1;1M'])(
  '%j is no report of a mouse',
  (sequence) => {
    expect(readMouse(sequence)).toBeUndefined()
  },
)
