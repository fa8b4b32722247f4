/** The few signs that are not letters. */
export interface Symbols {
  readonly pass: string
  readonly fail: string
  readonly warn: string
  readonly info: string
  readonly skip: string
  readonly arrow: string
  readonly ellipsis: string
  readonly rule: string
  /** In front of a child in a tree, and of the last one; `trunk` passes a child by. */
  readonly branch: string
  readonly lastBranch: string
  readonly trunk: string
}

/** `unicode` off gives ASCII only, for terminals and logs that show nothing else. */
export function createSymbols(unicode: boolean): Symbols {
  return unicode ? UNICODE : ASCII
}

const UNICODE: Symbols = {
  pass: '✓',
  fail: '✗',
  warn: '!',
  info: 'i',
  skip: '-',
  arrow: '→',
  ellipsis: '…',
  rule: '─',
  branch: '├─ ',
  lastBranch: '└─ ',
  trunk: '│  ',
}

const ASCII: Symbols = {
  pass: '+',
  fail: 'x',
  warn: '!',
  info: 'i',
  skip: '-',
  arrow: '->',
  ellipsis: '...',
  rule: '-',
  branch: '|- ',
  lastBranch: '`- ',
  trunk: '|  ',
}
