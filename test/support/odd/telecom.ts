import type { OddDocument } from '../odd-document.js'

/** In the manner of 3GPP, ETSI, GSMA and CAMARA. */
export const TELECOM: readonly OddDocument[] = [
  {
    title: 'a telecom document in three files, its callback in another and its schema in a third',
    files: {
      'TS29999_Nfoo.yaml': `
openapi: 3.0.0
info: { title: Nfoo_EventExposure, version: 1.3.0-alpha.2 }
servers: [{ url: '{apiRoot}/nfoo/v1', variables: { apiRoot: { default: https://example.com } } }]
paths:
  /subscriptions:
    post:
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: 'TS29998_Common.yaml#/components/schemas/Sub' } } }
      responses: { '201': { description: made }, default: { $ref: 'TS29571.yaml#/components/responses/default' } }
      callbacks:
        myNotification: { $ref: 'TS29998_Common.yaml#/components/callbacks/Notify' }
`,
      'TS29998_Common.yaml': `
openapi: 3.0.0
info: { title: Common, version: '1' }
paths: {}
components:
  callbacks:
    Notify:
      '{request.body#/notifUri}':
        post:
          requestBody:
            required: true
            content: { application/json: { schema: { $ref: '#/components/schemas/Report' } } }
          responses: { '204': { description: No Content } }
  schemas:
    Sub: { type: object, required: [notifUri], properties: { notifUri: { $ref: 'TS29571.yaml#/components/schemas/Uri' } } }
    Report: { type: object, properties: { supi: { type: string, pattern: '^(imsi-[0-9]{5,15}|.+)$' } } }
`,
      'TS29571.yaml': `
openapi: 3.0.0
info: { title: Types, version: '1' }
paths: {}
components:
  schemas: { Uri: { type: string } }
  responses: { default: { description: Generic Error } }
`,
    },
    expected: {
      callbacks: { 'myNotification POST': 'body:/notifUri' },
      codes: ['expression-nonstandard'],
    },
  },
  {
    title: 'a callback within a callback, each with a misspelling of its own',
    files: {
      'a.yaml': `
openapi: 3.0.0
info: { title: Nested, version: '1' }
paths:
  /subs:
    post:
      requestBody: { content: { application/json: { schema: { properties: { notifUri: {} } } } } }
      responses: { '201': { description: made } }
      callbacks:
        outer:
          '{$request.body#notifUri}':
            post:
              requestBody: { required: true, content: { application/json: { schema: { required: [ackUri], properties: { ackUri: { type: string } } } } } }
              responses: { '200': { description: ok } }
              callbacks:
                inner:
                  '{request.body#/ackUri }':
                    post: { requestBody: { content: { application/json: {} } }, responses: { '204': { description: ok } } }
`,
    },
    expected: {
      callbacks: { 'outer POST': 'body:/notifUri', 'inner POST': 'body:/ackUri' },
      codes: ['expression-nonstandard'],
    },
  },
  {
    title: 'multipart with a JSON part that is named by no convention',
    files: {
      'a.yaml': `
openapi: 3.0.3
info: { title: SM contexts, version: '1' }
paths:
  /sm-contexts:
    post:
      requestBody:
        required: true
        content:
          multipart/related:
            schema:
              type: object
              properties:
                n1SmMsg: { type: string, format: binary }
                data: { type: object, required: [statusUri], properties: { statusUri: { type: string, format: uri } } }
            encoding: { n1SmMsg: { contentType: application/vnd.3gpp.5gnas }, data: { contentType: application/json } }
      responses: { '201': { description: made } }
      callbacks:
        status:
          '{$request.body#/statusUri}':
            post:
              requestBody: { required: true, content: { multipart/mixed: { schema: { type: object, properties: { jsonData: { type: object } } } } } }
              responses: { 2XX: { description: ok } }
`,
    },
    expected: { callbacks: { 'status POST': 'body:/statusUri' } },
  },
  {
    title: 'the header of mobile money, undeclared, with PUT for the callback',
    files: {
      'a.json': JSON.stringify({
        openapi: '3.0.1',
        info: { title: 'Mobile money', version: '1.2' },
        paths: {
          '/transactions': {
            post: {
              requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
              responses: { 202: { description: 'accepted' } },
              callbacks: {
                done: {
                  '{$request.header.X-Callback-URL}': {
                    put: {
                      requestBody: { content: { 'application/json': { schema: {} } } },
                      responses: { 204: { description: '' } },
                    },
                  },
                },
              },
            },
          },
        },
      }),
    },
    expected: {
      callbacks: {
        'done PUT':
          '{$request.header.X-Callback-URL} names the header parameter X-Callback-URL, which POST /transactions does not declare',
      },
      codes: ['expression-undeclared'],
    },
  },
  {
    title: 'a CloudEvents subscription whose sink stands two levels down, written with dots',
    files: {
      'api.yaml': `
openapi: 3.0.3
info: { title: quality-on-demand-subscriptions, version: wip }
paths:
  /subscriptions:
    post:
      security: [{ oidc: [scope:a] }]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Request' }
      responses: { '201': { description: made } }
      callbacks:
        notifications:
          '{$request.body.subscriptionRequest.sink}':
            post:
              security: [{}, { notificationsBearerAuth: [] }]
              requestBody:
                required: true
                content:
                  application/cloudevents+json:
                    schema: { $ref: '#/components/schemas/CloudEvent' }
              responses: { '204': { description: ok }, '410': { description: gone } }
components:
  securitySchemes: { oidc: { type: openIdConnect, openIdConnectUrl: 'https://example.com' }, notificationsBearerAuth: { type: http, scheme: bearer, bearerFormat: '{$request.body#/sinkCredential.credentialType}' } }
  schemas:
    Request:
      type: object
      required: [subscriptionRequest]
      properties: { subscriptionRequest: { type: object, required: [sink], properties: { sink: { type: string, format: uri, pattern: '^https:\\/\\/.+$' } } } }
    CloudEvent:
      type: object
      required: [id, source, specversion, type]
      discriminator: { propertyName: type, mapping: { org.a.v0.done: '#/components/schemas/Done' } }
      properties: { id: { type: string }, source: { type: string }, specversion: { enum: ['1.0'] }, type: { type: string } }
    Done: { allOf: [{ $ref: '#/components/schemas/CloudEvent' }, { properties: { data: { type: object } } }] }
`,
    },
    expected: {
      callbacks: { 'notifications POST': 'body:/subscriptionRequest/sink' },
      codes: ['expression-nonstandard'],
    },
  },
  {
    title: 'nine callbacks with one key and method, one of them a reference to the first',
    files: {
      'a.yaml': `
openapi: 3.0.2
info: { title: Fault management, version: '1' }
paths:
  /alarms:
    post:
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [consumerReference], properties: { consumerReference: { type: string } } } } } }
      responses: { '201': { description: ok } }
      callbacks:
        notifyNewAlarm: &first
          '{request.body#/consumerReference}':
            post: { requestBody: { content: { application/json: { schema: { type: object, required: [a] } } } }, responses: { '204': { description: ok } } }
        notifyClearedAlarm: *first
        notifyChanged: { $ref: '#/paths/~1alarms/post/callbacks/notifyNewAlarm' }
`,
    },
    expected: {
      callbacks: {
        'notifyNewAlarm POST': 'body:/consumerReference',
        'notifyClearedAlarm POST': 'body:/consumerReference',
        'notifyChanged POST': 'body:/consumerReference',
      },
      codes: ['expression-nonstandard'],
    },
  },
]
