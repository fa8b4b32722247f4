type JsonObject = Readonly<Record<string, unknown>>

/** Parts of the document that a fault needs otherwise. */
export interface DocumentParts {
  /** Schema of the callback's body. */
  readonly event?: JsonObject
  /** Headers that the callback documents. */
  readonly callbackParameters?: readonly JsonObject[]
  /** Media type of the callback's body; null: no body is documented. */
  readonly callbackMediaType?: string | null
  /** A second callback with the same key, and the schema of its body. */
  readonly secondEvent?: JsonObject
  /** Headers of the answer to a trigger. */
  readonly answerHeaders?: JsonObject
  /** Statuses documented besides 200 and 422. */
  readonly statuses?: readonly number[]
}

export const CALLBACK_KEY = '{$request.query.callback_url}/invoices/{$request.body#/id}'

const EVENT = {
  type: 'object',
  required: ['description', 'paid'],
  properties: { description: { type: 'string' }, paid: { type: 'boolean' } },
}

/** Schema of a callback's body with more members, all required. */
export function extendEvent(properties: JsonObject): JsonObject {
  return {
    ...EVENT,
    required: [...EVENT.required, ...Object.keys(properties)],
    properties: { ...EVENT.properties, ...properties },
  }
}

/** Schema of a callback's body that allows no other members. */
export const CLOSED_EVENT: JsonObject = { ...EVENT, additionalProperties: false }

export const ATTEMPT_HEADER: JsonObject = {
  name: 'x-attempt',
  in: 'header',
  required: true,
  schema: { type: 'integer' },
}

/** The OpenAPI document of the invoice API. */
export function makeDocument(parts: DocumentParts = {}): JsonObject {
  const second = parts.secondEvent && {
    invoiceReminder: {
      [CALLBACK_KEY]: { post: makeCallback('invoiceReminder', 'Reminder', parts) },
    },
  }
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
          responses: {
            200: { ...describe('Received', 'Received'), headers: parts.answerHeaders ?? {} },
            422: describe('Invalid', 'Problem'),
            ...Object.fromEntries((parts.statuses ?? []).map((it) => [it, describe('Other')])),
          },
          callbacks: {
            invoiceNotification: {
              [CALLBACK_KEY]: { post: makeCallback('invoiceNotification', 'Event', parts) },
            },
            ...second,
          },
        },
      },
    },
    components: {
      schemas: {
        Invoice: {
          type: 'object',
          required: ['id', 'customer', 'total'],
          properties: {
            id: { type: 'string', minLength: 1 },
            title: { type: 'string' },
            customer: { type: 'string' },
            total: { type: 'number' },
          },
        },
        Received: makeTextHolder('msg'),
        Problem: makeTextHolder('detail'),
        Event: parts.event ?? EVENT,
        ...(parts.secondEvent && { Reminder: parts.secondEvent }),
        EventReceived: {
          type: 'object',
          required: ['ok'],
          properties: { ok: { type: 'boolean' } },
        },
      },
    },
  }
}

function makeCallback(operationId: string, schema: string, parts: DocumentParts): JsonObject {
  const { callbackMediaType: mediaType = 'application/json' } = parts
  return {
    operationId,
    parameters: parts.callbackParameters ?? [],
    ...(mediaType !== null && {
      requestBody: { required: true, ...makeContent(schema, mediaType) },
    }),
    responses: { 200: describe('Taken', 'EventReceived') },
  }
}

function describe(description: string, schema?: string): JsonObject {
  return { description, ...(schema !== undefined && makeContent(schema)) }
}

function makeContent(schema: string, mediaType = 'application/json'): JsonObject {
  return { content: { [mediaType]: { schema: { $ref: `#/components/schemas/${schema}` } } } }
}

function makeTextHolder(name: string): JsonObject {
  return { type: 'object', required: [name], properties: { [name]: { type: 'string' } } }
}
