import type { CallbackOperation, Contract, UserValues } from '../src/index.js'
import type { ValueFlags } from './flags.js'
import { createUsageError } from './usage.js'
import { readValues } from './values.js'

/**
 * What the options say for a callback or webhook, by its id: where `verify` has the name of an
 * operation, `send` has theirs. A name that several have means them all. Throws
 * RINGBACK_ERR_USAGE for one that the document does not have.
 */
export async function readSendValues(
  flags: ValueFlags,
  contract: Contract,
): Promise<(callback: string) => UserValues> {
  const receivers = listReceivers(contract)
  const expand = <Flag extends { readonly operation?: string }>(
    option: string,
    all: readonly Flag[],
  ) =>
    all.flatMap((flag) =>
      flag.operation === undefined
        ? [flag]
        : findIds(option, flag.operation, receivers).map((id) => ({ ...flag, operation: id })),
    )
  const named = {
    header: flags.header,
    set: expand('--set', flags.set),
    body: expand('--body', flags.body),
  }
  return readValues(named, { triggers: receivers.map(({ id }) => ({ id, method: '', path: id })) })
}

interface ReceiverName {
  readonly id: string
  readonly name: string
}

function listReceivers({ triggers, webhooks }: Contract): readonly ReceiverName[] {
  const nested = (callbacks: readonly CallbackOperation[]): readonly ReceiverName[] =>
    callbacks.flatMap((callback) => [callback, ...nested(callback.callbacks)])
  return [...triggers.flatMap(({ callbacks }) => nested(callbacks)), ...webhooks]
}

function findIds(
  option: string,
  wanted: string,
  receivers: readonly ReceiverName[],
): readonly string[] {
  const found = receivers.filter(({ id, name }) => id === wanted || name === wanted)
  if (found.length > 0) return found.map(({ id }) => id)
  const names = [...new Set(receivers.map(({ name }) => name))].join(', ')
  throw createUsageError(
    `${option}: the document has no callback or webhook that is named "${wanted}".`,
    names === '' ? 'It has neither.' : `It has: ${names}.`,
  )
}
