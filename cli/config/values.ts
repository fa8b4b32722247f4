import { dirname, resolve } from 'node:path'
import type { Contract, UserValues } from '../../src/index.js'
import type { ValueFlags } from '../flags.js'
import { type Header, requireHeaderText } from '../header.js'
import { findOperationId } from '../operation-id.js'
import { readValues } from '../values.js'
import type { ConfigFile, OperationConfig } from './model.js'
import { fillEnvironment, listEnvironment } from './secret.js'

type Environment = Readonly<Record<string, string | undefined>>

/** Headers of the configuration, the environment filled in; `operation` undefined for all. */
export interface ConfigHeaders {
  readonly operation: string | undefined
  readonly headers: readonly Header[]
  /** What was taken from the environment. */
  readonly secrets: readonly string[]
}

export function readConfigHeaders(
  { file, config }: ConfigFile,
  env: Environment,
): readonly ConfigHeaders[] {
  const read = (headers: OperationConfig['headers'] = {}, operation?: string): ConfigHeaders => ({
    operation,
    secrets: Object.values(headers).flatMap((text) => listEnvironment(text, env)),
    headers: Object.entries(headers).map(([name, text]): Header => {
      const from = `${file}, header ${name}`
      const value = fillEnvironment(text, env, from)
      requireHeaderText(from, value)
      return [name, value]
    }),
  })
  const ofOperations = Object.entries(config.operations ?? {})
  return [
    read(config.headers),
    ...ofOperations.map(([operation, { headers }]) => read(headers, operation)),
  ]
}

/** What the configuration gives for the triggers of an operation, and over it what the flags give. */
export async function mergeValues(
  file: ConfigFile,
  headers: readonly ConfigHeaders[],
  flags: ValueFlags,
  contract: Contract,
): Promise<(operation: string) => UserValues> {
  const nameOf = (operation: string) =>
    findOperationId(`${file.file}, operations`, { operation }, contract) ?? operation
  const ofFile = await readValues(listValues(file, nameOf), contract)
  const ofFlags = await readValues(flags, contract)
  return (operation) => {
    const [below, above] = [ofFile(operation), ofFlags(operation)]
    const body = above.body ?? below.body
    const lists = headers.filter(
      (one) => one.operation === undefined || nameOf(one.operation) === operation,
    )
    return {
      parameters: new Map([...below.parameters, ...above.parameters]),
      members: new Map([...below.members, ...above.members]),
      ...(body === undefined ? {} : { body }),
      headers: dropRepeats([...lists.flatMap((one) => one.headers), ...above.headers]),
    }
  }
}

/** What the configuration gives, in the words of the options. */
export function listValues(
  { file, config }: ConfigFile,
  nameOf: (operation: string) => string = (operation) => operation,
): ValueFlags {
  const operations = Object.entries(config.operations ?? {}).map(
    ([name, one]) => [nameOf(name), one] as const,
  )
  return {
    header: [],
    set: operations.flatMap(([operation, { parameters = {}, members = {} }]) => [
      ...Object.entries(parameters).map(([key, value]) => {
        const at = key.indexOf(':')
        const place = key.slice(0, at) as 'path' | 'query' | 'header' | 'cookie'
        return { operation, place, name: key.slice(at + 1), value: String(value) }
      }),
      ...Object.entries(members).map(([name, value]) => ({
        operation,
        place: 'body' as const,
        name,
        value: JSON.stringify(value),
      })),
    ]),
    body: operations.flatMap(([operation, { body }]) =>
      body === undefined ? [] : [{ operation, source: describeBody(body, file) }],
    ),
  }
}

function describeBody(body: unknown, file: string): string {
  return typeof body === 'string' && body.startsWith('@')
    ? `@${resolve(dirname(file), body.slice(1))}`
    : JSON.stringify(body)
}

/** Of headers with one name, the last. */
function dropRepeats(headers: UserValues['headers']): UserValues['headers'] {
  return [...new Map(headers.map((header) => [header[0].toLowerCase(), header])).values()]
}
