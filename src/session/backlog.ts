/** Bounds what waits to be sent: whoever would exceed it waits at the door. */
export interface Backlog {
  /** Resolves with the function that gives the place back; at once while there is room. */
  enter(bytes: number): Promise<() => void>
  /** Resolves when nobody is inside or at the door. */
  whenEmpty(): Promise<void>
}

export interface BacklogLimits {
  readonly count: number
  readonly bytes: number
}

/** In the order of asking. One that is larger than all the room still enters when it is alone. */
export function createBacklog(limits: BacklogLimits): Backlog {
  const door: { readonly bytes: number; readonly open: () => void }[] = []
  let empties: (() => void)[] = []
  let count = 0
  let bytes = 0

  const hasRoom = (more: number) =>
    count === 0 || (count < limits.count && bytes + more <= limits.bytes)

  function take(size: number): () => void {
    let isInside = true
    count += 1
    bytes += size
    return () => {
      if (!isInside) return
      isInside = false
      count -= 1
      bytes -= size
      letIn()
    }
  }

  function letIn(): void {
    const [next] = door
    if (next !== undefined && hasRoom(next.bytes)) {
      door.shift()
      next.open()
    } else if (count === 0) {
      for (const resolve of empties) resolve()
      empties = []
    }
  }

  return {
    enter: (size) => {
      if (door.length === 0 && hasRoom(size)) return Promise.resolve(take(size))
      return new Promise((resolve) => {
        door.push({
          bytes: size,
          open: () => {
            resolve(take(size))
            letIn()
          },
        })
      })
    },
    whenEmpty: () =>
      count === 0 && door.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => empties.push(resolve)),
  }
}
