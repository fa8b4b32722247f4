import { isUtf8 } from 'node:buffer'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HttpRequest } from '../../../src/index.js'
import { runEditor } from './editor.js'
import { formatRequest, readRequest } from './request-file.js'
import { type EffectTools, tell } from './tools.js'

/**
 * Opens a request in the user's editor. Undefined where nothing is to be sent, which the user is
 * told. The file is readable by the user alone, since a request may hold credentials, and removed.
 */
export async function editRequest(
  request: HttpRequest,
  tools: EffectTools,
): Promise<HttpRequest | undefined> {
  if (!isUtf8(request.body)) {
    tell(tools, 'Its body is no text, so it cannot be edited.', 'error')
    return undefined
  }
  const folder = await mkdtemp(join(tmpdir(), 'ringback-edit-'))
  try {
    const file = join(folder, 'request.http')
    const before = formatRequest(request)
    await writeFile(file, before, { mode: 0o600, flag: 'wx' })
    const failure = await tools.lend(() => runEditor(file, tools.env))
    if (failure !== undefined) {
      tell(tools, `${failure} Nothing was sent.`, 'error')
      return undefined
    }
    return await readEdited(file, before, tools)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function readEdited(
  file: string,
  before: string,
  tools: EffectTools,
): Promise<HttpRequest | undefined> {
  const after = await readFile(file, 'utf8')
  if (after === before) {
    tell(tools, 'Nothing was changed, so nothing was sent.')
    return undefined
  }
  const edited = readRequest(after)
  if (edited.ok) return edited.request
  tell(tools, `${edited.because} Nothing was sent.`, 'error')
  return undefined
}
