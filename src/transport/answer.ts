import type { ServerResponse } from 'node:http'
import type { HttpResponse } from './model.js'
import { rememberLast } from './remember-last.js'
import { viewBuffer } from './view-buffer.js'

// Framing is ours: a wrong length would break the connection, not the answer.
const FRAMING = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive'])

/**
 * Writes an answer in one go. Framing headers of `response` are left out and replaced by true ones.
 * Throws a TypeError or RangeError, with nothing written, where status or headers are no HTTP.
 */
export type WriteAnswer = (target: ServerResponse, response: HttpResponse) => void

/** For one server, which gives the same answer most of the time: it is framed once. */
export function createAnswerWriter(): WriteAnswer {
  const frame = rememberLast(frameAnswer)

  return (target, response) => {
    const { headers, text } = frame(response)
    const { socket } = target
    target.writeHead(response.status, headers)
    if (text !== '') {
      // Left to itself, it would leave as the first of two pieces, of which the second is empty.
      socket?.cork()
      target.write(text, 'latin1')
      socket?.uncork()
    }
    target.end()
  }
}

interface FramedAnswer {
  /** Names and values in turn. */
  readonly headers: string[]
  /** As text a body leaves in one piece with its head, for far less work; latin1 keeps every byte. */
  readonly text: string
}

function frameAnswer({ status, headers, body }: HttpResponse): FramedAnswer {
  if (!Number.isInteger(status) || status < 200) {
    throw new RangeError(`${status} is no status of a final answer`)
  }
  const framed = headers.flatMap((pair) => (FRAMING.has(pair[0].toLowerCase()) ? [] : pair))
  // RFC 9110, section 8.6: no Content-Length in a 204; in a 304 it would speak of another body.
  if (status !== 204 && status !== 304) framed.push('Content-Length', String(body.length))
  return { headers: framed, text: viewBuffer(body).toString('latin1') }
}
