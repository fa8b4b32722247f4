/** What was owed and came, per callback id. */
export interface CallbackCount {
  expected: number
  delivered: number
  expired: number
  /** Expired although another callback of the same trigger came: the API chose that one. */
  passedOver: number
  /** Id of a callback that came in its place. */
  instead?: string
}

/** Counts expectations per callback. Keeps details only of triggers that are still open. */
export interface CallbackTally {
  open(trigger: string, callback: string): void
  meet(trigger: string, callback: string): void
  expire(trigger: string, callback: string): void
  answer(trigger: string, isAccepted: boolean): void
  /** Counts so far, expectations of open triggers included. */
  totals(): ReadonlyMap<string, CallbackCount>
}

/** Ids of callbacks, by what became of their expectations. */
interface OpenTrigger {
  isAnswered: boolean
  opened: readonly string[]
  met: readonly string[]
  expired: readonly string[]
}

export function createCallbackTally(): CallbackTally {
  const closed = new Map<string, CallbackCount>()
  const triggers = new Map<string, OpenTrigger>()

  const at = (id: string) => {
    const known = triggers.get(id)
    if (known !== undefined) return known
    const trigger: OpenTrigger = { isAnswered: false, opened: NONE, met: NONE, expired: NONE }
    triggers.set(id, trigger)
    return trigger
  }

  const closeIfSettled = (id: string, trigger: OpenTrigger) => {
    const settled = trigger.met.length + trigger.expired.length
    if (!trigger.isAnswered || settled < trigger.opened.length) return
    addTrigger(closed, trigger)
    triggers.delete(id)
  }

  return {
    open(id, callback) {
      const trigger = at(id)
      trigger.opened = [...trigger.opened, callback]
    },
    meet(id, callback) {
      const trigger = at(id)
      trigger.met = [...trigger.met, callback]
      closeIfSettled(id, trigger)
    },
    expire(id, callback) {
      const trigger = at(id)
      trigger.expired = [...trigger.expired, callback]
      closeIfSettled(id, trigger)
    },
    answer(id, isAccepted) {
      const trigger = at(id)
      trigger.isAnswered = true
      // A refused trigger owes nothing, and nobody will say that its expectations are over.
      if (!isAccepted) trigger.opened = NONE
      closeIfSettled(id, trigger)
    },
    totals() {
      const totals = new Map(Array.from(closed, ([id, count]) => [id, { ...count }]))
      for (const trigger of triggers.values()) addTrigger(totals, trigger)
      return totals
    },
  }
}

function addTrigger(counts: Map<string, CallbackCount>, trigger: OpenTrigger): void {
  for (const id of trigger.opened) countOf(counts, id).expected += 1
  for (const id of trigger.met) countOf(counts, id).delivered += 1
  const [instead] = trigger.met
  for (const id of trigger.expired) {
    const count = countOf(counts, id)
    count.expired += 1
    if (instead === undefined) continue
    count.passedOver += 1
    count.instead = instead
  }
}

function countOf(counts: Map<string, CallbackCount>, callback: string): CallbackCount {
  const known = counts.get(callback)
  if (known !== undefined) return known
  const count: CallbackCount = { expected: 0, delivered: 0, expired: 0, passedOver: 0 }
  counts.set(callback, count)
  return count
}

/** Of most triggers something stays empty. */
const NONE: readonly string[] = []
