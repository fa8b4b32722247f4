/** FastAPI's tutorial case as a plain document, with whatever a test wants otherwise. */
export interface InvoiceDocumentOptions {
  readonly openapi?: string
  readonly key?: string
  /** Merged into the callback operation. */
  readonly callback?: object
  /** Merged into the trigger operation. */
  readonly trigger?: object
  /** Merged into the document. */
  readonly root?: object
  /** Merged into the component schemas. */
  readonly schemas?: object
}

export function invoiceDocument(options: InvoiceDocumentOptions = {}) {
  const { openapi = '3.1.0', key = '{$request.query.callback_url}/invoices/{$request.body#/id}' } =
    options
  return {
    openapi,
    info: { title: 'Invoices', version: '1' },
    paths: {
      '/invoices/': {
        post: {
          ...TRIGGER,
          callbacks: {
            invoice_notification: { [key]: { post: { ...CALLBACK, ...options.callback } } },
          },
          ...options.trigger,
        },
      },
    },
    components: { schemas: { ...SCHEMAS, ...options.schemas } },
    ...options.root,
  }
}

const json = (schema: string) => ({
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
})

const TRIGGER = {
  operationId: 'create_invoice',
  parameters: [
    {
      name: 'callback_url',
      in: 'query',
      required: false,
      schema: { type: 'string', format: 'uri' },
    },
  ],
  requestBody: { required: true, ...json('Invoice') },
  responses: {
    200: { description: 'taken', content: { 'application/json': { schema: {} } } },
    422: { description: 'refused' },
  },
}

const CALLBACK = {
  operationId: 'invoice_notification',
  requestBody: { required: true, ...json('InvoiceEvent') },
  responses: { 200: { description: 'thanks', ...json('InvoiceEventReceived') } },
}

const SCHEMAS = {
  Invoice: {
    type: 'object',
    required: ['id', 'customer', 'total'],
    properties: {
      id: { type: 'string' },
      title: { type: 'string' },
      customer: { type: 'string' },
      total: { type: 'number' },
    },
  },
  InvoiceEvent: {
    type: 'object',
    required: ['description', 'paid'],
    properties: { description: { type: 'string' }, paid: { type: 'boolean' } },
  },
  InvoiceEventReceived: {
    type: 'object',
    required: ['ok'],
    properties: { ok: { type: 'boolean' } },
  },
}
