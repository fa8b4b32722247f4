import { access, constants, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { RingbackError } from '../src/index.js'
import { createOutputError } from './output-error.js'

/**
 * Replaces the file in one step, so that nobody reads half a report; devices and pipes are written
 * to as they are. Throws RINGBACK_ERR_OUTPUT.
 */
export async function writeReportFile(path: string, text: string): Promise<void> {
  try {
    const found = await stat(path).catch(() => undefined)
    if (found !== undefined && !found.isFile()) {
      await writeFile(path, text)
      return
    }
    // A link stays a link.
    await replaceFile(found === undefined ? path : await realpath(path), text)
  } catch (error) {
    throw createOutputError(path, error)
  }
}

/** Finds out before a long run that its report could not be kept. Throws RINGBACK_ERR_OUTPUT. */
export async function checkReportFile(path: string | undefined): Promise<void> {
  if (path === undefined) return
  try {
    const found = await stat(path).catch(() => undefined)
    if (found?.isDirectory() === true) {
      throw new RingbackError(
        'RINGBACK_ERR_OUTPUT',
        `The report ${path} cannot be written: it is a folder.`,
        {
          hint: 'Give a file in it.',
        },
      )
    }
    await access(found === undefined || found.isFile() ? dirname(path) : path, constants.W_OK)
  } catch (error) {
    throw createOutputError(path, error)
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`
  try {
    await writeFile(draft, text)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
