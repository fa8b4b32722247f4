import { request } from 'node:http'
import type { Fault, OutgoingCallback } from './model.js'

export const PAID_EVENT = { description: 'Invoice paid', paid: true }

/** The callback as the document promises it. */
export function makeCallback(callbackUrl: string, id: string): OutgoingCallback {
  return {
    url: `${callbackUrl}/invoices/${encodeURIComponent(id)}`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: encode(PAID_EVENT),
  }
}

/** A fault in each callback by itself. */
export function alter(change: (callback: OutgoingCallback) => OutgoingCallback): Fault {
  return { callbacks: (sound) => sound.map(change) }
}

/** A fault in the bytes of the body. */
export function alterBody(body: unknown): Fault {
  return alter((callback) => ({ ...callback, body: encode(body) }))
}

/** Bytes stay as they are, text is UTF-8, everything else is JSON. */
export function encode(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}

/** Sends the bytes as they are. Resolves when it is over, however it ended. */
export async function sendCallback(callback: OutgoingCallback, signal: AbortSignal): Promise<void> {
  const [, origin = '', target = ''] = /^(https?:\/\/[^/?#]*)(.*)$/s.exec(callback.url) ?? []
  const { hostname, port } = new URL(origin)
  const { body, cutAfter } = callback
  await new Promise<void>((resolve) => {
    const outgoing = request({
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      path: target === '' ? '/' : target,
      method: callback.method,
      headers: { ...callback.headers, 'content-length': body.length },
      agent: false,
      signal,
    })
    outgoing.once('response', (response) => response.resume())
    outgoing.once('error', () => resolve())
    outgoing.once('close', () => resolve())
    if (cutAfter === undefined) outgoing.end(body)
    else outgoing.write(body.subarray(0, cutAfter), () => outgoing.destroy())
  })
}
