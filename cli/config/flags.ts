import { dirname, join, resolve } from 'node:path'
import { isUrl } from '../document.js'
import type { RawVerifyFlags } from '../options.js'
import { createUsageError } from '../usage.js'
import type { Config, ConfigFile } from './model.js'

/** The flags with what the configuration says where they say nothing. */
export function addConfig(flags: RawVerifyFlags, { config }: ConfigFile): RawVerifyFlags {
  const { credentials = {}, ...rest } = config
  const { api, start, timeout, settle, strict } = rest
  const known = {
    ...{ api, start, timeout, settle, strict },
    concurrency: config.concurrency?.toString(),
    repeat: config.repeat?.toString(),
    ...credentials,
  }
  const said = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
  const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined))
  return {
    ...flags,
    ...said,
    ...given,
    only: flags.only.length > 0 ? flags.only : (config.only ?? []),
    bind: [...listBindings(config), ...flags.bind],
  }
}

/** The document to verify: as it was given, else the one of the configuration. */
export function chooseDocument(
  given: string | undefined,
  { file, config: { document } }: ConfigFile,
): string | undefined {
  if (given !== undefined || document === undefined || isUrl(document)) return given ?? document
  return join(dirname(file), document)
}

/** Throws RINGBACK_ERR_USAGE where neither the command line nor a configuration names a document. */
export function requireDocument(document: string | undefined, command: string): string {
  if (document !== undefined) return document
  throw createUsageError(
    "missing required argument 'document'.",
    `Name the document before the options, e.g. ringback ${command} openapi.json ${EXAMPLES[command] ?? '--bearer'}.`,
  )
}

const EXAMPLES: Readonly<Record<string, string>> = {
  send: '--to URL',
  trigger: 'invoicePaid --to URL',
  listen: '--port 4000',
  inspect: '--bind paid=query:url',
}

/** Whether a configuration that was found, and not named, is about the document that was given. */
export function isAbout(given: string | undefined, { file, config }: ConfigFile): boolean {
  if (given === undefined || config.document === undefined) return true
  const own = chooseDocument(undefined, { file, config }) ?? given
  return isUrl(given) || isUrl(own) ? given === own : resolve(given) === resolve(own)
}

/** What a configuration binds, as `--bind` has it. */
export function listBindings({ operations = {} }: Config): string[] {
  return Object.values(operations).flatMap(({ callbacks = {} }) =>
    Object.entries(callbacks).flatMap(([name, { bind }]) =>
      bind === undefined ? [] : [`${name}=${bind}`],
    ),
  )
}
