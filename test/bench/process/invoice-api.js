import { createServer } from 'node:http'
import { Agent } from 'undici'
import { readBody } from './body.js'
import { compile, readDocument } from './document.js'
import { serveParent, settings } from './parent.js'

const validate = compile(readDocument(settings.document), 'Invoice')
const agent = new Agent({ connections: 100 })
const HEADERS = { 'content-type': 'application/json' }
const EVENT = '{"description":"the invoice was paid","paid":true}'
const CALLED = {
  onRequestStart: () => undefined,
  onResponseStart: () => undefined,
  onResponseData: () => undefined,
  onResponseEnd: () => undefined,
  // The receiver is gone before its answer was read.
  onResponseError: () => undefined,
}

/** Takes invoices as their document says, and calls back as soon as it has answered. */
const server = createServer((request, response) => {
  readBody(request, (text) => {
    const callbackUrl = new URL(request.url, 'http://api').searchParams.get('callback_url')
    const invoice = parse(text)
    const isValid = validate(invoice) && (callbackUrl === null || URL.canParse(callbackUrl))
    response.writeHead(isValid ? 200 : 422, HEADERS)
    response.end('{}')
    if (isValid && callbackUrl !== null) setImmediate(callBack, callbackUrl, invoice.id)
  })
})

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function callBack(callbackUrl, id) {
  const { origin, pathname } = new URL(callbackUrl)
  const path = `${pathname}/invoices/${encodeURIComponent(id)}`
  agent.dispatch({ origin, path, method: 'POST', headers: HEADERS, body: EVENT }, CALLED)
}

// A new one for each run: its connections must not end while a client is about to use them.
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  serveParent({}, { url: `http://127.0.0.1:${server.address().port}` })
})
