/** The service of an external developer: it takes the event that an invoice was paid. */
import { type Context, Hono } from 'hono'

interface InvoiceEvent {
  readonly description: string
  readonly paid: boolean
}

/** `isSound: false` leaves the mistake in that many receivers have. */
export function createReceiver({ isSound }: { readonly isSound: boolean }): Hono {
  const app = new Hono()
  app.post('/invoices/:id', async (c) => {
    const type = c.req.header('content-type') ?? ''
    if (!/^application\/json *(;|$)/i.test(type)) return refuse(c, 415, 'only application/json')
    const event = isSound ? await readJson(c) : await c.req.json<unknown>()
    if (!isInvoiceEvent(event)) return refuse(c, 422, 'no invoice event')
    console.log(`invoice ${c.req.param('id')}: ${event.paid ? 'paid' : 'not paid'}`)
    return c.json({ ok: true })
  })
  return app
}

/** `c.req.json()` throws over what is no JSON, and Hono makes an error 500 of everything thrown. */
async function readJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json<unknown>()
  } catch {
    return undefined
  }
}

function isInvoiceEvent(value: unknown): value is InvoiceEvent {
  if (typeof value !== 'object' || value === null) return false
  const { description, paid } = value as Partial<Record<string, unknown>>
  return typeof description === 'string' && typeof paid === 'boolean'
}

/** As FastAPI documents it. */
function refuse(c: Context, status: 415 | 422, msg: string): Response {
  return c.json({ detail: [{ loc: ['body'], msg, type: 'value_error' }] }, status)
}
