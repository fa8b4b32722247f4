type JsonObject = Readonly<Record<string, unknown>>

export const TOKEN = 'canary-receiver-token-4711'

const EVENT: JsonObject = {
  type: 'object',
  required: ['id', 'paid', 'status', 'total'],
  properties: {
    id: { type: 'string', minLength: 1 },
    paid: { type: 'boolean' },
    status: { enum: ['open', 'paid', 'overdue'] },
    total: { type: 'number', minimum: 0, maximum: 1000 },
    note: { type: 'string' },
    lines: {
      type: 'array',
      minItems: 1,
      maxItems: 3,
      items: {
        type: 'object',
        required: ['sku'],
        additionalProperties: false,
        properties: { sku: { type: 'string', minLength: 2 } },
      },
    },
  },
}

const CALLBACK_KEY = '{$request.query.callback_url}/invoices/{$request.body#/id}'

/** The OpenAPI document of the API that sends invoice events. */
export function makeReceiverDocument(isSecured = false): JsonObject {
  return {
    openapi: '3.1.0',
    info: { title: 'Invoice API', version: '1.0.0' },
    paths: {
      '/invoices/': {
        post: {
          operationId: 'createInvoice',
          parameters: [
            { name: 'callback_url', in: 'query', schema: { type: 'string', format: 'uri' } },
          ],
          requestBody: { required: true, ...makeContent('Invoice') },
          responses: { 200: { description: 'Received' } },
          callbacks: { invoiceEvent: { [CALLBACK_KEY]: { post: makeCallback(isSecured) } } },
        },
      },
    },
    components: {
      schemas: {
        Invoice: {
          type: 'object',
          required: ['id'],
          properties: { id: { type: 'string', minLength: 1 } },
        },
        Event: EVENT,
        Taken: { type: 'object', required: ['ok'], properties: { ok: { type: 'boolean' } } },
        Problem: {
          type: 'object',
          required: ['detail'],
          properties: { detail: { type: 'string' } },
        },
      },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  }
}

function makeCallback(isSecured: boolean): JsonObject {
  return {
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: { $ref: '#/components/schemas/Event' },
          examples: {
            paid: { value: { id: 'inv-7', paid: true, status: 'paid', total: 12.5 } },
            open: { value: { id: 'inv-8', paid: false, status: 'open', total: 0, note: 'soon' } },
          },
        },
      },
    },
    responses: {
      200: {
        description: 'Taken',
        headers: { 'X-Receipt': { required: true, schema: { type: 'integer' } } },
        ...makeContent('Taken'),
      },
      422: { description: 'Refused', ...makeContent('Problem') },
    },
    ...(isSecured ? { security: [{ token: [] }] } : {}),
  }
}

function makeContent(schema: string): JsonObject {
  return { content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } } }
}
