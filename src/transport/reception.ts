import type { IncomingMessage } from 'node:http'
import type { HeaderPair, ReceivedRequest, ReceptionFault } from './model.js'

/** A request whose body is still on its way. */
export interface Reception {
  /** True when all its bytes are there, though it may not have been handed on yet. */
  isComplete(): boolean
  /** Ends it now with a fault; what has arrived of the body is kept. */
  fail(fault: ReceptionFault): void
}

/**
 * Collects a request and calls `done` with it exactly once: when it is complete, or with a fault.
 * Of a body over `bodyLimit` bytes the first part is kept and the rest only counted.
 */
export function receiveRequest(
  message: IncomingMessage,
  receivedMs: number,
  bodyLimit: number,
  done: (request: ReceivedRequest) => void,
): Reception {
  const chunks: Uint8Array[] = []
  let bodySize = 0
  let isDone = false
  const { headers, isHostValid } = readHead(message)

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
  message.on('end', () => finish(bodyFault() ?? (isHostValid ? undefined : 'malformed')))
  message.on('close', () => finish(bodyFault() ?? 'aborted'))

  return {
    isComplete: () => message.complete,
    fail: (fault) => finish(bodyFault() ?? fault),
  }
}

function readHead(message: IncomingMessage): { headers: HeaderPair[]; isHostValid: boolean } {
  const { rawHeaders } = message
  const headers: HeaderPair[] = []
  let hosts = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1
    headers.push([name, rawHeaders[index + 1] ?? ''])
  }
  // RFC 9112, section 3.2: exactly one Host, but none is needed in HTTP/1.0.
  return { headers, isHostValid: hosts === 1 || (hosts === 0 && message.httpVersion === '1.0') }
}

function joinChunks(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks
  if (only === undefined) return new Uint8Array()
  return chunks.length === 1 ? only : Buffer.concat(chunks)
}
