import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of its own for one test. */
export interface Scratch extends AsyncDisposable {
  readonly folder: string
  /** A path for a journal in it. */
  readonly path: string
}

export async function createScratch(): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), 'ringback-journal-'))
  return {
    folder,
    path: join(folder, 'run.ndjson'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}
