import { setTimeout as delay } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Invoice, InvoiceEvent, InvoiceState, InvoiceStatus } from './schemas.js'

type Acceptance =
  | { readonly kind: 'created' | 'known'; readonly collected: Promise<InvoiceEvent> }
  /** The id belongs to an invoice with other content. */
  | { readonly kind: 'conflict' }

export interface InvoiceBook {
  accept(invoice: Invoice): Acceptance
  find(id: string): InvoiceState | undefined
}

interface Entry {
  readonly invoice: Invoice
  status: InvoiceStatus
  readonly collected: Promise<InvoiceEvent>
}

/**
 * Keeps invoices in memory and lives their lives: received, sent to the customer, paid. Customers
 * here are quick: each step takes `stepMs`.
 */
export function createInvoiceBook(stepMs: number): InvoiceBook {
  const entries = new Map<string, Entry>()

  function open(invoice: Invoice): Entry {
    const entry: Entry = {
      invoice,
      status: 'received',
      collected: delay(stepMs)
        .then(() => void (entry.status = 'sent'))
        .then(() => delay(stepMs))
        .then(() => void (entry.status = 'paid'))
        .then(() => ({ description: `Invoice of ${invoice.customer} paid`, paid: true })),
    }
    return entry
  }

  return {
    accept(invoice) {
      const known = entries.get(invoice.id)
      if (known !== undefined) {
        return isDeepStrictEqual(known.invoice, invoice)
          ? { kind: 'known', collected: known.collected }
          : { kind: 'conflict' }
      }
      const entry = open(invoice)
      entries.set(invoice.id, entry)
      return { kind: 'created', collected: entry.collected }
    },
    find(id) {
      const entry = entries.get(id)
      return entry && { ...entry.invoice, status: entry.status }
    },
  }
}
