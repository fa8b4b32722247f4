import { access, readFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createUsageError } from '../usage.js'
import { checkConfig } from './check.js'
import { type ConfigFile, NO_CONFIG } from './model.js'

const NAMES = ['json', 'yaml', 'yml', 'js', 'mjs', 'ts'].map((end) => `ringback.config.${end}`)

/**
 * The configuration of `--config FILE`, else the one in the working folder, else an empty one.
 * Throws RINGBACK_ERR_USAGE for a file that cannot be read or says what cannot be meant.
 */
export async function loadConfig(
  given: string | undefined,
  folder = process.cwd(),
): Promise<ConfigFile> {
  const file = given ?? (await findFile(folder))
  if (file === undefined) return NO_CONFIG
  return { file, config: checkConfig(await readData(file, resolve(folder, file)), file) }
}

async function findFile(folder: string): Promise<string | undefined> {
  const there = await Promise.all(
    NAMES.map((name) =>
      access(resolve(folder, name)).then(
        () => [name],
        () => [],
      ),
    ),
  )
  const [first, second] = there.flat()
  if (first === undefined || second === undefined) return first
  throw createUsageError(
    `expected one configuration in this folder, but there are ${first} and ${second}.`,
    'Remove one of them, or name the one to use: --config FILE.',
  )
}

async function readData(file: string, path: string): Promise<unknown> {
  if (/\.[mc]?[jt]s$/.test(file)) return importData(file, path)
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw createUsageError(
      `--config: expected a file that can be read at ${file}, but reading it failed with ${codeOf(error)}.`,
    )
  })
  // Editors on Windows write a byte order mark.
  return parseData(text.replace(/^\uFEFF/, ''), file)
}

async function parseData(text: string, file: string): Promise<unknown> {
  const { CORE_SCHEMA, load } = await import('js-yaml')
  try {
    return extname(file) === '.json'
      ? (JSON.parse(text) as unknown)
      : load(text, { schema: CORE_SCHEMA })
  } catch (error) {
    const because = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error)
    throw createUsageError(
      `${file}: expected ${extname(file) === '.json' ? 'JSON' : 'YAML'} that parses, but ${because}.`,
    )
  }
}

async function importData(file: string, path: string): Promise<unknown> {
  try {
    const module = (await import(pathToFileURL(path).href)) as { readonly default?: unknown }
    return module.default
  } catch (error) {
    if (codeOf(error) === 'ERR_UNKNOWN_FILE_EXTENSION') {
      throw createUsageError(
        `${file}: expected a Node that reads TypeScript (22.18 or later), but this is Node ${process.versions.node}.`,
        'Write ringback.config.js, .json or .yaml, or use a newer Node.',
      )
    }
    const because = error instanceof Error ? error.message : String(error)
    throw createUsageError(
      `${file}: expected a module that can be imported, but importing it failed: ${because}.`,
    )
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
