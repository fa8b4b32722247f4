/** Characters that stand for themselves in a printf format inside single quotes. */
const LITERAL = /^[\x20-\x7e]$/

/**
 * The format argument of a POSIX `printf` that writes exactly these bytes: printable ASCII as it
 * is, everything else as octal escapes, which every shell knows (hexadecimal ones are not POSIX).
 */
export function quotePrintf(bytes: Uint8Array): string {
  const format = Array.from(bytes, (byte, index) => formatByte(byte, index === 0)).join('')
  return `'${format}'`
}

function formatByte(byte: number, isFirst: boolean): string {
  const character = String.fromCharCode(byte)
  // A leading dash would be taken for an option.
  if (isFirst && character === '-') return octal(byte)
  if (character === '%') return '%%'
  if (character === '\\') return '\\\\'
  if (character === "'") return "'\\''"
  if (character === '\n') return '\\n'
  return LITERAL.test(character) ? character : octal(byte)
}

function octal(byte: number): string {
  return `\\${byte.toString(8).padStart(3, '0')}`
}
