/** One line of JSON that is laid out: a value, or the start or end of one that has members. */
export interface JsonLine {
  readonly depth: number
  /** Of the value that stands, begins or ends here. */
  readonly pointer: string
  /** As written, quotes included. */
  readonly key?: string
  /** As written, with the comma that follows. */
  readonly value: string
  readonly kind: 'string' | 'plain' | 'bracket'
  /** Whether only the end of a value stands here. */
  readonly isEnd: boolean
}

interface Frame {
  readonly pointer: string
  readonly isArray: boolean
  index: number
  key: string | undefined
}

/** A body that nests deeper is hostile, and its pointers would fill the memory. */
const MAX_DEPTH = 100

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gsu

/**
 * Lays out JSON, one member a line. Every value stays as it was written: `1.0` stays `1.0`, and a
 * member that comes twice is shown twice. Undefined for text that is no JSON, or nests too deep.
 */
export function layOutJson(text: string): readonly JsonLine[] | undefined {
  if (!isJson(text)) return undefined
  const lines: JsonLine[] = []
  const frames: Frame[] = []
  const tokens = text.match(TOKENS) ?? []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? ''
    const frame = frames.at(-1)
    if (token === ',') {
      endMember(lines, frame)
    } else if (token === ':') {
      continue
    } else if (token === '}' || token === ']') {
      frames.pop()
      const pointer = frame?.pointer ?? ''
      lines.push({ depth: frames.length, pointer, value: token, kind: 'bracket', isEnd: true })
    } else if (frame !== undefined && !frame.isArray && frame.key === undefined) {
      frame.key = token
    } else {
      const next = tokens[at + 1]
      const isEmpty = (token === '{' && next === '}') || (token === '[' && next === ']')
      lines.push(beginValue(isEmpty ? `${token}${next}` : token, frame, frames.length))
      if (frames.length > MAX_DEPTH) return undefined
      if (isEmpty) at += 1
      else if (token === '{' || token === '[') frames.push(openFrame(token, frame))
    }
  }
  return lines
}

function beginValue(value: string, frame: Frame | undefined, depth: number): JsonLine {
  const isBracket = value.startsWith('{') || value.startsWith('[')
  return {
    depth,
    pointer: pointerIn(frame),
    ...(frame?.key === undefined ? {} : { key: frame.key }),
    value,
    kind: isBracket ? 'bracket' : value.startsWith('"') ? 'string' : 'plain',
    isEnd: false,
  }
}

function openFrame(token: string, parent: Frame | undefined): Frame {
  return { pointer: pointerIn(parent), isArray: token === '[', index: 0, key: undefined }
}

function endMember(lines: JsonLine[], frame: Frame | undefined): void {
  const last = lines.pop()
  if (last !== undefined) lines.push({ ...last, value: `${last.value},` })
  if (frame === undefined) return
  frame.index += 1
  frame.key = undefined
}

/** Of the value that comes next in a frame. */
function pointerIn(frame: Frame | undefined): string {
  if (frame === undefined) return ''
  if (frame.isArray) return `${frame.pointer}/${frame.index}`
  const key = String(JSON.parse(frame.key ?? '""'))
  return `${frame.pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
