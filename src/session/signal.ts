/** Something may have changed: wakes everybody who waits, and says nothing else. */
export interface Signal {
  notify(): void
  /**
   * Resolves true at the next `notify`, false after `timeoutMs` (which may be Infinity) or when
   * `abort` is signalled.
   */
  wait(timeoutMs: number, abort: AbortSignal): Promise<boolean>
}

export function createSignal(): Signal {
  const waiting = new Set<() => void>()
  return {
    notify: () => {
      for (const wake of waiting) wake()
    },
    wait: (timeoutMs, abort) => {
      if (abort.aborted || timeoutMs <= 0) return Promise.resolve(false)
      return new Promise((resolve) => {
        const finish = (isNotified: boolean) => {
          waiting.delete(wake)
          clearTimeout(timer)
          abort.removeEventListener('abort', give)
          resolve(isNotified)
        }
        const wake = () => finish(true)
        const give = () => finish(false)
        // Timers overflow beyond 2^31 - 1 ms and would fire at once.
        const timer = setTimeout(give, Math.min(timeoutMs, 2 ** 31 - 1))
        waiting.add(wake)
        abort.addEventListener('abort', give)
      })
    },
  }
}
