import { formatCount, formatCurl } from '../../../src/index.js'
import type { Entry, NoteEntry } from '../state/entry.js'
import { writeNewFile } from './new-file.js'
import { type EffectTools, tell } from './tools.js'

/** Terminals and tmux drop what is longer: 74,994 characters of base64 (xterm, OSC 52). */
const MAX_BASE64 = 74_994

/** Copies the request as a curl command, by the terminal where it can, else into a file. */
export async function copyCurl(entry: Entry, tools: EffectTools): Promise<void> {
  if (entry.kind === 'note') return
  const command = formatCurl(absolute(entry, tools.workbench.url))
  const base64 = Buffer.from(command).toString('base64')
  if (canCopy(tools.env) && base64.length <= MAX_BASE64) {
    // OSC 52: the terminal puts it on the clipboard, also through ssh.
    tools.write(`\u001b]52;c;${base64}\u0007`)
    tell(
      tools,
      `copied the curl command of ${entry.id} (${formatCount(command.length, 'character')})`,
    )
    return
  }
  const file = await writeNewFile(tools.folder, `ringback-${entry.id}`, 'sh', `${command}\n`)
  tell(tools, `this terminal has no clipboard: the curl command is in ${file}`)
}

/** Consoles that do not know OSC 52. */
function canCopy(env: EffectTools['env']): boolean {
  return !/^(?:linux|dumb|vt\d+|screen)$/.test(env['TERM'] ?? 'dumb') || env['TMUX'] !== undefined
}

/** What we received stands in the event by its path alone. */
function absolute(entry: Exclude<Entry, NoteEntry>, receiver: string) {
  const { event } = entry
  if (/^https?:\/\//i.test(event.url)) return event
  const { origin } = new URL(receiver)
  return { ...event, url: origin + (event.url.startsWith('/') ? event.url : `/${event.url}`) }
}
