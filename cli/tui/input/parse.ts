import type { MouseInput } from '../state/mouse.js'
import { findKeyName } from './key-name.js'
import { readMouse } from './mouse.js'

/** What somebody did at the terminal. Keys go by their names in the table of keys. */
export type TerminalInput =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'paste'; readonly text: string }
  | MouseInput

/** Takes what a terminal in raw mode sends apart. */
export interface InputParser {
  push(chunk: string): readonly TerminalInput[]
  /** Whether what came so far may go on: an escape alone is a key, or the start of one. */
  isPending(): boolean
  /** No more will come for now: a lone escape is the key. */
  flush(): readonly TerminalInput[]
}

const PASTE_START = '\u001b[200~'
const PASTE_END = '\u001b[201~'

/** CSI with parameters, or SS3 (ECMA-48 section 5.4; xterm control sequences). */
const SEQUENCE = /^\u001b(?:\[\[?[\u0030-\u003f]*[\u0020-\u002f]*[\u0040-\u007e]|O[\u0040-\u007e])/u
const UNFINISHED = /^\u001b(?:\[\[?[\u0030-\u003f]*[\u0020-\u002f]*|O)?$/u

export function createInputParser(): InputParser {
  let rest = ''
  const take = (isLast: boolean): readonly TerminalInput[] => {
    const inputs: TerminalInput[] = []
    while (rest !== '') {
      const next = takeOne(rest, isLast)
      if (next === undefined) break
      rest = rest.slice(next.length)
      if (next.input !== undefined) inputs.push(next.input)
    }
    return inputs
  }
  return {
    push: (chunk) => {
      rest += chunk
      return take(false)
    },
    isPending: () => rest !== '',
    flush: () => take(true),
  }
}

interface Taken {
  readonly length: number
  readonly input?: TerminalInput | undefined
}

/** Undefined while the rest is still to come. */
function takeOne(text: string, isLast: boolean): Taken | undefined {
  if (text.startsWith(PASTE_START)) return takePaste(text, isLast)
  if (!text.startsWith('\u001b')) return takeCharacter(text)
  if (UNFINISHED.test(text) && !isLast) return undefined
  const sequence = SEQUENCE.exec(text)?.[0]
  // Also where another key follows at once: none here is pressed together with Alt.
  if (sequence === undefined) return { length: 1, input: { kind: 'key', key: 'escape' } }
  const mouse = readMouse(sequence)
  if (mouse !== undefined) return { length: sequence.length, input: mouse.input }
  const key = findKeyName(sequence)
  // A key that has no name here is no key.
  return { length: sequence.length, input: key === undefined ? undefined : { kind: 'key', key } }
}

function takePaste(text: string, isLast: boolean): Taken | undefined {
  const end = text.indexOf(PASTE_END)
  if (end === -1 && !isLast) return undefined
  const pasted = text.slice(PASTE_START.length, end === -1 ? undefined : end)
  const length = end === -1 ? text.length : end + PASTE_END.length
  return { length, input: { kind: 'paste', text: pasted } }
}

function takeCharacter(text: string): Taken {
  const character = String.fromCodePoint(text.codePointAt(0) ?? 0)
  const key = findKeyName(character) ?? character
  return { length: character.length, input: { kind: 'key', key } }
}
