import type { OddDocument } from '../odd-document.js'

const OK = { 200: { description: 'Successful Response' } }

/** What generators and converters write. */
export const FRAMEWORKS: readonly OddDocument[] = [
  {
    title: 'a FastAPI router whose parameter has an alias, with a nullable default',
    files: {
      'openapi.json': JSON.stringify({
        openapi: '3.1.0',
        info: { title: 'FastAPI', version: '0.1.0' },
        paths: {
          '/jobs/{job_id}': {
            put: {
              operationId: 'start_jobs__job_id__put',
              parameters: [
                { name: 'job_id', in: 'path', required: true, schema: { type: 'integer' } },
                {
                  name: 'callback-url',
                  in: 'query',
                  required: false,
                  schema: {
                    anyOf: [
                      { type: 'string', format: 'uri', minLength: 1, maxLength: 2083 },
                      { type: 'null' },
                    ],
                    title: 'Callback-Url',
                  },
                },
              ],
              responses: OK,
              callbacks: {
                job_done: {
                  '{$callback-url}/jobs/{$job_id}': {
                    post: {
                      operationId: 'job_done__callback_url__jobs__job_id__post',
                      requestBody: {
                        required: true,
                        content: {
                          'application/json': { schema: { $ref: '#/components/schemas/Event' } },
                        },
                      },
                      responses: OK,
                    },
                  },
                },
              },
            },
          },
        },
        components: {
          schemas: {
            Event: { type: 'object', required: ['ok'], properties: { ok: { type: 'boolean' } } },
          },
        },
      }),
    },
    expected: {
      callbacks: { 'job_done POST': 'query:callback-url' },
      codes: ['expression-nonstandard'],
    },
  },
  {
    title: 'a FastAPI parameter that is called url, written as FastAPI has it',
    files: {
      'openapi.json': JSON.stringify({
        openapi: '3.1.0',
        info: { title: 'FastAPI', version: '0.1.0' },
        paths: {
          '/watch': {
            post: {
              parameters: [
                { name: 'url', in: 'query', required: true, schema: { type: 'string' } },
              ],
              responses: OK,
              callbacks: { changed: { '{$url}': { post: { responses: OK } } } },
            },
          },
        },
      }),
    },
    expected: {
      callbacks: {
        'changed POST':
          '{$url} is the URL of the request itself; the query parameter `url` of POST /watch is written {$request.query.url}',
      },
      codes: ['callback-body-undocumented', 'expression-undeclared'],
    },
  },
  {
    title: 'springdoc output, with an expression in the middle of an absolute URL',
    files: {
      'openapi.yaml': `
openapi: 3.0.1
info: { title: OpenAPI definition, version: v0 }
servers: [{ url: 'http://localhost:8080', description: Generated server url }]
paths:
  /subscribe:
    post:
      tags: [subscription-controller]
      operationId: subscribe
      parameters: [{ name: callbackHost, in: query, required: true, schema: { type: string } }]
      responses: { '200': { description: OK, content: { '*/*': { schema: { type: string } } } } }
      callbacks:
        onData:
          'http://$request.query.callbackHost/data?from={$request.query.callbackHost}':
            post: { operationId: onData, requestBody: { content: { '*/*': { schema: { type: object } } } }, responses: { default: { description: default response } } }
`,
    },
    expected: {
      callbacks: { 'onData POST': 'query:callbackHost' },
      codes: ['expression-nonstandard'],
    },
  },
  {
    title: 'ASP.NET output with ranges of media types and a BOM',
    files: {
      'swagger.json': `\uFEFF${JSON.stringify({
        openapi: '3.0.1',
        info: { title: 'Hooks', version: '1.0' },
        paths: {
          '/Hooks': {
            post: {
              requestBody: {
                content: {
                  'application/*+json': { schema: { $ref: '#/components/schemas/Hook' } },
                  'text/json': { schema: { $ref: '#/components/schemas/Hook' } },
                },
              },
              responses: { 200: { description: 'Success' } },
              callbacks: {
                OnEvent: {
                  '{$request.body#/CallbackUrl}': {
                    post: {
                      requestBody: {
                        content: {
                          'text/json': { schema: { type: 'object', additionalProperties: false } },
                        },
                      },
                      responses: { 200: { description: 'Success' } },
                    },
                  },
                },
              },
            },
          },
        },
        components: {
          schemas: {
            Hook: {
              type: 'object',
              properties: { CallbackUrl: { type: 'string', nullable: true } },
              additionalProperties: false,
            },
          },
        },
      })}`,
    },
    expected: { callbacks: { 'OnEvent POST': 'body:/CallbackUrl' } },
  },
  {
    title: 'a converted Swagger 2 document that kept definitions and body parameters',
    files: {
      'a.yaml': `
openapi: 3.0.0
info: { title: Converted, version: 1.0 }
host: api.example.com
basePath: /v1
x-webhooks: { 'order.created': { post: { requestBody: { content: { application/json: { schema: { $ref: '#/definitions/Order' } } } }, responses: { 200: { description: ok } } } } }
paths:
  /orders:
    post:
      consumes: [application/json]
      parameters:
        - { name: body, in: body, required: true, schema: { $ref: '#/definitions/Order' } }
        - { name: hook, in: formData, type: string }
      responses: { 201: { description: made, schema: { $ref: '#/definitions/Order' } } }
      callbacks: { paid: { '{$request.body#/hook}': { post: { responses: { 200: { description: ok } } } } } }
definitions: { Order: { type: object, properties: { hook: { type: string } } } }
`,
    },
    expected: {
      callbacks: {
        'paid POST': '{$request.body#/hook} names the request body, but POST /orders has none',
      },
      webhooks: ['order.created POST'],
      codes: ['callback-body-undocumented', 'document-structure', 'expression-undeclared'],
    },
  },
  {
    title: 'a form with a list of events, in the style of old webhook APIs',
    files: {
      'a.yaml': `
openapi: 3.0.3
info: { title: Forms, version: '1' }
paths:
  /hooks:
    post:
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, required: [target_url, 'events[]'], properties: { target_url: { type: string }, 'events[]': { type: array, minItems: 2, items: { enum: [a, b] } } } }
      responses: { '200': { description: ok } }
      callbacks:
        event:
          '{$request.body#/target_url}':
            post: { requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: { type: object, required: [event], properties: { event: { type: string } } } } } }, responses: { '200': { description: ok } } }
`,
    },
    expected: { callbacks: { 'event POST': 'body:/target_url' } },
  },
]
