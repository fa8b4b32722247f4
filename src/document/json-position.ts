import { skipValidString } from './json.js'

/** Finds things in a text by their reference tokens. */
export interface PositionIndex {
  /** Offset of the key or list item; of the nearest thing around it where it does not exist. */
  findOffset(tokens: readonly string[]): number
}

interface Member {
  /** Of the key, or of the value in a list. */
  readonly offset: number
  readonly value: number
}

/**
 * Positions in text that `JSON.parse` accepts. Each mapping or list is indexed when the first
 * of its members is asked for, by skipping over its values.
 */
export function indexJson(json: string): PositionIndex {
  const indexed = new Map<number, ReadonlyMap<string, Member>>()

  function readMembers(start: number): ReadonlyMap<string, Member> {
    const known = indexed.get(start)
    if (known !== undefined) return known
    const members = json[start] === '{' ? readMapping(json, start) : readList(json, start)
    indexed.set(start, members)
    return members
  }

  return {
    findOffset(tokens) {
      let found: Member = { offset: skipBlank(json, 0), value: skipBlank(json, 0) }
      for (const token of tokens) {
        const member = readMembers(found.value).get(token)
        if (member === undefined) break
        found = member
      }
      return found.offset
    },
  }
}

function readMapping(json: string, start: number): Map<string, Member> {
  const members = new Map<string, Member>()
  let at = skipBlank(json, start + 1)
  while (json[at] === '"') {
    const end = skipValidString(json, at)
    const colon = skipBlank(json, end)
    const value = skipBlank(json, colon + 1)
    // Of two equal keys the last one counts, as it does for JSON.parse.
    members.set(JSON.parse(json.slice(at, end)) as string, { offset: at, value })
    at = skipSeparator(json, skipValue(json, value))
  }
  return members
}

function readList(json: string, start: number): Map<string, Member> {
  const members = new Map<string, Member>()
  if (json[start] !== '[') return members
  let at = skipBlank(json, start + 1)
  while (at < json.length && json[at] !== ']') {
    members.set(String(members.size), { offset: at, value: at })
    at = skipSeparator(json, skipValue(json, at))
  }
  return members
}

function skipSeparator(json: string, at: number): number {
  const end = skipBlank(json, at)
  return json[end] === ',' ? skipBlank(json, end + 1) : end
}

function skipBlank(json: string, start: number): number {
  let at = start
  while (json.charCodeAt(at) <= 0x20) at++
  return at
}

/** The offset behind the value that starts at `start`. */
function skipValue(json: string, start: number): number {
  let depth = 0
  let at = start
  while (at < json.length) {
    const code = json.charCodeAt(at)
    if (code === 0x22) at = skipValidString(json, at) - 1
    else if ((code & 0xdf) === 0x5b) depth++
    else if ((code & 0xdf) === 0x5d && --depth < 0) return at
    else if (code === 0x2c && depth === 0) return at
    at++
  }
  return at
}
