/** What goes over the wire, once as types for the code and once as JSON Schemas for the document. */

export interface Invoice {
  id: string
  title?: string
  customer: string
  total: number
}

/** An invoice as the API shows it: with how far it has come. */
export interface InvoiceState extends Invoice {
  status: InvoiceStatus
}

export type InvoiceStatus = 'received' | 'sent' | 'paid'

/** The body of the callback. */
export interface InvoiceEvent {
  description: string
  paid: boolean
}

const INVOICE_MEMBERS = {
  id: {
    type: 'string',
    minLength: 1,
    maxLength: 64,
    // Dot segments vanish when a URL is parsed (RFC 3986, section 5.2.4), percent-encoded or not.
    not: { enum: ['.', '..'] },
    description: 'Chosen by the caller; it becomes a segment of the callback URL.',
  },
  title: { type: 'string' },
  customer: { type: 'string', minLength: 1 },
  total: { type: 'number' },
}

const INVOICE_SCHEMA = {
  $id: 'Invoice',
  type: 'object',
  required: ['id', 'customer', 'total'],
  properties: INVOICE_MEMBERS,
}

const INVOICE_STATE_SCHEMA = {
  $id: 'InvoiceState',
  type: 'object',
  required: ['id', 'customer', 'total', 'status'],
  properties: {
    ...INVOICE_MEMBERS,
    status: { type: 'string', enum: ['received', 'sent', 'paid'] },
  },
}

const INVOICE_RECEIVED_SCHEMA = {
  $id: 'InvoiceReceived',
  type: 'object',
  required: ['msg'],
  properties: { msg: { type: 'string' } },
}

const INVOICE_EVENT_SCHEMA = {
  $id: 'InvoiceEvent',
  type: 'object',
  required: ['description', 'paid'],
  properties: { description: { type: 'string' }, paid: { type: 'boolean' } },
}

const INVOICE_EVENT_RECEIVED_SCHEMA = {
  $id: 'InvoiceEventReceived',
  type: 'object',
  required: ['ok'],
  properties: { ok: { type: 'boolean' } },
}

const PROBLEM_SCHEMA = {
  $id: 'Problem',
  type: 'object',
  required: ['message'],
  properties: { message: { type: 'string' } },
}

export const SCHEMAS = [
  INVOICE_SCHEMA,
  INVOICE_STATE_SCHEMA,
  INVOICE_RECEIVED_SCHEMA,
  INVOICE_EVENT_SCHEMA,
  INVOICE_EVENT_RECEIVED_SCHEMA,
  PROBLEM_SCHEMA,
]
