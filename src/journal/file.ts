import { closeSync, fdatasyncSync, fstatSync, openSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import type { RingbackError } from '../errors.js'
import type { RunEvent } from '../event/model.js'
import { decodeLine } from './decode.js'
import { createEntryEncoder, encodeHeader } from './encode.js'
import { JsonWriter } from './json-writer.js'
import { readLines } from './lines.js'
import { lockFile } from './lock.js'
import { closedJournal } from './memory.js'
import { JOURNAL_VERSION, type Journal, type JournalEntry } from './model.js'
import { toOutputError } from './output-error.js'
import { resumeFile } from './resume.js'
import { WakeUp } from './wake-up.js'

export interface FileJournalOptions {
  readonly run: string
  /** Version of Ringback. */
  readonly ringback: string
  /** ISO 8601, for display. */
  readonly date: string
  /** Also safe against power loss: about 25 times slower. */
  readonly durable?: boolean
  /** Begins the file anew, whatever it holds; else a journal goes on with one more run. */
  readonly overwrite?: boolean
}

/**
 * Opens a journal file (mode 0600 when new) for one run, as its only writer. `append` resolves once
 * the line is with the operating system; what is appended in one turn of the event loop goes out in
 * one write. Throws RINGBACK_ERR_OUTPUT when the file cannot be had or holds something else.
 */
export async function openFileJournal(path: string, options: FileJournalOptions): Promise<Journal> {
  const absolute = resolve(path)
  let release: (() => void) | undefined
  try {
    release = lockFile(absolute)
    const runs = options.overwrite === true ? [] : await resumeFile(absolute)
    return new FileJournal(absolute, options, runs, release)
  } catch (error) {
    release?.()
    throw toOutputError(path, error)
  }
}

class FileJournal implements Journal {
  readonly #path: string
  readonly #fd: number
  readonly #isDurable: boolean
  readonly #claimed: Set<string>
  readonly #release: () => void
  readonly #news = new WakeUp()
  readonly #encode = createEntryEncoder()
  /** Byte offset of the first entry of this run. */
  readonly #start: number
  /** Bytes that are with the operating system. */
  #written: number
  #lastSeq = 0
  /** Lines that wait for the end of the turn. */
  readonly #pending = new JsonWriter()
  #batch: Promise<void> | undefined
  #failure: RingbackError | undefined
  #isClosed = false

  constructor(
    path: string,
    options: FileJournalOptions,
    earlierRuns: readonly string[],
    release: () => void,
  ) {
    this.#path = path
    this.#isDurable = options.durable === true
    this.#claimed = new Set(earlierRuns)
    this.#release = release
    this.#fd = openSync(path, options.overwrite === true ? 'w' : 'a', 0o600)
    const { run, ringback, date } = options
    const header = encodeHeader({
      journal: 'ringback',
      version: JOURNAL_VERSION,
      run,
      ringback,
      date,
    })
    try {
      this.#write(Buffer.from(header))
      this.#start = fstatSync(this.#fd).size
    } catch (error) {
      closeSync(this.#fd)
      throw error
    }
    this.#written = this.#start
  }

  append(event: RunEvent): Promise<void> {
    if (this.#isClosed) return Promise.reject(closedJournal())
    if (this.#failure !== undefined) return Promise.reject(this.#failure)
    const { length } = this.#pending
    try {
      this.#encode(this.#pending, this.#lastSeq + 1, event)
    } catch (error) {
      // Longer than a string can be: half a line would spoil the rest.
      this.#pending.cut(length)
      return Promise.reject(toOutputError(this.#path, error))
    }
    this.#lastSeq += 1
    this.#batch ??= this.#openBatch()
    return this.#batch
  }

  async *tail({
    fromSeq = 1,
    signal,
  }: {
    fromSeq?: number
    signal?: AbortSignal
  } = {}): AsyncGenerator<JournalEntry> {
    const isAborted = (): boolean => signal?.aborted === true
    let read = this.#start
    while (!isAborted()) {
      const written = this.#written
      if (read < written) {
        for await (const { text, number } of readLines(this.#path, read, written)) {
          const line = decodeLine(text, this.#path, number + 1)
          if (line.kind === 'entry' && line.entry.seq >= fromSeq) yield line.entry
          if (isAborted()) return
        }
        read = written
      } else if (this.#isClosed) return
      else await this.#news.wait(signal)
    }
  }

  claim(run: string): Promise<boolean> {
    const isFirst = !this.#claimed.has(run)
    this.#claimed.add(run)
    return Promise.resolve(isFirst)
  }

  [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isClosed) {
      this.#isClosed = true
      this.#flush()
      closeSync(this.#fd)
      this.#release()
      this.#news.wake()
    }
    return Promise.resolve()
  }

  /** The promise that all appends of this turn share. */
  #openBatch(): Promise<void> {
    return new Promise((done, fail) => {
      setImmediate(() => {
        this.#flush()
        if (this.#failure === undefined) done()
        else fail(this.#failure)
      })
    })
  }

  #flush(): void {
    const { bytes } = this.#pending
    this.#batch = undefined
    if (bytes.length === 0 || this.#failure !== undefined) return
    try {
      this.#write(bytes)
      this.#written += bytes.length
      this.#news.wake()
    } catch (error) {
      this.#failure = toOutputError(this.#path, error)
    } finally {
      this.#pending.clear()
    }
  }

  #write(bytes: Buffer): void {
    let at = 0
    while (at < bytes.length) at += writeSync(this.#fd, bytes, at)
    if (this.#isDurable) fdatasyncSync(this.#fd)
  }
}
