import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { Agent, request } from 'undici'
import { readBody } from './body.js'
import { compile, readDocument } from './document.js'

const [, , document, api] = process.argv
const validate = compile(readDocument(document), 'InvoiceEvent')
const token = randomBytes(16).toString('hex')
const invoice = { id: `inv-${token}`, customer: 'acme', total: 1 }

const server = createServer((incoming, response) => {
  readBody(incoming, async (text) => {
    const isRight =
      incoming.url === `/${token}/invoices/${invoice.id}` && validate(JSON.parse(text))
    process.exitCode = isRight ? 0 : 1
    response.setHeader('content-type', 'application/json')
    response.end('{"ok":true}')
    server.close()
    server.closeIdleConnections()
    await dispatcher.close()
  })
})
const dispatcher = new Agent()

server.listen(0, '127.0.0.1', async () => {
  const callbackUrl = `http://127.0.0.1:${server.address().port}/${token}`
  const { statusCode, body } = await request(
    `${api}/invoices/?callback_url=${encodeURIComponent(callbackUrl)}`,
    {
      dispatcher,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(invoice),
    },
  )
  await body.dump()
  if (statusCode !== 200) process.exit(1)
})
