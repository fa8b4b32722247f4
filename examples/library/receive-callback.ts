// Your test drives the API; Ringback hands out the callback URL and judges what arrives there.
import { loadContract, openReceiver } from 'ringback'
import { createInvoiceApi } from '../invoice-api/server.js'

const api = await createInvoiceApi({})
const url = await api.listen({ host: '127.0.0.1', port: 0 })

const contract = await loadContract(`${url}/openapi.json`)
{
  await using receiver = await openReceiver(contract)
  const inbox = receiver.open('invoiceNotification')

  await fetch(`${url}/invoices/?callback_url=${encodeURIComponent(inbox.url)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'inv-1', customer: 'Ada', total: 12.5 }),
  })

  const { findings, url: target } = await inbox.next({ timeoutMs: 5000 })
  for (const finding of findings) console.log(finding.code, finding.message)
  if (findings.length === 0)
    console.log(`invoiceNotification arrived and conforms (POST ${target})`)
  process.exitCode = findings.length === 0 ? 0 : 1
}
await api.close()
