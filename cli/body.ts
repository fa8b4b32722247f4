import { readFile } from 'node:fs/promises'
import { createUsageError } from './usage.js'
import { OPERATION_FORM, type ValueForm } from './value-form.js'

/** One `--body`: a whole body for an operation, or for all that take one. */
export interface BodyText {
  readonly operation?: string
  /** `@FILE`, or JSON. */
  readonly source: string
}

/** Reads `[OPERATION=]@FILE` or `[OPERATION=]JSON`, or what else the form of a command is. */
export function parseBody(text: string, form: ValueForm = OPERATION_FORM): BodyText {
  if (isSource(text)) return { source: text }
  for (let at = text.indexOf('='); form.isNamed && at > 0; at = text.indexOf('=', at + 1)) {
    const source = text.slice(at + 1)
    if (isSource(source)) return { operation: text.slice(0, at), source }
  }
  throw createUsageError(
    `--body: expected ${form.body}, but got neither a file nor JSON that parses.`,
    `Quote JSON for the shell: --body '{"customer": 7}', or write --body @invoice.json.`,
  )
}

/** The bytes to send; a file is sent as it is. */
export async function readBody({ source }: BodyText): Promise<Uint8Array> {
  if (!source.startsWith('@')) return Buffer.from(source)
  const file = source.slice(1)
  try {
    return await readFile(file)
  } catch (error) {
    const because = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw createUsageError(
      `--body: expected a file that can be read at ${file}, but reading it failed with ${because}.`,
    )
  }
}

function isSource(text: string): boolean {
  if (text.startsWith('@')) return text.length > 1
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
