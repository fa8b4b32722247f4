/** Tasks under way. They are counted, not kept, since a run has any number of them. */
export interface TaskGroup {
  /** Whether one was rejected: then it makes no sense to add more. */
  readonly hasFailed: boolean
  add(task: Promise<void>): void
  /** Resolves when none is under way any more; rejects as soon as one is rejected. */
  settle(): Promise<void>
}

export function createTaskGroup(): TaskGroup {
  let underWay = 0
  let failure: { readonly error: unknown } | undefined
  let wake: () => void = ignore

  function end(): void {
    underWay -= 1
    if (underWay === 0) wake()
  }

  function fail(error: unknown): void {
    failure ??= { error }
    wake()
  }

  return {
    get hasFailed() {
      return failure !== undefined
    },
    add: (task) => {
      underWay += 1
      task.then(end, fail)
    },
    settle: async () => {
      while (underWay > 0 && failure === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      if (failure !== undefined) throw failure.error
    },
  }
}

function ignore(): void {
  // Nobody waits yet.
}
