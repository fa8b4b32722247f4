import { spawn } from 'node:child_process'
import process from 'node:process'

type Environment = Readonly<Record<string, string | undefined>>

/** VISUAL, else EDITOR, else what every system has. It may hold arguments: `code --wait`. */
export function chooseEditor(env: Environment, platform: NodeJS.Platform): string {
  const chosen = [env['VISUAL'], env['EDITOR']].find((name) => name !== undefined && name !== '')
  return chosen ?? (platform === 'win32' ? 'notepad' : 'vi')
}

/** Edits a file in the terminal; resolves with one sentence where that failed. */
export function runEditor(file: string, env: Environment): Promise<string | undefined> {
  const editor = chooseEditor(env, process.platform)
  // By a shell, since the variable may hold arguments; the name of the file is no part of its text.
  const child =
    process.platform === 'win32'
      ? spawn(`${editor} "${file}"`, { shell: true, stdio: 'inherit', env: { ...env } })
      : spawn('/bin/sh', ['-c', `${editor} "$1"`, 'sh', file], {
          stdio: 'inherit',
          env: { ...env },
        })
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`${editor} could not be started: ${error.message}.`))
    child.once('close', (code, signal) => {
      if (code === 0) resolve(undefined)
      else resolve(`${editor} ended with ${signal ?? code ?? 'a failure'}.`)
    })
  })
}
