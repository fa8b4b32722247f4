import type { RunEvent } from '../event/model.js'

/** Hands events to everybody who listens: at once to observers, in order to iterators. */
export interface EventStream extends AsyncIterable<RunEvent> {
  publish(event: RunEvent): void
  /** Called synchronously for every event from now on. */
  observe(observer: (event: RunEvent) => void): void
  /** No more events: iterators end once they have seen the last one. */
  end(): void
}

/** An iterator sees every event that is published after it was made; slow ones buffer. */
export function createEventStream(): EventStream {
  // Replaced, not changed: an event is handed to a handful of observers, but very often.
  let observers: readonly ((event: RunEvent) => void)[] = []
  const endings = new Set<() => void>()
  let hasEnded = false

  function iterate(): AsyncIterator<RunEvent> {
    const buffer: RunEvent[] = []
    const sleepers: (() => void)[] = []
    let isClosed = false
    const wake = () => {
      for (const resolve of sleepers.splice(0)) resolve()
    }
    const observer = (event: RunEvent) => {
      buffer.push(event)
      wake()
    }
    observers = [...observers, observer]
    endings.add(wake)
    const close = () => {
      isClosed = true
      observers = observers.filter((one) => one !== observer)
      endings.delete(wake)
    }

    return {
      next: async () => {
        while (buffer.length === 0 && !hasEnded && !isClosed) {
          await new Promise<void>((resolve) => sleepers.push(resolve))
        }
        const event = buffer.shift()
        if (event !== undefined) return { done: false, value: event }
        close()
        return { done: true, value: undefined }
      },
      return: () => {
        close()
        buffer.length = 0
        wake()
        return Promise.resolve({ done: true, value: undefined })
      },
    }
  }

  return {
    publish: (event) => {
      for (const observer of observers) observer(event)
    },
    observe: (observer) => {
      observers = [...observers, observer]
    },
    end: () => {
      hasEnded = true
      for (const ending of endings) ending()
    },
    [Symbol.asyncIterator]: iterate,
  }
}
