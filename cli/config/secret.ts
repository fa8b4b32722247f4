import { isSecretName } from '../secrets.js'
import { createUsageError } from '../usage.js'
import type { Config } from './model.js'

type Environment = Readonly<Record<string, string | undefined>>

/** Files are committed: what is secret comes from the environment. Its value is never shown. */
export function refuseSecrets(
  { credentials = {}, headers = {}, operations = {} }: Config,
  file: string,
): void {
  for (const [name, value] of Object.entries(credentials)) {
    if (/^env:[A-Za-z_]\w*$/.test(value)) continue
    throw createUsageError(
      `${file}, credentials.${name}: expected env:NAME, but got a value that stands in the file.`,
      `Put it into an environment variable and write ${name}: env:API_${name.toUpperCase()}.`,
    )
  }
  const lists = [
    ['headers', headers] as const,
    ...Object.entries(operations).map(
      ([operation, { headers: own = {} }]) => [`operations.${operation}.headers`, own] as const,
    ),
  ]
  for (const [place, list] of lists) {
    for (const [name, value] of Object.entries(list)) {
      if (!isSecretName(name) || value.search(REFERENCE) !== -1) continue
      throw createUsageError(
        `${file}, ${place}.${name}: expected a secret taken from the environment, but got a value that stands in the file.`,
        `Write ${name}: '{{env.NAME}}'.`,
      )
    }
  }
}

const REFERENCE = /\{\{\s*env\.(\w+)\s*\}\}/g

/** Values of the variables that a text names. */
export function listEnvironment(text: string, env: Environment): readonly string[] {
  return Array.from(text.matchAll(REFERENCE), ([, name = '']) => env[name] ?? '')
}

/** A header's value with what it takes from the environment; `from` is for the message. */
export function fillEnvironment(text: string, env: Environment, from: string): string {
  return text.replace(REFERENCE, (_, name: string) => {
    const value = Object.hasOwn(env, name) ? env[name] : undefined
    if (value !== undefined && value !== '') return value
    throw createUsageError(
      `${from}: expected a value in the environment variable ${name}, but it is ${value === undefined ? 'not set' : 'empty'}.`,
    )
  })
}
