import { randomUUID } from 'node:crypto'
import { type Journal, openFileJournal, RINGBACK_VERSION } from '../src/index.js'

/** The file of --journal, where one is wanted: a new one, or a further run in one that there is. */
export async function openJournal(path: string | undefined): Promise<Journal | undefined> {
  if (path === undefined) return undefined
  const date = new Date().toISOString()
  return openFileJournal(path, { run: randomUUID(), ringback: RINGBACK_VERSION, date })
}
