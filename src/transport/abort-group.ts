/** What ends when a signal is aborted. */
export interface Stoppable {
  stop(): void
}

/**
 * Those who stop when a signal is aborted. The signal sees one listener, however many there are:
 * to add and remove one costs more than most of what is done meanwhile.
 */
export interface AbortGroups {
  add(signal: AbortSignal, one: Stoppable): void
  delete(signal: AbortSignal, one: Stoppable): void
}

export function createAbortGroups(): AbortGroups {
  const groups = new WeakMap<AbortSignal, AbortGroup>()

  return {
    add: (signal, one) => {
      let group = groups.get(signal)
      if (group === undefined) {
        group = new AbortGroup(signal)
        groups.set(signal, group)
      }
      group.add(one)
    },
    delete: (signal, one) => groups.get(signal)?.delete(one),
  }
}

class AbortGroup {
  readonly #signal: AbortSignal
  readonly #members = new Set<Stoppable>()
  readonly #stopAll = (): void => {
    for (const one of [...this.#members]) one.stop()
  }

  constructor(signal: AbortSignal) {
    this.#signal = signal
  }

  add(one: Stoppable): void {
    if (this.#members.size === 0) this.#signal.addEventListener('abort', this.#stopAll)
    this.#members.add(one)
  }

  delete(one: Stoppable): void {
    if (!this.#members.delete(one) || this.#members.size > 0) return
    this.#signal.removeEventListener('abort', this.#stopAll)
  }
}
