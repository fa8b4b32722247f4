import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Clock } from '../clock.js'
import { createAnswerWriter } from './answer.js'
import { listenOn } from './listen.js'
import type { HeaderPair, HttpResponse, ReceivedRequest } from './model.js'
import { type Reception, readHeaders, receiveRequest } from './reception.js'
import {
  type ClientError,
  describeConnect,
  describeDrop,
  describeMalformed,
  faultOf,
  formatRefusal,
  type MalformedReport,
  refusalFor,
} from './refusal.js'
import { createTurnQueue } from './turn-queue.js'

export interface ReceptionLimits {
  /** Bytes of a body that are kept; a request with more is answered 413. */
  readonly bodyBytes: number
  /** Bytes of the whole header section; more is answered 431. */
  readonly headerBytes: number
  readonly headersTimeoutMs: number
  /** For head and body together. */
  readonly requestTimeoutMs: number
  /** At once; more are closed without an answer, and the first of them is reported. */
  readonly connections: number
  /** How often the two timeouts are looked at. */
  readonly checkIntervalMs: number
}

const DEFAULT_LIMITS: ReceptionLimits = {
  bodyBytes: 10 * 1024 * 1024,
  headerBytes: 64 * 1024,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  connections: 1000,
  checkIntervalMs: 500,
}

// Longer than the pools of usual senders (httpx 5 s), which else send into a closing connection.
const KEEP_ALIVE_MS = 65_000

// How long a refused sender may go on sending before it is cut off, so that it reads the refusal.
const LINGER_MS = 1000

/** `hang`: no answer until the server closes; `reset`: the connection is torn down at once. */
export type ServedAnswer = HttpResponse | 'hang' | 'reset'

export interface ServeOptions {
  /** Default 127.0.0.1. */
  readonly host?: string
  /** Default 0: any free port. */
  readonly port?: number
  readonly limits?: Partial<ReceptionLimits>
  readonly clock: Clock
  /**
   * Called once for every request, also for one with a fault. Its answer is sent, but for a request
   * with a fault: that one is answered by `refusalFor(fault)` once this has returned.
   */
  readonly onRequest: (request: ReceivedRequest) => ServedAnswer | Promise<ServedAnswer>
  /** Told of bytes that never became a request. */
  readonly onMalformed?: (report: MalformedReport) => void
  /** Told when `onRequest` throws or gives an answer that is no HTTP: the sender got a 500. */
  readonly onError: (error: unknown) => void
}

export interface ReceiverServer extends AsyncDisposable {
  readonly host: string
  readonly port: number
  /** `http://HOST:PORT`, as a client on this machine can call it. */
  readonly origin: string
  /** Stops listening, lets requests in flight end for `graceMs`, then cuts all connections. */
  close(graceMs: number): Promise<void>
}

interface DueAnswer {
  readonly request: ReceivedRequest
  readonly target: ServerResponse
  readonly answer: ServedAnswer
}

const FAILED: HttpResponse = { status: 500, headers: [], body: new Uint8Array() }

/**
 * Opens an HTTP/1.1 server for callbacks, with every byte kept as evidence. Hostile input ends in
 * an answer and a record, never in an error. Throws RINGBACK_ERR_PORT_UNAVAILABLE.
 */
