import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import { setupServer } from 'msw/node'
import { loadContract } from 'ringback'
import { apiHandlers } from 'ringback/msw'
import { afterAll, beforeAll, expect, test } from 'vitest'
import 'ringback/vitest'
import { createShop } from '../shop.js'

const contract = await loadContract(fileURLToPath(new URL('../openapi.yaml', import.meta.url)))
const invoiceApi = apiHandlers(contract)
const msw = setupServer(...invoiceApi)

const shop = createShop()
const server = createAdaptorServer(shop.app)
const publicUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

beforeAll(async () => {
  // Nothing leaves this machine: what the document does not have is an error.
  msw.listen({ onUnhandledRequest: 'error' })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
})

afterAll(() => {
  msw.close()
  server.close()
})

test('an order is paid once the API has called back', async () => {
  await shop.order('order-1', 12.5, publicUrl())
  expect(shop.stateOf('order-1')).toBe('invoiced')

  const [delivery] = await invoiceApi.settled()

  // The callback speaks of this order, and the shop answered as the document says.
  expect(delivery).toMatchCallback('invoicePaid')
  expect(shop.stateOf('order-1')).toBe('paid')
})

test('an order that the API refuses is never paid', async () => {
  const before = invoiceApi.deliveries.length
  await expect(shop.order('order-2', -1, publicUrl())).rejects.toThrow('refused: 422')

  await invoiceApi.settled()

  expect(invoiceApi.deliveries).toHaveLength(before)
  expect(shop.stateOf('order-2')).toBe('open')
})
