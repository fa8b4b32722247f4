import type { IncomingMessage } from 'node:http'
import { listHeader } from './headers.js'
import type { HeaderPair, ReceivedRequest, ReceptionFault } from './model.js'

/** A request whose body is still on its way. */
export interface Reception {
  /** True when all its bytes are there, though it may not have been handed on yet. */
  isComplete(): boolean
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
  { headers, receivedMs }: RequestHead,
  bodyLimit: number,
  done: (request: ReceivedRequest) => void,
): Reception {
  const chunks: Uint8Array[] = []
  let bodySize = 0
  let isDone = false

  const finish = (fault: ReceptionFault | undefined): void => {
    if (isDone) return
    isDone = true
    const request = {
      method: message.method ?? '',
      url: message.url ?? '',
      headers,
      body: joinChunks(chunks),
      receivedMs,
      bodySize,
    }
    done(fault === undefined ? request : { ...request, fault })
  }
  const bodyFault = (): ReceptionFault | undefined =>
    bodySize > bodyLimit ? 'body-too-large' : undefined

  message.on('data', (chunk: Uint8Array) => {
    const room = bodyLimit - bodySize
    if (chunk.length <= room) chunks.push(chunk)
    else if (room > 0) chunks.push(chunk.subarray(0, room))
    bodySize += chunk.length
  })
  message.on('end', () => {
    const isValid = hasValidHost(headers, message.httpVersion)
    finish(bodyFault() ?? (isValid ? undefined : 'malformed'))
  })
  message.on('close', () => finish(bodyFault() ?? 'aborted'))

  return {
    isComplete: () => message.complete,
    fail: (fault) => finish(bodyFault() ?? fault),
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
