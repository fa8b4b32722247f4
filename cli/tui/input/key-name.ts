/** Names of keys by what terminals send for them (xterm, the Linux console, Windows Terminal). */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['\r', 'enter'],
  ['\n', 'enter'],
  ['\t', 'tab'],
  ['\u007f', 'backspace'],
  ['\b', 'backspace'],
  ['\u001b[Z', 'shift-tab'],
  ['\u001bOM', 'enter'],
  ['\u001b[[A', 'f1'],
  ['\u001bOP', 'f1'],
  ['\u001b[11~', 'f1'],
  ['\u001b[1~', 'home'],
  ['\u001b[7~', 'home'],
  ['\u001b[4~', 'end'],
  ['\u001b[8~', 'end'],
  ['\u001b[5~', 'page-up'],
  ['\u001b[6~', 'page-down'],
  ...(
    [
      ['A', 'up'],
      ['B', 'down'],
      ['C', 'right'],
      ['D', 'left'],
      ['H', 'home'],
      ['F', 'end'],
    ] as const
  ).flatMap(([letter, name]) => [
    [`\u001b[${letter}`, name] as const,
    [`\u001bO${letter}`, name] as const,
  ]),
])

/** The name of a key; undefined for a character that stands for itself, and for an unknown sequence. */
export function findKeyName(sequence: string): string | undefined {
  const name = NAMES.get(sequence)
  if (name !== undefined) return name
  const code = sequence.charCodeAt(0)
  if (sequence.length === 1 && code < 0x20 && code !== 0x1b) {
    return `ctrl-${String.fromCharCode(code + 0x60)}`
  }
  return undefined
}
