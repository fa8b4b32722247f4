import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { TestContext } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import type { Contract } from '../../src/contract/model.js'
import { createDocumentCache } from '../../src/document/cache.js'

/** A public document with callbacks or webhooks. */
export interface CorpusEntry {
  /** Relative to the corpus. */
  readonly file: string
  /** Folder of its repository: its references stay below it. */
  readonly source: string
}

/**
 * The folder of real documents that RINGBACK_CORPUS names, with an `index.json`. They are too many
 * and too variously licensed to be kept here; a test without them is skipped.
 */
export function requireCorpus({ skip }: Pick<TestContext, 'skip'>): string {
  const folder = process.env['RINGBACK_CORPUS']
  if (folder === undefined || folder === '') return skip('RINGBACK_CORPUS names no folder')
  const absolute = path.resolve(folder)
  return existsSync(path.join(absolute, 'index.json'))
    ? absolute
    : skip(`there is no ${absolute}/index.json`)
}

export function listCorpus(folder: string): readonly CorpusEntry[] {
  return JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8')) as readonly CorpusEntry[]
}

/** The contracts of every `step`th document; those that are refused are left out. */
export async function* loadCorpus(
  folder: string,
  step: number,
): AsyncGenerator<{ readonly file: string; readonly contract: Contract }> {
  const cache = createDocumentCache()
  const entries = listCorpus(folder).filter((_, index) => index % step === 0)
  for (const { file, source } of entries) {
    const options = { refRoot: path.join(folder, source), cache }
    const contract = await loadContract(path.join(folder, file), options).catch(() => undefined)
    if (contract !== undefined) yield { file, contract }
  }
}
