import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const MAX_TRIES = 1000

/**
 * Writes a file that was not there, readable by the user alone, and gives its name: `NAME.EXT`,
 * else `NAME-2.EXT` and so on. The name must be one of ours: nothing captured goes into it.
 */
export async function writeNewFile(
  folder: string,
  name: string,
  extension: string,
  content: string | Uint8Array,
): Promise<string> {
  for (let count = 1; ; count += 1) {
    const file = `${name}${count === 1 ? '' : `-${count}`}.${extension}`
    try {
      await writeFile(join(folder, file), content, { flag: 'wx', mode: 0o600 })
      return file
    } catch (error) {
      if (!isTaken(error) || count >= MAX_TRIES) throw error
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
