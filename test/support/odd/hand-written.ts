import type { OddDocument } from '../odd-document.js'

/** An operation `POST /a` with a query parameter `cb` and these callbacks, as YAML. */
function withCallbacks(title: string, callbacks: string, more = ''): Omit<OddDocument, 'expected'> {
  return {
    title,
    files: {
      'a.yaml': `
openapi: 3.0.3
info: { title: Hand written, version: '1' }
paths:
  /a:
    post:
      parameters: [{ name: cb, in: query, required: true, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { type: object, properties: { id: { type: string }, urls: { type: array, minItems: 2, items: { type: string } }, 'a/b': { type: object, properties: { '~c': { type: string } } } } } } } }
      responses: { '200': { description: ok } }
      callbacks: ${callbacks}
${more}`,
    },
  }
}

const POST = '{ post: { responses: { "200": { description: ok } } } }'

/** What people write, and what somebody may write to do harm. */
export const HAND_WRITTEN: readonly OddDocument[] = [
  {
    ...withCallbacks(
      'keys in pointers that need escapes, and an item of a list',
      `{ escaped: { '{$request.body#/a~1b/~0c}': ${POST} }, item: { '{$request.body#/urls/1}': ${POST} } }`,
    ),
    expected: {
      callbacks: { 'escaped POST': 'body:/a~1b/~0c', 'item POST': 'body:/urls/1' },
      codes: ['callback-body-undocumented'],
    },
  },
  {
    ...withCallbacks(
      'keywords in upper case, and a constant before the expression',
      `{ upper: { '{$REQUEST.QUERY.cb}': ${POST} }, secure: { 'https://{$request.query.cb}/x': ${POST} }, port: { 'http://{$request.query.cb}:8080/x': ${POST} } }`,
    ),
    expected: {
      callbacks: { 'upper POST': 'query:cb', 'secure POST': 'query:cb', 'port POST': 'query:cb' },
      codes: ['callback-body-undocumented'],
    },
  },
  {
    ...withCallbacks(
      'braces that are doubled, nested, empty or turned around',
      `{ doubled: { '{{$request.query.cb}}': ${POST} }, nested: { '{$request.query.{cb}}': ${POST} }, empty: { '{}': ${POST} }, turned: { '}$request.query.cb{': ${POST} } }`,
    ),
    expected: {
      callbacks: {
        'doubled POST': 'query:cb',
        'nested POST':
          'the host in {$request.query.{cb}} is fixed: no trigger can make the API call another one',
        'empty POST': 'the key {} is no expression, and does not say where the URL comes from',
        'turned POST':
          'the host in }$request.query.cb{ is fixed: no trigger can make the API call another one',
      },
      codes: ['callback-body-undocumented', 'expression-nonstandard', 'expression-unresolvable'],
    },
  },
  {
    ...withCallbacks(
      'keys in other scripts, with line breaks and with signs that turn text around',
      `{ cyrillic: { '{$request.query.сb}': ${POST} }, broken: { "{$request.query.cb}\\n/x": ${POST} }, turned: { "{$request.query.cb}/\\u202Etxt": ${POST} }, emoji: { '📬': ${POST} } }`,
    ),
    expected: {
      callbacks: {
        'cyrillic POST':
          '{$request.query.сb} names the query parameter сb, which POST /a does not declare',
        'broken POST': 'query:cb',
        'turned POST': 'query:cb',
        'emoji POST': 'the key 📬 is no expression, and does not say where the URL comes from',
      },
      codes: ['callback-body-undocumented', 'expression-undeclared'],
    },
  },
  {
    ...withCallbacks(
      'callbacks that are lists, texts, null, numbers and empty',
      `{ list: [${POST}], text: '{$request.query.cb}', nothing: null, number: 7, empty: {}, method: ${POST}, none: { '{$request.query.cb}': null }, noOperation: { '{$request.query.cb}': { summary: nothing } } }`,
    ),
    expected: {
      callbacks: { 'method POST': 'it has no key that says where the URL comes from' },
      codes: ['callback-body-undocumented', 'document-structure', 'expression-unresolvable'],
    },
  },
  {
    ...withCallbacks(
      'names of built-in members as names of callbacks, parameters and members',
      `{ __proto__: { '{$request.body#/__proto__/url}': ${POST} }, constructor: { '{$request.query.constructor}': ${POST} }, toString: { '{$request.header.toString}/{$request.body#/hasOwnProperty}': ${POST} } }`,
    ),
    expected: {
      callbacks: {
        '__proto__ POST':
          '{$request.body#/__proto__/url} names /__proto__/url of the request body, which the schema of POST /a does not declare',
        'constructor POST':
          '{$request.query.constructor} names the query parameter constructor, which POST /a does not declare',
        'toString POST':
          '{$request.header.toString} names the header parameter toString, which POST /a does not declare',
      },
      codes: ['callback-body-undocumented', 'expression-undeclared'],
    },
  },
  {
    ...withCallbacks(
      'callbacks that refer to each other in a circle, to nothing and to the whole document',
      `{ one: { $ref: '#/components/callbacks/two' }, gone: { $ref: '#/components/callbacks/three' }, whole: { $ref: '#' } }`,
      `components: { callbacks: { two: { $ref: '#/paths/~1a/post/callbacks/one' } } }`,
    ),
    expected: { codes: ['document-reference-dangling', 'document-structure'] },
  },
  {
    ...withCallbacks(
      'a schema that contains itself, with no way to end',
      `{ deep: { '{$request.query.cb}': { post: { requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Node' } } } }, responses: { '200': { description: ok } } } } } }`,
      `components: { schemas: { Node: { type: object, required: [next], properties: { next: { $ref: '#/components/schemas/Node' } } } } }`,
    ),
    expected: { callbacks: { 'deep POST': 'query:cb' } },
  },
  {
    ...withCallbacks(
      'a pattern that takes exponential time, and one that no engine reads',
      `{ slow: { '{$request.query.cb}': { post: { requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { a: { type: string, pattern: '^(a+)+$' }, b: { type: string, pattern: '(?P<x>' } } } } } }, responses: { '200': { description: ok } } } } } }`,
    ),
    expected: { callbacks: { 'slow POST': 'query:cb' }, codes: ['schema-notice', 'schema-unsafe'] },
  },
  {
    ...withCallbacks(
      'responses that are a list, a status that is none, and a default that is text',
      `{ odd: { '{$request.query.cb}': { post: { responses: [ { description: ok } ] } } }, status: { '{$request.query.cb}/s': { post: { responses: { OK: { description: ok }, default: fine } } } } }`,
    ),
    expected: {
      callbacks: { 'odd POST': 'query:cb', 'status POST': 'query:cb' },
      codes: ['callback-body-undocumented', 'callback-success-undocumented', 'document-structure'],
    },
  },
  {
    title: 'YAML with merge keys, aliases and texts that look like other types',
    files: {
      'a.yaml': `
openapi: '3.0.3'
info: { title: yes, version: 1.10 }
x-base: &base
  requestBody: &body { required: true, content: { application/json: { schema: &schema { type: object, required: [on], properties: { on: { type: string }, no: { enum: [no, off, 2026-01-01, 0x1F, 1e3] } } } } } }
  responses: { 204: { description: ok } }
paths:
  /a:
    post:
      <<: *base
      callbacks: { on: { '{$request.body#/on}': { post: { <<: *base, operationId: on } } } }
`,
    },
    expected: { callbacks: { 'on POST': 'body:/on' } },
  },
  {
    title: 'a webhook and a callback that share an operationId with their trigger',
    files: {
      'a.yaml': `
openapi: 3.1.0
info: { title: Same, version: '1' }
paths:
  '/a/{id}':
    post:
      operationId: same
      parameters: [{ name: cb, in: cookie, required: true, schema: { type: string } }]
      responses: { '200': { description: ok } }
      callbacks: { same: { '{$cb}/{$request.path.id}': { post: { operationId: same, responses: { '200': { description: ok } } } } } }
webhooks: { same: { post: { operationId: same, requestBody: { content: { application/xml: {} } }, responses: { '200': { description: ok } } } } }
`,
    },
    expected: {
      callbacks: { 'same POST': 'cookie:cb' },
      webhooks: ['same POST'],
      codes: [
        'callback-body-undocumented',
        'document-duplicate-operation-id',
        'expression-nonstandard',
        'expression-undeclared',
      ],
    },
  },
]
