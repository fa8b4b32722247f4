import { showText } from './display.js'
import { splitPointer } from './place.js'

/** A JSON Pointer as people write it: `lines[0].price`; empty for the whole value. */
export function labelPointer(pointer: string): string {
  const label = splitPointer(pointer).reduce((before, segment) => {
    if (/^\d+$/.test(segment)) return `${before}[${segment}]`
    if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(segment))
      return `${before}[${JSON.stringify(segment)}]`
    return before === '' ? segment : `${before}.${segment}`
  }, '')
  return showText(label, 120)
}

/** `paid: boolean`, or only `boolean` for the whole value. */
export function labelText(pointer: string, text: string): string {
  return pointer === '' ? text : `${labelPointer(pointer)}: ${text}`
}

/** The subject of a sentence. */
export function labelSubject(pointer: string): string {
  return pointer === '' ? 'the value' : labelPointer(pointer)
}

/** `3 items`, `1 item`. */
export function countOf(count: unknown, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`
}
