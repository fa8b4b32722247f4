import type { DeliveryJudged, DeliveryReceived } from '../event/model.js'
import type { CallbackCount } from './callback-tally.js'

/** Counts deliveries, and per callback those that were taken for it. */
export interface DeliveryTally {
  add(event: DeliveryReceived | DeliveryJudged): void
  readonly received: number
  readonly unexpected: number
  /** Where nobody owes anything (mode `listen`), what came is the coverage. */
  matched(): ReadonlyMap<string, CallbackCount>
}

export function createDeliveryTally(): DeliveryTally {
  const perCallback = new Map<string, number>()
  let received = 0
  let unexpected = 0
  return {
    add(event) {
      if (event.type === 'delivery:received') received += 1
      else if (event.match === 'unexpected') unexpected += 1
      else if (event.match === 'matched' && event.callback !== undefined) {
        perCallback.set(event.callback, (perCallback.get(event.callback) ?? 0) + 1)
      }
    },
    get received() {
      return received
    },
    get unexpected() {
      return unexpected
    },
    matched() {
      const count = (delivered: number) => {
        return { expected: 0, delivered, expired: 0, passedOver: 0 }
      }
      return new Map(Array.from(perCallback, ([id, delivered]) => [id, count(delivered)]))
    },
  }
}
