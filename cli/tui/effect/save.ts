import { formatCount } from '../../../src/index.js'
import type { Entry } from '../state/entry.js'
import { layOutJson } from '../view/json.js'
import { writeNewFile } from './new-file.js'
import { type EffectTools, tell } from './tools.js'

/** Saves the body of a request, byte for byte as it was captured. */
export async function saveBody(entry: Entry, tools: EffectTools): Promise<void> {
  if (entry.kind === 'note') return
  const { text, base64, size } = entry.event.body
  if (size === 0) {
    tell(tools, `${entry.id} has no body.`, 'error')
    return
  }
  if (text === undefined && base64 === undefined) {
    tell(tools, `The body of ${entry.id} was not kept.`, 'error')
    return
  }
  const content = text ?? Buffer.from(base64 ?? '', 'base64')
  const extension = text === undefined ? 'bin' : layOutJson(text) === undefined ? 'txt' : 'json'
  const file = await writeNewFile(tools.folder, `ringback-${entry.id}`, extension, content)
  tell(tools, `saved ${formatCount(size, 'byte')} to ${file}`)
}

/** Saves what happened so far, where somebody knows how. */
export async function saveJournal(tools: EffectTools): Promise<void> {
  if (tools.saveJournal === undefined) {
    tell(tools, 'Nothing keeps what happened: start with --journal FILE.', 'error')
    return
  }
  tell(tools, await tools.saveJournal(tools.folder))
}
