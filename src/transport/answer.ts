import type { ServerResponse } from 'node:http'
import type { HttpResponse } from './model.js'

// Framing is ours: a wrong length would break the connection, not the answer.
const FRAMING = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive'])

/**
 * Writes an answer in one go. Framing headers of `response` are left out and replaced by true ones.
 * Throws a TypeError or RangeError, with nothing written, where status or headers are no HTTP.
 */
export function writeAnswer(target: ServerResponse, response: HttpResponse): void {
  if (!Number.isInteger(response.status) || response.status < 200) {
    throw new RangeError(`${response.status} is no status of a final answer`)
  }
  const headers: string[] = []
  for (const [name, value] of response.headers) {
    if (!FRAMING.has(name.toLowerCase())) headers.push(name, value)
  }
  // RFC 9110, section 8.6: no Content-Length in a 204; in a 304 it would speak of another body.
  if (response.status !== 204 && response.status !== 304) {
    headers.push('Content-Length', String(response.body.length))
  }
  target.writeHead(response.status, headers)
  // As text it leaves in one piece with the head, for far less work; latin1 keeps every byte.
  const { buffer, byteOffset, byteLength } = response.body
  target.end(Buffer.from(buffer, byteOffset, byteLength).toString('latin1'), 'latin1')
}
