import { writeFile } from 'node:fs/promises'
import { loadContract } from '../../src/index.js'
import { draftConfig } from '../config/draft.js'
import { readLoadOptions } from '../document.js'
import type { RawInitFlags } from '../options.js'
import { writeStream } from '../output.js'
import type { Shell } from '../shell.js'
import { createUsageError } from '../usage.js'

const FILE = 'ringback.config.yaml'

/** `ringback init DOCUMENT`: writes a first configuration, and never over one that is there. */
export async function initCommand(
  document: string,
  flags: RawInitFlags,
  shell: Shell,
): Promise<number> {
  const contract = await loadContract(document, await readLoadOptions(flags))
  try {
    await writeFile(FILE, draftConfig(contract), { flag: 'wx' })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw createUsageError(
      code === 'EEXIST'
        ? `expected no ${FILE} in this folder, but there is one.`
        : `expected ${FILE} to be written, but writing it failed with ${code}.`,
      code === 'EEXIST' ? 'Move it away first: it is not overwritten.' : undefined,
    )
  }
  await writeStream(shell.stdout, `${FILE} written. Fill it in, then run ringback verify.\n`)
  return 0
}
