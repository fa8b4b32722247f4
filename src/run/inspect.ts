import { createFindingFactory } from '../check/draft.js'
import { checkDocument, listCallbacks } from '../check/run.js'
import type {
  CallbackOperation,
  Contract,
  Operation,
  SecurityContract,
  TriggerOperation,
  WebhookOperation,
} from '../contract/model.js'
import { suggestBinding } from '../contract/suggest-binding.js'
import { createFindingGroups } from '../report/finding-group.js'
import type {
  InspectedCallback,
  InspectedRequest,
  Inspection,
  ReadPart,
  UrlPlacement,
} from '../report/inspection.js'
import { describeSlot, describeSource } from './reading.js'

/** Everything that a document promises, how its expressions are read, and what is wrong with it. */
export function inspect(contract: Contract): Inspection {
  const callbacks = contract.triggers.flatMap((trigger) => listCallbacks(trigger.callbacks))
  const { source, openapi, title } = contract
  return {
    schemaVersion: 1,
    document: { source, openapi, title },
    servers: contract.servers.map((server) => server.url),
    operations: contract.triggers.map((trigger) => ({
      id: trigger.id,
      method: trigger.method,
      path: trigger.path,
      security: describeSecurity(trigger.security),
      callbacks: trigger.callbacks.map((callback) => ({
        ...inspectCallback(callback, labelOf(trigger)),
        url: placeUrl(callback, { trigger, contract }),
      })),
    })),
    webhooks: contract.webhooks.map(inspectRequest),
    findings: groupFindings(contract),
    totals: {
      operations: contract.operations.length,
      triggers: contract.triggers.length,
      callbacks: callbacks.length,
      drivable: callbacks.filter((callback) => callback.drivability.drivable).length,
      webhooks: contract.webhooks.length,
    },
  }
}

function groupFindings(contract: Contract): Inspection['findings'] {
  const makeFinding = createFindingFactory(contract)
  const groups = createFindingGroups()
  for (const draft of checkDocument(contract, { isWhole: true })) groups.add(makeFinding(draft))
  return groups.list().map((group) => ({ ...group, repeat: [] }))
}

function inspectCallback(callback: CallbackOperation, cause: string): InspectedCallback {
  const { expression, standardKey } = callback
  return {
    ...inspectRequest(callback),
    key: expression.text,
    reading: readParts(callback, cause),
    ...(standardKey === undefined ? {} : { standardKey }),
    url: placeUrl(callback),
    callbacks: callback.callbacks.map((inner) => inspectCallback(inner, callback.name)),
  }
}

function readParts({ expression }: CallbackOperation, cause: string): ReadPart[] {
  return expression.parts.map((part) =>
    part.kind === 'literal'
      ? { text: part.text }
      : { text: part.text, means: describeSource(part.source, cause) },
  )
}

/** The trigger is known for the callbacks that the user can bind: not for those within callbacks. */
function placeUrl(
  callback: CallbackOperation,
  bindable?: { readonly trigger: TriggerOperation; readonly contract: Contract },
): UrlPlacement {
  const { drivability } = callback
  if (!drivability.drivable) {
    const { because } = drivability
    if (bindable === undefined) return { drivable: false, because }
    const bind = suggestBinding(callback, bindable.trigger, bindable.contract.schemas)
    return { drivable: false, because, bind }
  }
  return { drivable: true, slot: describeSlot(drivability.slot), optional: drivability.optional }
}

function inspectRequest(operation: CallbackOperation | WebhookOperation): InspectedRequest {
  const { body } = operation
  return {
    id: operation.id,
    name: operation.name,
    method: operation.method,
    ...(body === undefined
      ? {}
      : { body: { required: body.required, content: describeContent(body.content) } }),
    answers: operation.responses.map(({ status, description }) => ({ status, description })),
    parameters: operation.parameters.map((one) => ({
      name: one.name,
      in: one.in,
      required: one.required,
    })),
    security: describeSecurity(operation.security),
  }
}

function describeContent(content: NonNullable<Operation['body']>['content']) {
  return content.map(({ type, schemaName }) => ({
    type,
    ...(schemaName === undefined ? {} : { schema: schemaName }),
  }))
}

function describeSecurity(security: SecurityContract): string[] {
  return security.map((schemes) =>
    schemes.length === 0 ? 'none' : schemes.map((scheme) => scheme.name).join(' and '),
  )
}

function labelOf({ method, path }: TriggerOperation): string {
  return `${method} ${path}`
}
