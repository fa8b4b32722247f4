import type { IncomingMessage } from 'node:http'
import { decodeUtf8 } from './body.js'
import { listHeader } from './headers.js'
import type { HeaderPair, ReceivedRequest, ReceptionFault } from './model.js'

/** A request whose body is still on its way. */
export interface Reception {
  /** False once all its bytes are there, though it may not have been handed on yet. */
  readonly isOpen: boolean
  /** Ends it now with a fault; what has arrived of the body is kept. */
  fail(fault: ReceptionFault): void
}

/** What is known of a request before its body has come. */
export interface RequestHead {
  readonly headers: readonly HeaderPair[]
  readonly receivedMs: number
}

/**
 * Collects a request and calls `done` with it exactly once: when it is complete, or with a fault.
 * Of a body over `bodyLimit` bytes the first part is kept and the rest only counted.
 */
export function receiveRequest(
  message: IncomingMessage,
  head: RequestHead,
  bodyLimit: number,
  done: (request: ReceivedRequest) => void,
): Reception {
  const reception = new PendingRequest(message, head, bodyLimit, done)
  message.on('data', (chunk: Uint8Array) => reception.add(chunk))
  message.on('end', () => reception.end())
  message.on('close', () => reception.fail('aborted'))
  return reception
}

class PendingRequest implements Reception {
  readonly #message: IncomingMessage
  readonly #head: RequestHead
  readonly #bodyLimit: number
  readonly #done: (request: ReceivedRequest) => void
  #chunks: Uint8Array[] = []
  #size = 0
  #isDone = false

  constructor(
    message: IncomingMessage,
    head: RequestHead,
    bodyLimit: number,
    done: (request: ReceivedRequest) => void,
  ) {
    this.#message = message
    this.#head = head
    this.#bodyLimit = bodyLimit
    this.#done = done
  }

  get isOpen(): boolean {
    return !this.#isDone && !this.#message.complete
  }

  add(chunk: Uint8Array): void {
    const room = this.#bodyLimit - this.#size
    if (chunk.length <= room) this.#chunks.push(chunk)
    else if (room > 0) this.#chunks.push(chunk.subarray(0, room))
    this.#size += chunk.length
  }

  end(): void {
    const isValid = hasValidHost(this.#head.headers, this.#message.httpVersion)
    this.#finish(isValid ? undefined : 'malformed')
  }

  fail(fault: ReceptionFault): void {
    this.#finish(fault)
  }

  #finish(other: ReceptionFault | undefined): void {
    if (this.#isDone) return
    this.#isDone = true
    const { method = '', url = '' } = this.#message
    const { headers, receivedMs } = this.#head
    const body = joinChunks(this.#chunks)
    const bodySize = this.#size
    // Its connection may stay for long, and this with it.
    this.#chunks = []
    const fault = bodySize > this.#bodyLimit ? 'body-too-large' : other
    const text = bodySize === body.length ? decodeUtf8(body) : undefined
    const request = { method, url, headers, body, receivedMs, bodySize, text }
    this.#done(fault === undefined ? request : { ...request, fault })
  }
}

/**
 * Pairs the raw headers of a message. Those of the request before it are given too: a sender says
 * nearly the same each time, and what is repeated is kept once; all of it as the same array.
 */
export function readHeaders(
  raw: readonly string[],
  earlier: readonly HeaderPair[],
): readonly HeaderPair[] {
  const headers: HeaderPair[] = []
  let isSame = raw.length === 2 * earlier.length
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] ?? ''
    const value = raw[index + 1] ?? ''
    const before = earlier[index / 2]
    if (before !== undefined && before[0] === name && before[1] === value) headers.push(before)
    else {
      headers.push([name, value])
      isSame = false
    }
  }
  return isSame ? earlier : headers
}

/** RFC 9112, section 3.2: exactly one Host, but none is needed in HTTP/1.0. */
function hasValidHost(headers: readonly HeaderPair[], httpVersion: string): boolean {
  const hosts = listHeader(headers, 'host').length
  return hosts === 1 || (hosts === 0 && httpVersion === '1.0')
}

function joinChunks(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks
  if (only === undefined) return new Uint8Array()
  return chunks.length === 1 ? only : Buffer.concat(chunks)
}
