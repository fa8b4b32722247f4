import type { ReceivedTrigger, Stage } from './model.js'

/** How long a trigger waits for another one to be mixed up with. */
const MEETING_MS = 1_000

/** One stage per API: `release` lets held callbacks go. */
export function createStage(): Stage & { release(): void } {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  let waiting: { trigger: ReceivedTrigger; meet: (other: ReceivedTrigger) => void } | undefined

  return {
    released,
    release: () => release(),
    meet(trigger) {
      if (waiting !== undefined) {
        const other = waiting
        waiting = undefined
        other.meet(trigger)
        return Promise.resolve(other.trigger)
      }
      return new Promise((resolve) => {
        const leave = () => {
          clearTimeout(timer)
          waiting = undefined
          resolve(undefined)
        }
        const timer = setTimeout(leave, MEETING_MS)
        void released.then(leave)
        waiting = {
          trigger,
          meet: (other) => {
            clearTimeout(timer)
            resolve(other)
          },
        }
      })
    },
  }
}
