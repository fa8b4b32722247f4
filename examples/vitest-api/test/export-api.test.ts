import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import { loadContract, verify } from 'ringback'
import { openInbox, receiverHandlers } from 'ringback/msw'
import { undiciInterceptor } from 'ringback/undici'
import { Agent } from 'undici'
import { expect, test } from 'vitest'
import 'ringback/vitest'
import { createExportApi } from '../export-api.js'

const contract = await loadContract(fileURLToPath(new URL('../openapi.yaml', import.meta.url)))

/** The API in this process, whose callbacks go to an inbox and not to the network. */
function openApi() {
  const inbox = openInbox('exportFinished')
  const caught = undiciInterceptor(receiverHandlers(contract, inbox))
  const api = createExportApi({ dispatcher: new Agent().compose(caught) })
  const order = (table: string) =>
    api.request('/exports', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ table, callbackUrl: inbox.url }),
    })
  return { inbox, order }
}

test('a finished export is told to its caller, as the document says', async () => {
  const { inbox, order } = openApi()
  const response = await order('orders')
  const { id } = (await response.json()) as { id: string }

  await expect(inbox).toHaveDelivery({ callback: 'exportFinished', within: 2000 })

  const delivery = await inbox.next()
  expect(delivery).toMatchCallback('exportFinished')
  expect(JSON.parse(new TextDecoder().decode(delivery.body))).toEqual({
    id,
    table: 'orders',
    rows: 12,
  })
})

test('an export that is refused is told to nobody', async () => {
  const { inbox, order } = openApi()
  expect((await order('secrets')).status).toBe(422)
  await expect(inbox).not.toHaveDelivery({ within: 100 })
})

test('the whole API keeps its promises', async () => {
  const server = createAdaptorServer(createExportApi())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  {
    await using run = verify(contract, { api, settleMs: 300 })
    expect(await run.report).toHaveNoFindings({ least: 'warning' })
  }
  server.close()
})
