import type { RunEvent } from '../../src/event/model.js'
import type { RunningProcess } from './process.js'

/** The events that a process has printed as JSON lines. */
export function readEventLines(text: string): RunEvent[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as RunEvent)
}

/** The base of callback URLs, once a process that prints JSON lines has told it. */
export async function awaitReceiverUrl(cli: RunningProcess): Promise<string> {
  const [, url = ''] = await cli.waitForLine(/"receiver:listening","url":"([^"]+)"/)
  return url
}
