import type { InvoiceEvent } from './schemas.js'

/** Ways in which the API can be made to break its own document. */
export const FAULTS = ['wrong-type', 'wrong-id', 'callback-after-rejection'] as const

export type Fault = (typeof FAULTS)[number]

export type Faults = ReadonlySet<Fault>

/** `wrong-type`: the document says that `paid` is a boolean. */
export function spoilEvent(event: InvoiceEvent, faults: Faults): InvoiceEvent {
  // The cast is the fault: a compiler would have caught it.
  return faults.has('wrong-type') ? { ...event, paid: 'yes' as unknown as boolean } : event
}

/** `wrong-id`: the callback URL names an invoice that nobody sent. */
export function spoilId(id: string, faults: Faults): string {
  return faults.has('wrong-id') ? `copy-of-${id}` : id
}

/** `callback-after-rejection`: what the API calls back with although it said no. */
export const REJECTED_EVENT: InvoiceEvent = { description: 'Invoice rejected', paid: false }
