/** Regular expressions that find a secret however it was written down. */

const BASE64 = 'A-Za-z0-9+/_-'
const BASIC = new RegExp(`(?<=\\bbasic(?: |%20|\\+))[${BASE64}]{4,}={0,2}`, 'giu')

/**
 * Patterns (global, case-sensitive but for hex digits) that find `secret`: as it is, with any of
 * its characters percent-encoded (or `+` for a blank), with any of them escaped as in a JSON
 * string, and as base64 of either alphabet, alone or inside a longer encoded text.
 */
export function buildSecretPatterns(secret: string): RegExp[] {
  return [plainSource(secret), ...base64Sources(secret)].map((source) => new RegExp(source, 'gu'))
}

/** Finds the credentials of `Basic` authentication, whose base64 may hold a secret anywhere. */
export function findBasicCredentials(text: string): Iterable<RegExpExecArray> {
  return text.matchAll(BASIC)
}

function plainSource(text: string): string {
  return Array.from(text, characterSource).join('')
}

/**
 * One character in every spelling. It comes last as it is: `%` and a backslash begin their own
 * escapes. Otherwise the spellings exclude each other, so nothing backtracks far.
 */
function characterSource(character: string): string {
  const percent = Array.from(Buffer.from(character, 'utf8'), (byte) => `%${hexSource(byte, 2)}`)
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
  const unicode = units.map((unit) => `\\\\u${hexSource(unit, 4)}`)
  const spellings = [percent.join(''), unicode.join('')]
  const escaped = JSON.stringify(character).slice(1, -1)
  if (escaped !== character) spellings.push(literal(escaped))
  if (character === '/') spellings.push('\\\\/')
  if (character === ' ') spellings.push('\\+')
  return `(?:${spellings.join('|')}|${literal(character)})`
}

/**
 * Base64 of a text in which the secret starts at any of the three offsets within a group of three
 * bytes. Characters at either end that also hold bits of its neighbours are left out.
 */
function base64Sources(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8')
  const inside = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
    const from = Math.ceil((offset * 8) / 6)
    const to = Math.floor(((offset + bytes.length) * 8) / 6)
    return Array.from(encoded.slice(from, to), base64CharacterSource).join('')
  })
  // Alone, its end is known too.
  const alone = bytes.toString('base64').replace(/=+$/, '')
  return [`${Array.from(alone, base64CharacterSource).join('')}(?:=|%3[Dd]){0,2}`, ...inside]
}

function base64CharacterSource(character: string): string {
  if (character === '+') return '(?:[+-]|%2[Bb])'
  if (character === '/') return '(?:[/_]|%2[Ff]|\\\\/)'
  return character
}

function hexSource(value: number, digits: number): string {
  const hex = value.toString(16).padStart(digits, '0')
  return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, (sign) => `\\${sign}`)
}
