import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createUsageError } from './usage.js'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Lets the user change a text in VISUAL, else EDITOR. The file is theirs alone, and gone afterwards.
 * Throws RINGBACK_ERR_USAGE where no editor is set, or it fails.
 */
export async function editText(text: string, name: string, env: Environment): Promise<string> {
  const command = env['VISUAL'] || env['EDITOR']
  if (command === undefined || command === '') {
    throw createUsageError(
      '--edit: expected an editor in VISUAL or EDITOR, but neither is set.',
      "Set one, e.g. EDITOR='code --wait', or give the body with --body @FILE.",
    )
  }
  const folder = await mkdtemp(join(tmpdir(), 'ringback-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  try {
    const file = join(folder, name)
    await writeFile(file, text, { mode: 0o600 })
    await runEditor(command, file)
    return await readFile(file, 'utf8')
  } finally {
    process.off('exit', remove)
    remove()
  }
}

/** By the shell, since an editor is often a command with options. */
function runEditor(command: string, file: string): Promise<void> {
  const isWindows = process.platform === 'win32'
  const child = isWindows
    ? spawn(`${command} "${file}"`, { shell: true, stdio: 'inherit' })
    : spawn('/bin/sh', ['-c', `${command} "$1"`, 'sh', file], { stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    const fail = (how: string) =>
      reject(
        createUsageError(
          `--edit: expected "${command}" to end well, but it ${how}.`,
          'Nothing was sent.',
        ),
      )
    child.once('error', (error) => fail(`could not be started: ${error.message}`))
    child.once('close', (code, signal) => {
      if (code === 0) resolve()
      else fail(signal === null ? `ended with exit code ${code ?? 0}` : `was ended by ${signal}`)
    })
  })
}
