import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { type Dispatcher, request } from 'undici'

const ROWS = new Map([
  ['customers', 3],
  ['orders', 12],
])

/** Exports tables, and tells the caller when it is done. `dispatcher` is undici's, for callbacks. */
export function createExportApi({ dispatcher }: { dispatcher?: Dispatcher } = {}): Hono {
  const app = new Hono()

  app.post('/exports', async (context) => {
    const order: unknown = await context.req.json().catch(() => undefined)
    const { table, callbackUrl } = readOrder(order) ?? {}
    const rows = table === undefined ? undefined : ROWS.get(table)
    if (rows === undefined || callbackUrl === undefined) {
      return context.json({ message: 'expected a table and a callbackUrl' }, 422)
    }
    const id = randomUUID()
    setImmediate(() => {
      callBack(callbackUrl, { id, table, rows }).catch((error: unknown) => console.error(error))
    })
    return context.json({ id }, 202)
  })

  async function callBack(url: string, event: object): Promise<void> {
    const { body } = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(event),
      ...(dispatcher === undefined ? {} : { dispatcher }),
    })
    await body.dump()
  }

  return app
}

function readOrder(order: unknown): { table: string; callbackUrl: string } | undefined {
  if (typeof order !== 'object' || order === null) return undefined
  if (!('table' in order && 'callbackUrl' in order)) return undefined
  const { table, callbackUrl } = order
  if (typeof table !== 'string' || typeof callbackUrl !== 'string') return undefined
  return URL.canParse(callbackUrl) ? { table, callbackUrl } : undefined
}
