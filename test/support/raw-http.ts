import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Something that listens: a receiver, or the address of a server. */
interface Listening {
  readonly host: string
  readonly port: number
}

/** A connection with no HTTP client in between. Everything that arrives is kept. */
export interface RawConnection extends AsyncDisposable {
  readonly socket: Socket
  send(bytes: string | Uint8Array): void
  /** Resolves with all that arrived so far, once it contains `text`. */
  until(text: string): Promise<string>
  /** Resolves with all that arrived, once the other side has closed. */
  closed(): Promise<string>
}

/** Opens a connection; its disposal destroys it. */
export async function openRaw(to: Listening): Promise<RawConnection> {
  const socket = connect({ host: to.host, port: to.port })
  let arrived = ''
  let isClosed = false
  const news = new Set<() => void>()
  const wake = (): void => {
    for (const listener of [...news]) listener()
  }
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    arrived += chunk
    wake()
  })
  // A reset shows as the end of what arrived.
  socket.on('error', () => undefined)
  socket.on('close', () => {
    isClosed = true
    wake()
  })
  await once(socket, 'connect')

  const waitFor = (isEnough: () => boolean): Promise<string> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!isEnough() && !isClosed) return
        news.delete(look)
        resolve(arrived)
      }
      news.add(look)
      look()
    })

  return {
    socket,
    send: (bytes) => void socket.write(bytes),
    until: (text) => waitFor(() => arrived.includes(text)),
    closed: () => waitFor(() => isClosed),
    [Symbol.asyncDispose]() {
      socket.destroy()
      return Promise.resolve()
    },
  }
}

/** Sends bytes and returns everything that came back until the other side closed. */
export async function exchangeRaw(to: Listening, bytes: string | Uint8Array): Promise<string> {
  await using connection = await openRaw(to)
  connection.send(bytes)
  return await connection.closed()
}
