import { stat, truncate } from 'node:fs/promises'
import { RingbackError } from '../errors.js'
import { decodeLine } from './decode.js'
import { readLines } from './lines.js'
import { isErrorCode } from './output-error.js'

const HEADER_START = '{"journal":"ringback"'

/**
 * Makes an existing journal ready for one more run: cuts off a torn last line, and returns the ids
 * of the runs in it. A missing or empty file has none. Throws RINGBACK_ERR_OUTPUT, with the file as
 * it was, when it is anything but a journal of this version.
 */
export async function resumeFile(path: string): Promise<string[]> {
  if (!(await hasContent(path))) return []
  const runs: string[] = []
  for await (const { text, number, start, isWhole } of readLines(path)) {
    const isHeader = text.startsWith(HEADER_START)
    if (number === 1 && !isHeader) throw refuseFile(path, 'it exists and is no Ringback journal')
    if (!isWhole) await truncate(path, start)
    else if (isHeader) runs.push(readRun(text, path, number))
  }
  return runs
}

async function hasContent(path: string): Promise<boolean> {
  try {
    const found = await stat(path)
    if (!found.isFile()) throw refuseFile(path, 'it is not a regular file')
    return found.size > 0
  } catch (error) {
    if (isErrorCode(error, 'ENOENT')) return false
    throw error
  }
}

function readRun(text: string, path: string, number: number): string {
  try {
    const line = decodeLine(text, path, number)
    return line.kind === 'header' ? line.header.run : ''
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    throw refuseFile(path, detail.replace(/\.$/u, ''))
  }
}

function refuseFile(path: string, because: string): RingbackError {
  return new RingbackError(
    'RINGBACK_ERR_OUTPUT',
    `The journal ${path} cannot be written: ${because}.`,
    { hint: 'Give another file, or move that one away.' },
  )
}
