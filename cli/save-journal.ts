import { join } from 'node:path'
import type { RunEvent, Workbench } from '../src/index.js'
import { openJournal } from './journal.js'

/** Keeps what has happened so far in a new journal in `folder`; resolves with where that is. */
export async function saveJournal(workbench: Workbench, folder: string): Promise<string> {
  const events: RunEvent[] = []
  let isSoFar = true
  // Everything so far is told at once, and nobody asks for the rest.
  workbench.observe((event) => {
    if (isSoFar) events.push(event)
  })
  isSoFar = false
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const name = `ringback-${stamp}.ndjson`
  await using journal = await openJournal(join(folder, name))
  for (const event of events) await journal?.append(event)
  return `${events.length} events saved in ${name}`
}
