import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { openBrowser, requireChromium, startSite } from '../support/browser.js'
import { invoiceDocument } from '../support/invoice-document.js'
import { startReceiver } from '../support/page-receiver.js'
import { bundlePage } from '../support/page-script.js'

const API = 'https://api.invoices.test/v1'
const WORKER = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js')

/** What every page does first; `run` is what it is tested for. */
const START = `
  import { http, HttpResponse } from 'msw'
  import { setupWorker } from 'msw/browser'
  import { apiHandlers, loadContract } from 'ringback/msw'

  const receivers = new URL(location.href).searchParams.getAll('receiver')
  const order = (callbackUrl, invoice = { id: 'inv-7', customer: 'Ada', total: 12.5 }) =>
    fetch('${API}/invoices/?callback_url=' + encodeURIComponent(callbackUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(invoice),
    })
  const play = async (...others) => {
    const contract = await loadContract(new URL('/openapi.json', location.href).href)
    const handlers = apiHandlers(contract)
    await setupWorker(...others, ...handlers).start({ onUnhandledRequest: 'bypass', quiet: true })
    return handlers
  }
  run().catch((error) => ({ error: String(error.stack ?? error) }))
    .then((result) => fetch('/result', { method: 'POST', body: JSON.stringify(result) }))
`

/** Runs `async function run()` in a page of a real browser, and gives what it returns. */
async function runPage(
  chromium: string,
  run: string,
  receivers: readonly string[] = [],
): Promise<unknown> {
  const { text } = await bundlePage(`${START}\n${run}`)
  const document = invoiceDocument({ root: { servers: [{ url: API }] } })
  await using site = await startSite({
    '/': { type: 'text/html', text: '<!doctype html><script src="/page.js"></script>' },
    '/page.js': { type: 'text/javascript', text },
    '/mockServiceWorker.js': { type: 'text/javascript', text: readFileSync(WORKER, 'utf8') },
    '/openapi.json': { type: 'application/json', text: JSON.stringify(document) },
  })
  const query = receivers.map((url) => `receiver=${encodeURIComponent(url)}`).join('&')
  await using browser = await openBrowser(chromium, `${site.url}/?${query}`)
  return await Promise.race([site.result, browser.end])
}

test('in a browser the API answers, and a receiver in the same page gets the callback', async (context) => {
  const chromium = requireChromium(context)
  const result = await runPage(
    chromium,
    `
      async function run() {
        const hooks = []
        const receiver = http.post('https://shop.test/hooks/*', async ({ request }) => {
          hooks.push([request.url, await request.json()])
          return HttpResponse.json({ ok: 'yes' })
        })
        const handlers = await play(receiver)
        const statuses = []
        statuses.push((await order('https://shop.test/hooks')).status)
        statuses.push((await order('https://shop.test/hooks', { id: 2 })).status)
        const [delivery, ...others] = await handlers.settled()
        const codes = delivery.findings.map(({ code }) => code)
        return { statuses, hooks, codes, others, hasNode: 'process' in globalThis }
      }
    `,
  )
  expect(result).toEqual({
    statuses: [200, 422],
    hooks: [['https://shop.test/hooks/invoices/inv-7', { description: 'description', paid: true }]],
    codes: ['receiver-body-schema'],
    others: [],
    hasNode: false,
  })
})

test('in a browser a receiver of another origin gets the callback where it lets the page call it', async (context) => {
  const chromium = requireChromium(context)
  await using open = await startReceiver({
    'access-control-allow-origin': '*',
    'access-control-allow-headers': '*',
  })
  await using closed = await startReceiver({})
  const result = await runPage(
    chromium,
    `
      async function run() {
        const handlers = await play()
        for (const url of receivers) {
          await order(url)
          await handlers.settled()
        }
        const sent = await handlers.settled()
        return sent.map(({ url, answer, failure }) => [url, answer?.status ?? failure.message])
      }
    `,
    [open.url, closed.url],
  )
  const { host } = new URL(closed.url)
  expect(result).toEqual([
    [`${open.url}/invoices/inv-7`, 200],
    [
      `${closed.url}/invoices/inv-7`,
      `The request to ${host} failed (Failed to fetch): does it listen, and does it allow this page to call it (CORS)?`,
    ],
  ])
  expect(open.bodies).toEqual(['{"description":"description","paid":true}'])
  expect(closed.bodies).toEqual([])
})

test('in a browser a redirect is not followed', async (context) => {
  const chromium = requireChromium(context)
  await using receiver = await startReceiver({
    'access-control-allow-origin': '*',
    'access-control-allow-headers': '*',
    location: '/elsewhere',
  })
  const result = await runPage(
    chromium,
    `
    async function run() {
      const handlers = await play()
      await order(receivers[0])
      const [{ failure, findings }] = await handlers.settled()
      return [failure.message, findings.map(({ code }) => code)]
    }
  `,
    [receiver.url],
  )
  const { host } = new URL(receiver.url)
  expect(result).toEqual([
    `${host} redirected the delivery, and the browser does not say where to.`,
    ['receiver-failed'],
  ])
  expect(receiver.bodies).toHaveLength(1)
})