export async function serve(options: ServeOptions): Promise<ReceiverServer> {
  const { clock, onRequest, onMalformed, onError } = options
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  /** The last one of each connection. */
  const receptions = new Map<Duplex, Reception>()
  const refused = new Set<Duplex>()
  const hanging = new Set<ServerResponse>()
  const writeAnswer = createAnswerWriter()
  let lastHeaders: readonly HeaderPair[] = []
  let inFlight = 0
  let isClosing = false

  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: Math.min(limits.headersTimeoutMs, limits.requestTimeoutMs),
    requestTimeout: limits.requestTimeoutMs,
    connectionsCheckingInterval: limits.checkIntervalMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // Node would answer by itself, and nobody would know.
    requireHostHeader: false,
    insecureHTTPParser: false,
  })
  // Otherwise headers after the first thousand or so are dropped without a word.
  server.maxHeadersCount = 0
  server.maxConnections = limits.connections

  const accept = (message: IncomingMessage, target: ServerResponse): void => {
    inFlight += 1
    target.on('close', release)
    const { socket } = message
    lastHeaders = readHeaders(message.rawHeaders, lastHeaders)
    const head = { headers: lastHeaders, receivedMs: clock.nowMs() }
    const done = (request: ReceivedRequest) => handle(request, target)
    receptions.set(socket, receiveRequest(message, head, limits.bodyBytes, done))
  }

  const release = (): void => {
    inFlight -= 1
    if (isClosing && inFlight === 0) cutConnections()
  }

  const handle = (request: ReceivedRequest, target: ServerResponse): void => {
    try {
      const answer = onRequest(request)
      if (answer instanceof Promise) {
        answer.then(
          (given) => give({ request, target, answer: given }),
          (error: unknown) => fail(target, error),
        )
      } else giveTogether({ request, target, answer })
    } catch (error) {
      fail(target, error)
    }
  }

  const give = ({ request: { fault }, target, answer }: DueAnswer): void => {
    if (isClosing || fault !== undefined) target.shouldKeepAlive = false
    try {
      if (fault !== undefined) writeAnswer(target, refusalFor(fault))
      else if (typeof answer === 'string') withhold(answer, target)
      else writeAnswer(target, answer)
    } catch (error) {
      fail(target, error)
    }
  }
  // One that had to wait for something, a journal say, came to the end of a turn by that.
  const giveTogether = createTurnQueue(give)

  const fail = (target: ServerResponse, error: unknown): void => {
    onError(error)
    writeAnswer(target, FAILED)
  }

  const withhold = (how: 'hang' | 'reset', target: ServerResponse): void => {
    if (how === 'reset') target.socket?.resetAndDestroy()
    // Nothing more would come: whoever closes need not wait for it.
    else if (isClosing) target.destroy()
    else {
      hanging.add(target)
      target.once('close', () => hanging.delete(target))
    }
  }

  const refuse = (socket: Duplex, text: string): void => {
    const timer = setTimeout(() => socket.destroy(), LINGER_MS)
    refused.add(socket)
    socket.once('close', () => {
      clearTimeout(timer)
      refused.delete(socket)
    })
    socket.on('error', () => socket.destroy())
    socket.end(text)
    socket.resume()
  }

  const cutConnections = (): void => {
    server.closeAllConnections()
    for (const socket of refused) socket.destroy()
  }

  server.on('connection', (socket: Duplex) => {
    socket.once('close', () => receptions.delete(socket))
  })
  server.on('request', accept)
  // An expectation that is not understood may be ignored (RFC 9110, section 10.1.1).
  server.on('checkExpectation', accept)
  server.on('connect', (message: IncomingMessage, socket: Duplex) => {
    onMalformed?.(describeConnect(message, clock.nowMs()))
    refuse(socket, formatRefusal('malformed'))
  })
  // One report is enough: a flood of connections must not become a flood of reports.
  server.once('drop', () => onMalformed?.(describeDrop(limits.connections, clock.nowMs())))
  server.on('clientError', (error: ClientError, socket: Duplex) => {
    if (refused.has(socket)) return
    const fault = faultOf(error)
    const reception = receptions.get(socket)
    if (fault === undefined || !socket.writable) socket.destroy()
    else if (reception?.isOpen === true) reception.fail(fault)
    else if (isSilent(socket)) socket.destroy()
    else {
      onMalformed?.(describeMalformed(error, fault, clock.nowMs()))
      refuse(socket, formatRefusal(fault))
    }
  })

  const address = await listenOn(server, options.host ?? '127.0.0.1', options.port ?? 0)
  server.on('error', onError)
  const closed = new Promise<void>((resolve) => server.once('close', resolve))
  const close = (graceMs: number): Promise<void> => {
    if (!isClosing) {
      isClosing = true
      server.close()
      for (const target of hanging) target.destroy()
    }
    if (inFlight === 0) cutConnections()
    else {
      const timer = setTimeout(cutConnections, graceMs)
      void closed.then(() => clearTimeout(timer))
    }
    return closed
  }
  return { ...address, close, [Symbol.asyncDispose]: () => close(0) }
}

/** True for a connection on which nothing ever arrived: browsers open such ones in advance. */
function isSilent(socket: Duplex): boolean {
  return socket instanceof Socket && socket.bytesRead === 0
}
