import type { DeliveryFacts } from '../../src/check/facts.js'
import type { CallbackOperation, Contract, MediaTypeContract } from '../../src/contract/model.js'
import type { Delivery, Match, MatchedDelivery, Trigger } from '../../src/delivery/model.js'
import type { JsonSchema, Place } from '../../src/schema/model.js'
import type { HttpResponse, ReceivedRequest } from '../../src/transport/model.js'
import { type CallbackInput, makeCallback } from './contract.js'
import { makeReceived, makeTrigger, onlyExpectation, token } from './delivery.js'
import { createSampleStore } from './sample-store.js'

/** A place in the document that `makeContract` stands for. */
export function placeAt(pointer: string): Place {
  return { uri: 'test:///openapi.json', pointer }
}

/** Where the schema of that name stands in it. */
export function schemaAt(name: string): Place {
  return placeAt(`/components/schemas/${name}`)
}

export interface ContractInput extends Partial<Omit<Contract, 'schemas'>> {
  readonly schemas?: Readonly<Record<string, JsonSchema>>
}

/** A contract with nothing but schemas, and whatever a test adds. */
export function makeContract({ schemas = {}, ...contract }: ContractInput = {}): Contract {
  return {
    source: 'openapi.json',
    openapi: '3.1.0',
    version: '3.1',
    title: 'Invoices',
    servers: [],
    triggers: [],
    webhooks: [],
    remarks: [],
    references: [],
    operations: [],
    schemas: createSampleStore(schemas),
    followLink: () => ({ ok: false, because: 'there are no links' }),
    locate: ({ pointer }) => ({ file: 'openapi.json', pointer, line: 7, column: 3 }),
    ...contract,
  }
}

export function makeMedia(
  type: string,
  schema?: string,
  media: Partial<MediaTypeContract> = {},
): MediaTypeContract {
  return {
    type,
    ...(schema === undefined ? {} : { schema: schemaAt(schema) }),
    examples: [],
    place: placeAt(`/content/${type}`),
    ...media,
  }
}

export const KEY_PLACE = placeAt('/callbacks/invoice_notification/KEY')
export const CALLBACK_PLACE = placeAt('/callbacks/invoice_notification/KEY/post')

/** A callback whose key and operation stand at places of their own. */
export function makePlacedCallback(callback: CallbackInput = {}): CallbackOperation {
  return makeCallback({ keyPlace: KEY_PLACE, place: CALLBACK_PLACE, ...callback })
}

/** A callback with a body of these media types. */
export function makeBodyCallback(
  content: readonly MediaTypeContract[],
  required = true,
): CallbackOperation {
  return makePlacedCallback({ body: { required, content, place: placeAt('/requestBody') } })
}

/** The match of a delivery with the only expectation of a trigger. */
export function matchOnly(
  trigger: Trigger = makeTrigger({ callbacks: [makePlacedCallback()] }),
  match: Partial<MatchedDelivery> = {},
): MatchedDelivery {
  return {
    kind: 'matched',
    expectation: onlyExpectation(trigger),
    differences: [],
    ...match,
  }
}

export function matchCallback(
  callback: CallbackOperation,
  match: Partial<MatchedDelivery> = {},
): MatchedDelivery {
  return matchOnly(makeTrigger({ callbacks: [callback] }), match)
}

const THANKS: HttpResponse = { status: 200, headers: [], body: new Uint8Array() }

export function makeDelivery(
  request: ReceivedRequest = makeReceived(`/${token(1)}/invoices/inv-1`),
  delivery: Partial<Delivery> = {},
): Delivery {
  return { id: 'dlv-1', request, answer: THANKS, ...delivery }
}

export interface FactsInput extends Partial<Omit<DeliveryFacts, 'match' | 'delivery'>> {
  readonly delivery?: Delivery
  readonly request?: ReceivedRequest
}

/** What the checks of a delivery look at; the first delivery, in time, unless told otherwise. */
export function makeFacts(match: Match, { request, ...facts }: FactsInput = {}): DeliveryFacts {
  return {
    contract: makeContract(),
    delivery: makeDelivery(request),
    match,
    timeoutMs: 5000,
    attempt: 1,
    ...facts,
  }
}

/** Ids that findings about the only expectation of `makeTrigger()` carry. */
export const IDS = {
  operation: 'create_invoice',
  callback: 'create_invoice > invoice_notification',
  trigger: 'trig-1',
  delivery: 'dlv-1',
} as const
