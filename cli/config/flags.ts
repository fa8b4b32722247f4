import { dirname, join } from 'node:path'
import { isUrl } from '../document.js'
import type { RawVerifyFlags } from '../options.js'
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

function listBindings({ operations = {} }: Config): string[] {
  return Object.values(operations).flatMap(({ callbacks = {} }) =>
    Object.entries(callbacks).flatMap(([name, { bind }]) =>
      bind === undefined ? [] : [`${name}=${bind}`],
    ),
  )
}
