import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'

const CALLBACK_KEY = '{$request.query.callback_url}/invoices/{$request.body#/id}'

/** What @fastify/swagger leaves out of callback operations. */
const CALLBACK_LABELS = {
  summary: 'Tell the caller what became of the invoice',
  operationId: 'invoiceNotification',
}

/** Schema of `POST /invoices/`: Fastify validates by it, and the document is made of it. */
export const CREATE_INVOICE = {
  operationId: 'createInvoice',
  summary: 'Create an invoice',
  description:
    'The invoice is sent to the customer and collected. Then the caller is told, if a callback URL was given.',
  querystring: {
    type: 'object',
    properties: {
      callback_url: {
        type: 'string',
        format: 'uri',
        pattern: '^https?://',
        description: 'Base of the URL that is called when the invoice is paid.',
      },
    },
  },
  body: { $ref: 'Invoice#' },
  response: {
    200: answer('The same invoice was received before.', 'InvoiceReceived'),
    201: answer('The invoice was received.', 'InvoiceReceived'),
    409: answer('Another invoice has this id.', 'Problem'),
    422: answer('The request is invalid.', 'Problem'),
  },
  callbacks: {
    invoiceNotification: {
      [CALLBACK_KEY]: {
        post: {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: 'InvoiceEvent#' } } },
          },
          responses: { 200: answer('The caller took note.', 'InvoiceEventReceived') },
        },
      },
    },
  },
}

/** Schema of `GET /invoices/{id}`. */
export const READ_INVOICE = {
  operationId: 'readInvoice',
  summary: 'Read an invoice and how far it has come',
  params: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
  response: {
    200: answer('The invoice.', 'InvoiceState'),
    404: answer('No invoice has this id.', 'Problem'),
  },
}

/** Serves the document at `/openapi.json` and its pages at `/docs`. To be called before the routes. */
export async function serveDocument(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Invoice API', version: '1.0.0' } },
    // Otherwise the schemas are called def-0, def-1 and so on.
    refResolver: {
      buildLocalReference: (schema, _base, _fragment, index) =>
        typeof schema['$id'] === 'string' ? schema['$id'] : `schema-${index}`,
    },
    transformObject: (made) =>
      'openapiObject' in made ? labelCallbacks(made.openapiObject) : made.swaggerObject,
  })
  await app.register(swaggerUi, { routePrefix: '/docs' })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
}

function answer(description: string, schema: string) {
  return { description, content: { 'application/json': { schema: { $ref: `${schema}#` } } } }
}

function labelCallbacks<Document extends object>(document: Document): Document {
  const { paths } = document as { paths?: Record<string, PathWithCallbacks> }
  for (const { post } of Object.values(paths ?? {})) {
    for (const callback of Object.values(post?.callbacks ?? {})) {
      for (const item of Object.values(callback)) item.post = { ...CALLBACK_LABELS, ...item.post }
    }
  }
  return document
}

interface PathWithCallbacks {
  post?: { callbacks?: Record<string, Record<string, { post: object }>> }
}
