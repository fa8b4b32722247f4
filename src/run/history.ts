import type { RunEvent } from '../event/model.js'
import type { EventStream } from '../session/stream.js'
import { createRecent } from './recent.js'

/** The events of a session for those who come late: its beginning and the last ones. */
export interface History extends AsyncIterable<RunEvent> {
  readonly observe: (observer: (event: RunEvent) => void) => void
}

const LIMITS = { count: 50_000, bytes: 64 * 1024 * 1024 }

/** What an event takes beside its bodies. */
const EVENT_BYTES = 500

export function createHistory(stream: EventStream): History {
  const beginning: RunEvent[] = []
  const recent = createRecent<RunEvent>(LIMITS)
  let count = 0

  stream.observe((event) => {
    if (isBeginning(event)) beginning.push(event)
    else recent.add(String((count += 1)), event, EVENT_BYTES + measureBodies(event))
  })

  async function* iterate(): AsyncGenerator<RunEvent, void> {
    const rest = stream[Symbol.asyncIterator]()
    yield* [...beginning, ...recent.list()]
    yield* { [Symbol.asyncIterator]: () => rest }
  }

  return {
    observe: (observer) => {
      for (const event of [...beginning, ...recent.list()]) observer(event)
      stream.observe(observer)
    },
    [Symbol.asyncIterator]: iterate,
  }
}

/** Nothing that follows can be understood without these. */
function isBeginning({ type }: RunEvent): boolean {
  return type === 'run:started' || type === 'receiver:listening'
}

function measureBodies(event: RunEvent): number {
  const body = 'body' in event ? event.body.size : 0
  const answer = 'answer' in event ? event.answer.body.size : 0
  return body + answer
}
