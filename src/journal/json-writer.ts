const USUAL_BYTES = 256 * 1024

/** Longer strings are quoted by JSON.stringify, which overtakes our loop somewhere there. */
const SHORT = 128

/** Whole numbers up to this are exact in 32 bits, where arithmetic is fastest. */
const SMALL = 2 ** 31 - 1

const ZERO = 0x30
const QUOTE = 0x22
const BACKSLASH = 0x5c
const POINT = 0x2e

/**
 * Writes JSON as UTF-8 into memory that it uses again. Text put together from a dozen pieces would
 * be made, joined, encoded and collected for each line; this makes nothing.
 */
export class JsonWriter {
  #bytes = Buffer.allocUnsafeSlow(USUAL_BYTES)
  #end = 0

  /** What was written since the last `clear`. Valid until something more is written. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#end)
  }

  get length(): number {
    return this.#end
  }

  /** Takes back what was written after the first `length` bytes. */
  cut(length: number): void {
    this.#end = length
  }

  clear(): void {
    this.#end = 0
    // One large body must not hold its memory for the rest of the run.
    if (this.#bytes.length > USUAL_BYTES) this.#bytes = Buffer.allocUnsafeSlow(USUAL_BYTES)
  }

  /** As it is: the frame around the values. */
  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.#end)
    this.#end += bytes.length
  }

  /** Any value that JSON can hold, as `JSON.stringify` writes it. */
  value(value: unknown): void {
    this.#text(JSON.stringify(value))
  }

  string(text: string): void {
    if (text.length > SHORT || !this.#ascii(text)) this.value(text)
  }

  number(value: number): void {
    if (value >= 0 && value <= SMALL && Number.isInteger(value)) this.#whole(value)
    else if (!this.#thousandths(value)) this.value(value)
  }

  /** Writes a string of printable ASCII; false, with nothing written, where it holds anything else. */
  #ascii(text: string): boolean {
    const { length } = text
    this.#reserve(2 * length + 2)
    const bytes = this.#bytes
    let at = this.#end
    bytes[at++] = QUOTE
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index)
      if (code < 0x20 || code > 0x7e) return false
      if (code === QUOTE || code === BACKSLASH) bytes[at++] = BACKSLASH
      bytes[at++] = code
    }
    bytes[at++] = QUOTE
    this.#end = at
    return true
  }

  #whole(value: number): void {
    let digits = 1
    for (let bound = 10; bound <= value; bound *= 10) digits += 1
    this.#digits(value, digits)
  }

  /** Times: most have three decimal places at the most. Says whether this one has. */
  #thousandths(value: number): boolean {
    if (!(value > 0 && value <= SMALL / 1000)) return false
    const thousandths = Math.round(value * 1000)
    if (thousandths / 1000 !== value) return false
    const whole = Math.floor(value)
    this.#whole(whole)
    let rest = thousandths - 1000 * whole
    let places = 3
    for (; rest % 10 === 0; rest /= 10) places -= 1
    this.#reserve(1)
    this.#bytes[this.#end++] = POINT
    this.#digits(rest, places)
    return true
  }

  /** The last `count` digits of a small whole number. */
  #digits(value: number, count: number): void {
    this.#reserve(count)
    let rest = value | 0
    this.#end += count
    for (let at = this.#end - 1; at >= this.#end - count; at -= 1) {
      const left = (rest / 10) | 0
      this.#bytes[at] = ZERO + rest - 10 * left
      rest = left
    }
  }

  #text(text: string): void {
    // A UTF-16 code unit takes three bytes of UTF-8 at the most: only where that is too much they count.
    if (this.#end + 3 * text.length > this.#bytes.length) this.#reserve(Buffer.byteLength(text))
    this.#end += this.#bytes.write(text, this.#end)
  }

  #reserve(bytes: number): void {
    const needed = this.#end + bytes
    if (needed <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#bytes.length))
    this.#bytes.copy(larger, 0, 0, this.#end)
    this.#bytes = larger
  }
}
