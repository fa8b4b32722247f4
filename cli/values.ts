import type { GivenBody, UserValues } from '../src/index.js'
import { readBody } from './body.js'
import type { ValueFlags } from './flags.js'
import { findOperationId, type Nameable } from './operation-id.js'
import { readMemberValue } from './setting.js'

/**
 * What the options say for an operation, by its id; of two that say the same, the one that names
 * the operation wins, then the later one. Throws RINGBACK_ERR_USAGE for an operation that the
 * document does not have and for a file that cannot be read.
 */
export async function readValues(
  flags: ValueFlags,
  contract: Nameable,
): Promise<(operation: string) => UserValues> {
  const settings = flags.set.map((one) => ({ ...one, id: findOperationId('--set', one, contract) }))
  const bodies = await Promise.all(
    flags.body.map(async (one) => {
      return { id: findOperationId('--body', one, contract), bytes: await readBody(one) }
    }),
  )
  return (operation) => {
    const chosen = sortByWeight(settings, operation)
    const body: GivenBody | undefined = sortByWeight(bodies, operation).at(-1)
    const ofBody = chosen.filter(({ place }) => place === 'body')
    const ofParameters = chosen.filter(({ place }) => place !== 'body')
    return {
      parameters: new Map(
        ofParameters.map(({ place, name, value }) => [`${place}:${name}`, value]),
      ),
      members: new Map(ofBody.map(({ name, value }) => [name, readMemberValue(value)])),
      ...(body === undefined ? {} : { body: { bytes: body.bytes } }),
      headers: flags.header,
    }
  }
}

interface Addressed {
  /** Absent: meant for every operation. */
  readonly id: string | undefined
}

/** Those that concern the operation, the weightiest last. */
function sortByWeight<T extends Addressed>(all: readonly T[], operation: string): readonly T[] {
  return [...all.filter(({ id }) => id === undefined), ...all.filter(({ id }) => id === operation)]
}
