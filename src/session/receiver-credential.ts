import { isDeepStrictEqual } from 'node:util'
import type { DeliveryCase } from '../delivery/model.js'
import type { Credentials } from '../sample/model.js'
import type { PlainSource, ReceiverTarget } from './receiver-plain.js'
import type { ReadyDelivery } from './receiver-sender.js'

/** A delivery whose credentials a receiver has to refuse. */
export interface CredentialTrial {
  readonly case: DeliveryCase
  readonly delivery: ReadyDelivery
}

/** Deliveries without credentials and with wrong ones, where the document asks for those given. */
export async function listCredentialTrials(
  { callback, credentials }: ReceiverTarget,
  next: PlainSource,
): Promise<readonly CredentialTrial[]> {
  const isNoneNeeded = callback.security.some((schemes) => schemes.length === 0)
  if (callback.security.length === 0 || isNoneNeeded) return []
  const [right, without, wrong] = [await next(), await next({}), await next(spoil(credentials))]
  if (!right.ok || !without.ok || !wrong.ok) return []
  const isPlaced = countPlaces(right.request) > countPlaces(without.request)
  // What stands in a header of the user is sent whatever the credentials are.
  const isSame = isDeepStrictEqual(right.request.headers, without.request.headers)
  if (!isPlaced && isSame) return []
  return [
    { case: describe('no credentials'), delivery: without },
    { case: describe('wrong credentials'), delivery: wrong },
  ]
}

function countPlaces({ url, headers }: ReadyDelivery['request']): number {
  return headers.length + [...new URL(url).searchParams].length
}

function describe(label: string): DeliveryCase {
  return { kind: 'credentials', label, expects: 'refusal' }
}

/** Of the same form, and known to nobody. */
function spoil({ bearer, apiKey, basic }: Credentials): Credentials {
  return {
    ...(bearer === undefined ? {} : { bearer: WRONG }),
    ...(apiKey === undefined ? {} : { apiKey: WRONG }),
    ...(basic === undefined ? {} : { basic: `${basic.split(':', 1).join('')}:${WRONG}` }),
  }
}

const WRONG = 'ringback-wrong-credentials'
