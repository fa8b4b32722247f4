/** Lets at most `size` holders in at once, in the order in which they asked. */
export interface Limit {
  /** Resolves with the function that gives the place back; calling it again does nothing. */
  enter(): Promise<() => void>
}

export function createLimit(size: number): Limit {
  const queue: (() => void)[] = []
  let free = size

  function leave(): void {
    const next = queue.shift()
    if (next === undefined) free += 1
    else next()
  }

  function createExit(): () => void {
    let hasLeft = false
    return () => {
      if (hasLeft) return
      hasLeft = true
      leave()
    }
  }

  return {
    enter: () => {
      if (free === 0) return new Promise((resolve) => queue.push(() => resolve(createExit())))
      free -= 1
      return Promise.resolve(createExit())
    },
  }
}
