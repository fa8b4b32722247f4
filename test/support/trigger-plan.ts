import type {
  BodyContract,
  Contract,
  MediaTypeContract,
  Parameter,
  TriggerOperation,
} from '../../src/contract/model.js'
import type { TriggerDraft, TriggerPlan, UserValues } from '../../src/sample/model.js'
import type { JsonSchema } from '../../src/schema/model.js'
import { makeTriggerOperation } from './contract.js'
import { createSampleStore } from './sample-store.js'

const PLACE = { uri: 'test:///openapi.json', pointer: '/paths' }

/** A contract with nothing but schemas. */
export function makeSchemaContract(schemas: Readonly<Record<string, JsonSchema>>): Contract {
  return {
    source: 'openapi.json',
    openapi: '3.1.0',
    version: '3.1',
    title: 'Test',
    servers: [],
    triggers: [],
    webhooks: [],
    remarks: [],
    references: [],
    operations: [],
    schemas: createSampleStore(schemas),
    followLink: () => ({ ok: false, because: 'there are no links' }),
    locate: ({ pointer }) => ({ file: 'openapi.json', pointer }),
  }
}

/** Where the schema of that name stands in `makeSchemaContract`. */
export function schemaPlace(name: string) {
  return { uri: PLACE.uri, pointer: `/components/schemas/${name}` }
}

/** A body of one media type, by default JSON. */
export function makeBody(
  schema: string,
  { examples = [], required = true, type = 'application/json' }: Partial<BodyInput> = {},
): BodyContract {
  const content: MediaTypeContract = { type, schema: schemaPlace(schema), examples, place: PLACE }
  return { required, content: [content], place: PLACE }
}

interface BodyInput extends Pick<MediaTypeContract, 'examples' | 'type'> {
  readonly required: boolean
}

/** A parameter of the style that its place has by default. */
export function declareParameter(
  parameter: Partial<Parameter> & Pick<Parameter, 'name' | 'in'>,
): Parameter {
  const isForm = parameter.in === 'query' || parameter.in === 'cookie'
  return {
    required: false,
    style: isForm ? 'form' : 'simple',
    explode: isForm,
    allowReserved: false,
    examples: [],
    place: PLACE,
    ...parameter,
  }
}

export interface PlanInput extends Partial<Omit<TriggerPlan, 'contract' | 'operation' | 'values'>> {
  readonly schemas?: Readonly<Record<string, JsonSchema>>
  readonly operation?: Partial<TriggerOperation>
  readonly values?: Partial<UserValues>
}

export const CALLBACK_URL = 'http://127.0.0.1:9000/t0ken'

/** A plan for `POST /invoices/` of an API at 127.0.0.1:8000, with whatever a test wants otherwise. */
export function makePlan({
  schemas = {},
  operation,
  values,
  ...plan
}: PlanInput = {}): TriggerPlan {
  return {
    contract: makeSchemaContract(schemas),
    operation: makeTriggerOperation([], operation),
    kind: 'valid',
    serverUrl: 'http://127.0.0.1:8000',
    callbackUrl: CALLBACK_URL,
    slots: [],
    identities: [],
    nonce: 'f00dcafe1234',
    ordinal: 3,
    seed: 1,
    credentials: {},
    ...plan,
    values: { parameters: new Map(), members: new Map(), headers: [], ...values },
  }
}

/** The JSON that a draft sends; undefined for one that was refused or has no body. */
export function readSentJson(draft: TriggerDraft): unknown {
  if (!draft.ok || draft.request.body.length === 0) return undefined
  return JSON.parse(new TextDecoder().decode(draft.request.body))
}
