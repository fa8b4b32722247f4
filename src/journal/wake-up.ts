/** Lets readers sleep until a writer has something new for them. */
export class WakeUp {
  readonly #sleepers = new Set<() => void>()

  wake(): void {
    for (const rouse of [...this.#sleepers]) rouse()
  }

  /** Resolves at the next `wake`, or when the signal aborts. */
  wait(signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.resolve()
    return new Promise((resolve) => {
      const rouse = (): void => {
        this.#sleepers.delete(rouse)
        signal?.removeEventListener('abort', rouse)
        resolve()
      }
      this.#sleepers.add(rouse)
      signal?.addEventListener('abort', rouse)
    })
  }
}
