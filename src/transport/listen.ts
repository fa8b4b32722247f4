import type { Server } from 'node:http'
import { RingbackError } from '../errors.js'

/** Where a server listens. */
export interface BoundAddress {
  /** Numeric, as the system gives it. */
  readonly host: string
  readonly port: number
  /** Something a client on this machine can call: loopback where all addresses are bound. */
  readonly origin: string
}

/**
 * Binds the server. Throws RINGBACK_ERR_PORT_UNAVAILABLE where host or port cannot be had.
 */
export async function listenOn(server: Server, host: string, port: number): Promise<BoundAddress> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ host, port }, () => {
        server.off('error', reject)
        resolve()
      })
    })
  } catch (error) {
    throw describeListenError(error, host, port)
  }
  const address = server.address()
  if (address === null || typeof address === 'string') {
    throw new RingbackError('RINGBACK_ERR_INTERNAL', 'The receiver has no TCP address.')
  }
  return { host: address.address, port: address.port, origin: originOf(address) }
}

function originOf(address: { address: string; port: number; family: string }): string {
  const host = address.address
  if (address.family === 'IPv6') return `http://[${host === '::' ? '::1' : host}]:${address.port}`
  return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${address.port}`
}

function describeListenError(error: unknown, host: string, port: number): RingbackError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const [because, hint] = explainCode(code)
  const detail = because ?? (error instanceof Error ? error.message : String(error))
  return new RingbackError(
    'RINGBACK_ERR_PORT_UNAVAILABLE',
    `Ringback cannot listen on ${host} port ${port}: ${detail}.`,
    { hint, cause: error },
  )
}

const FREE_PORT = 'Use --port 0, which takes any free port'
const OWN_HOST = 'Give --host an address of this machine, for example 127.0.0.1'

function explainCode(code: unknown): [because: string | undefined, hint: string] {
  switch (code) {
    case 'EADDRINUSE':
      return ['another process already listens there', `${FREE_PORT}, or end the other process.`]
    case 'EACCES':
      return ['this user may not use that port', `${FREE_PORT}, or one above 1023.`]
    case 'EADDRNOTAVAIL':
      return ['that address is not one of this machine', `${OWN_HOST}.`]
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return ['no such host is known', `${OWN_HOST}.`]
    case 'ERR_SOCKET_BAD_PORT':
      return ['a port is a whole number from 0 to 65535', `${FREE_PORT}.`]
    default:
      return [undefined, `${FREE_PORT}, or give another --host.`]
  }
}
