import { postJson, type SmallAnswer, type SmallApi, startSmallApi } from './small-api.js'

/** A subscription API in the manner of CAMARA: events come only once something happens. */
export function subscriptionDocument(key = '{$request.body#/sink}') {
  const json = (schema: object, type = 'application/json') => ({ content: { [type]: { schema } } })
  const text = { type: 'string' }
  return {
    openapi: '3.0.3',
    info: { title: 'Parcel subscriptions', version: '1' },
    paths: {
      '/subscriptions': {
        post: {
          operationId: 'createSubscription',
          requestBody: {
            required: true,
            ...json({
              type: 'object',
              required: ['sink', 'types'],
              properties: {
                sink: { type: 'string', format: 'uri' },
                types: { type: 'array', minItems: 1, items: { enum: ['parcel.moved'] } },
              },
            }),
          },
          responses: {
            201: {
              description: 'subscribed',
              ...json({ type: 'object', required: ['id'], properties: { id: text } }),
            },
            400: { description: 'refused' },
          },
          callbacks: {
            parcelEvent: {
              [key]: {
                post: {
                  requestBody: {
                    required: true,
                    ...json(
                      {
                        type: 'object',
                        required: ['id', 'source', 'specversion', 'type', 'data'],
                        properties: {
                          id: text,
                          source: { type: 'string', format: 'uri-reference' },
                          specversion: { enum: ['1.0'] },
                          type: { enum: ['parcel.moved'] },
                          data: {
                            type: 'object',
                            required: ['subscriptionId', 'depot'],
                            properties: { subscriptionId: text, depot: text },
                          },
                        },
                      },
                      'application/cloudevents+json',
                    ),
                  },
                  responses: { 204: { description: 'taken' } },
                },
              },
            },
          },
        },
      },
    },
  }
}

export interface SubscriptionFault {
  /** Instead of the name of a depot. */
  readonly depot?: unknown
  /** Of the event, instead of a sound one. */
  readonly source?: string
  /** Deleting a subscription does not end it: one more event follows. */
  readonly isDeaf?: boolean
}

/** Keeps subscriptions; `POST /subscriptions/ID/events` provokes one event and answers 202. */
export function startSubscriptionApi(fault: SubscriptionFault = {}): Promise<SmallApi> {
  const sinks = new Map<string, string>()

  function subscribe(json: Readonly<Record<string, unknown>>): SmallAnswer {
    const { sink, types } = json
    if (typeof sink !== 'string' || !URL.canParse(sink) || !Array.isArray(types)) {
      return { status: 400 }
    }
    if (types.length === 0 || types.some((type) => type !== 'parcel.moved')) return { status: 400 }
    const id = `sub-${sinks.size + 1}`
    sinks.set(id, sink)
    return { status: 201, json: { id } }
  }

  function send(id: string, sink: string): Promise<number> {
    const data = { subscriptionId: id, depot: 'depot' in fault ? fault.depot : 'north' }
    const event = {
      id: `event-${id}`,
      source: fault.source ?? '/parcels',
      specversion: '1.0',
      type: 'parcel.moved',
    }
    const headers = { 'content-type': 'application/cloudevents+json' }
    return postJson(sink, { ...event, data }, { headers })
  }

  return startSmallApi(({ method, url, json }) => {
    const [, , id = '', events] = url.pathname.split('/')
    if (method === 'POST' && id === '') return subscribe(json)
    const sink = sinks.get(id)
    if (sink === undefined) return { status: 404, json: { reason: `no subscription ${id}` } }
    if (method === 'POST' && events === 'events') {
      return { status: 202, afterwards: () => send(id, sink) }
    }
    const isDeaf = fault.isDeaf === true
    return { status: 200, ...(isDeaf ? { afterwards: () => send(id, sink) } : {}) }
  })
}
