import { Hono } from 'hono'

const INVOICE_API = 'https://api.invoices.example/v1'

type OrderState = 'open' | 'invoiced' | 'paid'

/** A shop that has its invoices collected by an API of somebody else, which calls it back. */
export interface Shop {
  /** Takes callbacks at `/hooks/invoices/{id}`. */
  readonly app: Hono
  /** Orders, and asks the API for an invoice. `publicUrl` is where the shop can be reached. */
  order(reference: string, total: number, publicUrl: string): Promise<void>
  stateOf(reference: string): OrderState | undefined
}

export function createShop(): Shop {
  const states = new Map<string, OrderState>()
  const app = new Hono()

  app.post('/hooks/invoices/:id', async (context) => {
    const { reference, paid } = await context.req.json<{ reference: string; paid: boolean }>()
    if (!states.has(reference)) return context.json({ message: 'no such order' }, 404)
    if (paid) states.set(reference, 'paid')
    return context.body(null, 204)
  })

  return {
    app,
    order: async (reference, total, publicUrl) => {
      states.set(reference, 'open')
      const response = await fetch(`${INVOICE_API}/invoices`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ reference, total, callbackUrl: `${publicUrl}/hooks` }),
      })
      if (!response.ok) throw new Error(`the invoice was refused: ${response.status}`)
      if (states.get(reference) === 'open') states.set(reference, 'invoiced')
    },
    stateOf: (reference) => states.get(reference),
  }
}
