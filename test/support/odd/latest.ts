import type { OddDocument } from '../odd-document.js'

/** What 3.1 and 3.2 brought. */
export const LATEST: readonly OddDocument[] = [
  {
    title: '3.2 with a trigger of a method of its own and a query string parameter',
    files: {
      'a.yaml': `
openapi: 3.2.0
$self: https://example.com/api/openapi.yaml
info: { title: Search, version: '1' }
paths:
  /jobs:
    query:
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [done], properties: { done: { type: string, format: uri } } } } } }
      responses: { '200': { description: ok } }
      callbacks: { finished: { '{$request.body#/done}': { additionalOperations: { NOTIFY: { requestBody: { content: { application/json: {} } }, responses: { '204': { description: ok } } } } } } }
    additionalOperations:
      SUBSCRIBE:
        parameters:
          - { name: all, in: querystring, content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { cb: { type: string } } } } } }
        responses: { '200': { description: ok } }
        callbacks: { moved: { '{$request.query.cb}': { post: { responses: { '204': { description: ok } } } } } }
`,
    },
    expected: {
      callbacks: { 'finished NOTIFY': 'body:/done', 'moved POST': 'query:cb' },
      codes: ['callback-body-undocumented'],
    },
  },
  {
    title: '3.2 with items of a sequence and a media type that is a reference',
    files: {
      'a.yaml': `
openapi: 3.2.0
info: { title: Streams, version: '1' }
paths:
  /feeds:
    post:
      parameters: [{ name: cb, in: query, required: true, schema: { type: string } }]
      responses: { '201': { description: ok } }
      callbacks:
        batch:
          '{$request.query.cb}':
            post:
              requestBody:
                required: true
                content:
                  application/jsonl: { itemSchema: { type: object, required: [id] } }
                  application/json: { $ref: '#/components/mediaTypes/Batch' }
              responses: { '204': { summary: taken } }
components:
  mediaTypes: { Batch: { schema: { type: array, items: { type: object, required: [id] } } } }
`,
    },
    expected: { callbacks: { 'batch POST': 'query:cb' } },
  },
  {
    title: '3.1 without paths, with webhooks of odd names',
    files: {
      'a.json': JSON.stringify({
        openapi: '3.1.1',
        info: { title: 'Events', version: '1' },
        webhooks: {
          '/ACCOUNT_CLOSED': { post: { requestBody: { content: { 'application/json': {} } } } },
          'Company data changed': { post: { responses: { '2xx': { description: '' } } } },
          '{dataType}.write.successful': { post: {}, PUT: { responses: { 200: {} } } },
          __proto__x: { $ref: '#/components/pathItems/Gone' },
          'a/b~c%20d': { post: { $ref: '#/components/x-operations/Shared' } },
          'x-vendor': { post: { responses: { 204: { description: '' } } } },
          empty: {},
          none: null,
        },
        components: { 'x-operations': { Shared: { responses: { 204: { description: 'ok' } } } } },
      }),
    },
    expected: {
      webhooks: [
        '/ACCOUNT_CLOSED POST',
        'Company data changed POST',
        '{dataType}.write.successful POST',
        '{dataType}.write.successful PUT',
        'a/b~c%20d POST',
        'x-vendor POST',
      ],
      codes: [
        'callback-body-undocumented',
        'callback-success-undocumented',
        'document-reference-dangling',
        'document-structure',
      ],
    },
  },
  {
    title: 'a 3.1 schema with $id, $anchor, $dynamicRef and boolean schemas',
    files: {
      'a.yaml': `
openapi: 3.1.0
jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
info: { title: Trees, version: '1' }
paths:
  /trees:
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Sub' } } } }
      responses: { '200': { description: ok } }
      callbacks: { grown: { '{$request.body#/on/grown}': { post: { requestBody: { required: true, content: { application/json: { schema: { $ref: 'https://example.com/tree' } } } }, responses: { '200': { description: ok } } } } } }
components:
  schemas:
    Sub: { type: object, required: [on], properties: { on: { $ref: '#/components/schemas/On' }, never: false, any: true } }
    On: { $anchor: on, type: object, required: [grown], properties: { grown: { type: string } }, unevaluatedProperties: false }
    Tree: { $id: 'https://example.com/tree', $dynamicAnchor: node, type: object, properties: { children: { type: array, items: { $dynamicRef: '#node' } } } }
`,
    },
    expected: { callbacks: { 'grown POST': 'body:/on/grown' } },
  },
  {
    title: 'a path item that is a reference beside its own operations, and one in components',
    files: {
      'a.yaml': `
openapi: 3.1.0
info: { title: Items, version: '1' }
paths:
  /orders: { $ref: '#/components/pathItems/Orders' }
components:
  pathItems:
    Orders:
      parameters: [{ name: hook, in: query, schema: { type: [string, 'null'], format: uri } }]
      post:
        responses: { '201': { description: ok } }
        callbacks: { shipped: { '{$request.query.hook}': { $ref: '#/components/pathItems/Shipped' } } }
    Shipped: { post: { requestBody: { content: { text/csv: { schema: { type: string } } } }, responses: { '200': { description: ok } } } }
`,
    },
    expected: { callbacks: { 'shipped POST': 'query:hook' } },
  },
  {
    title: 'a document that refers to itself by its own name and by an absolute $self',
    files: {
      'sub/api.yaml': `
openapi: 3.2.0
$self: /apis/api.yaml
info: { title: Self, version: '1' }
paths:
  /a:
    post:
      parameters: [{ $ref: 'api.yaml#/components/parameters/Cb' }]
      responses: { '200': { description: ok } }
      callbacks: { b: { $ref: '/apis/api.yaml#/components/callbacks/B' } }
components:
  parameters: { Cb: { name: cb, in: query, schema: { type: string } } }
  callbacks: { B: { '{$request.query.cb}': { post: { responses: { '200': { description: ok } } } } } }
`,
    },
    expected: { callbacks: { 'b POST': 'query:cb' }, codes: ['callback-body-undocumented'] },
  },
]
