import { type AbortGroups, createAbortGroups, type Stoppable } from '../transport/abort-group.js'

/** Something may have changed: wakes everybody who waits, and says nothing else. */
export interface Signal {
  notify(): void
  /**
   * Resolves true at the next `notify`, false after `timeoutMs` (which may be Infinity) or when
   * `abort` is signalled.
   */
  wait(timeoutMs: number, abort: AbortSignal): Promise<boolean>
}

/** `groups` are shared by signals that wait for the same abort. */
export function createSignal(groups = createAbortGroups()): Signal {
  const waiting = new Set<Waiter>()
  return {
    notify: () => {
      for (const waiter of waiting) waiter.wake()
    },
    wait: (timeoutMs, abort) => {
      if (abort.aborted || timeoutMs <= 0) return Promise.resolve(false)
      return new Promise((resolve) => {
        waiting.add(new Waiter(timeoutMs, abort, { resolve, waiting, groups }))
      })
    },
  }
}

interface WaiterHome {
  readonly resolve: (isNotified: boolean) => void
  readonly waiting: Set<Waiter>
  readonly groups: AbortGroups
}

class Waiter implements Stoppable {
  readonly #abort: AbortSignal
  readonly #home: WaiterHome
  readonly #timer: NodeJS.Timeout

  constructor(timeoutMs: number, abort: AbortSignal, home: WaiterHome) {
    this.#abort = abort
    this.#home = home
    // Timers overflow beyond 2^31 - 1 ms and would fire at once.
    this.#timer = setTimeout(stop, Math.min(timeoutMs, 2 ** 31 - 1), this)
    home.groups.add(abort, this)
  }

  wake(): void {
    this.#finish(true)
  }

  stop(): void {
    this.#finish(false)
  }

  #finish(isNotified: boolean): void {
    const { waiting, groups, resolve } = this.#home
    waiting.delete(this)
    clearTimeout(this.#timer)
    groups.delete(this.#abort, this)
    resolve(isNotified)
  }
}

function stop(waiter: Waiter): void {
  waiter.stop()
}
