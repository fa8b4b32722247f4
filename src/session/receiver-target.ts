import type { CallbackOperation, Contract } from '../contract/model.js'
import { leadingExpression } from '../contract/url-slot.js'
import type { CallbackExpression, ExpressionPart } from '../expression/model.js'
import { readSource } from '../expression/value.js'
import { aimAtReceiver } from './receiver-url.js'
import { sampleCause } from './sample-cause.js'

export interface ReceiverUrlInput {
  readonly contract: Contract
  readonly callback: CallbackOperation
  /** What would be registered at the API; for a webhook its whole URL. */
  readonly to: string
  readonly seed: number
  /** Values of parts of the key, by their text in it: `{$request.body#/id}`, braces or not. */
  readonly parts?: ReadonlyMap<string, string> | undefined
}

export type ReceiverUrl =
  | {
      readonly ok: true
      /** Parts that the sender fills are left as `{name}`. */
      readonly url: string
      /** What stands in the URL, by name: the event is about the same thing. */
      readonly known: ReadonlyMap<string, unknown>
    }
  | { readonly ok: false; readonly because: string }

/**
 * Where a callback goes whose receiver is at `to`: its key with `to` in the place of the URL
 * parameter. Other parts have the value that the user gives, else that of a made-up trigger with its
 * documented examples. Refused where a part has no value. The same input gives the same URL.
 */
export async function resolveReceiverUrl(input: ReceiverUrlInput): Promise<ReceiverUrl> {
  const { contract, callback, to, parts = NO_PARTS } = input
  const known = new Map<string, unknown>()
  if (contract.webhooks.some(({ id }) => id === callback.id)) return { ok: true, url: to, known }
  const expression = fillGiven(callback.expression, parts, known)
  const open = listOpenParts(expression).filter(({ source }) => source.kind !== 'name')
  if (open.length === 0)
    return { ok: true, url: aimAtReceiver({ expression }, to, undefined), known }
  const cause = await sampleCause(input)
  if (!cause.ok) return refuse(cause.because, open)
  for (const part of open) {
    const value = readSource(part.source, cause.context)
    if (!value.found) return refuse(`${part.text} has no value: ${value.because}`, [part])
    keep(known, part, value.value)
  }
  return { ok: true, url: aimAtReceiver({ expression }, to, cause.context), known }
}

function refuse(because: string, parts: readonly ExpressionPart[]): ReceiverUrl {
  const options = parts.map(({ text }) => `--set '${text}=VALUE'`).join(' ')
  return { ok: false, because: `${because}; give it with ${options}` }
}

/** Of the parts that the user named, those that the key does not have besides its URL. */
export function listUnknownParts(
  { expression }: Pick<CallbackOperation, 'expression'>,
  parts: ReadonlyMap<string, string>,
): readonly string[] {
  const open = listOpenParts(expression)
  return [...parts.keys()].filter((text) => !open.some((part) => isNamed(part, text)))
}

/** The expressions of a key beside the one that gives its URL. */
function listOpenParts(expression: CallbackExpression): readonly ExpressionPart[] {
  const lead = leadingExpression(expression)
  return expression.parts.flatMap((part) =>
    part.kind === 'expression' && part !== lead ? [part] : [],
  )
}

const NO_PARTS: ReadonlyMap<string, string> = new Map()

/** A given value is a constant of its own, that the answer of a made-up trigger does not change. */
function fillGiven(
  expression: CallbackExpression,
  values: ReadonlyMap<string, string>,
  known: Map<string, unknown>,
): CallbackExpression {
  const open = new Set(listOpenParts(expression))
  const parts = expression.parts.map((part) => {
    if (part.kind === 'literal' || !open.has(part)) return part
    const [, value] = [...values].find(([text]) => isNamed(part, text)) ?? []
    if (value === undefined) return part
    keep(known, part, value)
    return { kind: 'literal', text: encode(value) } as const
  })
  return { ...expression, parts }
}

function isNamed(part: ExpressionPart, text: string): boolean {
  return strip(part.text) === strip(text)
}

function strip(text: string): string {
  return text.replace(/^\{+\s*/, '').replace(/\s*\}+$/, '')
}

/** A path of its own goes in as it is, as everywhere in callback URLs. */
function encode(value: string): string {
  if (value.startsWith('/')) return value
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'))
}

/** By the last word of what the part names: `id` of `{$request.body#/invoice/id}`. */
function keep(known: Map<string, unknown>, { source }: ExpressionPart, value: unknown): void {
  const name = 'name' in source ? source.name : nameOfMember(source)
  if (name !== '' && !known.has(name)) known.set(name, value)
}

function nameOfMember(
  source: Exclude<ExpressionPart['source'], { readonly name: string }>,
): string {
  if (source.kind !== 'body') return ''
  const token = source.pointer.split('/').at(-1) ?? ''
  return token.replaceAll('~1', '/').replaceAll('~0', '~')
}
