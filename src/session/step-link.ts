import { findResponse } from '../check/answer.js'
import type { Contract, LinkContract, TriggerOperation } from '../contract/model.js'
import { buildLinkedRequest } from '../sample/linked-request.js'
import type { Credentials } from '../sample/model.js'
import type { HeaderPair } from '../transport/model.js'
import { type RequestTools, sendStep } from './step-answer.js'
import type { LinkStep } from './step-model.js'
import type { StepOutcome } from './step-outcome.js'
import type { StepScope } from './step-value.js'
import { createToken } from './trigger.js'

/** What following a link needs to know of the run. */
export interface LinkAccess {
  readonly contract: Contract
  /** Whose answer has the link. */
  readonly operation: TriggerOperation
  readonly serverUrl: string
  /** Of the user, for every request to the API. */
  readonly userHeaders: readonly HeaderPair[]
  readonly credentials: Credentials
  readonly seed: number
}

/** Names of the links that the answers of an operation have. */
export function listLinkNames({ responses }: Pick<TriggerOperation, 'responses'>): string[] {
  return [...new Set(responses.flatMap(({ links = [] }) => links.map(({ name }) => name)))]
}

/** Calls the operation that a link of the trigger's answer leads to, on the API that is verified. */
export async function performLink(
  { link: name, expect }: LinkStep,
  { context }: StepScope,
  access: LinkAccess,
  tools: RequestTools,
): Promise<StepOutcome> {
  const { contract, operation, serverUrl, userHeaders: headers, credentials, seed } = access
  const status = context?.response?.status
  if (context === undefined || status === undefined) return fail('the trigger was not answered')
  const link = findResponse(operation.responses, status)?.links?.find((one) => one.name === name)
  if (link === undefined) return fail(`the answer ${status} documents no link ${name}`)
  const linked = contract.followLink(link)
  if (!linked.ok) return fail(`the link ${name} cannot be followed: ${linked.because}`)
  const elsewhere = findOtherHost(link, serverUrl)
  if (elsewhere !== undefined) {
    return fail(`the link ${name} has a server of its own, ${elsewhere}, which is not the API`)
  }
  const plan = { contract, link, operation: linked.operation, context, serverUrl, headers }
  const nonce = createToken().slice(0, 8)
  const draft = await buildLinkedRequest({ ...plan, credentials, seed, nonce })
  return draft.ok ? sendStep(draft.request, expect, tools) : fail(draft.because)
}

/** Only the API that the user named is called: a link may lead to production. */
function findOtherHost({ server }: LinkContract, serverUrl: string): string | undefined {
  if (server === undefined || !URL.canParse(server.url, serverUrl)) return server?.url
  return new URL(server.url, serverUrl).origin === new URL(serverUrl).origin
    ? undefined
    : server.url
}

function fail(arrived: string): StepOutcome {
  return { failure: { expected: 'a link that can be followed', arrived } }
}
