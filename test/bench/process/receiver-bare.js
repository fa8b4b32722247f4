import { createServer } from 'node:http'
import { readBody } from './body.js'
import { compile, readDocument } from './document.js'
import { cpu, serveParent, settings } from './parent.js'

const validate = compile(readDocument(settings.document), 'InvoiceEvent')
const ANSWER = '{"ok":true}'

const server = createServer((request, response) => {
  readBody(request, (text) => {
    const status = validate(JSON.parse(text)) ? 200 : 422
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': ANSWER.length,
    })
    response.end(ANSWER)
  })
})

server.listen(0, '127.0.0.1', () => {
  serveParent({ cpu }, { url: `http://127.0.0.1:${server.address().port}` })
})
