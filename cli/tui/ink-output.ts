import { EventEmitter } from 'node:events'
import type { Size } from './state/model.js'

/**
 * What ink takes for its terminal. In its debug mode ink writes whole frames; they go to the
 * painter, which knows what the terminal shows already.
 */
export class InkOutput extends EventEmitter {
  readonly #size: () => Size
  readonly #paint: (frame: string) => void

  constructor(size: () => Size, paint: (frame: string) => void) {
    super()
    this.#size = size
    this.#paint = paint
  }

  get columns(): number {
    return this.#size().columns
  }

  get rows(): number {
    return this.#size().rows
  }

  write(frame: string): boolean {
    // Ink ends with empty writes.
    if (frame !== '') this.#paint(frame)
    return true
  }
}
