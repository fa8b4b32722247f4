import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { execPath } from 'node:process'
import { setTimeout as delay } from 'node:timers/promises'

/** A server that runs as a program of its own. Leaving its scope ends it. */
export interface Program extends AsyncDisposable {
  readonly url: string
  /** From its start to its first answer. */
  readonly startMs: number
  /** CPU time in microseconds, NaN where the system does not tell. */
  cpuUs(): number
  /** Resident memory in bytes, NaN where the system does not tell. */
  rssBytes(): number
}

const START_TIMEOUT_MS = 120_000
const POLL_MS = 10
const TICKS_PER_SECOND = 100
const PAGE_BYTES = 4096

/** Starts a Node program that listens on the port that `args` names, output discarded. */
export async function startProgram(args: (port: number) => readonly string[]): Promise<Program> {
  const port = await findPort()
  const startedMs = performance.now()
  const child = spawn(execPath, args(port), { stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  while (!(await isAnswering(port))) {
    if (child.exitCode !== null || performance.now() - startedMs > START_TIMEOUT_MS) {
      await stop()
      throw new Error(`node ${args(port).join(' ')} does not answer`)
    }
    await delay(POLL_MS)
  }
  await fetch(`${url}/ringback-bench`)
  return {
    url,
    startMs: performance.now() - startedMs,
    cpuUs: () => readCpu(child.pid),
    rssBytes: () => readRss(child.pid),
    [Symbol.asyncDispose]: stop,
  }
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

function isAnswering(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port })
    const settle = (isOpen: boolean) => {
      socket.destroy()
      resolve(isOpen)
    }
    socket.once('connect', () => settle(true)).once('error', () => settle(false))
  })
}

/** proc(5): user and system time are fields 14 and 15, counted behind the name in brackets. */
function readCpu(pid = 0): number {
  const fields = readProc(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ')
  return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1_000_000
}

function readRss(pid = 0): number {
  return Number(readProc(`/proc/${pid}/statm`).split(' ')[1]) * PAGE_BYTES
}

function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
