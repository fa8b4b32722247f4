import type { IncomingMessage } from 'node:http'
import type { HttpResponse, ReceptionFault } from './model.js'

/** Bytes that reached the receiver and made no request that could be judged. */
export interface MalformedReport {
  readonly reason: ReceptionFault
  /** One sentence: what is wrong with it. */
  readonly message: string
  /** What probably happened and what to do, where that can be told. */
  readonly hint?: string
  /** The first 4 KiB of it; empty where the connection gave none away. */
  readonly raw: Uint8Array
  /** Monotonic milliseconds at which it was given up. */
  readonly receivedMs: number
}

/** What node:http says about bytes that it could not take. */
export interface ClientError extends Error {
  readonly code?: string
  /** The parser's own words. */
  readonly reason?: string
  readonly rawPacket?: Uint8Array
}

const MAX_RAW_BYTES = 4096

const REFUSALS: Record<ReceptionFault, readonly [status: number, text: string]> = {
  'body-too-large': [413, 'The body is larger than Ringback takes.'],
  aborted: [400, 'The request ended before it was complete.'],
  timeout: [408, 'The request did not arrive in time.'],
  malformed: [400, 'The request is not valid HTTP/1.1.'],
  'headers-too-large': [431, 'The header section is larger than Ringback takes.'],
}

/** The answer that a request with this fault gets, whatever the receiver would have answered. */
export function refusalFor(fault: ReceptionFault): HttpResponse {
  const [status, text] = REFUSALS[fault]
  return {
    status,
    headers: [['Content-Type', 'text/plain; charset=utf-8']],
    body: Buffer.from(`${text}\n`),
  }
}

/** The same refusal as bytes, for a socket that has no request to answer. */
export function formatRefusal(fault: ReceptionFault): string {
  const { status, headers, body } = refusalFor(fault)
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  return `HTTP/1.1 ${status} Refused\r\n${lines}Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${Buffer.from(body).toString()}`
}

/** Which fault a parser or timeout error stands for; undefined when the connection just broke. */
export function faultOf(error: ClientError): ReceptionFault | undefined {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'timeout'
  if (error.code === 'HPE_HEADER_OVERFLOW') return 'headers-too-large'
  if (error.code === 'HPE_INVALID_EOF_STATE') return 'aborted'
  return error.code?.startsWith('HPE_') === true ? 'malformed' : undefined
}

/** Describes bytes that never became a request. */
export function describeMalformed(
  error: ClientError,
  fault: ReceptionFault,
  receivedMs: number,
): MalformedReport {
  const raw = Uint8Array.from((error.rawPacket ?? new Uint8Array()).subarray(0, MAX_RAW_BYTES))
  const hint = guessCause(raw)
  return {
    reason: fault,
    message: `${REFUSALS[fault][1]} (${error.reason ?? error.message})`,
    ...(hint === undefined ? {} : { hint }),
    raw,
    receivedMs,
  }
}

/** Describes a CONNECT request, which asks for a tunnel and has no request target of ours. */
export function describeConnect(message: IncomingMessage, receivedMs: number): MalformedReport {
  const head = [`CONNECT ${message.url ?? ''} HTTP/${message.httpVersion}`]
  for (let index = 0; index < message.rawHeaders.length; index += 2) {
    head.push(`${message.rawHeaders[index] ?? ''}: ${message.rawHeaders[index + 1] ?? ''}`)
  }
  return {
    reason: 'malformed',
    message: 'The sender asked for a tunnel by CONNECT, which a receiver does not make.',
    hint: 'The sender takes the receiver for a proxy: look into its proxy settings (HTTP_PROXY).',
    raw: Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1').subarray(0, MAX_RAW_BYTES),
    receivedMs,
  }
}

/** Describes the first connection over the limit, which was closed before anything was read. */
export function describeDrop(connections: number, receivedMs: number): MalformedReport {
  return {
    reason: 'aborted',
    message: `More than ${connections} connections were open at once: further ones were closed unread.`,
    hint: 'Does the sender open a connection for every request and leave it open?',
    raw: new Uint8Array(),
    receivedMs,
  }
}

function guessCause(raw: Uint8Array): string | undefined {
  // A TLS record of type handshake (22), version 3.x.
  if (raw[0] === 0x16 && raw[1] === 0x03) {
    return 'This is a TLS client hello: the sender uses https, but this receiver speaks plain http. Give it the callback URL with http://, or put a TLS proxy in front.'
  }
  if (Buffer.from(raw.subarray(0, 16)).toString('latin1').startsWith('PRI * HTTP/2.0')) {
    return 'This is an HTTP/2 preface: the sender uses HTTP/2 without asking, but this receiver speaks HTTP/1.1. Let it use HTTP/1.1.'
  }
  return undefined
}
