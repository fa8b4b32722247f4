import { createHash } from 'node:crypto'
import { listIdentities } from '../sample/identity.js'
import { findSchemaAt } from '../sample/suiting-schema.js'
import type { JsonSchema } from '../schema/model.js'
import { isSameName, type JsonRecord } from './json-record.js'

/** The member of an answer that tells its thing from others of its kind. */
export function findIdName(
  record: JsonRecord,
  itemVariable: string | undefined,
  collection: string,
): string | undefined {
  const names = Object.keys(record).filter((name) =>
    ['string', 'number'].includes(typeof record[name]),
  )
  const kind = (collection.split('/').at(-1) ?? '').replace(/s$/, '')
  const isNamed = (wanted: string) => names.find((name) => isSameName(name, wanted))
  return (
    (itemVariable === undefined ? undefined : isNamed(itemVariable)) ??
    isNamed('id') ??
    isNamed(`${kind}Id`) ??
    isNamed('uuid')
  )
}

/**
 * Ids for the thing that is created as number `ordinal`, best first: in the form of `current`, which
 * the first one keeps. `schema` is the bundle of the answer, where `tokens` lead to the id.
 */
export function listIds(
  current: unknown,
  ordinal: number,
  seed: number,
  { schema, tokens }: { readonly schema: JsonSchema; readonly tokens: readonly string[] },
): readonly unknown[] {
  if (typeof current === 'number') return [Math.trunc(current) + ordinal - 1]
  const name = tokens.at(-1) ?? 'id'
  const found = findSchemaAt(schema, undefined, tokens) ?? {}
  const nonce = makeNonce(seed, ordinal)
  return [...countOn(current, ordinal), ...listIdentities(found, name, { nonce, ordinal })]
}

/** The next of `inv_1` is `inv_2`, and that of `INV-009` is `INV-010`. */
function countOn(current: unknown, ordinal: number): readonly string[] {
  if (typeof current !== 'string' || UUID.test(current)) return []
  const [, text = '', digits = ''] = /^(.{0,200}?)(\d{1,12})$/s.exec(current) ?? []
  if (digits === '') return []
  return [`${text}${String(Number(digits) + ordinal - 1).padStart(digits.length, '0')}`]
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Hexadecimal digits that only this creation has. */
export function makeNonce(seed: number, ordinal: number): string {
  return createHash('sha256').update(`${seed} ${ordinal}`).digest('hex').slice(0, 12)
}
